import type { WorkKind, WorkOutcome } from '#contracts/course-work.js';
import type { WorkState } from '#lti/rest/types.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { courseIdentity } from '../assignments/course-identity.js';

export interface GrantRecord {
  id: string;
  registrationId: string;
  kind: WorkKind;
  site: string;
  sealedToken: string;
  grantedBy: string | null;
  grantedAt: Date;
  wantedAt: Date;
  readAt: Date | null;
  outcome: WorkOutcome;
}

const GRANT = `g.id, g.registration_id as "registrationId", g.kind, g.site, g.sealed_token as "sealedToken",
  p.name as "grantedBy", g.created_at as "grantedAt", g.wanted_at as "wantedAt", g.read_at as "readAt",
  g.outcome`;

export async function grants(): Promise<GrantRecord[]> {
  return sql<GrantRecord>(
    `select ${GRANT} from work_grants g
     left join people p on p.tenant_id = g.tenant_id and p.id = g.granted_by
     where g.tenant_id = $1 order by g.created_at`,
    [currentTenant()],
  );
}

export async function grantById(id: string): Promise<GrantRecord | undefined> {
  const [row] = await sql<GrantRecord>(
    `select ${GRANT} from work_grants g
     left join people p on p.tenant_id = g.tenant_id and p.id = g.granted_by
     where g.tenant_id = $1 and g.id = $2`,
    [currentTenant(), id],
  );
  return row;
}

/** @returns its id. */
export async function storeGrant(
  grant: Pick<GrantRecord, 'registrationId' | 'kind' | 'site' | 'sealedToken'>,
  by: string,
  now: Date,
): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `insert into work_grants (tenant_id, id, registration_id, kind, site, sealed_token, granted_by,
                              wanted_at, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $8)
     on conflict (tenant_id, registration_id) do update
       set kind = $4, site = $5, sealed_token = $6, granted_by = $7, outcome = 'waiting',
           wanted_at = $8, created_at = $8, updated_at = $8
     returning id`,
    [
      ...[currentTenant(), newId(), grant.registrationId, grant.kind, grant.site],
      ...[grant.sealedToken, by, now.toISOString()],
    ],
  );
  return row?.id ?? '';
}

/** A piece of work that was tagged, and a student who has it on a goal of theirs. */
export interface WorkPair {
  itemId: string;
  studentId: string;
  url: string;
  contextId: string;
  sub: string;
}

/**
 * What of an LMS is tagged to goals that stand, of students who are in the course: nothing else is ever
 * asked for. `$2` is the registration.
 */
const PAIRS = `
  select distinct on (i.id, p.student_id) i.id as "itemId", p.student_id as "studentId", i.url,
         c.lms_context_id as "contextId", w.read_at,
         ${courseIdentity('sub', {
           ...{ tenant: 't.tenant_id', student: 'p.student_id', course: 'c.id' },
           registration: '$2',
         })} as sub
  from goal_tags t
  join tagged_items i on i.tenant_id = t.tenant_id and i.id = t.item_id
  join courses c on c.tenant_id = t.tenant_id and c.id = i.course_id and c.registration_id = $2
  join goals g on g.tenant_id = t.tenant_id and g.id = t.goal_id and g.removed_at is null
  join plans p on p.tenant_id = t.tenant_id and p.id = g.plan_id
  join people s on s.tenant_id = t.tenant_id and s.id = p.student_id and not s.is_test
  left join work_states w on w.tenant_id = t.tenant_id and w.item_id = i.id
    and w.student_id = p.student_id
  where t.tenant_id = $1 and t.removed_at is null and i.url is not null and i.assignment_id is null
    and exists (select 1 from enrolments e where e.tenant_id = t.tenant_id and e.course_id = c.id
                  and e.person_id = p.student_id and e.role = 'student' and e.is_active)`;

/** Those that were not read since then, the ones never read first. */
export function pairsToRead(registrationId: string, since: Date): Promise<WorkPair[]> {
  return sql<WorkPair>(
    `select * from (${PAIRS}) pairs
     where sub is not null and (read_at is null or read_at < $3)
     order by read_at nulls first, "itemId", "studentId"`,
    [currentTenant(), registrationId, since.toISOString()],
  );
}

/** All that is tagged, read or not. */
export async function allPairs(registrationId: string): Promise<(WorkPair & { state: string })[]> {
  return sql<WorkPair & { state: string }>(
    `select pairs.*, coalesce(w.state, 'unknown') as state from (${PAIRS}) pairs
     left join work_states w on w.tenant_id = $1 and w.item_id = pairs."itemId"
       and w.student_id = pairs."studentId"
     where sub is not null`,
    [currentTenant(), registrationId],
  );
}

/** Keeps what was read; null: the LMS knows no such work. */
export async function storeState(
  { itemId, studentId }: Pick<WorkPair, 'itemId' | 'studentId'>,
  found: WorkState | null,
  now: Date,
): Promise<void> {
  const { state, points, maximum } = found ?? { state: 'unknown', points: null, maximum: null };
  await sql(
    `insert into work_states (tenant_id, id, item_id, student_id, state, points, maximum, since, read_at)
     select $1, $2, $3, $4, $5, $6, $7, $8, $8
     where exists (select 1 from goal_tags t where t.tenant_id = $1 and t.item_id = $3
                     and t.removed_at is null)
     on conflict (tenant_id, item_id, student_id) do update
       set state = excluded.state, points = excluded.points, maximum = excluded.maximum,
           read_at = excluded.read_at,
           since = case when work_states.state = excluded.state then work_states.since
                        else excluded.since end`,
    [...[currentTenant(), newId(), itemId, studentId, state, points, maximum], now.toISOString()],
  );
}

export async function noteOutcome(id: string, outcome: WorkOutcome, now: Date): Promise<void> {
  await sql(
    `update work_grants set outcome = $3, read_at = case when $3 = 'read' then $4::timestamptz
                                                         else read_at end, updated_at = $4
     where tenant_id = $1 and id = $2`,
    [currentTenant(), id, outcome, now.toISOString()],
  );
}
