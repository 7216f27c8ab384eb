import { SignJWT } from 'jose';
import { z } from 'zod';
import type { Egress } from '../egress.js';
import { LmsError, UnreadableAnswer } from '../lms-error.js';
import type { Registration } from '../ports.js';
import type { PlatformProvider } from '../provider.js';
import type { Vault } from '../secrets.js';
import type { CallLimiter } from './limiter.js';
import type { Clock } from './patience.js';
import type { SharedStates } from './shared-state.js';

/** A token is not used in its last minute: the call may take that long to arrive. */
const SPARE_MS = 60_000;
const PURPOSE = 'access-token';
const NO_TOKEN = { sealed: null, usableUntil: 0, askingUntil: 0 };
/** Longer than a call may take: a node that died asking must not stop the others for long. */
const ASKING_MS = 15_000;
const LOOK_AGAIN_MS = 200;
const DEFAULT_LIFE_S = 3_600;
/** Moodle refuses an assertion from a clock that is even a second ahead of its own. */
const BACKDATE_S = 5;
const ASSERTION_LIFE_S = 300;

const TokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().catch(DEFAULT_LIFE_S),
});

/** Access tokens for a platform's services. */
export interface AccessTokens {
  /** A valid token, asked for at most once however many callers wait. @throws LmsError */
  get(registration: Registration, scopes: string[]): Promise<string>;
  /** Finds out whether the platform gives a token now, whatever we hold. @throws LmsError */
  tryAnew(registration: Registration, scopes: string[]): Promise<void>;
  /** Forgets a token that the platform refused, on every node. */
  drop(registration: Registration, scopes: string[], token: string): Promise<void>;
}

export interface TokenDeps extends Clock {
  egress: Egress;
  limiter: CallLimiter;
  provider: Pick<PlatformProvider, 'signingKey'>;
  states: SharedStates;
  vault: Vault;
}

interface HeldToken {
  token: string;
  usableUntil: number;
}

/** What the nodes know of one token. Some platforms count the askings, so one node asks for all. */
interface SharedToken {
  sealed: string | null;
  usableUntil: number;
  askingUntil: number;
}

export function createAccessTokens(deps: TokenDeps): AccessTokens {
  const held = new Map<string, HeldToken>();
  const underway = new Map<string, Promise<HeldToken>>();
  const keyOf = (registration: Registration, scopes: string[]) =>
    `token:${JSON.stringify([registration.id, registration.tokenEndpoint, ...scopes.toSorted()])}`;

  return {
    async get(registration, scopes) {
      const key = keyOf(registration, scopes);
      const known = held.get(key);
      if (known && known.usableUntil > deps.now().getTime()) return known.token;
      let asked = underway.get(key);
      if (!asked) {
        const request = () => requestToken(deps, registration, scopes);
        asked = obtain(deps, key, request).finally(() => underway.delete(key));
        underway.set(key, asked);
      }
      const fresh = await asked;
      held.set(key, fresh);
      return fresh.token;
    },
    async tryAnew(registration, scopes) {
      await requestToken(deps, registration, scopes);
    },
    async drop(registration, scopes, token) {
      const key = keyOf(registration, scopes);
      if (held.get(key)?.token === token) held.delete(key);
      await deps.states.change<SharedToken, undefined>(key, (known) => {
        const isIt = known?.sealed && open(deps.vault, known.sealed) === token;
        return { state: isIt ? NO_TOKEN : undefined, answer: undefined };
      });
    },
  };
}

/** The token that some node holds, or a new one, asked for by this node alone. */
async function obtain(
  deps: TokenDeps,
  key: string,
  request: () => Promise<HeldToken>,
): Promise<HeldToken> {
  for (let waited = 0; waited < ASKING_MS; waited += LOOK_AGAIN_MS) {
    const turn = await deps.states.change<SharedToken, HeldToken | 'ask' | 'wait'>(key, (known) => {
      const now = deps.now().getTime();
      const token = known?.sealed ? open(deps.vault, known.sealed) : null;
      if (known && token !== null && known.usableUntil > now)
        return { state: undefined, answer: { token, usableUntil: known.usableUntil } };
      if (known && known.askingUntil > now) return { state: undefined, answer: 'wait' };
      return { state: { ...NO_TOKEN, askingUntil: now + ASKING_MS }, answer: 'ask' };
    });
    if (typeof turn === 'object') return turn;
    if (turn === 'ask') break;
    await deps.sleep(LOOK_AGAIN_MS);
  }
  const tell = (state: SharedToken) =>
    deps.states.change<SharedToken, undefined>(key, () => ({ state, answer: undefined }));
  try {
    const fresh = await request();
    const sealed = deps.vault.seal(PURPOSE, fresh.token);
    await tell({ sealed, usableUntil: fresh.usableUntil, askingUntil: 0 });
    return fresh;
  } catch (error) {
    await tell(NO_TOKEN);
    throw error;
  }
}

/** Null for one that was sealed under another secret. */
function open(vault: Vault, sealed: string): string | null {
  try {
    return vault.open(PURPOSE, sealed);
  } catch {
    return null;
  }
}

/** @see https://www.imsglobal.org/spec/security/v1p0#using-json-web-tokens-with-oauth-2-0-client-credentials-grant */
async function requestToken(
  deps: TokenDeps,
  registration: Registration,
  scopes: string[],
): Promise<HeldToken> {
  const operation = 'asking for access';
  const askedAt = deps.now().getTime();
  const assertion = await signAssertion(deps, registration);
  const address = registration.tokenEndpoint;
  const answer = await deps.limiter.run(registration, { address, operation }, () =>
    deps.egress.send(address, {
      isRegistered: true,
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
        scope: scopes.join(' '),
      }).toString(),
    }),
  );
  if (answer.status < 200 || answer.status > 299) throw new LmsError(operation, { answer });
  // Moodle labels it text/html, so only the content counts.
  const parsed = TokenAnswer.safeParse(jsonOrNull(answer.text));
  if (!parsed.success)
    throw new LmsError(operation, { cause: new UnreadableAnswer('no token in the answer') });
  const { access_token: token, expires_in: lifeSeconds } = parsed.data;
  return { token, usableUntil: askedAt + lifeSeconds * 1_000 - SPARE_MS };
}

async function signAssertion(deps: TokenDeps, registration: Registration): Promise<string> {
  const { kid, key } = await deps.provider.signingKey(registration);
  const issuedAt = Math.floor(deps.now().getTime() / 1_000) - BACKDATE_S;
  return new SignJWT({ jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
    .setIssuer(registration.clientId)
    .setSubject(registration.clientId)
    .setAudience(registration.authorizationServer ?? registration.tokenEndpoint)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ASSERTION_LIFE_S)
    .sign(key);
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
