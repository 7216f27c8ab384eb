import express, { type ErrorRequestHandler, Router } from 'express';
import type { JWK } from 'jose';
import { canvasDeveloperKey } from './canvas-key.js';
import {
  beginLogin,
  continueLogin,
  localeOf,
  type StepDeps,
  takeLaunch,
  takeRegistration,
} from './http-steps.js';
import { sendPage } from './pages/page.js';
import { refusalPage } from './pages/refusal-page.js';
import { LtiRefusal } from './refusal.js';

/** Long enough for the longest honest launch form. */
const BODY_LIMIT = '100kb';

export interface LtiHttpDeps extends StepDeps {
  publicKeys(): Promise<JWK[]>;
}

/** The four addresses that an LMS knows, and the pages a person may see on the way. */
export function createLtiRouter(deps: LtiHttpDeps): Router {
  const router = Router();
  const form = express.urlencoded({ extended: false, limit: BODY_LIMIT });
  router.get('/login/continue', (request, response) => continueLogin(deps, request, response));
  router.all('/login', onlyGetOrPost, form, (request, response) =>
    beginLogin(deps, request, response),
  );
  router.post('/launch', form, (request, response) => takeLaunch(deps, request, response));
  router.get('/keys', async (_request, response) => {
    response.set('cache-control', 'public, max-age=300').json({ keys: await deps.publicKeys() });
  });
  // Canvas reads the developer key from here when it is added by URL.
  router.get('/canvas.json', (_request, response) => {
    response
      .set('cache-control', 'public, max-age=300')
      .json(canvasDeveloperKey(deps.gate.publicUrl));
  });
  router.get('/register', (request, response) => takeRegistration(deps, request, response));
  router.all(['/launch', '/register', '/keys'], () => {
    throw new LtiRefusal('method-wrong');
  });
  router.use(() => {
    throw new LtiRefusal('not-found');
  });
  router.use(refusalHandler(deps));
  return router;
}

const onlyGetOrPost: express.RequestHandler = (request, _response, next) => {
  next(
    request.method === 'GET' || request.method === 'POST'
      ? undefined
      : new LtiRefusal('method-wrong'),
  );
};

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
