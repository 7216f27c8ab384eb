import type { Goal, GoalChanges, NewGoal } from '#contracts/goals.js';
import { GOALS_PER_PLAN_MAX } from '#contracts/limits.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { repository } from '../../db/repository.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import type { Visibility } from '#contracts/visibility.js';
import { GoalModel } from '../../models/index.js';
import { stepsOfGoals, stepsOfStudent } from '../tags/goal-steps.js';
import { commentCounts } from './comment-counts.js';
import { findOwnGoal } from './find-goal.js';
import { canWriteOwnPlan } from './goal-policy.js';
import { presentGoal } from './goal-presenter.js';
import { storedGoalsOf } from './goal-records.js';
import { canHangUnder, requireParent } from './goal-tree.js';
import { keepGoalVersion } from './goal-versions.js';
import { milestonesOf, replaceMilestones } from './milestone-records.js';
import { ensurePlan } from './plan-records.js';
import { acceptSuggestion } from './suggestion-records.js';

/** The student's own goals: the focus goal first, then by date, done ones last. */
export async function listOwnGoals(actor: Actor): Promise<Goal[]> {
  return goalsOfStudent(actor.personId);
}

/**
 * A student's goals without the removed ones. The caller has checked that the actor may see them.
 *
 * @param shown - for others than the student: only goals they let be seen so far.
 */
export async function goalsOfStudent(
  studentId: string,
  shown?: readonly Visibility[],
): Promise<Goal[]> {
  const [goals, steps] = await Promise.all([
    storedGoalsOf(studentId, shown),
    stepsOfStudent(studentId),
  ]);
  return goals.map(({ milestones, commentCount, ...goal }) =>
    presentGoal(goal, { milestones, commentCount, steps: steps.get(goal.id) ?? [] }),
  );
}

/**
 * Adds a goal to the actor's own plan, which begins with the first one.
 *
 * @throws AppError `forbidden` when the actor has no plan of their own.
 */
export async function addGoal(actor: Actor, input: NewGoal, now: Date): Promise<Goal> {
  if (!canWriteOwnPlan(actor))
    throw new AppError('forbidden', 'Only students have a plan to add goals to.');
  const planId = await ensurePlan(actor.personId);
  await requireRoom(planId);
  await requireParent({ id: null, planId }, input.parentId);
  if (input.isFocus) await clearFocus(planId);
  const { milestones, suggestionId, ...fields } = input;
  const texts = {
    why: fields.why ?? '',
    measure: fields.measure ?? '',
    helpers: fields.helpers ?? '',
  };
  const goal = await repository(GoalModel).insert({ id: newId(), planId, ...fields, ...texts });
  await replaceMilestones(goal.id, milestones, now);
  await keepGoalVersion(actor, goal, now);
  if (suggestionId) await acceptSuggestion(actor, suggestionId, goal.id, now);
  return presentOne(goal);
}

/**
 * Changes a goal; one that was removed comes back with it.
 *
 * @throws AppError `not-found` when there is no such goal in the actor's own plan; `conflict` when it was
 *   changed since the revision that the changes were made on.
 */
export async function changeGoal(
  actor: Actor,
  id: string,
  changes: GoalChanges,
  now: Date,
): Promise<Goal> {
  const goal = await findOwnGoal(actor, id);
  const { milestones, revision, ...rest } = changes;
  if (rest.parentId !== undefined) await requireParent(goal, rest.parentId);
  await takeRevision(goal, revision);
  // Another window removed it: what somebody writes must not go where nobody finds it.
  if (goal.removedAt) await restoreGoal(actor, id, now);
  if (rest.isFocus) await clearFocus(goal.planId);
  const changed = await repository(GoalModel).update(id, {
    ...stored(rest),
    ...(rest.status && { completedAt: rest.status === 'done' ? now : null }),
    // A goal that is done is not what one works on now.
    ...(rest.status === 'done' && { isFocus: false }),
  });
  if (!changed) throw notFound();
  if (milestones) await replaceMilestones(id, milestones, now);
  await keepGoalVersion(actor, changed, now);
  return presentOne(changed);
}

