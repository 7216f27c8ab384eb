import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { exportJWK, type JWK } from 'jose';
import { type LtijsProvider, Provider } from 'ltijs';
import { createLtijsDatabase, openDocument } from './ltijs-plugin.js';
import type { LtiLog, LtiStore, Registration } from './ports.js';
import type { Vault } from './secrets.js';
import type { DeepLinkSettings } from './types.js';

const NEXT_KEY_BITS = 2048;
const makeKeyPair = promisify(generateKeyPair);

export interface PlatformDetails {
  issuer: string;
  clientId: string;
  name: string;
  authEndpoint: string;
  tokenEndpoint: string;
  authorizationServer?: string;
  jwksUrl: string;
  family: Registration['family'];
  serviceHosts: string[];
}

export interface SigningKey {
  kid: string;
  key: KeyObject;
}

/** Platforms and our key pairs for them, as ltijs keeps them, and what is signed with those keys. */
export interface PlatformProvider {
  /** Adds the platform with a key pair of its own, or renews its addresses and keeps its keys. */
  register(platform: PlatformDetails): Promise<Registration>;
  remove(issuer: string, clientId: string): Promise<void>;
  /** The key that signs our messages to this platform. */
  signingKey(registration: Registration): Promise<SigningKey>;
  /** Moves to the key that has been published as the next one, and publishes another. */
  rotateKey(registration: Registration): Promise<Registration>;
  /** Every public key of ours: used now, used next, used before. */
  publicKeys(): Promise<JWK[]>;
  signDeepLink(
    registration: Registration,
    deployment: string,
    settings: DeepLinkSettings,
    items: object[],
    message: string | undefined,
  ): Promise<string>;
}

/**
 * Sets ltijs up on our storage. This is the only file that imports it.
 *
 * ltijs keeps the platforms, makes and stores their key pairs and signs deep-linking answers. Its
 * web server is not mounted and `deploy()` is not called (all that adds is a SIGINT handler that
 * ends the process): our gate answers the launches, and calls to an LMS go through our egress.
 */
export function createProvider(
  store: LtiStore,
  vault: Vault,
  secretKey: string,
  log: LtiLog,
): PlatformProvider {
  const database = createLtijsDatabase(store, vault, log);
  // The package's own instance can be set up once a process; tests run several tools in one.
  const ltijs: LtijsProvider = new Provider.constructor();
  ltijs.setup(secretKey, { plugin: database }, { ltiaas: true, cors: false, appRoute: '/launch' });
  const loaded = new Map<string, KeyObject>();

  const addNextKey = async ({ issuer, clientId }: { issuer: string; clientId: string }) => {
    const pair = await makeKeyPair('rsa', { modulusLength: NEXT_KEY_BITS });
    const publicPem = pair.publicKey.export({ type: 'spki', format: 'pem' });
    const privatePem = pair.privateKey.export({ type: 'pkcs1', format: 'pem' });
    const kid = crypto.randomUUID();
    const index = { kid, platformUrl: issuer, clientId, isNext: true };
    await database.Insert(secretKey, 'privatekey', { key: privatePem, kid }, index);
    await database.Insert(secretKey, 'publickey', { key: publicPem, kid }, index);
  };

  const nextKeyId = async ({ issuer, clientId }: Registration): Promise<string | undefined> => {
    const query = { platformUrl: issuer, clientId, isNext: true };
    const found = await store.documents.find('publickey', query);
    const newest = found.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())[0];
    return newest?.index.kid as string | undefined;
  };

  return {
    async register(platform) {
      const { issuer, clientId, authorizationServer } = platform;
      const [known] = await store.findRegistrations(issuer, clientId);
      await ltijs.registerPlatform({
        url: issuer,
        clientId,
        name: platform.name,
        authenticationEndpoint: platform.authEndpoint,
        accesstokenEndpoint: platform.tokenEndpoint,
        ...(authorizationServer && { authorizationServer }),
        authConfig: { method: 'JWK_SET', key: platform.jwksUrl },
      });
      const [saved] = await store.findRegistrations(issuer, clientId);
      if (!saved) throw new Error('The platform was not stored.');
      if (!known) await addNextKey(saved);
      return store.saveRegistration({
        ...saved,
        family: platform.family,
        serviceHosts: [...new Set([...saved.serviceHosts, ...platform.serviceHosts])],
      });
    },
    async remove(issuer, clientId) {
      await ltijs.deletePlatform(issuer, clientId);
    },
    async signingKey(registration) {
      const { keyId } = registration;
      const known = loaded.get(keyId);
      if (known) return { kid: keyId, key: known };
      const platform = await ltijs.getPlatform(registration.issuer, registration.clientId);
      if (!platform) throw new Error('The platform is not registered.');
      const kid = await platform.platformKid();
      const key = createPrivateKey(await platform.platformPrivateKey());
      loaded.set(kid, key);
      return { kid, key };
    },
    async rotateKey(registration) {
      const keyId = await nextKeyId(registration);
      if (!keyId) throw new Error('No next key has been published.');
      const rotated = await store.saveRegistration({ ...registration, keyId });
      await addNextKey(registration);
      return rotated;
    },
    async publicKeys() {
      const rows = (await store.documents.find('publickey', {})).flatMap((document) =>
        openDocument(document, 'publickey', vault, log),
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
    signDeepLink(registration, deployment, settings, items, message) {
      const deepLinkingSettings = {
        accept_types: settings.acceptTypes,
        accept_multiple: settings.acceptsMultiple,
        ...(settings.data !== undefined && { data: settings.data }),
      };
      return ltijs.DeepLinking.createDeepLinkingMessage(
        {
          iss: registration.issuer,
          clientId: registration.clientId,
          deploymentId: deployment,
          platformContext: { deepLinkingSettings },
        },
        items,
        message === undefined ? {} : { message },
      );
    },
  };
}
