import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Egress } from '../egress.js';
import type { LtiLog, LtiStore, Registration, StoredKeySet } from '../ports.js';
import { LtiRefusal } from '../refusal.js';

/** After this long the keys are fetched again, beside the launch, not in it, unless the platform says else. */
const FRESH_MS = 3_600_000;
const LEAST_FRESH_MS = 60_000;
/** Through an outage of the platform the last good keys serve this long. */
const STALE_MS = 24 * 3_600_000;
/** A flood of made-up key ids must not become a flood of fetches. */
const RETRY_MS = 30_000;
const NEW_MS = 1_000;

const KeySet = z.object({ keys: z.array(z.unknown()).max(100) });
const RsaKey = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  n: z.string(),
  e: z.string(),
  use: z.literal('sig').optional(),
  alg: z.literal('RS256').optional(),
});

interface LoadedKeys {
  keys: Map<string, KeyObject>;
  fetchedAt: number;
  maxAgeMs: number;
}

/** An unknown key id may ask soon after a refresh that the clock caused: keys change at any moment. */
type Cause = 'age' | 'unknown-id';

/** The platforms' public keys: in memory, else in the database, else from the platform. */
export interface PlatformKeys {
  /**
   * The key with this id.
   *
   * @throws LtiRefusal `key-unknown`, or `keys-unreachable` when there are no keys to look in.
   */
  find(registration: Registration, kid: string): Promise<KeyObject>;
}

export function createPlatformKeys(deps: {
  store: LtiStore;
  egress: Egress;
  now(): Date;
  log: LtiLog;
}): PlatformKeys {
  const loaded = new Map<string, LoadedKeys>();
  const triedAt = new Map<string, number>();
  const underway = new Map<string, Promise<LoadedKeys | null>>();
  const nowMs = () => deps.now().getTime();
  // A set is only good for the address it came from; a corrected one starts afresh.
  const cacheKey = ({ id, jwksUrl }: Registration) => `${id} ${jwksUrl}`;

  const fetchOnce = (registration: Registration, cause: Cause): Promise<LoadedKeys | null> => {
    const key = cacheKey(registration);
    const running = underway.get(key);
    if (running) return running;
    const tried = `${cause} ${key}`;
    // Another launch may have fetched them while this one was looking.
    if (nowMs() - (triedAt.get(tried) ?? -Infinity) < RETRY_MS)
      return Promise.resolve(loaded.get(key) ?? null);
    triedAt.set(tried, nowMs());
    const fetching = fetchKeys(deps, registration)
      .then((set) => {
        if (set) loaded.set(key, set);
        return set;
      })
      .finally(() => underway.delete(key));
    underway.set(key, fetching);
    return fetching;
  };

  const current = async (registration: Registration): Promise<LoadedKeys | null> => {
    const key = cacheKey(registration);
    const inMemory = loaded.get(key);
    if (inMemory && nowMs() - inMemory.fetchedAt < STALE_MS) return inMemory;
    const stored = await deps.store.readKeySet(registration.id);
    if (stored && nowMs() - stored.fetchedAt.getTime() < STALE_MS) {
      const set = load(stored);
      loaded.set(key, set);
      return set;
    }
    return fetchOnce(registration, 'age');
  };

  return {
    async find(registration, kid) {
      const set = await current(registration);
      const known = set?.keys.get(kid);
      if (set && known) {
        if (nowMs() - set.fetchedAt > set.maxAgeMs) void fetchOnce(registration, 'age');
        return known;
      }
      // What was fetched for this very launch needn't be fetched again to be sure.
      const isNew = set !== null && nowMs() - set.fetchedAt < NEW_MS;
      const renewed = isNew || !set ? null : await fetchOnce(registration, 'unknown-id');
      const key = renewed?.keys.get(kid);
      if (key) return key;
      throw new LtiRefusal(set || renewed ? 'key-unknown' : 'keys-unreachable');
    },
  };
}

async function fetchKeys(
  deps: { store: LtiStore; egress: Egress; now(): Date; log: LtiLog },
  registration: Registration,
): Promise<LoadedKeys | null> {
  try {
    const reply = await deps.egress.send(registration.jwksUrl, {
      isRegistered: true,
      headers: { accept: 'application/json' },
    });
    const { keys } = KeySet.parse(reply.status === 200 ? JSON.parse(reply.text) : null);
    const maxAgeMs = maxAgeOf(reply.headers['cache-control']);
    const stored = { keys, fetchedAt: deps.now(), maxAgeMs };
    await deps.store.saveKeySet(registration.id, stored);
    return load(stored);
  } catch (error) {
    deps.log.warn({ err: error, registrationId: registration.id }, 'platform keys not fetched');
    return null;
  }
}

/** @param header - `Cache-Control`, if the platform sends one. */
function maxAgeOf(header: string | undefined): number {
  if (!header) return FRESH_MS;
  if (/\bno-(?:store|cache)\b/i.test(header)) return LEAST_FRESH_MS;
  const seconds = Number(/\bmax-age="?(\d{1,9})/i.exec(header)?.[1] ?? FRESH_MS / 1_000);
  return Math.min(STALE_MS, Math.max(LEAST_FRESH_MS, seconds * 1_000));
}

/** Only what can check RS256; anything else in the set is as if it weren't there. */
function load({ keys, fetchedAt, maxAgeMs }: StoredKeySet): LoadedKeys {
  const usable = keys.flatMap((entry): [string, KeyObject][] => {
    const jwk = RsaKey.safeParse(entry).data;
    if (!jwk) return [];
    try {
      const { kty, n, e } = jwk;
      return [[jwk.kid, createPublicKey({ key: { kty, n, e }, format: 'jwk' })]];
    } catch {
      return [];
    }
  });
  return { keys: new Map(usable), fetchedAt: fetchedAt.getTime(), maxAgeMs };
}
