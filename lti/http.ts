import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import type { JWK } from 'jose';
import { browserIdOf, setBrowserId } from './gate/browser.js';
import { type LaunchGateDeps, openLaunch } from './gate/launch.js';
import { type Login, type PendingLogin, storageTargetOf } from './gate/login.js';
import { newWindowPage, storageGetPage, storagePutPage } from './pages/login-pages.js';
import { type Page, sendPage } from './pages/page.js';
import { refusalPage } from './pages/refusal-page.js';
import { registeredPage } from './pages/registered-page.js';
import { pageLocale } from './pages/words.js';
import type { LtiLog } from './ports.js';
import { LtiRefusal } from './refusal.js';
import { registerDynamically, type RegistrationDeps } from './registration.js';

/** Long enough for the longest honest launch form. */
const BODY_LIMIT = '100kb';

export interface LtiHttpDeps {
  allowLoopbackHttp: boolean;
  log: LtiLog;
  random(bytes: number): Buffer;
  login: Login;
  gate: LaunchGateDeps;
  registration: RegistrationDeps;
  publicKeys(): Promise<JWK[]>;
}

/** The four addresses that an LMS knows, and the pages a person may see on the way. */
export function createLtiRouter(deps: LtiHttpDeps): Router {
  const router = Router();
  const form = express.urlencoded({ extended: false, limit: BODY_LIMIT });
  const steps = createSteps(deps);
  router.get('/keys', async (_request, response) => {
    response.set('cache-control', 'public, max-age=300').json({ keys: await deps.publicKeys() });
  });
  router.get('/login/continue', steps.continueLogin);
  router.all('/login', onlyGetOrPost, form, steps.beginLogin);
  router.post('/launch', form, steps.launch);
  router.get('/register', steps.register);
  router.all(['/launch', '/register', '/keys'], () => {
    throw new LtiRefusal('method-wrong');
  });
  router.use(() => {
    throw new LtiRefusal('not-found');
  });
  router.use(refusalHandler(deps));
  return router;
}

function createSteps(deps: LtiHttpDeps) {
  const { login } = deps;
  const send = (response: Response, page: Page) => {
    sendPage(response, page, deps.allowLoopbackHttp);
  };
  const goToPlatform = async (response: Response, pending: PendingLogin, browserId: string) => {
    const { location } = await login.start(pending, browserId, null);
    redirect(response, location);
  };
  return {
    /**
     * A browser that shows its cookie goes straight on. Otherwise one hop tells whether it keeps
     * one, here, before the platform is asked: the platform's hint may work only once.
     */
    async beginLogin(request: Request, response: Response): Promise<void> {
      const pending = await login.read(request);
      const known = browserIdOf(request);
      if (known) {
        await goToPlatform(response, pending, known);
        return;
      }
      const browserId = deps.random(32).toString('base64url');
      setBrowserId(response, browserId);
      redirect(response, `/lti/login/continue?s=${login.pack(pending, browserId)}`);
    },

    async continueLogin(request: Request, response: Response): Promise<void> {
      const { browserId, ...pending } = await login.unpack(text(request.query.s) ?? '');
      if (browserIdOf(request)) {
        await goToPlatform(response, pending, browserIdOf(request) ?? browserId);
        return;
      }
      const { parameters, registration } = pending;
      // A window of our own that keeps no cookie: nothing is left to try.
      if (parameters.pathlight_window) throw new LtiRefusal('cookies-off');
      const frame = storageTargetOf(parameters);
      const locale = localeOf(request);
      if (frame === null) {
        send(response, newWindowPage(parameters, locale));
        return;
      }
      const started = await login.start(pending, browserId, frame);
      const exchange = {
        state: started.state,
        frame,
        origin: new URL(registration.authEndpoint).origin,
        secret: started.storageSecret,
        next: started.location,
      };
      send(response, storagePutPage(exchange, parameters, locale));
    },

    async launch(request: Request, response: Response): Promise<void> {
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
      send(response, storageGetPage(exchange, token, localeOf(request)));
    },

    async register(request: Request, response: Response): Promise<void> {
      const { invitation, openid_configuration: configurationUrl } = request.query;
      const { registration, deployment } = await registerDynamically(deps.registration, {
        invitation: text(invitation) ?? '',
        configurationUrl: text(configurationUrl) ?? '',
        token: text(request.query.registration_token),
      });
      deps.gate.registrations.forget();
      deps.log.info({ registrationId: registration.id }, 'a platform has registered');
      const isBound = typeof deployment?.tenantId === 'string';
      send(response, registeredPage(isBound, localeOf(request)));
    },
  };
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

const onlyGetOrPost: express.RequestHandler = (request, _response, next) => {
  next(
    request.method === 'GET' || request.method === 'POST'
      ? undefined
      : new LtiRefusal('method-wrong'),
  );
};

function redirect(response: Response, location: string): void {
  response
    .set({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    .redirect(303, location);
}

/** Every failure under `/lti` is a page: what arrives here is in a browser, mostly in a frame. */
function refusalHandler(deps: LtiHttpDeps): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const refusal = toRefusal(error);
    const fields = { code: refusal.code, refusal: refusal.refusal, path: request.path };
    if (refusal.status >= 500) deps.log.error({ ...fields, err: error }, 'launch failed');
    else deps.log.warn(fields, 'launch refused');
    sendPage(response, refusalPage(refusal, localeOf(request)), deps.allowLoopbackHttp);
  };
}

function toRefusal(error: unknown): LtiRefusal {
  if (error instanceof LtiRefusal) return error;
  // The body parser's errors carry a status.
  const { status } = error as { status?: unknown };
  if (status === 413) return new LtiRefusal('request-too-large', { cause: error });
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new LtiRefusal('request-unreadable', { cause: error });
  return new LtiRefusal('our-fault', { cause: error });
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const localeOf = (request: Request) => pageLocale(request.headers['accept-language']);
