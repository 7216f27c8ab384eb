import type { Actor } from '../../auth/actor.js';
import { repository } from '../../db/repository.js';
import { notFound } from '../../errors.js';
import { GoalModel } from '../../models/index.js';
import { canWriteOwnPlan } from './goal-policy.js';
import { findPlan } from './plan-records.js';

/**
 * A goal of the actor's own plan, a removed one too. Somebody else's goal and a missing one must look
 * the same.
 *
 * @throws AppError `not-found`
 */
export async function findOwnGoal(actor: Actor, id: string): Promise<GoalModel> {
  const planId = canWriteOwnPlan(actor) ? await findPlan(actor.personId) : null;
  const goal = planId ? await repository(GoalModel).one({ id, planId }) : null;
  if (!goal) throw notFound();
  return goal;
}
