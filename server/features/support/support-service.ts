import type { NewSupportGrant, SupportGrants } from '#contracts/support.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import type { AccessRequest } from '../access/access-log.js';
import { noteAdminAct } from '../connections/admin-log.js';

/** Permissions and looks that are shown; the log itself keeps 400 days. */
const SHOWN = 20;
const LOOKS = 200;

interface Row {
  id: string;
  reason: string;
  granted_by: string | null;
  granted_at: Date;
  until: Date;
  looks: number;
  latest: { at: string; page: string }[] | null;
}

/** The district's permissions, the newest first, each with what support opened under it. */
export async function listGrants(now: Date): Promise<SupportGrants> {
  const rows = await sql<Row>(
    `select g.id, g.reason, p.name as granted_by, g.granted_at, coalesce(g.ended_at, g.ends_at) as until,
            (select count(*)::int from support_looks l
             where l.tenant_id = $1 and l.grant_id = g.id) as looks,
            (select jsonb_agg(jsonb_build_object('at', n.at, 'page', n.page) order by n.at desc, n.id desc)
             from (select l.at, l.page, l.id from support_looks l
                   where l.tenant_id = $1 and l.grant_id = g.id
                   order by l.at desc, l.id desc limit $2) n) as latest
     from support_grants g left join people p on p.tenant_id = $1 and p.id = g.granted_by
     where g.tenant_id = $1 order by g.granted_at desc, g.id desc limit $3`,
    [currentTenant(), LOOKS, SHOWN],
  );
  return {
    grants: rows.map((row) => ({
      ...{ id: row.id, reason: row.reason, grantedBy: row.granted_by, looks: row.looks },
      grantedAt: row.granted_at.toISOString(),
      endsAt: row.until.toISOString(),
      isOpen: row.until > now,
      latest: (row.latest ?? []).map(({ at, page }) => ({ at: new Date(at).toISOString(), page })),
    })),
  };
}

/** @throws AppError `conflict` while one is open: two would hide which reason a look belongs to. */
export async function allowSupport(
  actor: Actor,
  { reason, hours }: NewSupportGrant,
  request: AccessRequest,
): Promise<SupportGrants> {
  const { now, requestId } = request;
  // Two administrators at the same moment: the second waits, and then sees the first one's.
  await sql(`select pg_advisory_xact_lock(hashtext('support-grant ' || $1::text))`, [
    currentTenant(),
  ]);
  if (await openGrant(now)) throw new AppError('conflict', 'Support may look already.');
  const id = newId();
  const endsAt = new Date(now.getTime() + hours * 3_600_000);
  await sql(
    `insert into support_grants (tenant_id, id, reason, granted_by, granted_at, ends_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [currentTenant(), id, reason, actor.personId, now.toISOString(), endsAt.toISOString()],
  );
  await noteAdminAct(actor.personId, 'support-allowed', endsAt.toISOString(), requestId);
  return listGrants(now);
}

/** Ends a permission before its time, and every visit under it. @throws AppError `not-found` */
export async function endSupport(
  actor: Actor,
  id: string,
  request: AccessRequest,
): Promise<SupportGrants> {
  const { now, requestId } = request;
  const at = now.toISOString();
  const ended = await sql(
    `update support_grants set ended_at = $3, ended_by = $4
     where tenant_id = $1 and id = $2 and ended_at is null and ends_at > $3 returning id`,
    [currentTenant(), id, at, actor.personId],
  );
  if (ended.length === 0) throw notFound();
  await sql(
    `update sessions set revoked_at = $3
     where tenant_id = $1 and support_grant_id = $2 and revoked_at is null`,
    [currentTenant(), id, at],
  );
  await noteAdminAct(actor.personId, 'support-ended', at, requestId);
  return listGrants(now);
}

export interface OpenGrant {
  id: string;
  reason: string;
  endsAt: Date;
}

/** The permission that is good now. */
export async function openGrant(now: Date): Promise<OpenGrant | undefined> {
  const [row] = await sql<OpenGrant>(
    `select id, reason, ends_at as "endsAt" from support_grants
     where tenant_id = $1 and ended_at is null and ends_at > $2 order by granted_at desc limit 1`,
    [currentTenant(), now.toISOString()],
  );
  return row;
}
