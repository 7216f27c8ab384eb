import { GOAL_LEVELS_MAX } from '#contracts/limits.js';
import type { Goal } from '#contracts/goals.js';

type Placed = Pick<Goal, 'id' | 'parentId'>;

/** The goals right under this one. */
export function partsOf<G extends Placed>(goal: Pick<Goal, 'id'>, goals: readonly G[]): G[] {
  return goals.filter(({ parentId }) => parentId === goal.id);
}

/**
 * Parts done and in all, of a goal and all that hangs under it: each small step and each goal without
 * parts of its own counts as one. So a long goal moves with the short ones.
 */
export function progressOf(
  goal: Pick<Goal, 'id' | 'milestones'>,
  goals: readonly Goal[],
  level = 1,
): { done: number; total: number } {
  const own = goal.milestones.filter((milestone) => milestone.done).length;
  const sum = { done: own, total: goal.milestones.length };
  if (level >= GOAL_LEVELS_MAX) return sum;
  for (const part of partsOf(goal, goals)) {
    const below = progressOf(part, goals, level + 1);
    const isReached = part.status === 'done';
    const total = Math.max(below.total, 1);
    sum.total += total;
    sum.done += isReached ? total : below.done;
  }
  return sum;
}

/** Goals that this one may hang under: no circle, no more than so many levels. */
export function parentsFor<G extends Goal>(goal: Goal | undefined, goals: readonly G[]): G[] {
  const below = goal ? heightOf(goal, goals) : 1;
  return goals.filter(
    (other) =>
      other.status === 'active' &&
      (!goal || !isWithin(other, goal.id, goals)) &&
      depthOf(other, goals) + below <= GOAL_LEVELS_MAX,
  );
}

function above<G extends Placed>(goal: G, goals: readonly G[]): G | undefined {
  return goals.find(({ id }) => id === goal.parentId);
}

function depthOf<G extends Placed>(goal: G, goals: readonly G[], level = 1): number {
  const parent = above(goal, goals);
  return parent && level <= GOAL_LEVELS_MAX ? depthOf(parent, goals, level + 1) : level;
}

function heightOf(goal: Placed, goals: readonly Placed[], level = 1): number {
  if (level > GOAL_LEVELS_MAX) return level;
  return 1 + Math.max(0, ...partsOf(goal, goals).map((part) => heightOf(part, goals, level + 1)));
}

function isWithin<G extends Placed>(goal: G, id: string, goals: readonly G[], level = 1): boolean {
  if (goal.id === id) return true;
  const parent = above(goal, goals);
  return parent !== undefined && level <= GOAL_LEVELS_MAX && isWithin(parent, id, goals, level + 1);
}
