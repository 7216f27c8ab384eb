import {
  type NewStaffPart,
  type PeopleFound,
  type PeopleSearch,
  type StaffParts,
} from '#contracts/staff-parts.js';
import { addDays } from '#contracts/days.js';
import { PART_DAYS_MAX, PEOPLE_SHOWN } from '#contracts/part-kinds.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { presentNamed } from '../roster/person-lms.js';
import { schoolNames } from '../roster/school-names.js';
import { districtDay } from '../years/school-year.js';
import {
  areStudents,
  canHavePart,
  findPeople,
  insertPart,
  listParts,
  setPartEnded,
} from './part-records.js';

/** Whose parts name whom. Reading it notes each student that is named. */
export async function readParts(actor: Actor, request: AccessRequest): Promise<StaffParts> {
  const today = await districtDay(request.now);
  const [parts, schools] = await Promise.all([listParts(today, actor.locale), schoolNames()]);
  const named = parts.flatMap(({ students }) => students.map(({ personId }) => personId));
  await noteAccess(actor, [...new Set(named)], 'parts', request);
  return { parts, today, schools: [...schools].map(([id, name]) => ({ id, name })) };
}

/** Finds who could have a part or be named in one. Students that are shown are noted. */
export async function searchPeople(
  actor: Actor,
  { who, text }: PeopleSearch,
  request: AccessRequest,
): Promise<PeopleFound> {
  const rows = await findPeople(who, text, PEOPLE_SHOWN + 1);
  const shown = rows.slice(0, PEOPLE_SHOWN);
  if (who === 'student')
    await noteAccess(
      actor,
      shown.map(({ id }) => id),
      'parts',
      request,
    );
  return {
    people: shown.map((row) => ({ ...presentNamed(row, actor.locale), course: row.course })),
    hasMore: rows.length > PEOPLE_SHOWN,
  };
}

/**
 * Gives a part to somebody of the staff.
 *
 * @throws AppError `not-found` for a person, student or school that the district does not have in this way,
 *   `invalid-request` for a day that is over or too far.
 */
export async function givePart(
  actor: Actor,
  input: NewStaffPart,
  request: AccessRequest,
): Promise<StaffParts> {
  const today = await districtDay(request.now);
  const last = addDays(today, PART_DAYS_MAX);
  if (input.endsOn < today || input.endsOn > last)
    throw new AppError('invalid-request', 'The last day is over, or more than a year from now.', {
      errors: [{ pointer: '/body/endsOn', detail: `Between ${today} and ${last}.` }],
    });
  if (!(await canHavePart(input.personId))) throw notFound();
  if (!(await isWithin(input))) throw notFound();
  await insertPart(input, actor.personId, request.now);
  await note(actor, 'part-given', { staff_id: input.personId, kind: input.kind }, request);
  return readParts(actor, request);
}

/** Whether the district has the students, or the school, that a part is for. */
const isWithin = async (part: NewStaffPart): Promise<boolean> =>
  'studentIds' in part
    ? areStudents(part.studentIds)
    : part.schoolId === null || (await schoolNames()).has(part.schoolId);

/** It counts no longer, from this moment: open visits in it are over. @throws AppError `not-found` */
export async function endPart(
  actor: Actor,
  id: string,
  request: AccessRequest,
): Promise<StaffParts> {
  const today = await districtDay(request.now);
  const ended = await setPartEnded(id, actor.personId, { today, now: request.now });
  if (!ended) throw notFound();
  await sql(
    `update sessions set revoked_at = $4
     where tenant_id = $1 and person_id = $2 and acts_as = $3 and revoked_at is null
       and not exists (select 1 from staff_parts o where o.tenant_id = $1 and o.staff_id = $2
                         and o.kind = $3 and o.ended_at is null and o.ends_on >= $5::date)`,
    [currentTenant(), ended.staff_id, ended.kind, request.now.toISOString(), today],
  );
  await note(actor, 'part-ended', ended, request);
  return readParts(actor, request);
}

/** Takes an end back. @throws AppError `not-found` also once its day is over */
export async function restorePart(
  actor: Actor,
  id: string,
  request: AccessRequest,
): Promise<StaffParts> {
  const today = await districtDay(request.now);
  const restored = await setPartEnded(id, null, { today, now: request.now });
  if (!restored) throw notFound();
  await note(actor, 'part-restored', restored, request);
  return readParts(actor, request);
}

/** Names the part and whose it is; which students stands with the part. */
const note = (
  actor: Actor,
  act: 'part-given' | 'part-ended' | 'part-restored',
  { staff_id, kind }: { staff_id: string; kind: string },
  { requestId }: AccessRequest,
) => noteAdminAct(actor.personId, act, `${kind} ${staff_id}`, requestId);
