import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { ApiScope } from '#contracts/public-api.js';
import { hashToken, tenantOfToken } from '../../auth/tokens.js';
import { sql, withTenant } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import { check } from '../../http/endpoint.js';
import { context } from '../../http/request-context.js';

/** Who asks: a program of the district, by a key that an administrator made. */
export interface ApiCaller {
  tenantId: string;
  /** Who made the key: answers for what is read by it. */
  madeBy: string;
  now: Date;
  requestId: string;
}

export interface ApiRoute {
  path: string;
  scope: ApiScope;
  summary: string;
  query?: z.ZodType;
  reply: z.ZodType;
  read: (caller: ApiCaller, query: never) => Promise<unknown>;
}

/** A route of the API: checks key, scope and query, reads in one transaction, and checks the reply. */
export function apiHandler({ scope, query: querySchema, reply, read }: ApiRoute): RequestHandler {
  const run = async (req: Request, res: Response) => {
    const { now, requestId } = context(res);
    const token = bearer(req);
    const tenantId = tenantOfToken('api', token);
    if (!tenantId) throw noKey();
    const query = check('query', querySchema, req.query);
    const answer = await withTenant(tenantId, async () => {
      const madeBy = await useKey(tenantId, token, scope, now());
      const found = await read({ tenantId, madeBy, now: now(), requestId }, query as never);
      return reply.parse(found);
    });
    res.set('Cache-Control', 'no-store').json(answer);
  };
  return (req, res, next) => {
    run(req, res).catch(next);
  };
}

/** Finds the key and notes, to the minute, that it was used. */
async function useKey(
  tenantId: string,
  token: string,
  scope: ApiScope,
  now: Date,
): Promise<string> {
  const [key] = await sql<{ id: string; created_by: string; scopes: string[]; is_fresh: boolean }>(
    `select id, created_by, scopes, last_used_at > $3::timestamptz - interval '1 minute' as is_fresh
     from api_tokens
     where tenant_id = $1 and token_hash = $2 and revoked_at is null and expires_at > $3`,
    [tenantId, hashToken(token), now.toISOString()],
  );
  if (!key) throw noKey();
  if (!key.scopes.includes(scope))
    throw new AppError('forbidden', `This key has no right to read ${scope}.`);
  if (!key.is_fresh)
    await sql(`update api_tokens set last_used_at = $3 where tenant_id = $1 and id = $2`, [
      ...[tenantId, key.id, now.toISOString()],
    ]);
  return key.created_by;
}

export function bearer(req: Request): string {
  const [scheme, token] = (req.get('authorization') ?? '').split(' ');
  if (scheme !== 'Bearer' || !token) throw noKey();
  return token;
}

const noKey = () =>
  new AppError(
    'not-signed-in',
    'Send a good key as “Authorization: Bearer …”. Keys are made by administrators.',
  );
