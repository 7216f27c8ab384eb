import type { CaliperOutcome } from '#contracts/caliper.js';
import type { CaliperFact } from '#lti/caliper/types.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql, sqlLater } from '../../db/tenant.js';

export interface EndpointRecord {
  id: string;
  url: string;
  sealedToken: string;
  setBy: string | null;
  setAt: Date;
  outcome: CaliperOutcome;
  triedAt: Date | null;
  sentAt: Date | null;
  failures: number;
  notBefore: Date | null;
  waiting: number;
}

/** The district's one place for events; undefined while it wants none. */
export async function findEndpoint(): Promise<EndpointRecord | undefined> {
  const [row] = await sql<EndpointRecord>(
    `select e.id, e.url, e.sealed_token as "sealedToken", p.name as "setBy", e.set_at as "setAt",
            e.outcome, e.tried_at as "triedAt", e.sent_at as "sentAt", e.failures,
            e.not_before as "notBefore",
            (select count(*)::int from caliper_events v where v.tenant_id = $1) as waiting
     from caliper_endpoints e left join people p on p.tenant_id = $1 and p.id = e.set_by
     where e.tenant_id = $1`,
    [currentTenant()],
  );
  return row;
}

/** @returns its id. What waits goes to the new place. */
export async function storeEndpoint(
  { url, sealedToken }: Pick<EndpointRecord, 'url' | 'sealedToken'>,
  by: string,
  now: Date,
): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `insert into caliper_endpoints (tenant_id, id, url, sealed_token, set_by, set_at, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $6, $6)
     on conflict (tenant_id) do update
       set url = $3, sealed_token = $4, set_by = $5, set_at = $6, outcome = 'waiting', failures = 0,
           tried_at = null, sent_at = null, not_before = null, updated_at = $6
     returning id`,
    [currentTenant(), newId(), url, sealedToken, by, now.toISOString()],
  );
  return row?.id ?? '';
}

/** What is to be sent next, the oldest first. */
export function oldestEvents(limit: number): Promise<CaliperFact[]> {
  return sql<CaliperFact>(
    `select id, kind, tenant_id as "tenantId", person_id as "personId", subject_id as "subjectId",
            course_id as "courseId", happened_at as at
     from caliper_events where tenant_id = $1 order by happened_at, id limit $2`,
    [currentTenant(), limit],
  );
}

/** They have arrived: nothing of them stays here. */
export async function noteSent(
  endpoint: EndpointRecord,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  sqlLater('delete from caliper_events where tenant_id = $1 and id = any($2::uuid[])', [
    currentTenant(),
    ids,
  ]);
  await sql(
    `update caliper_endpoints set outcome = 'sent', failures = 0, not_before = null, tried_at = $3,
            sent_at = $3, updated_at = $3
     where tenant_id = $1 and id = $2 and sealed_token = $4`,
    [currentTenant(), endpoint.id, now.toISOString(), endpoint.sealedToken],
  );
}

/** @returns whether the place is still the one that failed. */
export async function noteFailed(
  endpoint: EndpointRecord,
  outcome: CaliperOutcome,
  times: { now: Date; notBefore: Date },
): Promise<boolean> {
  const rows = await sql(
    `update caliper_endpoints set outcome = $3, failures = failures + 1, tried_at = $4, not_before = $5,
            updated_at = $4
     where tenant_id = $1 and id = $2 and sealed_token = $6 returning id`,
    [
      ...[currentTenant(), endpoint.id, outcome, times.now.toISOString()],
      ...[times.notBefore.toISOString(), endpoint.sealedToken],
    ],
  );
  return rows.length > 0;
}
