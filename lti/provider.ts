import { createPrivateKey, type KeyObject } from 'node:crypto';
import { createRequire } from 'node:module';
import type { JWK } from 'jose';
import { createLtijsDatabase } from './ltijs-plugin.js';
import type { LtijsLaunch, LtijsModule, LtijsProvider } from './ltijs-types.js';
import type { LtiLog, LtiStore, Registration } from './ports.js';
import type { Vault } from './secrets.js';
import {
  createToolKeys,
  KEY_OVERLAP_MS,
  KeyNotReady,
  type ToolKey,
  type ToolKeys,
} from './tool-keys.js';
import type { DeepLinkSettings } from './types.js';

// The package has no types: this is where it enters.
const { Provider } = createRequire(import.meta.url)('ltijs') as LtijsModule;

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
  /** The key that signs our messages to this platform. */
  signingKey(registration: Registration): Promise<SigningKey>;
  /** Our keys for this platform, oldest first. */
  keysOf(registration: Registration): Promise<ToolKey[]>;
  /**
   * Moves to the key that has been published as the next one, and publishes another.
   *
   * @param isUrgent - also when the next key is so new that platforms may not know it yet.
   * @throws KeyNotReady
   */
  rotateKey(registration: Registration, isUrgent: boolean): Promise<Registration>;
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
 * Sets ltijs up on our storage. This is the only file that loads it.
 *
 * ltijs keeps the platforms and their key pairs and signs deep-linking answers. Its
 * web server is not mounted and `deploy()` is not called (all that adds is a SIGINT handler that
 * ends the process): our gate answers the launches, and calls to an LMS go through our egress.
 */
export function createProvider(
  store: LtiStore,
  vault: Vault,
  secretKey: string,
  log: LtiLog,
  now: () => Date,
): PlatformProvider {
  const database = createLtijsDatabase(store, vault, log);
  // The package's own instance can be set up once a process; tests run several tools in one.
  const ltijs = new Provider.constructor();
  ltijs.setup(secretKey, { plugin: database }, { ltiaas: true, cors: false, appRoute: '/launch' });
  const keys = createToolKeys({ store, database, vault, secretKey, log });
  return {
    register: (platform) => register({ store, ltijs, keys }, platform),
    signingKey: createKeyLoader(ltijs),
    keysOf: (registration) => keys.list(registration),
    rotateKey: (registration, isUrgent) => rotate({ store, keys, now }, registration, isUrgent),
    publicKeys: () => keys.publicKeys(),
    signDeepLink(registration, deployment, settings, items, message) {
      return ltijs.DeepLinking.createDeepLinkingMessage(
        ltijsLaunch(registration, deployment, settings),
        items,
        message === undefined ? {} : { message },
      );
    },
  };
}

async function rotate(
  { store, keys, now }: { store: LtiStore; keys: ToolKeys; now: () => Date },
  registration: Registration,
  isUrgent: boolean,
): Promise<Registration> {
  const known = await keys.list(registration);
  const next = known.find(({ state }) => state === 'next');
  if (!next) {
    await keys.addNext(registration);
    throw new KeyNotReady('No next key was published; one is now.');
  }
  const age = now().getTime() - next.publishedAt.getTime();
  if (age < KEY_OVERLAP_MS && !isUrgent)
    throw new KeyNotReady('Platforms may not know the next key yet.');
  const rotated = await store.saveRegistration({ ...registration, keyId: next.kid });
  await keys.addNext(registration);
  // The next key was published when the one before the current went out of use: that long ago.
  if (age >= KEY_OVERLAP_MS) await keys.removeOutdated(rotated);
  return rotated;
}

async function register(
  { store, ltijs, keys }: { store: LtiStore; ltijs: LtijsProvider; keys: ToolKeys },
  platform: PlatformDetails,
): Promise<Registration> {
  const { issuer, clientId, authorizationServer } = platform;
  const [known] = await store.findRegistrations(issuer, clientId);
  if (!known) await introduce(store, keys, platform);
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
  if (!known) await keys.addNext(saved);
  return store.saveRegistration({
    ...saved,
    // ltijs fills a missing audience in with the token endpoint, which would then outlive a change.
    authorizationServer: authorizationServer ?? null,
    family: platform.family,
    serviceHosts: [...new Set([...saved.serviceHosts, ...platform.serviceHosts])],
  });
}

/** With its row and keys in place, ltijs takes the platform for known and makes no keys of its own. */
async function introduce(
  store: LtiStore,
  keys: ToolKeys,
  platform: PlatformDetails,
): Promise<void> {
  const keyId = await keys.addFirst(platform);
  const { authorizationServer = null } = platform;
  await store.saveRegistration({ ...platform, authorizationServer, keyId });
}

/** Private keys are opened once and kept in memory. */
function createKeyLoader(ltijs: LtijsProvider): PlatformProvider['signingKey'] {
  const loaded = new Map<string, KeyObject>();
  return async ({ issuer, clientId, keyId }) => {
    const known = loaded.get(keyId);
    if (known) return { kid: keyId, key: known };
    const platform = await ltijs.getPlatform(issuer, clientId);
    if (!platform) throw new Error('The platform is not registered.');
    const kid = await platform.platformKid();
    const key = createPrivateKey(await platform.platformPrivateKey());
    loaded.set(kid, key);
    return { kid, key };
  };
}

const ltijsLaunch = (
  registration: Registration,
  deployment: string,
  settings: DeepLinkSettings,
): LtijsLaunch => ({
  iss: registration.issuer,
  clientId: registration.clientId,
  deploymentId: deployment,
  platformContext: {
    deepLinkingSettings: {
      accept_types: settings.acceptTypes,
      accept_multiple: settings.acceptsMultiple,
      ...(settings.data !== undefined && { data: settings.data }),
    },
  },
});
