import type { ErrorRequestHandler } from 'express';
import { toProblem } from '../errors.js';
import type { Logger } from '../logging.js';
import { context } from './request-context.js';

/** The last middleware: every error leaves as `application/problem+json`, and is logged once. */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const problem = toProblem(error, context(res).requestId);
    const entry = {
      err: error,
      code: problem.code,
      method: req.method,
      path: req.path,
      requestId: context(res).requestId,
    };
    if (problem.status >= 500) log.error(entry, problem.title);
    else log.info({ ...entry, err: undefined }, problem.title);
    res.status(problem.status).type('application/problem+json').json(problem);
  };
}
