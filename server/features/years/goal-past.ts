import type { GoalThen } from '#contracts/years.js';
import type { Visibility } from '#contracts/visibility.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { GoalSnapshot } from '../goals/goal-versions.js';

export interface GoalVersion {
  at: Date;
  snapshot: GoalSnapshot;
}

/** A goal with all its versions, oldest first. There is always one. */
export interface PastGoal {
  id: string;
  versions: [GoalVersion, ...GoalVersion[]];
}

/**
 * Every goal a student ever had, in the order in which they began.
 *
 * @param shown - for others than the student: only goals that they let be seen so far and did not remove.
 */
export async function pastGoals(
  studentId: string,
  shown: readonly Visibility[] | null,
): Promise<PastGoal[]> {
  const rows = await sql<{ id: string; at: Date; snapshot: unknown }>(
    `select v.record_id as id, v.at, v.snapshot
     from record_versions v
     left join goals g on g.tenant_id = v.tenant_id and g.id = v.record_id
     where v.tenant_id = $1 and v.student_id = $2 and v.kind = 'goal'
       and ($3::text[] is null or (g.removed_at is null and g.visibility = any($3)))
     order by v.record_id, v.number`,
    [currentTenant(), studentId, shown],
  );
  const goals = new Map<string, PastGoal>();
  for (const { id, at, snapshot } of rows) {
    const version = { at, snapshot: GoalSnapshot.parse(snapshot) };
    const held = goals.get(id);
    if (held) held.versions.push(version);
    else goals.set(id, { id, versions: [version] });
  }
  return [...goals.values()].toSorted(
    (left, right) => left.versions[0].at.getTime() - right.versions[0].at.getTime(),
  );
}

/** How a goal stood when the year ended; null when it was not there, or removed. */
export function goalAtEnd(
  { id, versions }: PastGoal,
  year: number,
  yearOf: (at: Date) => number,
): GoalThen | null {
  const last = versions.findLast(({ at }) => yearOf(at) <= year);
  return last && !last.snapshot.removed ? goalThen(id, last) : null;
}

export function goalThen(id: string, { at, snapshot }: GoalVersion): GoalThen {
  const { title, kind, horizon, status, why, measure, targetDate } = snapshot;
  return {
    ...{ id, title, kind, horizon, status, targetDate },
    why: why === '' ? null : why,
    measure: measure === '' ? null : measure,
    milestones: snapshot.milestones.map((step) => ({ title: step.title, done: step.done })),
    at: at.toISOString(),
  };
}

/** The year in which a goal that is done was reached, as far as a year; null while it is open. */
export function reachedIn(
  { versions }: PastGoal,
  year: number,
  yearOf: (at: Date) => number,
): number | null {
  const known = versions.filter(({ at }) => yearOf(at) <= year);
  if (known.at(-1)?.snapshot.status !== 'done') return null;
  const lastOpen = known.findLastIndex(({ snapshot }) => snapshot.status !== 'done');
  const reached = known[lastOpen + 1];
  return reached ? yearOf(reached.at) : null;
}
