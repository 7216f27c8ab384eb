import { z } from 'zod';
import { GoalHorizon, GoalKind } from '#contracts/goals.js';
import type { Snapshot } from '#contracts/history.js';
import { Visibility } from '#contracts/visibility.js';
import type { Actor } from '../../auth/actor.js';
import { repository } from '../../db/repository.js';
import { notFound } from '../../errors.js';
import { GoalModel, type MilestoneModel } from '../../models/index.js';
import { keepVersion } from '../history/version-records.js';
import type { VersionedKind } from '../history/versioned-kind.js';
import { findOwnGoal } from './find-goal.js';
import { canHangUnder } from './goal-tree.js';
import { milestonesOf, putMilestones } from './milestone-records.js';

/**
 * What a version of a goal holds. The focus is not part of it: it says which goal the student works on
 * now, and must not wander when an old wording comes back.
 */
export const GoalSnapshot = z.object({
  title: z.string(),
  why: z.string(),
  // Absent in versions from before there were such fields.
  measure: z.string().default(''),
  helpers: z.string().default(''),
  parentId: z.uuid().nullable().default(null),
  kind: GoalKind,
  horizon: GoalHorizon,
  status: z.enum(['active', 'done']),
  targetDate: z.iso.date().nullable(),
  visibility: Visibility,
  removed: z.boolean(),
  milestones: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      dueDate: z.iso.date().nullable(),
      done: z.boolean(),
    }),
  ),
});
export type GoalSnapshot = z.infer<typeof GoalSnapshot>;

function snapshotOf(goal: GoalModel, milestones: MilestoneModel[]): Snapshot {
  const { title, why, measure, helpers, kind, horizon } = goal;
  const { parentId, status, targetDate, visibility } = goal;
  return {
    ...{ title, why, measure, helpers, kind, horizon },
    ...{ parentId, status, targetDate, visibility },
    removed: goal.removedAt !== null,
    milestones: milestones.map(({ id, title: step, dueDate, doneAt }) => ({
      ...{ id, title: step, dueDate },
      done: doneAt !== null,
    })),
  };
}

/** Keeps how the goal is now, after a change by the actor. */
export async function keepGoalVersion(actor: Actor, goal: GoalModel, now: Date): Promise<void> {
  const milestones = (await milestonesOf([goal.id])).get(goal.id) ?? [];
  const snapshot = snapshotOf(goal, milestones);
  const studentId = actor.personId;
  await keepVersion({ kind: 'goal', recordId: goal.id, studentId, actor, now, snapshot });
}

export const goalVersions: VersionedKind = {
  async restore(actor, recordId, snapshot, now) {
    const goal = await findOwnGoal(actor, recordId);
    const { milestones, removed, parentId, ...fields } = GoalSnapshot.parse(snapshot);
    const isDone = fields.status === 'done';
    const changed = await repository(GoalModel).update(recordId, {
      ...fields,
      // The longer goal may be gone, or be a part of this one by now.
      parentId: (await canHangUnder(goal, parentId)) ? parentId : null,
      removedAt: removed ? (goal.removedAt ?? now) : null,
      completedAt: isDone ? (goal.completedAt ?? now) : null,
      isFocus: goal.isFocus && !isDone && !removed,
      revision: goal.revision + 1,
    });
    if (!changed) throw notFound();
    await putMilestones(recordId, milestones, now);
    return snapshotOf(changed, (await milestonesOf([recordId])).get(recordId) ?? []);
  },
};
