import type { Goal, GoalChanges, NewGoal } from '#contracts/goals.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { repository } from '../../db/repository.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { GoalModel } from '../../models/index.js';
import { stepsOfGoals, stepsOfStudent } from '../tags/goal-steps.js';
import { canWriteOwnPlan } from './goal-policy.js';
import { presentGoal } from './goal-presenter.js';
import { storedGoalsOf } from './goal-records.js';
import { milestonesOf, replaceMilestones } from './milestone-records.js';
import { ensurePlan, findPlan } from './plan-records.js';

/** The student's own goals: the focus goal first, then by date, done ones last. */
export async function listOwnGoals(actor: Actor): Promise<Goal[]> {
  return goalsOfStudent(actor.personId);
}

/** A student's goals without the removed ones. The caller has checked that the actor may see them. */
export async function goalsOfStudent(studentId: string): Promise<Goal[]> {
  const [goals, steps] = await Promise.all([storedGoalsOf(studentId), stepsOfStudent(studentId)]);
  return goals.map((goal) => presentGoal(goal, goal.milestones, steps.get(goal.id) ?? []));
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
  if (input.isFocus) await clearFocus(planId);
  const { milestones, why, ...fields } = input;
  const goal = await repository(GoalModel).insert({
    id: newId(),
    planId,
    why: why ?? '',
    ...fields,
  });
  await replaceMilestones(goal.id, milestones, now);
  return presentOne(goal);
}

/** @throws AppError `not-found` when there is no such goal in the actor's own plan. */
export async function changeGoal(
  actor: Actor,
  id: string,
  changes: GoalChanges,
  now: Date,
): Promise<Goal> {
  const goal = await findOwnGoal(actor, id);
  const { milestones, why, ...rest } = changes;
  if (rest.isFocus) await clearFocus(goal.planId);
  const fields = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  ) as Partial<GoalModel>;
  const changed = await repository(GoalModel).update(id, {
    ...fields,
    ...(why !== undefined && { why: why ?? '' }),
    ...(rest.status && { completedAt: rest.status === 'done' ? now : null }),
    // A goal that is done is not what one works on now.
    ...(rest.status === 'done' && { isFocus: false }),
    revision: goal.revision + 1,
  });
  if (!changed) throw notFound();
  if (milestones) await replaceMilestones(id, milestones, now);
  return presentOne(changed);
}

/** Takes a goal out of the plan; it can be put back as it was. */
export async function removeGoal(actor: Actor, id: string, now: Date): Promise<Goal> {
  const goal = await findOwnGoal(actor, id);
  if (goal.removedAt) return presentOne(goal);
  return presentOne((await repository(GoalModel).update(id, { removedAt: now })) ?? goal);
}

/** Puts a removed goal back. If another goal became the focus since, this one comes back without. */
export async function restoreGoal(actor: Actor, id: string): Promise<Goal> {
  const goal = await findOwnGoal(actor, id);
  if (!goal.removedAt) return presentOne(goal);
  const [other] = await sql(
    `select 1 as found from goals
     where tenant_id = $1 and plan_id = $2 and is_focus and removed_at is null`,
    [currentTenant(), goal.planId],
  );
  const isFocus = goal.isFocus && !other;
  return presentOne((await repository(GoalModel).update(id, { removedAt: null, isFocus })) ?? goal);
}

/** Somebody else's goal and a missing one must look the same. */
async function findOwnGoal(actor: Actor, id: string): Promise<GoalModel> {
  const planId = canWriteOwnPlan(actor) ? await findPlan(actor.personId) : null;
  const goal = planId ? await repository(GoalModel).one({ id, planId }) : null;
  if (!goal) throw notFound();
  return goal;
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
  return goals.map((goal) =>
    presentGoal(goal, milestones.get(goal.id) ?? [], steps.get(goal.id) ?? []),
  );
}
