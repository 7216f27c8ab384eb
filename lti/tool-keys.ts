import { createPublicKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { exportJWK, type JWK } from 'jose';
import { type LtijsDatabase, openDocument } from './ltijs-plugin.js';
import type { LtiLog, LtiStore, Registration } from './ports.js';
import type { Vault } from './secrets.js';

const KEY_BITS = 2048;
/** How long a platform may keep an old copy of our keys; the longest caching that is allowed is a day. */
export const KEY_OVERLAP_MS = 24 * 3_600_000;
const makeKeyPair = promisify(generateKeyPair);

type KeyOwner = Pick<Registration, 'issuer' | 'clientId'>;

/** One of our keys for a platform. All of them are published. */
export interface ToolKey {
  kid: string;
  state: 'previous' | 'current' | 'next';
  publishedAt: Date;
}

/** The next key is too new, or there is none that can be used. */
export class KeyNotReady extends Error {
  override readonly name = 'KeyNotReady';
}

/** The public side of our key pairs, and the one that waits for its turn. */
export interface ToolKeys {
  /** Makes the key that a platform new to us starts with. @returns its key id. */
  addFirst(owner: KeyOwner): Promise<string>;
  /** Makes the next key of a platform, published from now on. */
  addNext(owner: KeyOwner): Promise<void>;
  /** Oldest first. A key whose private half can't be read is left out. */
  list(owner: KeyOwner & { keyId: string }): Promise<ToolKey[]>;
  /** Takes back the keys older than the previous one. */
  removeOutdated(owner: KeyOwner & { keyId: string }): Promise<void>;
  /** Every public key: used now, used next, used before. */
  publicKeys(): Promise<JWK[]>;
}

/**
 * ltijs would make one key pair a platform, of 4,096 bits and on the main thread, where everybody's
 * launch waits for seconds, and never change it. We make them in the background, in the same storage,
 * and keep a second one ready, so that platforms have long known the key when we move to it.
 */
export function createToolKeys(deps: {
  store: LtiStore;
  database: LtijsDatabase;
  vault: Vault;
  secretKey: string;
  log: LtiLog;
}): ToolKeys {
  const { store, database, secretKey } = deps;
  const add = async ({ issuer, clientId }: KeyOwner, isNext: boolean): Promise<string> => {
    const pair = await makeKeyPair('rsa', { modulusLength: KEY_BITS });
    const publicPem = pair.publicKey.export({ type: 'spki', format: 'pem' });
    const privatePem = pair.privateKey.export({ type: 'pkcs1', format: 'pem' });
    const kid = crypto.randomUUID();
    const index = { kid, platformUrl: issuer, clientId, isNext };
    await database.Insert(secretKey, 'privatekey', { key: privatePem, kid }, index);
    await database.Insert(secretKey, 'publickey', { key: publicPem, kid }, index);
    return kid;
  };
  const list: ToolKeys['list'] = async ({ issuer, clientId, keyId }) => {
    const query = { platformUrl: issuer, clientId };
    const documents = await store.documents.find('privatekey', query);
    const usable = documents.filter(
      (document) => openDocument(document, 'privatekey', deps.vault, deps.log).length > 0,
    );
    const current = usable.findIndex(({ index }) => index.kid === keyId);
    return usable.map(({ index, createdAt }, place) => ({
      kid: String(index.kid),
      state: place < current ? 'previous' : place === current ? 'current' : 'next',
      publishedAt: createdAt,
    }));
  };
  return {
    addFirst: (owner) => add(owner, false),
    async addNext(owner) {
      await add(owner, true);
    },
    list,
    async removeOutdated(owner) {
      const known = await list(owner);
      const previous = known.findLastIndex(({ state }) => state === 'previous');
      for (const { kid } of known.slice(0, Math.max(0, previous))) {
        await store.documents.remove('publickey', { kid });
        await store.documents.remove('privatekey', { kid });
      }
    },
    async publicKeys() {
      const rows = (await store.documents.find('publickey', {})).flatMap((document) =>
        openDocument(document, 'publickey', deps.vault, deps.log),
      );
      return Promise.all(
        rows.map(async ({ key, kid }) => ({
          ...(await exportJWK(createPublicKey(String(key)))),
          kid: String(kid),
          alg: 'RS256',
          use: 'sig',
        })),
      );
    },
  };
}
