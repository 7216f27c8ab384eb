import express, { type NextFunction, type Request, type Response } from 'express';
import { authRoutes } from './auth-routes.js';
import { createPlatform } from './create-platform.js';
import { deepLinkRoutes } from './deep-link-routes.js';
import { faultRoutes } from './faults.js';
import { fetchKeys } from './fetch-keys.js';
import { lineItemRoutes } from './line-item-routes.js';
import { pageRoutes } from './page-routes.js';
import { assetRoutes } from './pages/assets.js';
import { chooserPage } from './pages/chooser-pages.js';
import { failurePage } from './pages/failure.js';
import { sendPage } from './pages/layout.js';
import { parametersOf } from './parameters.js';
import type { Platform } from './platform.js';
import { registrationRoutes } from './registration-routes.js';
import { restRoutes } from './rest-routes.js';
import { rosterRoutes } from './roster-routes.js';
import { scoreRoutes } from './score-routes.js';
import { tokenRoutes } from './token-routes.js';
import { type FetchKeys, type Shape, SHAPES } from './types.js';

export type { Platform, RegistrationInfo } from './platform.js';
export type { Course, Person, PostedScore, ResourceLink, Shape, Tool } from './types.js';

export interface SandboxOptions {
  /** Where it is reached, for example `http://lms.localhost:4100`. */
  origin: string;
  toolOrigin: string;
  shapes?: readonly Shape[];
  now?: () => Date;
  production?: boolean;
  /** Reads a tool's key set; over the network unless a test says otherwise. */
  fetchKeys?: FetchKeys;
}

export interface Sandbox {
  app: express.Express;
  origin: string;
  platforms: Platform[];
  /** @throws where this sandbox doesn't have that system */
  platform(shape: Shape): Platform;
}

/**
 * A school's learning systems for demonstrations and tests: who you are is part of the address, and
 * everything is kept in memory.
 *
 * @throws in production
 */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  if (options.production || process.env.NODE_ENV === 'production')
    throw new Error('The sandbox lets anybody be anybody, so it does not run in production.');
  const { origin, toolOrigin } = options;
  const now = options.now ?? (() => new Date());
  const shared = { origin, toolOrigin, now, fetchKeys: options.fetchKeys ?? fetchKeys };
  const platforms = await Promise.all(
    (options.shapes ?? SHAPES).map((shape) => createPlatform(shape, shared)),
  );
  return {
    app: appFor(platforms),
    origin,
    platforms,
    platform: (shape) => {
      const found = platforms.find((platform) => platform.shape === shape);
      if (!found) throw new Error(`The sandbox has no ${shape}.`);
      return found;
    },
  };
}

function appFor(platforms: Platform[]): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(express.urlencoded({ extended: false, limit: '1mb' }));
  app.use(express.json({ type: ['application/json', 'application/*+json'], limit: '1mb' }));
  app.use(assetRoutes());
  app.get('/', (request, response) => {
    const locale = parametersOf(request).locale === 'es' ? 'es' : 'en';
    sendPage(response, chooserPage(platforms, locale));
  });
  for (const platform of platforms) {
    const routes = [
      ...[authRoutes, deepLinkRoutes, faultRoutes, lineItemRoutes, pageRoutes, registrationRoutes],
      ...[restRoutes, rosterRoutes, scoreRoutes, tokenRoutes],
    ].map((write) => write(platform));
    app.use(`/${platform.shape}`, ...routes);
  }
  app.use((_request, response) => {
    sendPage(response, failurePage('There is no such page', 'Look for it in the menu.'), 404);
  });
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const reason = error instanceof Error ? error.message : 'Something went wrong';
    sendPage(response, failurePage('That did not work', reason), 400);
  });
  return app;
}
