import { z } from 'zod';
import { COURSE_AREAS, COURSE_TERMS } from '#contracts/course-fields.js';
import type { Snapshot } from '#contracts/history.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { keepVersion } from '../history/version-records.js';
import type { VersionedKind } from '../history/versioned-kind.js';
import { type PlanRecord, plansOf, updatePlan } from './plan-records.js';

const PlanSnapshot = z.object({
  name: z.string(),
  targets: z.array(z.string()),
  removed: z.boolean(),
  entries: z.array(
    z.object({
      ...{ id: z.uuid(), code: z.string(), title: z.string(), credits: z.int() },
      ...{ area: z.enum(COURSE_AREAS), grade: z.int(), term: z.enum(COURSE_TERMS) },
    }),
  ),
});

type Kept = Pick<PlanRecord, 'id' | 'student_id' | 'name' | 'targets' | 'entries' | 'removed_at'>;

const snapshotOf = ({ name, targets, entries, removed_at }: Kept): Snapshot => ({
  ...{ name, targets, removed: removed_at !== null },
  entries: entries.map((entry) => ({ ...entry })),
});

/** Keeps how the plan is now, after a change by the actor. */
export async function keepPlanVersion(actor: Actor, plan: Kept, now: Date): Promise<void> {
  const snapshot = snapshotOf(plan);
  const ids = { recordId: plan.id, studentId: plan.student_id };
  await keepVersion({ kind: 'course-plan', ...ids, actor, now, snapshot });
}

export const planVersions: VersionedKind = {
  async restore(actor, recordId, snapshot, now) {
    const plan = (await plansOf(actor.personId)).find(({ id }) => id === recordId);
    if (!plan) throw notFound();
    if (plan.is_main && plan.state !== 'draft')
      throw new AppError('conflict', 'This plan is locked.');
    const { removed, ...then } = PlanSnapshot.parse(snapshot);
    const removed_at = removed && !plan.is_main ? (plan.removed_at ?? now) : null;
    await updatePlan(recordId, { ...then, removed_at }, now);
    return snapshotOf({ ...plan, ...then, removed_at });
  },
};
