import type { NewPlaceRequest, RequestKind, RequestState } from '#contracts/places.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface RequestRecord {
  id: string;
  studentId: string;
  placeId: string;
  kind: RequestKind;
  note: string;
  state: RequestState;
  askedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  removedAt: Date | null;
  studentName: string | null;
  pseudonym: string;
  place: string;
  dueOn: string | null;
}

const SELECT = `
  select r.id, r.student_id as "studentId", r.place_id as "placeId", r.kind, r.note, r.state,
         r.created_at as "askedAt", d.name as "decidedBy", r.decided_at as "decidedAt",
         r.removed_at as "removedAt", s.name as "studentName", s.pseudonym, p.name as place,
         p.due_on::text as "dueOn"
  from place_requests r
  join places p on p.tenant_id = r.tenant_id and p.id = r.place_id and p.removed_at is null
  join people s on s.tenant_id = r.tenant_id and s.id = r.student_id
  left join people d on d.tenant_id = r.tenant_id and d.id = r.decided_by
  where r.tenant_id = $1`;

/** What a student asked staff for and did not take back. */
export function requestsOf(studentId: string): Promise<RequestRecord[]> {
  return sql<RequestRecord>(
    `${SELECT} and r.student_id = $2 and r.removed_at is null order by r.created_at, r.id`,
    [currentTenant(), studentId],
  );
}

/** Whose requests are asked for: everybody's of the district, or recommendations of some courses. */
export type RequestScope = { courseIds: readonly string[] } | 'district';

/** SQL: the request is one that the scope `$2` may see; null is the whole district. */
const IN_SCOPE = `(
  $2::uuid[] is null or (r.kind = 'recommendation' and exists (
    select 1 from enrolments e where e.tenant_id = $1 and e.person_id = r.student_id
      and e.course_id = any($2::uuid[]) and e.role = 'student' and e.is_active)))`;

const coursesOf = (scope: RequestScope) => (scope === 'district' ? null : scope.courseIds);

/** What is asked of staff: what is to be done first, by the place's date. */
export function requestsFor(scope: RequestScope): Promise<RequestRecord[]> {
  return sql<RequestRecord>(
    `${SELECT} and r.removed_at is null and not s.is_test and ${IN_SCOPE}
     order by r.state = 'sent', case when r.state <> 'sent' then p.due_on end nulls last,
              case when r.state <> 'sent' then r.created_at end, r.decided_at desc, r.id
     limit 500`,
    [currentTenant(), coursesOf(scope)],
  );
}

/** One that the scope may see, locked for a decision. */
export async function lockRequestFor(
  scope: RequestScope,
  id: string,
): Promise<RequestRecord | null> {
  const [record] = await sql<RequestRecord>(
    `${SELECT} and r.id = $3 and r.removed_at is null and ${IN_SCOPE} for update of r`,
    [currentTenant(), coursesOf(scope), id],
  );
  return record ?? null;
}

/** One of a student's own, taken back or not. */
export async function lockOwnRequest(studentId: string, id: string): Promise<RequestRecord | null> {
  const [record] = await sql<RequestRecord>(
    `${SELECT} and r.student_id = $2 and r.id = $3 for update of r`,
    [currentTenant(), studentId, id],
  );
  return record ?? null;
}

export async function insertRequest(
  { studentId, placeId }: { studentId: string; placeId: string },
  { kind, note }: NewPlaceRequest,
  now: Date,
): Promise<void> {
  await sql(
    `insert into place_requests (tenant_id, id, student_id, place_id, kind, note, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [currentTenant(), newId(), studentId, placeId, kind, note, now.toISOString()],
  );
}

export async function setRequestState(
  id: string,
  state: RequestState,
  by: string,
  now: Date,
): Promise<void> {
  await sql(
    `update place_requests set (state, decided_by, decided_at) = ($3, $4::uuid, $5::timestamptz)
     where tenant_id = $1 and id = $2`,
    [currentTenant(), id, state, by, now.toISOString()],
  );
}

export async function setRequestRemoved(id: string, removedAt: Date | null): Promise<void> {
  await sql(
    'update place_requests set removed_at = $3::timestamptz where tenant_id = $1 and id = $2',
    [currentTenant(), id, removedAt?.toISOString() ?? null],
  );
}
