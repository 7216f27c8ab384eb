import type { ImportRows, ImportState, LatestImport, NewImport } from '#contracts/imports.js';
import type { SisKind } from '#contracts/oneroster.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { judgeCurrent } from '../templates/template-service.js';
import { requireNoCloseUnderWay } from '../year-close/close-records.js';
import {
  badRowsOf,
  checkWhole,
  countChanges,
  type ImportRow,
  latestImportRow,
} from './import-records.js';
import { checkRow } from './row-check.js';

/** Begins to take in a file; one that was begun before and not applied is thrown away. */
export async function beginImport(actor: Actor, { files, rowCount }: NewImport) {
  await sql('delete from sis_imports where tenant_id = $1', [actor.tenantId]);
  const modes = Object.fromEntries(files.map(({ kind, mode }) => [kind, mode]));
  await sql(`insert into sis_imports (tenant_id, id, modes, row_count) values ($1, $2, $3, $4)`, [
    actor.tenantId,
    newId(),
    JSON.stringify(modes),
    rowCount,
  ]);
  return latestImport();
}

/** Takes the next rows. The same rows again change nothing, so a request may be repeated. */
export async function addRows(actor: Actor, id: string, { kind, rows }: ImportRows) {
  const held = await openImport(actor, id, ['reading']);
  if (!held.modes[kind]) throw new AppError('invalid-request', 'This file was not announced.');
  const added = await sql(
    `insert into sis_import_rows (tenant_id, id, import_id, kind, line, source_id, cells, data, is_leaving, problems)
     select $1, m.id, $2, $3, m.line, m."sourceId", m.cells, m.data, m."isLeaving", m.problems
     from jsonb_to_recordset($4::jsonb) as m (id uuid, line int, "sourceId" text, cells jsonb, data jsonb,
       "isLeaving" boolean, problems jsonb)
     on conflict (tenant_id, import_id, kind, line) do nothing returning id`,
    [
      ...[actor.tenantId, id, kind],
      JSON.stringify(rows.map((row) => ({ ...row, id: newId(), ...checkRow(kind, row.cells) }))),
    ],
  );
  const readCount = held.read_count + added.length;
  if (readCount > held.row_count)
    throw new AppError('invalid-request', 'There are more rows than were announced.');
  await sql('update sis_imports set read_count = $3 where tenant_id = $1 and id = $2', [
    ...[actor.tenantId, id, readCount],
  ]);
  return { readCount };
}

/** All rows have come: looks over the whole, and shows what it would do. */
export async function finishReading(actor: Actor, id: string): Promise<LatestImport> {
  const held = await openImport(actor, id, ['reading', 'ready']);
  if (held.read_count !== held.row_count)
    throw new AppError('conflict', 'Not all rows have come. Choose the file again.');
  await checkWhole(id);
  await sql(`update sis_imports set state = 'ready' where tenant_id = $1 and id = $2`, [
    ...[actor.tenantId, id],
  ]);
  return latestImport();
}

/** Mends cells of one row, and looks over the whole again: another row may name this one. */
export async function changeRow(
  actor: Actor,
  ids: { id: string; rowId: string },
  cells: Record<string, string>,
): Promise<LatestImport> {
  await openImport(actor, ids.id, ['ready']);
  const [row] = await sql<{ kind: SisKind; cells: Record<string, string> }>(
    'select kind, cells from sis_import_rows where tenant_id = $1 and import_id = $2 and id = $3',
    [actor.tenantId, ids.id, ids.rowId],
  );
  if (!row) throw notFound();
  const mended = { ...row.cells, ...cells };
  const { sourceId, data, isLeaving, problems } = checkRow(row.kind, mended);
  await sql(
    `update sis_import_rows set cells = $3, source_id = $4, data = $5, is_leaving = $6, problems = $7
     where tenant_id = $1 and id = $2`,
    [
      ...[actor.tenantId, ids.rowId, JSON.stringify(mended), sourceId],
      ...[JSON.stringify(data), isLeaving, JSON.stringify(problems)],
    ],
  );
  await checkWhole(ids.id);
  return latestImport();
}

