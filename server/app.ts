import compression from 'compression';
import express, { type Express, type Router } from 'express';
import { AppError, notFound } from './errors.js';
import { problemHandler } from './http/problem-handler.js';
import { limitRequests, limitSessions } from './http/rate-limit.js';
import { requestContext } from './http/request-context.js';
import { securityHeaders } from './http/security-headers.js';
import { waitingPeople } from './http/waiting-people.js';
import { isUpload } from './http/upload-endpoint.js';
import type { Logger } from './logging.js';
import type { Notice } from './people-first/notice.js';
import { type AppPageDeps, appPages } from './pages/app-routes.js';
import { recordCheckPages, recordCheckTrouble } from './pages/record-check-routes.js';
import { confirmPages } from './pages/confirm-routes.js';
import { API_PATH, publicApi } from './features/public-api/api-routes.js';
import { PASSPORT_PATH } from './features/passport/issuer.js';
import { passportPages } from './features/passport/passport-pages.js';
import { CONFIRM_PATH } from './features/activities/confirmation-service.js';
import { FAMILY_PATH } from './features/family/family-service.js';
import { familyPages } from './pages/family-routes.js';
import { fontPages } from './pages/font-routes.js';
import { MAIL_PATH } from './features/mail/mail-service.js';
import { mailPages } from './pages/mail-routes.js';
import { PRIVACY_PATH, privacyPage } from './pages/privacy-page.js';

export interface AppDeps extends AppPageDeps {
  /** The LTI part, mounted under /lti; it brings its own pages and headers. */
  lti: express.Handler;
  /** The routers of `features/index.ts`, mounted under /api. */
  api: Router[];
  publicUrl: string;
  /** Where it is told that people wait for an answer. */
  people: Notice;
  /** Whether the database answers and this node is not on its way down. */
  isReady(): Promise<boolean>;
  isProduction: boolean;
  now: () => Date;
  log: Logger;
}

/** A person registers once or twice; more an hour from one address is somebody trying invitations. */
const REGISTRATIONS_PER_HOUR = 20;
/** A whole school may come from one address at the bell: 1,500 launches a minute, two requests each. */
const LAUNCH_REQUESTS_PER_MINUTE = 3_000;

/** Keys that sign passports: read by programs, seldom. */
const KEY_READS_PER_MINUTE = 120;

/** The same school at work: a class of thirty asks for less than one of these a second each. */
const API_REQUESTS_PER_MINUTE = 20_000;
const SESSION_REQUESTS_PER_MINUTE = 600;

/** The HTTP app: no port, no timer, no global state. */
export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.isProduction ? 1 : false);
  app.use(requestContext(deps.now), securityHeaders(deps.isProduction));
  app.get('/livez', (_req, res) => {
    res.type('text').send('alive');
  });
  app.get('/readyz', (_req, res, next) => {
    deps
      .isReady()
      .then((isReady) => {
        res
          .status(isReady ? 200 : 503)
          .type('text')
          .send(isReady ? 'ready' : 'not ready');
      })
      .catch(next);
  });
  app.use(waitingPeople(deps.people));
  app.use('/lti/register', limitRequests(REGISTRATIONS_PER_HOUR, 3_600_000));
  app.use('/lti', limitRequests(LAUNCH_REQUESTS_PER_MINUTE), deps.lti);
  app.use(compression());
  app.use(appPages(deps), fontPages());
  app.use(CONFIRM_PATH, confirmPages(deps));
  app.use(FAMILY_PATH, familyPages(deps));
  app.use(MAIL_PATH, mailPages(deps));
  app.use(PRIVACY_PATH, privacyPage());
  app.use(API_PATH, publicApi(deps));
  app.use(
    PASSPORT_PATH,
    limitRequests(KEY_READS_PER_MINUTE),
    recordCheckPages(deps),
    passportPages(deps),
    recordCheckTrouble(deps),
  );
  app.use(
    '/api',
    noStore,
    limitRequests(API_REQUESTS_PER_MINUTE),
    limitSessions(SESSION_REQUESTS_PER_MINUTE),
    express.json({ limit: '200kb' }),
    ...deps.api,
  );
  app.use(() => {
    throw notFound();
  });
  app.use(problemHandler(deps.log));
  return app;
}

/** Answers about students are nobody's to keep; a body that isn't JSON is refused, not ignored. */
const noStore: express.RequestHandler = (req, res, next) => {
  res.set('Cache-Control', 'no-store');
  const hasBody =
    req.headers['content-length'] !== undefined && req.headers['content-length'] !== '0';
  if (hasBody && !req.is('application/json') && !isUpload(req)) {
    next(new AppError('invalid-request', 'Send the body as application/json.'));
    return;
  }
  next();
};
