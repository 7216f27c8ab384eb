import type { Request } from 'express';
import { z } from 'zod';
import type { Registration } from '../ports.js';
import { LtiRefusal } from '../refusal.js';
import type { RegistrationCache } from '../registry-cache.js';
import type { Vault } from '../secrets.js';
import type { IssuedState, LoginStates } from './login-state.js';
import { ownTarget } from './target.js';

/** How long a browser may take to show whether it kept the cookie. */
const CHECK_MS = 5 * 60_000;
/** Stands for a frame's name when the login runs in a window of our own: its storage is ours. */
export const OWN_WINDOW = 'pathlight-window';
const CHECK_PURPOSE = 'login-check';

const parameter = z.string().min(1).max(8_000);
const LoginParameters = z.object({
  iss: parameter,
  login_hint: parameter,
  target_link_uri: parameter,
  client_id: parameter.optional(),
  lti_message_hint: z.string().max(8_000).optional(),
  lti_deployment_id: parameter.optional(),
  deployment_id: parameter.optional(),
  lti_storage_target: z.string().max(200).optional(),
  lti_storage_frame: z.string().max(200).optional(),
  /** Set by our own new-window page: the login runs in a window of its own. */
  pathlight_window: z.literal('1').optional(),
});
export type LoginParameters = z.infer<typeof LoginParameters>;

/** A login that has been looked at, on its way to the platform. */
export interface PendingLogin {
  parameters: LoginParameters;
  registration: Registration;
}

export interface StartedLogin extends IssuedState {
  /** The platform's page to go to. */
  location: string;
}

export interface Login {
  /** @throws LtiRefusal */
  read(request: Request): Promise<PendingLogin>;
  /** A one-way package of the login for the hop that shows whether the cookie was kept. */
  pack(login: PendingLogin, browserId: string): string;
  /** @throws LtiRefusal */
  unpack(packed: string): Promise<PendingLogin & { browserId: string }>;
  start(login: PendingLogin, browserId: string, storageTarget: string | null): StartedLogin;
}

export interface LoginDeps {
  publicUrl: string;
  states: LoginStates;
  registrations: RegistrationCache;
  vault: Vault;
  now(): Date;
}

/** @see https://www.imsglobal.org/spec/security/v1p0#openid_connect_launch_flow */
export function createLogin(deps: LoginDeps): Login {
  const withRegistration = async (parameters: LoginParameters): Promise<PendingLogin> => {
    const { iss, client_id: clientId } = parameters;
    const found = await deps.registrations.find(iss, clientId ?? null);
    // Without a client id the issuer must have one registration only; guessing would be wrong.
    const [registration] = found;
    if (!registration || found.length > 1) throw new LtiRefusal('platform-unknown');
    ownTarget(parameters.target_link_uri, deps.publicUrl);
    return { parameters, registration };
  };
  return {
    read(request) {
      return withRegistration(readParameters(request));
    },
    pack({ parameters }, browserId) {
      const until = deps.now().getTime() + CHECK_MS;
      return deps.vault.seal(CHECK_PURPOSE, JSON.stringify({ parameters, browserId, until }));
    },
    async unpack(packed) {
      const opened = openPackage(deps.vault, packed);
      if (opened.until < deps.now().getTime()) throw new LtiRefusal('state-expired');
      return { ...(await withRegistration(opened.parameters)), browserId: opened.browserId };
    },
    start({ parameters, registration }, browserId, storageTarget) {
      const issued = deps.states.issue(registration.id, browserId, storageTarget);
      return {
        ...issued,
        location: platformAddress(deps.publicUrl, registration, parameters, issued),
      };
    },
  };
}

/** Where platform storage is to be found, under either of the names in use. */
export function storageTargetOf(parameters: LoginParameters): string | null {
  return parameters.lti_storage_target ?? parameters.lti_storage_frame ?? null;
}

function readParameters(request: Request): LoginParameters {
  const body = (request.body ?? {}) as Record<string, unknown>;
  // An LTI 1.1 link that points here: say so, its owner can't guess it.
  if ('oauth_consumer_key' in body || 'lti_version' in body) throw new LtiRefusal('old-lti');
  const parsed = LoginParameters.safeParse({ ...request.query, ...body });
  if (!parsed.success) throw new LtiRefusal('login-incomplete');
  return parsed.data;
}

const Package = z.object({
  parameters: LoginParameters,
  browserId: z.string(),
  until: z.number(),
});

function openPackage(vault: Vault, packed: string): z.infer<typeof Package> {
  try {
    return Package.parse(JSON.parse(vault.open(CHECK_PURPOSE, packed)));
  } catch (cause) {
    throw new LtiRefusal('login-incomplete', { cause });
  }
}

function platformAddress(
  publicUrl: string,
  registration: Registration,
  parameters: LoginParameters,
  { state, nonce }: { state: string; nonce: string },
): string {
  const url = new URL(registration.authEndpoint);
  const query = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: registration.clientId,
    redirect_uri: `${publicUrl}/lti/launch`,
    login_hint: parameters.login_hint,
    state,
    nonce,
    ...(parameters.lti_message_hint !== undefined && {
      lti_message_hint: parameters.lti_message_hint,
    }),
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}
