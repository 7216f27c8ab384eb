import { HISTORY_MAX } from '#contracts/limits.js';
import type { KnownSchool, NewSchoolTime, SchoolTime } from '#contracts/record.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { coursesInReach } from '../class/reach.js';
import { requireStudentOf } from './record-policy.js';

/**
 * Schools known without anybody's typing: those of courses the student is or was in, and those of the
 * district's file. Who leaves a school stays in its records, so the list outlives a transfer.
 */
export async function knownSchools(studentId: string): Promise<KnownSchool[]> {
  return sql<KnownSchool>(
    `select s.name as school, 'lms' as "from",
            extract(year from min(e.created_at))::int as "sinceYear", bool_or(e.is_active) as "isNow"
     from enrolments e
     join courses c on c.tenant_id = e.tenant_id and c.id = e.course_id
     join schools s on s.tenant_id = c.tenant_id and s.id = c.school_id
     where e.tenant_id = $1 and e.person_id = $2 and e.role = 'student'
     group by s.id, s.name
     union all
     select o.data->>'name', 'sis', extract(year from min(r.created_at))::int,
            bool_or(r.is_active and u.is_active)
     from people p
     join sis_records u on u.tenant_id = p.tenant_id and u.kind = 'users'
                       and (u.source_id = p.sis_id or u.alias = p.sis_id)
     join sis_records r on r.tenant_id = p.tenant_id and r.kind = 'roles'
                       and r.data->>'userSourcedId' = u.source_id
     join sis_records o on o.tenant_id = p.tenant_id and o.kind = 'orgs'
                       and o.source_id = r.data->>'orgSourcedId' and o.data->>'type' = 'school'
     where p.tenant_id = $1 and p.id = $2
     group by o.source_id, o.data->>'name'
     order by 3 desc, 1, 2`,
    [currentTenant(), studentId],
  );
}

interface Row extends Omit<SchoolTime, 'credits'> {
  credits: string | null;
  isRemoved: boolean;
}

async function allTimes(studentId: string) {
  const rows = await sql<Row>(
    `select h.id, h.school, h.from_year as "fromYear", h.to_year as "toYear", h.program, h.credits,
            h.confirmed_at is not null as "isConfirmed", p.name as "confirmedBy",
            h.removed_at is not null as "isRemoved"
     from education_history h
     left join people p on p.tenant_id = h.tenant_id and p.id = h.confirmed_by
     where h.tenant_id = $1 and h.student_id = $2
     order by h.from_year desc, h.created_at desc`,
    [currentTenant(), studentId],
  );
  return rows.map((row) => ({
    ...row,
    credits: row.credits === null ? null : Number(row.credits),
  }));
}

/** The times at schools that the student entered, newest first. */
export async function schoolTimes(studentId: string): Promise<SchoolTime[]> {
  return (await allTimes(studentId)).filter(({ isRemoved }) => !isRemoved);
}

export async function addSchoolTime(actor: Actor, input: NewSchoolTime, now: Date): Promise<void> {
  if ((await schoolTimes(actor.personId)).length >= HISTORY_MAX)
    throw new AppError('invalid-request', 'There are too many already. Remove one first.');
  await sql(
    `insert into education_history (tenant_id, id, student_id, school, from_year, to_year, program,
                                    credits, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)`,
    [
      ...[currentTenant(), newId(), actor.personId, input.school, input.fromYear, input.toYear],
      ...[input.program, input.credits, now.toISOString()],
    ],
  );
}

/** What staff confirmed is the student's own word again, once it says something else. */
export async function changeSchoolTime(
  actor: Actor,
  id: string,
  next: NewSchoolTime,
  now: Date,
): Promise<void> {
  await requireTime(actor.personId, id);
  await sql(
    `update education_history set school = $3, from_year = $4, to_year = $5, program = $6, credits = $7,
            confirmed_by = null, confirmed_at = null, updated_at = $8
     where tenant_id = $1 and id = $2
       and (school, from_year, to_year, program, credits) is distinct from
           ($3, $4::smallint, $5::smallint, $6, $7::numeric)`,
    [
      ...[currentTenant(), id, next.school, next.fromYear, next.toYear, next.program],
      ...[next.credits, now.toISOString()],
    ],
  );
}

/** Takes it out of the list, or (without `removedAt`) puts it back. */
export async function setTimeRemoved(
  actor: Actor,
  id: string,
  removedAt: Date | null,
): Promise<void> {
  await requireTime(actor.personId, id);
  await sql('update education_history set removed_at = $3 where tenant_id = $1 and id = $2', [
    ...[currentTenant(), id, removedAt?.toISOString() ?? null],
  ]);
}

/** A counselor or administrator says that an entry is right, or takes that back. */
export async function confirmSchoolTime(
  actor: Actor,
  ids: { personId: string; id: string },
  isConfirmed: boolean,
  request: AccessRequest,
): Promise<void> {
  await requireStudentOf(actor, await coursesInReach(actor), ids.personId);
  const { isRemoved } = await requireTime(ids.personId, ids.id);
  if (isRemoved) throw notFound();
  await noteAccess(actor, [ids.personId], 'record', request);
  await sql(
    `update education_history set confirmed_by = $3, confirmed_at = $4
     where tenant_id = $1 and id = $2`,
    [
      ...[currentTenant(), ids.id, isConfirmed ? actor.personId : null],
      isConfirmed ? request.now.toISOString() : null,
    ],
  );
}

async function requireTime(studentId: string, id: string): Promise<{ isRemoved: boolean }> {
  const found = (await allTimes(studentId)).find((one) => one.id === id);
  if (!found) throw notFound();
  return found;
}
