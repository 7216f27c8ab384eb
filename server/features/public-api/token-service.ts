import type { ApiScope, ApiTokens, MadeApiToken, NewApiToken } from '#contracts/public-api.js';
import type { Actor } from '../../auth/actor.js';
import { hashToken, newToken } from '../../auth/tokens.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import type { AccessRequest } from '../access/access-log.js';
import { noteAdminAct } from '../connections/admin-log.js';

const DAY_MS = 86_400_000;

interface Row {
  id: string;
  name: string;
  scopes: ApiScope[];
  created_by: string | null;
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

/** The district's keys, the newest first. */
export async function listTokens(now: Date): Promise<ApiTokens> {
  const rows = await sql<Row>(
    `select k.id, k.name, k.scopes, p.name as created_by, k.created_at, k.expires_at, k.last_used_at, k.revoked_at
     from api_tokens k left join people p on p.tenant_id = $1 and p.id = k.created_by
     where k.tenant_id = $1 order by k.created_at desc, k.id desc limit 100`,
    [currentTenant()],
  );
  return {
    tokens: rows.map((row) => ({
      ...{ id: row.id, name: row.name, scopes: row.scopes, createdBy: row.created_by },
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
      isGood: row.revoked_at === null && row.expires_at > now,
    })),
  };
}

/** Makes a key; its secret is in this answer and nowhere else. */
export async function makeToken(
  actor: Actor,
  { name, scopes, days }: NewApiToken,
  { now, requestId }: AccessRequest,
): Promise<MadeApiToken> {
  const secret = newToken('api', currentTenant());
  await sql(
    `insert into api_tokens (tenant_id, id, name, token_hash, scopes, created_by, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[currentTenant(), newId(), name, hashToken(secret), [...new Set(scopes)]],
      ...[actor.personId, now.toISOString(), new Date(now.getTime() + days * DAY_MS).toISOString()],
    ],
  );
  await noteAdminAct(actor.personId, 'api-token-made', name, requestId);
  return { ...(await listTokens(now)), secret };
}

/** @throws AppError `not-found` for one that is revoked already, or another district's. */
export async function revokeToken(
  actor: Actor,
  id: string,
  { now, requestId }: AccessRequest,
): Promise<ApiTokens> {
  const [gone] = await sql<{ name: string }>(
    `update api_tokens set revoked_at = $3
     where tenant_id = $1 and id = $2 and revoked_at is null returning name`,
    [currentTenant(), id, now.toISOString()],
  );
  if (!gone) throw notFound();
  await noteAdminAct(actor.personId, 'api-token-revoked', gone.name, requestId);
  return listTokens(now);
}
