import { z } from 'zod';
import { LtiRefusal } from '../refusal.js';
import { hashSecret, isSameText, type Vault } from '../secrets.js';

const LIFE_MS = 10 * 60_000;
const PURPOSE = 'login-state';
/** Enough of a SHA-256 to bind a browser, short enough for an address. */
const BROWSER_HASH_BYTES = 16;

/** What goes out with a login. */
export interface IssuedState {
  state: string;
  nonce: string;
  /** Goes into the platform's storage, where the cookie was refused. */
  storageSecret: string;
}

/** A login that came back with a launch. */
export interface LoginState {
  registrationId: string;
  /** The frame that keeps the storage secret; null where the browser kept our cookie. */
  storageTarget: string | null;
  expiresAt: Date;
  isNonce(nonce: string): boolean;
  isBrowser(browserId: string): boolean;
  isStorageSecret(secret: string): boolean;
}

export interface LoginStates {
  issue(registrationId: string, browserId: string, storageTarget: string | null): IssuedState;
  /** @throws LtiRefusal `state-unknown` for anything that no node of this install has made. */
  read(state: string): LoginState;
}

const Sealed = z.tuple([z.uuid(), z.string(), z.number().int(), z.string().nullable()]);

/**
 * The state carries the login, sealed, so that a login writes nothing and any node can finish it.
 * Nonce and storage secret are codes over the state: they fit this one login and no other. What must
 * be remembered is only that a state was used, and the launch does that.
 *
 * @see https://www.imsglobal.org/spec/security/v1p0#openid_connect_launch_flow
 */
export function createLoginStates(vault: Vault, now: () => Date): LoginStates {
  const nonceOf = (state: string) => vault.mac('login-nonce', state);
  const storageSecretOf = (state: string) => vault.mac('login-storage', state);
  return {
    issue(registrationId, browserId, storageTarget) {
      const expiresAt = Math.ceil((now().getTime() + LIFE_MS) / 1_000);
      const content = [registrationId, shortHash(browserId), expiresAt, storageTarget];
      const state = vault.seal(PURPOSE, JSON.stringify(content));
      return { state, nonce: nonceOf(state), storageSecret: storageSecretOf(state) };
    },
    read(state) {
      const [registrationId, browserHash, expiresAt, storageTarget] = open(vault, state);
      return {
        registrationId,
        storageTarget,
        expiresAt: new Date(expiresAt * 1_000),
        isNonce: (nonce) => isSameText(nonce, nonceOf(state)),
        isBrowser: (browserId) => isSameText(shortHash(browserId), browserHash),
        // Without a target the secret was never given to anybody.
        isStorageSecret: (secret) =>
          storageTarget !== null && isSameText(secret, storageSecretOf(state)),
      };
    },
  };
}

function open(vault: Vault, state: string): z.infer<typeof Sealed> {
  try {
    return Sealed.parse(JSON.parse(vault.open(PURPOSE, state)));
  } catch (cause) {
    throw new LtiRefusal('state-unknown', { cause });
  }
}

const shortHash = (secret: string) =>
  hashSecret(secret).subarray(0, BROWSER_HASH_BYTES).toString('base64url');
