import express, { type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import type { Actor, ActorRole } from '../auth/actor.js';
import { touchSession } from '../auth/sessions.js';
import { AppError } from '../errors.js';
import { type EndpointInput, type EndpointSpec, runSignedIn } from './endpoint.js';
import { context } from './request-context.js';

const TYPE = 'application/octet-stream';
/** The only addresses below /api whose body is a file and not JSON. */
const PATHS = new Set([
  ...['/evidence/files', '/passport/preview', '/passport/imports'],
  '/reference-imports/pieces',
]);

export function isUpload(req: Request): boolean {
  return req.method === 'POST' && PATHS.has(req.path) && Boolean(req.is(TYPE));
}

interface UploadSpec<Q extends z.ZodType, R extends z.ZodType> {
  query: Q;
  roles: readonly ActorRole[];
  reply: EndpointSpec<z.ZodUndefined, Q, z.ZodUndefined, R>['reply'];
  /** The most bytes that are read. */
  limit: number;
}

export interface Upload<Q extends z.ZodType> {
  actor: Actor;
  query: z.output<Q>;
  bytes: Buffer;
  now: Date;
}

/**
 * As `endpoint()`, for a file that comes as the whole body, as it is. Nothing of it is read before the
 * person is known and `admit` agrees, and no transaction is open while it arrives or is kept.
 */
export function uploadEndpoint<Q extends z.ZodType, R extends z.ZodType>(
  spec: UploadSpec<Q, R>,
  admit: (input: EndpointInput<z.ZodUndefined, Q, z.ZodUndefined>) => Promise<void>,
  keep: (upload: Upload<Q>) => Promise<z.input<R>>,
): RequestHandler {
  const readBody: RequestHandler = express.raw({ type: TYPE, limit: spec.limit, inflate: false });
  const run = async (req: Request, res: Response) => {
    if (!isUpload(req))
      throw new AppError('invalid-request', `Send the file as it is, as ${TYPE}.`);
    const { query, roles } = spec;
    const signIn = { query, roles } as const;
    const admitted = await runSignedIn<z.ZodUndefined, Q, z.ZodUndefined, z.output<Q>>(
      ...([signIn, req, res] as const),
      async (input) => {
        await admit(input);
        return input.query;
      },
    );
    const { actor, idle, now } = admitted;
    if (idle) await touchSession(idle, now);
    if (Number(req.get('content-length') ?? 0) > spec.limit)
      throw new AppError('too-large', 'This file is too large.');
    await new Promise<void>((resolve, reject) => {
      readBody(req, res, (error?: unknown) => {
        if (error instanceof Error) reject(error);
        else resolve();
      });
    });
    const bytes: unknown = req.body;
    if (!Buffer.isBuffer(bytes) || bytes.length === 0)
      throw new AppError('file-not-taken', 'The file is empty.');
    const kept = await keep({ actor, query: admitted.work, bytes, now: context(res).now() });
    res.status(spec.reply.status).json(spec.reply.schema.parse(kept));
  };
  return (req, res, next) => {
    run(req, res).catch(next);
  };
}
