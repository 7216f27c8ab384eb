import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { touchSession } from '../auth/sessions.js';
import { type EndpointInput, type EndpointSpec, runSignedIn } from './endpoint.js';

/** A document that was made for the asker, to keep. */
export interface DocumentReply {
  /** With its ending; letters of any script. */
  name: string;
  type: string;
  content: Buffer;
}

/**
 * As `endpointInTwoSteps()`, with a document as the answer: `handle` reads in the transaction, `finish`
 * makes the document once nothing is open.
 */
export function documentEndpoint<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  W = unknown,
>(
  spec: Omit<EndpointSpec<P, Q, z.ZodUndefined, z.ZodType>, 'reply' | 'body'>,
  handle: (input: EndpointInput<P, Q, z.ZodUndefined>) => Promise<W>,
  finish: (work: W) => Promise<DocumentReply>,
): RequestHandler {
  const run = async (req: Request, res: Response) => {
    const { work, idle, now } = await runSignedIn(spec, req, res, handle);
    const { name, type, content } = await finish(work);
    if (idle) await touchSession(idle, now);
    res.attachment(name).type(type).send(content);
  };
  return (req, res, next) => {
    run(req, res).catch(next);
  };
}
