import type { LatestResultImport, ResultImport, ResultRows } from '#contracts/result-imports.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { dayOf, type YearCalendar, yearRule } from '../years/school-year.js';
import {
  badResultsOf,
  checkAllResults,
  countResults,
  latestResultImport,
  type ResultImportRow,
} from './result-import-records.js';
import { checkResultRow, type ResultCells } from './result-row-check.js';
import { takeBack, takeOver } from './result-take-over.js';

interface Call {
  now: Date;
  requestId: string;
}

/** Begins to take in a file. One begun before is thrown away; what was taken over from it stays. */
export async function beginResults(actor: Actor, rowCount: number): Promise<LatestResultImport> {
  await sql('delete from result_imports where tenant_id = $1', [actor.tenantId]);
  await sql('insert into result_imports (tenant_id, id, row_count) values ($1, $2, $3)', [
    ...[actor.tenantId, newId(), rowCount],
  ]);
  return readResults();
}

/** Takes the next rows. The same rows again change nothing, so a request may be repeated. */
export async function addResultRows(
  actor: Actor,
  id: string,
  { rows }: ResultRows,
  now: Date,
): Promise<{ readCount: number }> {
  const held = await openResults(actor, id, ['reading']);
  const rule = await ruleAt(now);
  const added = await sql(
    `insert into result_import_rows (tenant_id, id, import_id, line, cells, student_key, import_key, data, problems)
     select $1, m.id, $2, m.line, m.cells, m."studentKey", m."importKey", m.data, m.problems
     from jsonb_to_recordset($3::jsonb) as m (id uuid, line int, cells jsonb, "studentKey" text,
       "importKey" text, data jsonb, problems jsonb)
     on conflict (tenant_id, import_id, line) do nothing returning id`,
    [
      ...[actor.tenantId, id],
      JSON.stringify(
        rows.map((row) => ({ ...row, id: newId(), ...checkResultRow(row.cells, rule) })),
      ),
    ],
  );
  const readCount = held.read_count + added.length;
  if (readCount > held.row_count)
    throw new AppError('invalid-request', 'There are more rows than were announced.');
  await sql('update result_imports set read_count = $3 where tenant_id = $1 and id = $2', [
    ...[actor.tenantId, id, readCount],
  ]);
  return { readCount };
}

/** All rows have come: finds the students, and shows what it would do. */
export async function finishResults(actor: Actor, id: string): Promise<LatestResultImport> {
  const held = await openResults(actor, id, ['reading', 'ready']);
  if (held.read_count !== held.row_count)
    throw new AppError('conflict', 'Not all rows have come. Choose the file again.');
  await checkAllResults(id);
  await setState(actor, id, 'ready');
  return readResults();
}

/** Mends cells of one row, and looks over the whole again: another row may be the same result. */
export async function changeResultRow(
  actor: Actor,
  ids: { id: string; rowId: string },
  cells: ResultCells,
  now: Date,
): Promise<LatestResultImport> {
  await openResults(actor, ids.id, ['ready']);
  const [row] = await sql<{ cells: ResultCells }>(
    'select cells from result_import_rows where tenant_id = $1 and import_id = $2 and id = $3',
    [actor.tenantId, ids.id, ids.rowId],
  );
  if (!row) throw notFound();
  const mended = { ...row.cells, ...cells };
  const { studentKey, importKey, data, problems } = checkResultRow(mended, await ruleAt(now));
  await sql(
    `update result_import_rows set cells = $3, student_key = $4, import_key = $5, data = $6, problems = $7
     where tenant_id = $1 and id = $2`,
    [
      ...[actor.tenantId, ids.rowId, JSON.stringify(mended), studentKey, importKey],
      ...[JSON.stringify(data), JSON.stringify(problems)],
    ],
  );
  await checkAllResults(ids.id);
  return readResults();
}

/** Takes all good rows over, in one transaction. Rows with mistakes change nothing. */
export async function applyResults(
  actor: Actor,
  id: string,
  { now, requestId }: Call,
): Promise<LatestResultImport> {
  await openResults(actor, id, ['ready']);
  // A student may have become somebody else's record since.
  await checkAllResults(id);
  const counts = await countResults(id);
  await takeOver(id, actor.personId, now);
  // What would be taken back is needed still; all else of the file is not.
  await sql(
    `delete from result_import_rows where tenant_id = $1 and import_id = $2 and result_id is null`,
    [actor.tenantId, id],
  );
  await sql(
    `update result_imports set state = 'applied', counts = $3, applied_at = $4
     where tenant_id = $1 and id = $2`,
    [actor.tenantId, id, JSON.stringify(counts), now.toISOString()],
  );
  await noteAdminAct(actor.personId, 'results-imported', id, requestId);
  return readResults();
}

/** Takes the import back, as far as nobody touched its results since. */
export async function undoResults(
  actor: Actor,
  id: string,
  { now, requestId }: Call,
): Promise<LatestResultImport> {
  const held = await openResults(actor, id, ['applied']);
  if (held.applied_at === null) throw new Error('An applied import has no time.');
  const undone = await takeBack(id, held.applied_at, now);
  await sql(
    `update result_imports set state = 'undone', undone = $3 where tenant_id = $1 and id = $2`,
    [actor.tenantId, id, JSON.stringify(undone)],
  );
  await sql('delete from result_import_rows where tenant_id = $1 and import_id = $2', [
    ...[actor.tenantId, id],
  ]);
  await noteAdminAct(actor.personId, 'results-import-undone', id, requestId);
  return readResults();
}

/** Stops before anything was taken over: nothing of the file is kept. */
export async function dropResults(actor: Actor, id: string): Promise<LatestResultImport> {
  await openResults(actor, id, ['reading', 'ready']);
  await sql('delete from result_imports where tenant_id = $1 and id = $2', [actor.tenantId, id]);
  return readResults();
}

export async function readResults(): Promise<LatestResultImport> {
  const row = await latestResultImport();
  return { import: row ? await stateOf(row) : null };
}

async function stateOf(row: ResultImportRow): Promise<ResultImport> {
  const isReady = row.state === 'ready';
  const none = { added: 0, changed: 0, unchanged: 0, kept: 0, bad: 0 };
  const counts = isReady ? await countResults(row.id) : (row.counts ?? none);
  return {
    ...{ id: row.id, state: row.state, readCount: row.read_count, rowCount: row.row_count },
    ...{ counts, badRows: isReady ? await badResultsOf(row.id) : [], undone: row.undone },
    appliedAt: row.applied_at?.toISOString() ?? null,
  };
}

/** No test was taken after the district's own day. */
async function ruleAt(now: Date): Promise<YearCalendar & { lastDay: string }> {
  const rule = await yearRule();
  return { ...rule, lastDay: dayOf(now, rule) };
}

async function setState(actor: Actor, id: string, state: ResultImport['state']): Promise<void> {
  await sql('update result_imports set state = $3 where tenant_id = $1 and id = $2', [
    ...[actor.tenantId, id, state],
  ]);
}

async function openResults(
  actor: Actor,
  id: string,
  states: ResultImport['state'][],
): Promise<ResultImportRow> {
  // Two tabs may send rows, or apply, at the same time: the second one waits and sees what the first did.
  await sql('select 1 from result_imports where tenant_id = $1 and id = $2 for update', [
    ...[actor.tenantId, id],
  ]);
  const row = await latestResultImport();
  if (row?.id !== id) throw notFound();
  if (!states.includes(row.state))
    throw new AppError('conflict', 'This file is not at that step any more. Load the page again.');
  return row;
}