/**
 * Takes all good rows over, in one transaction: nobody ever sees half a file. Whoever is missing from
 * a whole list becomes inactive; nothing is deleted. Rows with mistakes change nothing.
 *
 * @throws AppError `conflict` when half of what we hold would leave and nobody said that this is right.
 */
export async function applyImport(
  actor: Actor,
  id: string,
  call: { acceptsShrink: boolean; now: Date; requestId: string },
): Promise<LatestImport> {
  await requireNoCloseUnderWay();
  const held = await openImport(actor, id, ['ready']);
  const counts = await countChanges(held);
  if (shrinks(counts) && !call.acceptsShrink)
    throw new AppError('conflict', 'Half of what we hold would leave. Say whether that is right.');
  const binds = [actor.tenantId, id];
  await sql(
    `insert into sis_records (tenant_id, id, kind, source_id, alias, data)
     select $1, r.id, r.kind, r.source_id, r.data->>'identifier', r.data from sis_import_rows r
     where r.tenant_id = $1 and r.import_id = $2 and r.problems = '[]' and not r.is_leaving
     on conflict (tenant_id, kind, source_id) do update
       set data = excluded.data, alias = excluded.alias, is_active = true, updated_at = now()
       where sis_records.data <> excluded.data or not sis_records.is_active`,
    binds,
  );
  const bulk = counts.filter(({ mode }) => mode === 'bulk').map(({ kind }) => kind);
  await sql(
    `update sis_records c set is_active = false, updated_at = now()
     where c.tenant_id = $1 and c.is_active and (
       exists (select 1 from sis_import_rows r where r.tenant_id = $1 and r.import_id = $2
               and r.kind = c.kind and r.source_id = c.source_id and r.is_leaving and r.problems = '[]')
       or (c.kind = any($3) and not exists (select 1 from sis_import_rows r where r.tenant_id = $1
               and r.import_id = $2 and r.kind = c.kind and r.source_id = c.source_id)))`,
    [...binds, bulk],
  );
  await sql('delete from sis_import_rows where tenant_id = $1 and import_id = $2', binds);
  await sql(
    `update sis_imports set state = 'applied', counts = $3, applied_at = $4
     where tenant_id = $1 and id = $2`,
    [...binds, JSON.stringify(counts), call.now.toISOString()],
  );
  await noteAdminAct(actor.personId, 'sis-file-applied', 'OneRoster', call.requestId);
  // What is required hangs on the grade, and reports are by grade.
  await judgeCurrent(actor.tenantId);
  return latestImport();
}

/** Stops, wherever it is: nothing of the file is kept. What was applied stays. */
export async function dropImport(actor: Actor, id: string): Promise<LatestImport> {
  await openImport(actor, id, ['reading', 'ready', 'applied']);
  await sql('delete from sis_imports where tenant_id = $1 and id = $2', [actor.tenantId, id]);
  return latestImport();
}

export async function latestImport(): Promise<LatestImport> {
  const row = await latestImportRow();
  return { import: row ? await stateOf(row) : null };
}

async function stateOf(row: ImportRow): Promise<ImportState> {
  const isReady = row.state === 'ready';
  const counts = isReady ? await countChanges(row) : row.counts;
  const bad = isReady ? await badRowsOf(row.id) : { count: 0, rows: [] };
  return {
    ...{ id: row.id, state: row.state, readCount: row.read_count, rowCount: row.row_count },
    ...{ counts, shrinks: isReady && shrinks(counts), badCount: bad.count, badRows: bad.rows },
    appliedAt: row.applied_at?.toISOString() ?? null,
  };
}

const shrinks = (counts: { leaving: number; held?: number }[]): boolean =>
  counts.some(({ leaving, held = 0 }) => leaving > 0 && leaving * 2 >= held);

async function openImport(
  actor: Actor,
  id: string,
  states: ImportRow['state'][],
): Promise<ImportRow> {
  // Two tabs may send rows, or apply, at the same time: the second one waits and sees what the first did.
  await sql('select 1 from sis_imports where tenant_id = $1 and id = $2 for update', [
    ...[actor.tenantId, id],
  ]);
  const row = await latestImportRow();
  if (row?.id !== id) throw notFound();
  if (!states.includes(row.state))
    throw new AppError('conflict', 'This file is not at that step any more. Load the page again.');
  return row;
}
