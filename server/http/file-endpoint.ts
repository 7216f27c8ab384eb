import type { RequestHandler } from 'express';
import type { z } from 'zod';
import { type EndpointInput, inTenant, type RequestSpec } from './endpoint.js';

/** A file to keep. */
export interface FileReply {
  /** With its ending; letters of any script. */
  name: string;
  type: string;
  content: Buffer;
}

/**
 * As `endpointInTwoSteps()`, with a file as the answer: `handle` reads in the transaction, `finish`
 * makes the file once nothing is open.
 */
export function fileEndpoint<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  W = unknown,
>(
  spec: RequestSpec<P, Q, B>,
  handle: (input: EndpointInput<P, Q, B>) => Promise<W>,
  finish: (work: W) => Promise<FileReply>,
): RequestHandler {
  return inTenant(spec, handle, async (work) => {
    const { name, type, content } = await finish(work);
    return (res) => res.attachment(name).type(type).send(content);
  });
}
