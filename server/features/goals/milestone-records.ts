import type { MilestoneInput } from '#contracts/goals.js';
import { newId } from '../../db/ids.js';
import { repository } from '../../db/repository.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { MilestoneModel } from '../../models/index.js';

/** Milestones of several goals, each goal's in its order. */
export async function milestonesOf(goalIds: string[]): Promise<Map<string, MilestoneModel[]>> {
  const rows = await repository(MilestoneModel).list({
    where: { goalId: goalIds },
    order: [['position', 'ASC']],
  });
  const byGoal = new Map<string, MilestoneModel[]>();
  for (const row of rows) byGoal.set(row.goalId, [...(byGoal.get(row.goalId) ?? []), row]);
  return byGoal;
}

/** Puts milestones of an earlier version back, each under its own id, in place of what is there. */
export async function putMilestones(
  goalId: string,
  wanted: { id: string; title: string; dueDate: string | null; done: boolean }[],
  now: Date,
): Promise<void> {
  const milestones = repository(MilestoneModel);
  const existing = await milestones.list({ where: { goalId } });
  const doneAt = new Map(existing.map((row) => [row.id, row.doneAt]));
  await sql('delete from milestones where tenant_id = $1 and goal_id = $2', [
    currentTenant(),
    goalId,
  ]);
  for (const [position, { id, title, dueDate, done }] of wanted.entries())
    await milestones.insert({
      ...{ id, goalId, title, dueDate, position },
      doneAt: done ? (doneAt.get(id) ?? now) : null,
    });
}

/**
 * Makes the goal's milestones exactly this list: known ones are changed, new ones added, others go.
 * A done one keeps the moment it was done. An id of another goal counts as new.
 */
export async function replaceMilestones(
  goalId: string,
  wanted: MilestoneInput[],
  now: Date,
): Promise<void> {
  const milestones = repository(MilestoneModel);
  const existing = new Map(
    (await milestones.list({ where: { goalId } })).map((row) => [row.id, row]),
  );
  const kept: string[] = [];
  for (const [position, input] of wanted.entries()) {
    const held = input.id === undefined ? undefined : existing.get(input.id);
    const doneAt = input.done === true ? (held?.doneAt ?? now) : null;
    const values = { title: input.title, dueDate: input.dueDate ?? null, doneAt, position };
    if (held) {
      await milestones.update(held.id, values);
      kept.push(held.id);
    } else {
      const row = await milestones.insert({ id: newId(), goalId, ...values });
      kept.push(row.id);
    }
  }
  await sql(
    `delete from milestones where tenant_id = $1 and goal_id = $2 and not (id = any($3::uuid[]))`,
    [currentTenant(), goalId, kept],
  );
}
