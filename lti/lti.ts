import { randomBytes } from 'node:crypto';
import { setTimeout as systemSleep } from 'node:timers/promises';
import type { Router } from 'express';
import { createDeploymentCache } from './deployment-cache.js';
import { createEgress, type Egress } from './egress.js';
import { createLoginTrace } from './gate/login-trace.js';
import { createLogin } from './gate/login.js';
import { createLoginStates } from './gate/login-state.js';
import { createPlatformKeys } from './gate/platform-keys.js';
import { createLtiRouter } from './http.js';
import type { LaunchHandlers, LtiLog, LtiStore, Registration } from './ports.js';
import { createProvider, type PlatformDetails } from './provider.js';
import { createRegistrationCache } from './registry-cache.js';
import { INVITATION_DAYS } from './registration.js';
import { createVault, hashSecret } from './secrets.js';
import { createServices } from './services/services.js';
import type { ToolKey } from './tool-keys.js';
import type { LmsServices } from './types.js';

const DAY_MS = 86_400_000;
/** A node whose clock is behind must still find a login that it takes for valid. */
const CLOCKS_APART_MS = 3_600_000;
const STATE_KEPT_MS = 7 * DAY_MS;

export interface LtiDeps extends LaunchHandlers {
  /** Scheme, host and port under which browsers reach us. */
  publicUrl: string;
  store: LtiStore;
  /** At least 32 characters; encrypts private keys at rest. */
  secretKey: string;
  /** Platforms on plain http at loopback: never in production. */
  allowLoopbackHttp: boolean;
  /** Throws when a database transaction is open. */
  assertNoTransaction(): void;
  now(): Date;
  log: LtiLog;
  random?: (bytes: number) => Buffer;
  /** Replaced by tests that count or fake what goes out. */
  egress?: Egress;
  /** Replaced by tests whose clock doesn't run. */
  sleep?: (milliseconds: number) => Promise<void>;
}

export interface Lti {
  /** Express router for everything under `/lti`. */
  router: Router;
  services: LmsServices;
  /** Registers a platform by hand; the same platform again renews its addresses. */
  registerPlatform(platform: PlatformDetails): Promise<Registration>;
  /** Makes a one-time registration address. @param tenantId - binds what registers with it. */
  invite(tenantId: string | null): Promise<string>;
  registrationById(id: string): Promise<Registration | null>;
  /** Our keys for a platform, oldest first. */
  keysOf(registration: Registration): Promise<ToolKey[]>;
  /** Moves to the published next key. @throws KeyNotReady - see `PlatformProvider.rotateKey`. */
  rotateKey(registration: Registration, isUrgent?: boolean): Promise<Registration>;
  /** Clears used logins that are too old to be posted again; once an hour is enough. */
  removeOldLogins(): Promise<void>;
  close(): Promise<void>;
}

/** Puts the LTI part together. It knows LMSs, not plans; its state lies behind `store`. */
export function createLti(deps: LtiDeps): Lti {
  const { store, log, publicUrl, allowLoopbackHttp } = deps;
  const now = () => deps.now();
  const random = deps.random ?? randomBytes;
  const sleep = deps.sleep ?? ((milliseconds: number) => systemSleep(milliseconds));
  const vault = createVault(deps.secretKey, random);
  const egress = deps.egress ?? openEgress(deps);
  const registrations = createRegistrationCache(store, now);
  const provider = createProvider(store, vault, deps.secretKey, log, now);
  const states = createLoginStates(vault, now);
  const keys = createPlatformKeys({ store, egress, now, log });
  const router = createLtiRouter({
    allowLoopbackHttp,
    log,
    random,
    login: createLogin({ publicUrl, states, registrations, vault, now }),
    trace: createLoginTrace(vault, now),
    gate: {
      publicUrl,
      store,
      states,
      registrations,
      deployments: createDeploymentCache(store, now),
      keys,
      now,
      onLaunch: (launch, login) => deps.onLaunch(launch, login),
      onRepeat: (resume) => deps.onRepeat(resume),
    },
    registration: { publicUrl, store, egress, provider, now },
    publicKeys: () => provider.publicKeys(),
  });
  return {
    router,
    services: createServices({ ...deps, egress, provider, registrations, vault, now, sleep }),
    async registerPlatform(platform) {
      const registration = await provider.register(platform);
      registrations.forget();
      return registration;
    },
    async invite(tenantId) {
      const token = random(32).toString('base64url');
      const expiresAt = new Date(now().getTime() + INVITATION_DAYS * DAY_MS);
      await store.addInvitation(hashSecret(token), tenantId, expiresAt);
      return `${publicUrl}/lti/register?invitation=${token}`;
    },
    registrationById: (id) => store.registrationById(id),
    keysOf: (registration) => provider.keysOf(registration),
    async rotateKey(registration, isUrgent = false) {
      const rotated = await provider.rotateKey(registration, isUrgent);
      registrations.forget();
      return rotated;
    },
    async removeOldLogins() {
      await store.removeUsedLogins(new Date(now().getTime() - CLOCKS_APART_MS));
      await store.sharedStates.removeOld(new Date(now().getTime() - STATE_KEPT_MS));
    },
    close: () => egress.close(),
  };
}

const openEgress = (deps: LtiDeps): Egress =>
  createEgress({
    userAgent: `Pathlight/0.1 (+${deps.publicUrl})`,
    allowLoopbackHttp: deps.allowLoopbackHttp,
    assertNoTransaction: () => {
      deps.assertNoTransaction();
    },
  });
