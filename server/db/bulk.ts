import { sql, sqlLater } from './tenant.js';

/**
 * Settings of the open transaction for one of many small steps that a worker repeats after a crash.
 *
 * Statistics know nothing of a table that was filled a second ago, and a plan that was made for an empty
 * one is kept: left to itself the planner reads a hundred thousand rows for each step. With these
 * it finds every row by a key; write `lateral` with a limit to say in which order.
 *
 * The commit does not wait for the disk, so that a launch's commit has it for itself. What comes
 * after it on disk comes after it in the log: the last step must be an ordinary transaction.
 */
export async function asBulkWork(): Promise<void> {
  await sql(
    `select set_config(name, 'off', true) from unnest(array[
       'enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'synchronous_commit']) as name`,
  );
}

/**
 * Says that the open transaction's commit need not wait for the disk: what it notes is found out again if
 * the database server dies within the next half second. What is committed later is later in the log too, so a
 * lasting commit never stands without it.
 */
export function asRepeatable(): void {
  sqlLater('set local synchronous_commit = off');
}
