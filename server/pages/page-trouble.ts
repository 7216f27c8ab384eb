import type { ErrorRequestHandler, Request, Response } from 'express';
import { z } from 'zod';
import { toProblem } from '../errors.js';
import { context } from '../http/request-context.js';
import type { Logger } from '../logging.js';
import { localeOf, type PageLocale } from './plain-page.js';

/**
 * What went wrong, as a page for people: they asked for one. A form that is none of ours counts as theirs, and
 * of the address only `path` is logged, since the rest may be a secret.
 *
 * @param options.isPage - which requests this is for; others are passed on. All by default.
 */
export const pageTrouble =
  (
    log: Logger,
    options: {
      path: string;
      send: (res: Response, locale: PageLocale, status: number) => void;
      isPage?: (req: Request) => boolean;
    },
  ): ErrorRequestHandler =>
  (error: unknown, req, res, next) => {
    const { path, send, isPage = () => true } = options;
    if (res.headersSent || !isPage(req)) {
      next(error);
      return;
    }
    const isTheirs = error instanceof z.ZodError || error instanceof URIError;
    const { requestId } = context(res);
    const { status, code, title } = toProblem(error, requestId);
    const entry = { code, method: req.method, path, requestId };
    if (isTheirs) log.info(entry, 'an answer that no form of ours sends');
    else if (status >= 500) log.error({ ...entry, err: error }, title);
    else log.info(entry, title);
    send(res, localeOf(req), isTheirs ? 400 : status);
  };
