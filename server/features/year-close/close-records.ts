import { currentTenant, sql } from '../../db/tenant.js';
import { AppError } from '../../errors.js';

export const LAST_GRADE = 12;

/** SQL: the one grade of a record `r`, 1 to 12; null without one. */
export const GRADE = `(case when jsonb_typeof(r.data->'grades') = 'array'
    and jsonb_array_length(r.data->'grades') = 1 and r.data->'grades'->>0 ~ '^(0[1-9]|1[0-2])$'
  then (r.data->'grades'->>0)::integer end)`;

/** SQL: the record `r` is that of a student with a grade. Staff may have grades too, and a role that says so. */
export const IS_STUDENT = `r.tenant_id = $1 and r.kind = 'users' and r.is_active and ${GRADE} is not null
  and not exists (select 1 from sis_records o where o.tenant_id = $1 and o.kind = 'roles' and o.is_active
    and o.data->>'userSourcedId' = r.source_id and lower(o.data->>'role') <> 'student')`;

/** Closing, undoing and taking over a file wait for each other: all three write the same records. */
export async function lockRecords(): Promise<void> {
  await sql(`select pg_advisory_xact_lock(hashtext('sis-records ' || $1::text))`, [
    currentTenant(),
  ]);
}

/** @throws AppError `conflict` while a close, or its undoing, is under way. */
export async function requireNoCloseUnderWay(): Promise<void> {
  await lockRecords();
  const rows = await sql(
    `select 1 as found from year_closes
     where tenant_id = $1 and state in ('running', 'undoing') limit 1`,
    [currentTenant()],
  );
  if (rows.length > 0)
    throw new AppError('conflict', 'A school year is being closed. Try again in a few minutes.');
}
