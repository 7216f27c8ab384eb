import { STRENGTHS_MAX } from '#contracts/limits.js';
import type {
  NewStrength,
  Strength,
  StrengthChanges,
  StrengthFromStaff,
} from '#contracts/strengths.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { translate } from '../../messages.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { studentOfCourse, studentOfTeacher } from '../class/course-student.js';
import { addGoal } from '../goals/goal-service.js';
import { shownTo } from '../visibility/visibility-policy.js';
import { type StrengthRecord, strengthsOf } from './strength-records.js';

/** The student's own, with what staff put forward and the student has not answered. */
export async function readOwnStrengths(actor: Actor): Promise<Strength[]> {
  const all = await strengthsOf(actor.personId);
  return all.filter(({ state, removedAt }) => removedAt === null && state !== 'declined');
}

/** A student's as staff may see them: what the student shows, and nothing unanswered of others. */
export async function readShownStrengths(
  actor: Actor,
  studentId: string,
  request: AccessRequest,
): Promise<Strength[]> {
  await studentOfCourse(actor, studentId);
  await noteAccess(actor, [studentId], 'plan', request);
  return shownStrengths(actor, studentId);
}

async function shownStrengths(actor: Actor, studentId: string): Promise<Strength[]> {
  const shown = shownTo(actor.role);
  return (await strengthsOf(studentId)).filter(
    ({ state, removedAt, visibility }) =>
      removedAt === null && state === 'mine' && shown.includes(visibility),
  );
}

/** @throws AppError `invalid-request` when there are too many. */
export async function addStrength(
  actor: Actor,
  input: NewStrength,
  now: Date,
): Promise<Strength[]> {
  await insert(actor.personId, { ...input, state: 'mine', suggestedBy: null }, now);
  return readOwnStrengths(actor);
}

/** Staff put something forward. The student sees it at once; nobody else does until they take it. */
export async function suggestStrength(
  actor: Actor,
  studentId: string,
  input: StrengthFromStaff,
  request: AccessRequest,
): Promise<Strength[]> {
  await studentOfTeacher(actor, studentId);
  await noteAccess(actor, [studentId], 'plan', request);
  const from = { source: 'teacher', visibility: 'teachers', state: 'suggested' } as const;
  await insert(studentId, { ...input, ...from, suggestedBy: actor.personId }, request.now);
  return shownStrengths(actor, studentId);
}

/** @throws AppError `not-found` when it is not the actor's. */
export async function changeStrength(
  actor: Actor,
  id: string,
  changes: StrengthChanges,
  now: Date,
): Promise<Strength[]> {
  const held = await findOwn(actor, id);
  const next = { ...held, ...changes };
  // What the student wrote can't become somebody's suggestion.
  const state = held.state === 'mine' && changes.state === 'suggested' ? 'mine' : next.state;
  await sql(
    `update strengths set text = $3, source = $4, source_note = $5, visibility = $6, state = $7,
            updated_at = $8
     where tenant_id = $1 and id = $2`,
    [
      ...[currentTenant(), id, next.text, next.source, next.sourceNote ?? ''],
      ...[next.visibility, state, now.toISOString()],
    ],
  );
  return readOwnStrengths(actor);
}

/** Takes it out of the list, or (without `removedAt`) puts it back. */
export async function setStrengthRemoved(
  actor: Actor,
  id: string,
  removedAt: Date | null,
): Promise<Strength[]> {
  await findOwn(actor, id);
  await sql('update strengths set removed_at = $3 where tenant_id = $1 and id = $2', [
    ...[currentTenant(), id, removedAt?.toISOString() ?? null],
  ]);
  return readOwnStrengths(actor);
}

/** Makes a goal of it and keeps the link. Asked again, the goal it has is enough. */
export async function makeGoalOf(actor: Actor, id: string, now: Date): Promise<Strength[]> {
  const held = await findOwn(actor, id);
  if (held.goalId !== null) return readOwnStrengths(actor);
  const key = held.side === 'growth' ? 'strengths.goal-growth' : 'strengths.goal-strength';
  const goal = await addGoal(
    actor,
    {
      ...{ title: translate(actor.locale, key, { text: held.text }).slice(0, 160), why: null },
      ...{ kind: 'personal', horizon: 'term', targetDate: null, milestones: [] },
      ...{ measure: null, helpers: null, parentId: null, suggestionId: null, isFocus: false },
      visibility: held.visibility,
    },
    now,
  );
  await sql(
    `update strengths set goal_id = $3, state = 'mine', updated_at = $4
     where tenant_id = $1 and id = $2`,
    [currentTenant(), id, goal.id, now.toISOString()],
  );
  return readOwnStrengths(actor);
}

async function insert(
  studentId: string,
  row: NewStrength & { state: Strength['state']; suggestedBy: string | null },
  now: Date,
): Promise<void> {
  const all = await strengthsOf(studentId);
  if (all.filter(({ removedAt }) => removedAt === null).length >= STRENGTHS_MAX)
    throw new AppError('invalid-request', 'There are too many already. Remove one first.');
  await sql(
    `insert into strengths (tenant_id, id, student_id, side, text, source, source_note, state,
                            suggested_by, visibility, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
    [
      ...[currentTenant(), newId(), studentId, row.side, row.text, row.source],
      ...[row.sourceNote ?? '', row.state, row.suggestedBy, row.visibility, now.toISOString()],
    ],
  );
}

async function findOwn(actor: Actor, id: string): Promise<StrengthRecord> {
  const found = (await strengthsOf(actor.personId)).find((one) => one.id === id);
  if (!found) throw notFound();
  return found;
}
