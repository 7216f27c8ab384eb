import crypto, { type KeyObject } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { promisify } from 'node:util';

/** More than any test has at a time: keys that meet in one test are never the same. */
const KEYS = 48;
const BITS = 2048;

interface Pair<Key> {
  publicKey: Key;
  privateKey: Key;
}

/**
 * Chance, faked for key pairs: a run draws so many real ones and then the same again in turn. To draw one takes a
 * tenth of a second of a processor, and each platform that a test sets up has three.
 */
export function drawKeysFromPool(): void {
  const make = promisify(crypto.generateKeyPair) as (
    kind: string,
    options: object,
  ) => Promise<Pair<KeyObject>>;
  const nextPair = inTurn(() => make('rsa', { modulusLength: BITS }));
  const pooled = (kind: string, options: { modulusLength?: number }) =>
    kind === 'rsa' && options.modulusLength === BITS && Object.keys(options).length === 1
      ? nextPair()
      : make(kind, options);
  // Only its promise is used, as `promisify` gives it.
  Object.assign(crypto, {
    generateKeyPair: Object.assign(crypto.generateKeyPair.bind(crypto), {
      [promisify.custom]: pooled,
    }),
  });
  syncBuiltinESMExports();
  poolWebKeys(crypto.webcrypto.subtle);
}

type WebPair = crypto.webcrypto.CryptoKeyPair;

/** The same for the pairs that `jose` makes. */
function poolWebKeys(subtle: crypto.webcrypto.SubtleCrypto): void {
  const make = subtle.generateKey.bind(subtle) as (...asked: unknown[]) => Promise<WebPair>;
  const pools = new Map<string, () => Promise<WebPair>>();
  const pooled = (...asked: unknown[]): Promise<WebPair> => {
    const [algorithm] = asked as [{ name?: string; modulusLength?: number }];
    if (algorithm.name !== 'RSASSA-PKCS1-v1_5' || algorithm.modulusLength !== BITS)
      return make(...asked);
    const key = JSON.stringify(asked);
    const next = pools.get(key) ?? inTurn(() => make(...asked));
    pools.set(key, next);
    return next();
  };
  Object.defineProperty(subtle, 'generateKey', { value: pooled });
}

/** The first ones are made, the later ones are those again. */
function inTurn<Made>(make: () => Promise<Made>): () => Promise<Made> {
  const made: Promise<Made>[] = [];
  let asked = 0;
  return () => {
    const place = asked % KEYS;
    asked += 1;
    return (made[place] ??= make());
  };
}
