import { currentTenant, sql } from '../db/tenant.js';
import type { TaskName } from './task-names.js';

/**
 * Puts work on the queue in the open transaction: it exists exactly if what caused it exists.
 *
 * @param subjectId - the row the work is about.
 * @param key - jobs with one key collapse to one; defaults to task and subject.
 * @param queue - jobs of one queue run one after the other; defaults to the key.
 * @param runAt - not before this time.
 */
export async function enqueue(
  task: TaskName,
  subjectId: string,
  options: { key?: string; queue?: string; runAt?: Date } = {},
): Promise<void> {
  const tenant = currentTenant();
  await sql(
    `select queue_door.enqueue($1, $2::bigint, $3::uuid, $4, coalesce($5::timestamptz, now()), $6)`,
    [
      task,
      tenant,
      subjectId,
      options.key ?? `${tenant}:${task}:${subjectId}`,
      options.runAt?.toISOString() ?? null,
      options.queue ?? null,
    ],
  );
}
