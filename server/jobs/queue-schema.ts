import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { TASK_NAMES } from './task-names.js';

/**
 * Makes the queue's own schema, under its own login, and the one door through which the app may
 * enqueue: a function that takes only known tasks, only for the tenant of the open transaction.
 *
 * @param appRole - the login that may call the door, and nothing else in there.
 */
export async function prepareQueue(queueUrl: string, appRole: string): Promise<void> {
  const client = new pg.Client({ connectionString: queueUrl });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('pathlight-queue'))`);
    await runMigrations({ connectionString: queueUrl });
    const tasks = TASK_NAMES.map((name) => client.escapeLiteral(name)).join(', ');
    const app = client.escapeIdentifier(appRole);
    await client.query('create schema if not exists queue_door');
    // An earlier version took no queue; two doors of one name would leave it open which is meant.
    await client.query(
      'drop function if exists queue_door.enqueue(text, bigint, uuid, text, timestamptz)',
    );
    // One subject's jobs share a queue, so that they run one after the other.
    await client.query(`
      create or replace function queue_door.enqueue(
        task text, tenant bigint, subject uuid, key text, run_at timestamptz, queue text default null)
      returns void language plpgsql security definer set search_path = graphile_worker, pg_temp as $door$
      begin
        if task not in (${tasks}) then
          raise exception 'unknown task %', task using errcode = '22023';
        end if;
        if tenant is distinct from current_setting('app.tenant_id')::bigint then
          raise exception 'a task for another tenant' using errcode = '42501';
        end if;
        perform graphile_worker.add_job(
          task, json_build_object('tenantId', tenant::text, 'subjectId', subject),
          queue_name := coalesce(queue, key), job_key := key, run_at := run_at, max_attempts := 25);
      end $door$`);
    await client.query(`revoke all on function queue_door.enqueue from public`);
    await client.query(`grant usage on schema queue_door to ${app}`);
    await client.query(`grant execute on function queue_door.enqueue to ${app}`);
  } finally {
    await client.end();
  }
}
