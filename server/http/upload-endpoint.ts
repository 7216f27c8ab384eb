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
const STUDENT_PATH = /^\/class\/[^/]+\/passport\/(preview|imports)$/;

export function isUpload(req: Request): boolean {
  const isKnown = PATHS.has(req.path) || STUDENT_PATH.test(req.path);
  return req.method === 'POST' && isKnown && Boolean(req.is(TYPE));
}

interface UploadSpec<Q extends z.ZodType, R extends z.ZodType, P extends z.ZodType> {
  params?: P;
  query: Q;
  roles: readonly ActorRole[];
  reply: EndpointSpec<z.ZodUndefined, Q, z.ZodUndefined, R>['reply'];
  /** The most bytes that are read. */
  limit: number;
}

export interface Upload<Q extends z.ZodType, P extends z.ZodType = z.ZodUndefined> {
  actor: Actor;
  params: z.output<P>;
  query: z.output<Q>;
  bytes: Buffer;
  now: Date;
  requestId: string;
}

type Asked<P extends z.ZodType, Q extends z.ZodType> = Pick<
  Upload<Q, P>,
  'params' | 'query' | 'requestId'
>;

/**
 * As `endpoint()`, for a file that comes as the whole body, as it is. Nothing of it is read before the
 * person is known and `admit` agrees, and no transaction is open while it arrives or is kept.
 */
export function uploadEndpoint<
  Q extends z.ZodType,
  R extends z.ZodType,
  P extends z.ZodType = z.ZodUndefined,
>(
  spec: UploadSpec<Q, R, P>,
  admit: (input: EndpointInput<P, Q, z.ZodUndefined>) => Promise<void>,
  keep: (upload: Upload<Q, P>) => Promise<z.input<R>>,
): RequestHandler {
  const readBody: RequestHandler = express.raw({ type: TYPE, limit: spec.limit, inflate: false });
  const run = async (req: Request, res: Response) => {
    const { params, query, roles } = spec;
    const signIn = { ...(params && { params }), query, roles };
    const admitted = await runSignedIn<P, Q, z.ZodUndefined, Asked<P, Q>>(
      ...([signIn, req, res] as const),
      async (input) => {
        await admit(input);
        return { params: input.params, query: input.query, requestId: input.requestId };
      },
    );
    const { actor, idle, now } = admitted;
    if (idle) await touchSession(idle, now);
    // After who may at all: to others, what is there and what is not look the same.
    if (!isUpload(req))
      throw new AppError('invalid-request', `Send the file as it is, as ${TYPE}.`);
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
    const kept = await keep({ actor, ...admitted.work, bytes, now: context(res).now() });
    res.status(spec.reply.status).json(spec.reply.schema.parse(kept));
  };
  return (req, res, next) => {
    run(req, res).catch(next);
  };
}