/** Takes a goal out of the plan; it can be put back as it was. */
export async function removeGoal(actor: Actor, id: string, now: Date): Promise<Goal> {
  const goal = await findOwnGoal(actor, id);
  if (goal.removedAt) return presentOne(goal);
  const removed = (await repository(GoalModel).update(id, { removedAt: now })) ?? goal;
  await keepGoalVersion(actor, removed, now);
  return presentOne(removed);
}

/**
 * Puts a removed goal back. If another goal became the focus since, this one comes back without; if its
 * longer goal went too deep meanwhile to have parts, it comes back as a goal of its own.
 */
export async function restoreGoal(actor: Actor, id: string, now: Date): Promise<Goal> {
  const goal = await findOwnGoal(actor, id);
  if (!goal.removedAt) return presentOne(goal);
  const [other] = await sql(
    `select 1 as found from goals
     where tenant_id = $1 and plan_id = $2 and is_focus and removed_at is null`,
    [currentTenant(), goal.planId],
  );
  const isFocus = goal.isFocus && !other;
  const fits = await canHangUnder(goal, goal.parentId, { isRemovedToo: true });
  const parentId = fits ? goal.parentId : null;
  const back =
    (await repository(GoalModel).update(id, { removedAt: null, isFocus, parentId })) ?? goal;
  await keepGoalVersion(actor, back, now);
  return presentOne(back);
}

/** What was given, as the table has it: no text is an empty text. */
function stored(changes: GoalChanges): Partial<GoalModel> {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const texts = given.map(([name, value]) => [name, TEXTS.has(name) ? (value ?? '') : value]);
  return Object.fromEntries(texts) as Partial<GoalModel>;
}

const TEXTS = new Set(['why', 'measure', 'helpers']);

/**
 * Counts one change more, unless the goal has moved on since `known`: two open tabs must not undo each
 * other's work unseen.
 */
async function takeRevision(goal: GoalModel, known: number | undefined): Promise<void> {
  const [row] = await sql<{ revision: number }>(
    `update goals set revision = revision + 1, updated_at = now()
     where tenant_id = $1 and id = $2 and ($3::integer is null or revision = $3) returning revision`,
    [currentTenant(), goal.id, known ?? null],
  );
  if (!row) throw new AppError('conflict', 'This goal was changed in another window meanwhile.');
}

/** @throws AppError `invalid-request` when the plan is full. */
async function requireRoom(planId: string): Promise<void> {
  const [row] = await sql<{ count: string }>(
    `select count(*) as count from goals
     where tenant_id = $1 and plan_id = $2 and removed_at is null`,
    [currentTenant(), planId],
  );
  if (Number(row?.count) >= GOALS_PER_PLAN_MAX)
    throw new AppError('invalid-request', 'The plan is full. Remove a goal you no longer need.');
}

async function clearFocus(planId: string): Promise<void> {
  await sql(
    `update goals set is_focus = false, updated_at = now()
     where tenant_id = $1 and plan_id = $2 and is_focus and removed_at is null`,
    [currentTenant(), planId],
  );
}

async function presentOne(goal: GoalModel): Promise<Goal> {
  const [presented] = await presentAll([goal]);
  if (!presented) throw notFound();
  return presented;
}

async function presentAll(goals: GoalModel[]): Promise<Goal[]> {
  if (goals.length === 0) return [];
  const ids = goals.map((goal) => goal.id);
  const milestones = await milestonesOf(ids);
  const steps = await stepsOfGoals(ids);
  const comments = await commentCounts(ids);
  return goals.map((goal) =>
    presentGoal(goal, {
      milestones: milestones.get(goal.id) ?? [],
      steps: steps.get(goal.id) ?? [],
      commentCount: comments.get(goal.id) ?? 0,
    }),
  );
}
