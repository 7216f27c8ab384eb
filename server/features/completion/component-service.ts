import { z } from 'zod';
import {
  type NewComponentChange,
  NewComponentRecord,
  type OwnCompletion,
  type StudentCompletion,
} from '#contracts/completion.js';
import { newId } from '../../db/ids.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { studentOfCourse } from '../class/course-student.js';
import { isDistrictStaff } from '../record/record-policy.js';
import { displayName } from '../roster/person-name.js';
import { shownTo } from '../visibility/visibility-policy.js';
import { districtDay, schoolYearOfDay, yearRule } from '../years/school-year.js';
import { planStatus } from './plan-status.js';

export async function readOwnCompletion(actor: Actor, now: Date): Promise<OwnCompletion> {
  return { plan: await planStatus(actor.personId, shownTo('student'), now) };
}

/** Teachers of the course, counselors and administrators may write down what they saw. */
const mayRecord = (actor: Actor) => actor.canTeach || isDistrictStaff(actor);

/** @throws AppError `forbidden` for who is no staff, `not-found` for who is no student of theirs. */
export async function readStudentCompletion(
  actor: Actor,
  personId: string,
  request: AccessRequest,
): Promise<StudentCompletion> {
  const student = await studentOfCourse(actor, personId);
  await noteAccess(actor, [personId], 'requirements', request);
  return {
    plan: await planStatus(personId, shownTo(actor.role), request.now),
    name: displayName(student, actor.locale),
    mayRecord: mayRecord(actor),
    mayChange: isDistrictStaff(actor),
  };
}

/** Writes down what staff saw, with who they are and when it was. @throws AppError as above */
export async function addRecord(
  actor: Actor,
  personId: string,
  input: z.output<typeof NewComponentRecord>,
  request: AccessRequest,
): Promise<StudentCompletion> {
  await studentOfCourse(actor, personId);
  if (!mayRecord(actor)) throw new AppError('forbidden', 'Only staff of the course can do this.');
  const { code, kind, happenedOn, meeting, strand, note } = input;
  if (happenedOn > (await districtDay(request.now))) throw inFuture();
  const year = schoolYearOfDay(happenedOn, await yearRule());
  await sql(
    `insert into component_records (tenant_id, id, student_id, code, kind, happened_on, school_year,
                                    meeting, strand, note, recorded_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)`,
    [
      ...[currentTenant(), newId(), personId, code, kind, happenedOn, year, meeting, strand, note],
      ...[actor.personId, request.now.toISOString()],
    ],
  );
  return readStudentCompletion(actor, personId, request);
}

/** Takes a line away, or puts it back. Its author or who looks after the district may. */
export async function setRecordRemoved(
  actor: Actor,
  { personId, id }: { personId: string; id: string },
  isRemoved: boolean,
  request: AccessRequest,
): Promise<StudentCompletion> {
  await studentOfCourse(actor, personId);
  const rows = await sql(
    `update component_records set removed_at = $4, updated_at = $5
     where tenant_id = $1 and student_id = $2 and id = $3 and (recorded_by = $6 or $7) returning id`,
    [
      ...[currentTenant(), personId, id, isRemoved ? request.now.toISOString() : null],
      ...[request.now.toISOString(), actor.personId, isDistrictStaff(actor)],
    ],
  );
  if (rows.length === 0) throw notFound();
  return readStudentCompletion(actor, personId, request);
}

/** Waives a component for one student or asks one more, with a reason that stays. */
export async function addChange(
  actor: Actor,
  personId: string,
  { code, change, reason }: NewComponentChange,
  request: AccessRequest,
): Promise<StudentCompletion> {
  await studentOfCourse(actor, personId);
  const [same] = await sql(
    `select 1 as found from component_changes
     where tenant_id = $1 and student_id = $2 and code = $3 and ended_at is null`,
    [currentTenant(), personId, code],
  );
  if (same) throw new AppError('conflict', 'This is waived or added already. End that first.');
  await sql(
    `insert into component_changes (tenant_id, id, student_id, code, change, reason, decided_by, decided_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[currentTenant(), newId(), personId, code, change, reason, actor.personId],
      request.now.toISOString(),
    ],
  );
  return readStudentCompletion(actor, personId, request);
}

/** Ends a waiver or an addition; it stays on record. */
export async function endChange(
  actor: Actor,
  { personId, id }: { personId: string; id: string },
  request: AccessRequest,
): Promise<StudentCompletion> {
  await studentOfCourse(actor, personId);
  const rows = await sql(
    `update component_changes set ended_at = $4, ended_by = $5
     where tenant_id = $1 and student_id = $2 and id = $3 and ended_at is null returning id`,
    [currentTenant(), personId, id, request.now.toISOString(), actor.personId],
  );
  if (rows.length === 0) throw notFound();
  return readStudentCompletion(actor, personId, request);
}

const inFuture = () =>
  new AppError('invalid-request', 'The day is not here yet.', {
    errors: [{ pointer: '/body/happenedOn', detail: 'later than today' }],
  });
