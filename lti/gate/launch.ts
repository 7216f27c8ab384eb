import type { DeploymentCache } from '../deployment-cache.js';
import {
  DeploymentMoved,
  type LaunchHandlers,
  type LaunchOutcome,
  type LoginUse,
  type LtiStore,
  type Registration,
} from '../ports.js';
import { LtiRefusal } from '../refusal.js';
import type { RegistrationCache } from '../registry-cache.js';
import { hashSecret, isSameHash } from '../secrets.js';
import { readClaims, LTI } from './claims.js';
import { frameOriginsIn } from './frame-origins.js';
import { bindLaunch, toLaunch, type UnboundLaunch } from './launch-context.js';
import type { LoginState, LoginStates } from './login-state.js';
import type { PlatformKeys } from './platform-keys.js';
import { type VerifiedToken, verifyToken } from './verify-token.js';

/** A second post of the same form within this time is a double click, not an attack. */
const REPEAT_MS = 30_000;

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
  states: LoginStates;
  registrations: RegistrationCache;
  deployments: DeploymentCache;
  keys: PlatformKeys;
  now(): Date;
}

/**
 * Decides a launch: signature, claims, then the login it belongs to. Nothing is written before all
 * of that holds; the login is used up in the transaction that opens the session.
 *
 * @throws LtiRefusal
 */
export async function openLaunch(
  deps: LaunchGateDeps,
  request: LaunchRequest,
): Promise<LaunchAnswer> {
  const verified = await verifyToken(deps, request.token);
  try {
    return await decide(deps, request, verified);
  } catch (error) {
    if (error instanceof LtiRefusal)
      await deps.store.noteRefusal(verified.registration.id, error.refusal, deps.now());
    throw error;
  }
}

/** From here on the platform's signature holds, so a refusal is its administrator's business. */
async function decide(
  deps: LaunchGateDeps,
  request: LaunchRequest,
  { payload, registration, nonce }: VerifiedToken,
): Promise<LaunchAnswer> {
  const claims = readClaims(payload);
  const launch = toLaunch(claims, registration, deps.publicUrl);
  const state = deps.states.read(request.state);
  const login = {
    stateHash: hashSecret(request.state),
    tokenHash: hashSecret(request.token),
    usedAt: deps.now(),
    expiresAt: state.expiresAt,
  };
  if (state.registrationId !== registration.id) throw new LtiRefusal('issuer-mismatch');
  if (!isSameBrowser(state, request))
    return explainOtherBrowser(deps, state, request, login, registration);
  if (state.expiresAt <= login.usedAt) return repeatOr(deps, login, 'state-expired');
  if (!state.isNonce(nonce)) return repeatOr(deps, login, 'nonce-wrong');
  const name = claims[`${LTI}deployment_id`];
  const enter = () => admit(deps, launch, registration, name, login);
  const outcome = await enter().catch((error: unknown) => {
    if (!(error instanceof DeploymentMoved)) throw error;
    // What this node remembered is out of date. Nothing was written: decide anew.
    deps.deployments.forget(registration.id, name);
    return enter();
  });
  return outcome ? { kind: 'done', outcome } : repeatOr(deps, login, 'state-used');
}

async function admit(
  deps: LaunchGateDeps,
  launch: UnboundLaunch,
  registration: Registration,
  deploymentName: string,
  login: LoginUse,
): Promise<LaunchOutcome | null> {
  const unbound = { tenantId: null, schoolId: null };
  const deployment =
    (await deps.deployments.find(registration.id, deploymentName)) ??
    (await deps.store.addDeployment(registration.id, deploymentName, unbound, launch.platformGuid));
  const { tenantId } = deployment;
  if (tenantId === null) throw new LtiRefusal('deployment-pending', { detail: deploymentName });
  const missing = frameOriginsIn(launch, registration).filter(
    (origin) => !deployment.frameOrigins.includes(origin),
  );
  // Signed by the platform, so these are its own pages; the next frame answer may name them.
  if (missing.length > 0) await deps.deployments.addFrameOrigins(deployment, missing);
  const outcome = await deps.onLaunch(bindLaunch(launch, { ...deployment, tenantId }), login);
  if (outcome) await deps.deployments.noteLaunch(deployment, launch.platformGuid);
  return outcome;
}

/** Cookie or platform storage: either shows that this browser began the login. */
function isSameBrowser(state: LoginState, request: LaunchRequest): boolean {
  const { browserId, storageSecret } = request;
  if (browserId !== undefined && state.isBrowser(browserId)) return true;
  return storageSecret !== undefined && state.isStorageSecret(storageSecret);
}

async function explainOtherBrowser(
  deps: LaunchGateDeps,
  state: LoginState,
  request: LaunchRequest,
  login: LoginUse,
  registration: Registration,
): Promise<LaunchAnswer> {
  if (await deps.store.readUsedLogin(login.stateHash)) throw new LtiRefusal('state-used');
  if (state.expiresAt <= login.usedAt) throw new LtiRefusal('state-expired');
  if (request.storageSecret !== undefined || state.storageTarget === null)
    throw new LtiRefusal('other-browser');
  return { kind: 'ask-storage', registration, storageTarget: state.storageTarget };
}

/** The same post again, by the same browser, gets its answer again; any other use is refused. */
async function repeatOr(
  deps: LaunchGateDeps,
  login: LoginUse,
  refusal: 'state-used' | 'state-expired' | 'nonce-wrong',
): Promise<LaunchAnswer> {
  const used = await deps.store.readUsedLogin(login.stateHash);
  if (!used) throw new LtiRefusal(refusal);
  const isRepeat =
    login.usedAt.getTime() - used.usedAt.getTime() <= REPEAT_MS &&
    isSameHash(used.tokenHash, login.tokenHash);
  const outcome = isRepeat ? await deps.onRepeat(used.resume) : null;
  if (!outcome) throw new LtiRefusal('state-used');
  return { kind: 'done', outcome };
}
