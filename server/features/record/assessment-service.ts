import { OWN_RESULTS_MAX } from '#contracts/limits.js';
import type {
  AssessmentChanges,
  AssessmentResult,
  NewAssessmentResult,
} from '#contracts/record.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { coursesToWorkIn } from '../class/reach.js';
import { shownTo } from '../visibility/visibility-policy.js';
import { districtDay } from '../years/school-year.js';
import {
  type AssessmentRecord,
  assessmentsOf,
  insertAssessment,
  setAssessmentRemoved,
  updateAssessment,
} from './assessment-records.js';
import { requireStudentOf } from './record-policy.js';

/** A student's results as somebody in this role may see them. */
export async function shownAssessments(
  role: Actor['role'],
  studentId: string,
): Promise<AssessmentResult[]> {
  const shown = shownTo(role);
  return (await assessmentsOf(studentId)).filter(
    ({ isRemoved, visibility }) => !isRemoved && shown.includes(visibility),
  );
}

/** The student adds one of their own. @throws AppError `invalid-request` when there are too many. */
export async function addOwnResult(
  actor: Actor,
  input: NewAssessmentResult,
  now: Date,
): Promise<void> {
  await requirePast(input.takenOn, now);
  const own = (await assessmentsOf(actor.personId)).filter(
    ({ source, isRemoved }) => source === 'student' && !isRemoved,
  );
  if (own.length >= OWN_RESULTS_MAX)
    throw new AppError('invalid-request', 'There are too many already. Remove one first.');
  const who = { studentId: actor.personId, enteredBy: actor.personId };
  await insertAssessment({ ...input, ...who, source: 'student' }, now);
}

/** Staff enter one for a student of theirs. The student sees it at once, with who entered it. */
export async function addResultFor(
  actor: Actor,
  studentId: string,
  input: NewAssessmentResult,
  request: AccessRequest,
): Promise<void> {
  await requireStudentOf(actor, await coursesToWorkIn(actor), studentId);
  await requirePast(input.takenOn, request.now);
  await noteAccess(actor, [studentId], 'record', request);
  const who = { studentId, enteredBy: actor.personId, visibility: 'teachers' } as const;
  await insertAssessment({ ...input, ...who, source: 'staff' }, request.now);
}

/**
 * The student changes their own, or comments on one that others entered.
 *
 * @throws AppError `forbidden` for any other change of what others entered: that takes a request.
 */
export async function changeResult(
  actor: Actor,
  id: string,
  changes: AssessmentChanges,
  now: Date,
): Promise<void> {
  const held = await findResultOf(actor, id);
  const isMore = Object.keys(changes).some((name) => name !== 'comment');
  if (held.source !== 'student' && isMore)
    throw new AppError('forbidden', 'Only a comment can be added here. Ask for a correction.');
  if (changes.takenOn !== undefined) await requirePast(changes.takenOn, now);
  // What came as JSON has no key without a value.
  await updateAssessment(id, { ...held, ...changes } as AssessmentRecord, now);
}

/** Takes one of the student's own out, or (without `removedAt`) puts it back. */
export async function setResultOut(
  actor: Actor,
  id: string,
  removedAt: Date | null,
): Promise<void> {
  const held = await findResultOf(actor, id);
  if (held.source !== 'student')
    throw new AppError('forbidden', 'Only staff can take this out. Ask for a correction.');
  await setAssessmentRemoved(id, removedAt);
}

/** @throws AppError `not-found` when it is not the actor's, or staff took it out. */
export async function findResultOf(actor: Actor, id: string): Promise<AssessmentRecord> {
  const found = (await assessmentsOf(actor.personId)).find((one) => one.id === id);
  if (!found || (found.isRemoved && found.source !== 'student')) throw notFound();
  return found;
}

/** @throws AppError `invalid-request` for a day that has not come in the district. */
export async function requirePast(day: string, now: Date): Promise<void> {
  if (day <= (await districtDay(now))) return;
  const detail = 'This day has not come yet.';
  throw new AppError('invalid-request', 'The body of this request did not pass the checks.', {
    errors: [{ pointer: '/body/takenOn', detail }],
  });
}
