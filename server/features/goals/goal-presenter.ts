import type { Goal, GoalStep } from '#contracts/goals.js';
import type { GoalModel, MilestoneModel } from '../../models/index.js';

export type ShownGoal = Pick<
  GoalModel,
  'id' | 'title' | 'kind' | 'horizon' | 'why' | 'measure' | 'helpers' | 'parentId' | 'status'
> &
  Pick<GoalModel, 'targetDate' | 'isFocus' | 'visibility' | 'revision' | 'removedAt' | 'updatedAt'>;

export type ShownMilestone = Pick<MilestoneModel, 'id' | 'title' | 'dueDate'> & {
  /** Null while it is not done. */
  doneAt: unknown;
};

export interface GoalParts {
  milestones: ShownMilestone[];
  steps: GoalStep[];
  commentCount: number;
}

const orNull = (text: string) => (text === '' ? null : text);

/** Names every field that leaves the server, so that a new column stays private by default. */
export function presentGoal(goal: ShownGoal, { milestones, steps, commentCount }: GoalParts): Goal {
  return {
    id: goal.id,
    title: goal.title,
    kind: goal.kind,
    horizon: goal.horizon,
    why: orNull(goal.why),
    measure: orNull(goal.measure),
    helpers: orNull(goal.helpers),
    parentId: goal.parentId,
    status: goal.removedAt ? 'removed' : goal.status,
    targetDate: goal.targetDate,
    isFocus: goal.isFocus,
    visibility: goal.visibility,
    milestones: milestones.map((milestone) => ({
      id: milestone.id,
      title: milestone.title,
      dueDate: milestone.dueDate,
      done: milestone.doneAt !== null,
    })),
    steps,
    commentCount,
    revision: goal.revision,
    updatedAt: goal.updatedAt.toISOString(),
  };
}
