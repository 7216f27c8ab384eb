import type { ResultImport } from '#contracts/result-imports.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { ACTS } from './result-import-records.js';

/**
 * Takes every good row over, set by set: a new result, or other scores and words for one that an import
 * made before. What staff corrected stays. Each row remembers what it did, so that it can be taken back.
 *
 * @param by - the administrator, whom students see as who brought it in.
 */
export async function takeOver(importId: string, by: string, now: Date): Promise<void> {
  const binds = [currentTenant(), importId];
  await sql(`select set_config('enable_nestloop', 'off', true)`);
  await sql(
    `update result_import_rows r set
       result_id = case told.act when 'added' then r.id else told.held_id end,
       before = case told.act when 'changed' then (
         select jsonb_build_object('scores', a.scores, 'meaning', a.meaning)
         from assessment_results a where a.tenant_id = $1 and a.id = told.held_id) end
     from (${ACTS}) told
     where r.tenant_id = $1 and r.id = told.id and told.act in ('added', 'changed')`,
    binds,
  );
  await sql(
    `insert into assessment_results (tenant_id, id, student_id, source, tool, name, taken_on, scores,
       meaning, import_key, entered_by, created_at, updated_at)
     select $1, r.id, r.student_id, 'imported', r.data->>'tool', r.data->>'name',
       (r.data->>'takenOn')::date, r.data->'scores', r.data->>'meaning', r.import_key, $3, $4, $4
     from result_import_rows r
     where r.tenant_id = $1 and r.import_id = $2 and r.result_id = r.id`,
    [...binds, by, now.toISOString()],
  );
  await sql(
    `update assessment_results a set scores = r.data->'scores', meaning = r.data->>'meaning',
       entered_by = $3, updated_at = $4
     from result_import_rows r
     where r.tenant_id = $1 and r.import_id = $2 and r.before is not null
       and a.tenant_id = $1 and a.id = r.result_id`,
    [...binds, by, now.toISOString()],
  );
}

/**
 * Takes back what nobody touched since: new results go, changed ones are as they were. What a student
 * commented on or asked about, and what staff corrected, stays.
 */
export async function takeBack(
  importId: string,
  appliedAt: Date,
  now: Date,
): Promise<NonNullable<ResultImport['undone']>> {
  const binds = [currentTenant(), importId, appliedAt.toISOString()];
  const untouched = `a.tenant_id = $1 and a.id = r.result_id and a.updated_at = $3
    and r.tenant_id = $1 and r.import_id = $2 and not exists (
      select 1 from correction_requests c where c.tenant_id = $1 and c.result_id = a.id)`;
  await sql(`select set_config('enable_nestloop', 'off', true)`);
  const removed = await sql(
    `delete from assessment_results a using result_import_rows r
     where ${untouched} and r.before is null returning a.id`,
    binds,
  );
  const restored = await sql(
    `update assessment_results a set scores = r.before->'scores', meaning = r.before->>'meaning',
       updated_at = $4
     from result_import_rows r where ${untouched} and r.before is not null returning a.id`,
    [...binds, now.toISOString()],
  );
  const [all] = await sql<{ count: number }>(
    `select count(*)::int as count from result_import_rows
     where tenant_id = $1 and import_id = $2 and result_id is not null`,
    binds.slice(0, 2),
  );
  const left = (all?.count ?? 0) - removed.length - restored.length;
  return { removed: removed.length, restored: restored.length, left };
}
