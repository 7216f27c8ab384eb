import type { Request, RequestHandler, Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { z } from 'zod';
import { touchSession } from '../auth/sessions.js';
import { type EndpointInput, type EndpointSpec, runSignedIn } from './endpoint.js';

/** A file on its way out. */
export interface OutgoingFile {
  bytes: AsyncIterable<Uint8Array>;
  mime: string;
  size: number | null;
  /** Cleaned already; says what the browser calls the file when it is saved. */
  name: string;
  /** Only for what has no script in it or is drawn by a viewer of its own. */
  isInline: boolean;
}

/** Even opened by itself, what a student sent can run nothing, load nothing and be framed by nobody. */
const POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'";

/**
 * As `endpoint()`, for a file instead of JSON. `find` says in a transaction which one, and notes who
 * looked; the bytes flow after it, at the reader's own speed.
 */
export function fileEndpoint<P extends z.ZodType, W>(
  spec: Pick<EndpointSpec<P, z.ZodUndefined, z.ZodUndefined, z.ZodType>, 'params' | 'roles'>,
  find: (input: EndpointInput<P, z.ZodUndefined, z.ZodUndefined>) => Promise<W>,
  open: (found: W) => OutgoingFile,
): RequestHandler {
  const run = async (req: Request, res: Response) => {
    const { work, idle, now } = await runSignedIn({ ...spec, writes: true }, req, res, find);
    if (idle) await touchSession(idle, now);
    const file = open(work);
    res.status(200).set({
      'Content-Type': file.mime,
      'Content-Disposition': disposition(file),
      'Content-Security-Policy': POLICY,
      'X-Content-Type-Options': 'nosniff',
      ...(file.size !== null && { 'Content-Length': String(file.size) }),
    });
    await pipeline(Readable.from(file.bytes, { objectMode: false }), res);
  };
  return (req, res, next) => {
    run(req, res).catch((error: unknown) => {
      if (res.headersSent) res.destroy();
      else next(error);
    });
  };
}

/** RFC 6266: a plain name for old readers, the real one in UTF-8. */
function disposition({ name, isInline }: OutgoingFile): string {
  const plain = name.replaceAll(/[^\w. -]/g, '_');
  const exact = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${isInline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${exact}`;
}
