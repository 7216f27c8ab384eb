import type { Goal, GoalStep } from '#contracts/goals.js';
import type { GoalModel, MilestoneModel } from '../../models/index.js';

export type ShownGoal = Pick<
  GoalModel,
  'id' | 'title' | 'kind' | 'horizon' | 'why' | 'status' | 'targetDate' | 'isFocus'
> &
  Pick<GoalModel, 'removedAt' | 'updatedAt'>;

export type ShownMilestone = Pick<MilestoneModel, 'id' | 'title' | 'dueDate'> & {
  /** Null while it is not done. */
  doneAt: unknown;
};

/** Names every field that leaves the server, so that a new column stays private by default. */
export function presentGoal(
  goal: ShownGoal,
  milestones: ShownMilestone[],
  steps: GoalStep[],
): Goal {
  return {
    id: goal.id,
    title: goal.title,
    kind: goal.kind,
    horizon: goal.horizon,
    why: goal.why === '' ? null : goal.why,
    status: goal.removedAt ? 'removed' : goal.status,
    targetDate: goal.targetDate,
    isFocus: goal.isFocus,
    milestones: milestones.map((milestone) => ({
      id: milestone.id,
      title: milestone.title,
      dueDate: milestone.dueDate,
      done: milestone.doneAt !== null,
    })),
    steps,
    updatedAt: goal.updatedAt.toISOString(),
  };
}
