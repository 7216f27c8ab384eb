import type { AidEvening, AidStep } from '#contracts/aid.js';
import type { AidState, AidStepId } from '#contracts/aid-fields.js';
import { newId } from '../../db/ids.js';
import { daySql } from '../../db/district-day.js';
import { currentTenant, sql } from '../../db/tenant.js';

const TODAY = daySql('$2::timestamptz');

interface StepRow extends AidStep {
  studentId: string;
}

/** What each of these students said of their steps. Two rows of one step may come of joined records. */
export function stepsOf(studentIds: readonly string[]): Promise<StepRow[]> {
  return sql<StepRow>(
    `select distinct on (s.student_id, s.step) s.student_id as "studentId", s.step, s.state,
            ${daySql('s.updated_at')}::text as "changedOn"
     from aid_steps s
     where s.tenant_id = $1 and s.student_id = any($2::uuid[])
     order by s.student_id, s.step, s.updated_at desc, s.id desc`,
    [currentTenant(), studentIds],
  );
}

/** What was done stays done on its day. */
export async function setStep(
  studentId: string,
  step: AidStepId,
  state: AidState,
  now: Date,
): Promise<void> {
  const binds = [currentTenant(), studentId, step, state, now.toISOString()];
  // Two windows at once would each add a row.
  await sql(
    'select 1 from people where tenant_id = $1 and id = $2 for no key update',
    binds.slice(0, 2),
  );
  const known = await sql<{ id: string }>(
    'select id from aid_steps where tenant_id = $1 and student_id = $2 and step = $3',
    binds.slice(0, 3),
  );
  if (known.length === 0)
    await sql(
      `insert into aid_steps (tenant_id, student_id, step, state, created_at, updated_at, id)
       values ($1, $2, $3, $4, $5, $5, $6)`,
      [...binds, newId()],
    );
  else
    await sql(
      `update aid_steps set state = $4, updated_at = $5
       where tenant_id = $1 and student_id = $2 and step = $3 and state <> $4`,
      binds,
    );
}

/** Evenings that are still to come, by day. */
export function eveningsFrom(now: Date): Promise<AidEvening[]> {
  return sql<AidEvening>(
    `select id, held_on::text as "heldOn", words from aid_evenings
     where tenant_id = $1 and removed_at is null and held_on >= ${TODAY} order by held_on, created_at, id`,
    [currentTenant(), now.toISOString()],
  );
}

export async function insertEvening(
  { heldOn, words }: Omit<AidEvening, 'id'>,
  now: Date,
): Promise<void> {
  await sql(
    `insert into aid_evenings (tenant_id, id, held_on, words, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $5)`,
    [currentTenant(), newId(), heldOn, words, now.toISOString()],
  );
}

/** @returns whether there is such an evening. */
export async function setEveningRemoved(
  id: string,
  removedAt: Date | null,
  now: Date,
): Promise<boolean> {
  const rows = await sql(
    `update aid_evenings set removed_at = $3::timestamptz, updated_at = $4
     where tenant_id = $1 and id = $2 returning id`,
    [currentTenant(), id, removedAt?.toISOString() ?? null, now.toISOString()],
  );
  return rows.length > 0;
}
