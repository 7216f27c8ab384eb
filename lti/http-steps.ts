import type { Request, Response } from 'express';
import { browserIdOf, setBrowserId } from './gate/browser.js';
import { type LaunchGateDeps, openLaunch } from './gate/launch.js';
import { type Login, OWN_WINDOW, type PendingLogin, storageTargetOf } from './gate/login.js';
import type { LoginTrace } from './gate/login-trace.js';
import { loopPage, newWindowPage, storageGetPage, storagePutPage } from './pages/login-pages.js';
import { type Page, sendPage } from './pages/page.js';
import { registeredPage } from './pages/registered-page.js';
import { type PageLocale, pageLocale } from './pages/words.js';
import type { LtiLog } from './ports.js';
import { LtiRefusal } from './refusal.js';
import { registerDynamically, type RegistrationDeps } from './registration.js';

export interface StepDeps {
  allowLoopbackHttp: boolean;
  log: LtiLog;
  random(bytes: number): Buffer;
  login: Login;
  trace: LoginTrace;
  gate: LaunchGateDeps;
  registration: RegistrationDeps;
}

/**
 * A browser that shows its cookie goes straight on. Otherwise one hop tells whether it keeps one,
 * here, before the platform is asked: the platform's hint may work only once.
 */
export async function beginLogin(
  deps: StepDeps,
  request: Request,
  response: Response,
): Promise<void> {
  const pending = await deps.login.read(request);
  const known = browserIdOf(request);
  if (known) {
    goToPlatform(deps, request, response, { pending, browserId: known });
    return;
  }
  const browserId = deps.random(32).toString('base64url');
  setBrowserId(response, browserId);
  redirect(response, `/lti/login/continue?s=${deps.login.pack(pending, browserId)}`);
}

/** Cookie, else the platform's storage, else a window of our own, which has storage of its own. */
export async function continueLogin(
  deps: StepDeps,
  request: Request,
  response: Response,
): Promise<void> {
  const { browserId, ...pending } = await deps.login.unpack(text(request.query.s) ?? '');
  const known = browserIdOf(request);
  if (known) {
    goToPlatform(deps, request, response, { pending, browserId: known });
    return;
  }
  const { parameters, registration } = pending;
  const frame = parameters.pathlight_window ? OWN_WINDOW : storageTargetOf(parameters);
  const locale = localeOf(request);
  if (frame === null) {
    send(deps, response, newWindowPage(parameters, locale));
    return;
  }
  const started = deps.login.start(pending, browserId, frame);
  const exchange = {
    state: started.state,
    frame,
    origin: new URL(registration.authEndpoint).origin,
    secret: started.storageSecret,
    next: started.location,
  };
  send(deps, response, storagePutPage(exchange, parameters, locale));
}

export async function takeLaunch(
  deps: StepDeps,
  request: Request,
  response: Response,
): Promise<void> {
  // It came back, also when it is refused below.
  deps.trace.clear(request, response);
  const body = (request.body ?? {}) as Record<string, unknown>;
  const { token, state } = readLaunchForm(body);
  const answer = await openLaunch(deps.gate, {
    token,
    state,
    browserId: browserIdOf(request),
    storageSecret: text(body.pathlight_storage),
  });
  if (answer.kind === 'done') {
    redirect(response, answer.outcome.location);
    return;
  }
  const origin = new URL(answer.registration.authEndpoint).origin;
  const exchange = { state, frame: answer.storageTarget, origin };
  send(deps, response, storageGetPage(exchange, token, localeOf(request)));
}

export async function takeRegistration(
  deps: StepDeps,
  request: Request,
  response: Response,
): Promise<void> {
  const { invitation, openid_configuration: configurationUrl } = request.query;
  const { registration, deployment } = await registerDynamically(deps.registration, {
    invitation: text(invitation) ?? '',
    configurationUrl: text(configurationUrl) ?? '',
    token: text(request.query.registration_token),
  });
  deps.gate.registrations.forget();
  deps.log.info({ registrationId: registration.id }, 'a platform has registered');
  const isBound = typeof deployment?.tenantId === 'string';
  send(deps, response, registeredPage(isBound, localeOf(request)));
}

export function localeOf(request: Request): PageLocale {
  return pageLocale(request.headers['accept-language']);
}

function goToPlatform(
  deps: StepDeps,
  request: Request,
  response: Response,
  { pending, browserId }: { pending: PendingLogin; browserId: string },
): void {
  // In a window of its own there is no other way left to offer.
  if (!pending.parameters.pathlight_window) {
    if (deps.trace.isLoop(request, pending)) {
      send(deps, response, loopPage(pending.parameters, localeOf(request)));
      return;
    }
    deps.trace.note(request, response, pending);
  }
  const { location } = deps.login.start(pending, browserId, null);
  redirect(response, location);
}

function send(deps: StepDeps, response: Response, page: Page): void {
  sendPage(response, page, deps.allowLoopbackHttp);
}

/** No body: nobody sees one, and writing it would double the work of the answer. */
function redirect(response: Response, location: string): void {
  response
    .set({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'content-length': '0' })
    .status(303)
    .location(location)
    .end();
}

/** @throws LtiRefusal for what is no launch at all. */
function readLaunchForm(body: Record<string, unknown>): { token: string; state: string } {
  if ('error' in body) throw new LtiRefusal('platform-denied', { detail: denial(body.error) });
  if ('oauth_consumer_key' in body || 'lti_message_type' in body) throw new LtiRefusal('old-lti');
  const token = text(body.id_token);
  const state = text(body.state);
  if (!token) throw new LtiRefusal('token-absent');
  if (!state) throw new LtiRefusal('state-unknown');
  return { token, state };
}

/** Only the word that OpenID Connect defines, never free text from elsewhere. */
const denial = (error: unknown) =>
  typeof error === 'string' && /^[a-z_]{1,60}$/.test(error) ? error : 'error';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
