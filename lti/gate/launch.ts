import type {
  LaunchHandlers,
  LaunchOutcome,
  LtiStore,
  Registration,
  UsedLoginState,
} from '../ports.js';
import { LtiRefusal } from '../refusal.js';
import type { RegistrationCache } from '../registry-cache.js';
import { hashSecret, isSameHash } from '../secrets.js';
import { readClaims, LTI } from './claims.js';
import { frameOriginsIn } from './frame-origins.js';
import { bindLaunch, toLaunch, type UnboundLaunch } from './launch-context.js';
import type { PlatformKeys } from './platform-keys.js';
import { verifyToken } from './verify-token.js';

/** A second post of the same form within this time is a double click, not an attack. */
const REPEAT_MS = 30_000;
/** How long the second of two posts waits for the first to be done. */
const REPEAT_WAIT_MS = 3_000;
const REPEAT_POLL_MS = 100;

export interface LaunchRequest {
  token: string;
  state: string;
  browserId: string | undefined;
  /** What the platform's storage gave back, on the second post of a cookieless launch. */
  storageSecret: string | undefined;
}

export type LaunchAnswer =
  | { kind: 'done'; outcome: LaunchOutcome }
  /** The cookie is missing, but the login left a secret in the platform's storage. */
  | { kind: 'ask-storage'; registration: Registration; storageTarget: string };

export interface LaunchGateDeps extends LaunchHandlers {
  publicUrl: string;
  store: LtiStore;
  registrations: RegistrationCache;
  keys: PlatformKeys;
  now(): Date;
  sleep(ms: number): Promise<void>;
}

/**
 * Decides a launch: signature, claims, then the login it belongs to. The login is used up in the
 * same statement that checks it, so of two racing posts one gets in.
 *
 * @throws LtiRefusal
 */
export async function openLaunch(
  deps: LaunchGateDeps,
  request: LaunchRequest,
): Promise<LaunchAnswer> {
  const { payload, registration, nonce } = await verifyToken(deps, request.token);
  const claims = readClaims(payload);
  const launch = toLaunch(claims, registration, deps.publicUrl);
  const deployment = claims[`${LTI}deployment_id`];
  const stateHash = hashSecret(request.state);
  const claim = {
    stateHash,
    nonceHash: hashSecret(nonce),
    registrationId: registration.id,
    tokenHash: hashSecret(request.token),
    browserHash: request.browserId === undefined ? null : hashSecret(request.browserId),
    storageHash: request.storageSecret === undefined ? null : hashSecret(request.storageSecret),
    deployment,
    now: deps.now(),
  };
  const used = await deps.store.useLoginState(claim);
  if (!used) return explainUnused(deps, claim, registration);
  const outcome = await admit(deps, launch, registration, used.deployment, deployment);
  await deps.store.saveLaunchResult(stateHash, outcome.resume, outcome.deploymentId);
  return { kind: 'done', outcome };
}

async function admit(
  deps: LaunchGateDeps,
  launch: UnboundLaunch,
  registration: Registration,
  known: Awaited<ReturnType<LtiStore['deploymentById']>>,
  deploymentName: string,
): Promise<LaunchOutcome & { deploymentId: string }> {
  const { store } = deps;
  const unbound = { tenantId: null, schoolId: null };
  const deployment =
    known ?? (await store.addDeployment(launch.registrationId, deploymentName, unbound));
  const { tenantId } = deployment;
  if (tenantId === null) throw new LtiRefusal('deployment-pending', { detail: deploymentName });
  const missing = frameOriginsIn(launch, registration).filter(
    (origin) => !deployment.frameOrigins.includes(origin),
  );
  // Signed by the platform, so these are its own pages; the next frame answer may name them.
  if (missing.length > 0) await store.addFrameOrigins(deployment.id, missing);
  const outcome = await deps.onLaunch(bindLaunch(launch, { ...deployment, tenantId }));
  return { ...outcome, deploymentId: deployment.id };
}

type Claim = Parameters<LtiStore['useLoginState']>[0];

/** Why the login could not be used: a double post gets its answer again, the rest a reason. */
async function explainUnused(
  deps: LaunchGateDeps,
  claim: Claim,
  registration: Registration,
): Promise<LaunchAnswer> {
  const login = await deps.store.readLoginState(claim.stateHash);
  if (!login) throw new LtiRefusal('state-unknown');
  if (login.registrationId !== claim.registrationId) throw new LtiRefusal('issuer-mismatch');
  const isThisBrowser = isSameBrowser(login, claim);
  if (login.usedAt) {
    if (!isThisBrowser || !isRepeat(login, claim)) throw new LtiRefusal('state-used');
    return { kind: 'done', outcome: await repeat(deps, claim.stateHash, login) };
  }
  if (login.expiresAt <= claim.now) throw new LtiRefusal('state-expired');
  if (!isSameHash(login.nonceHash, claim.nonceHash)) throw new LtiRefusal('nonce-wrong');
  if (isThisBrowser || claim.storageHash !== null || login.storageTarget === null)
    throw new LtiRefusal('other-browser');
  return { kind: 'ask-storage', registration, storageTarget: login.storageTarget };
}

/** Cookie or platform storage: either shows that this browser began the login. */
function isSameBrowser(login: UsedLoginState, claim: Claim): boolean {
  const hasCookie = claim.browserHash !== null && isSameHash(login.browserHash, claim.browserHash);
  if (hasCookie || claim.storageHash === null || login.storageHash === null) return hasCookie;
  return isSameHash(login.storageHash, claim.storageHash);
}

const isRepeat = (login: UsedLoginState, claim: Claim) =>
  login.usedAt !== null &&
  claim.now.getTime() - login.usedAt.getTime() <= REPEAT_MS &&
  login.tokenHash !== null &&
  isSameHash(login.tokenHash, claim.tokenHash);

async function repeat(
  deps: LaunchGateDeps,
  stateHash: Buffer,
  login: UsedLoginState,
): Promise<LaunchOutcome> {
  let { resume } = login;
  for (let waited = 0; resume === null && waited < REPEAT_WAIT_MS; waited += REPEAT_POLL_MS) {
    await deps.sleep(REPEAT_POLL_MS);
    resume = (await deps.store.readLoginState(stateHash))?.resume ?? null;
  }
  const outcome = resume === null ? null : await deps.onRepeat(resume);
  if (!outcome) throw new LtiRefusal('state-used');
  return outcome;
}
