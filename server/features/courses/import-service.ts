import type { CourseImportKind } from '#contracts/course-fields.js';
import type {
  CourseCells,
  CourseImport,
  CourseRows,
  LatestCourseImport,
} from '#contracts/course-imports.js';
import { COURSE_ROWS_MAX } from '#contracts/course-fields.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { schoolYearOf, yearRule } from '../years/school-year.js';
import { IMPORT_KINDS } from './import-kinds.js';
import {
  badRowsOf,
  cellsOfRow,
  countRows,
  type CourseImportRow,
  insertRows,
  latestImport,
  lockImport,
  updateRow,
} from './import-records.js';

interface Call {
  now: Date;
  requestId: string;
}
interface Named {
  kind: CourseImportKind;
  id: string;
}

/** Begins to take in a file. One begun before is thrown away; what was taken over from it stays. */
export async function beginImport(
  actor: Actor,
  kind: CourseImportKind,
  rowCount: number,
): Promise<LatestCourseImport> {
  if (rowCount > COURSE_ROWS_MAX[kind])
    throw new AppError('invalid-request', 'There are more rows than one file may have.');
  await sql('delete from course_imports where tenant_id = $1 and kind = $2', [
    ...[actor.tenantId, kind],
  ]);
  await sql('insert into course_imports (tenant_id, id, kind, row_count) values ($1, $2, $3, $4)', [
    actor.tenantId,
    newId(),
    kind,
    rowCount,
  ]);
  return readImport(kind);
}

/** Takes the next rows. The same rows again change nothing, so a request may be repeated. */
export async function addRows(
  actor: Actor,
  named: Named,
  { rows }: CourseRows,
  now: Date,
): Promise<{ readCount: number }> {
  const held = await openImport(named, ['reading']);
  const year = schoolYearOf(now, await yearRule());
  const kind = IMPORT_KINDS[named.kind];
  const added = await insertRows(
    held.id,
    rows.map((row) => ({ ...row, ...kind.checkRow(row.cells, year) })),
  );
  const readCount = held.read_count + added;
  if (readCount > held.row_count)
    throw new AppError('invalid-request', 'There are more rows than were announced.');
  await sql('update course_imports set read_count = $3 where tenant_id = $1 and id = $2', [
    ...[actor.tenantId, held.id, readCount],
  ]);
  return { readCount };
}

/** All rows have come: looks at them together, and shows what it would do. */
export async function finishImport(actor: Actor, named: Named): Promise<LatestCourseImport> {
  const held = await openImport(named, ['reading', 'ready']);
  if (held.read_count !== held.row_count)
    throw new AppError('conflict', 'Not all rows have come. Choose the file again.');
  await IMPORT_KINDS[named.kind].checkAll(held.id);
  await setState(actor, held.id, 'ready');
  return readImport(named.kind);
}

/** Mends cells of one row, and looks at all again: others may name the same course. */
export async function changeRow(
  actor: Actor,
  { rowId, ...named }: Named & { rowId: string },
  cells: CourseCells,
  now: Date,
): Promise<LatestCourseImport> {
  await openImport(named, ['ready']);
  const known = await cellsOfRow(named.id, rowId);
  if (!known) throw notFound();
  const mended = { ...known, ...cells };
  const kind = IMPORT_KINDS[named.kind];
  await updateRow(rowId, mended, kind.checkRow(mended, schoolYearOf(now, await yearRule())));
  await kind.checkAll(named.id);
  return readImport(named.kind);
}

/** Takes all good rows over, in one transaction. Rows with mistakes change nothing. */
export async function applyImport(
  actor: Actor,
  named: Named,
  { now, requestId }: Call,
): Promise<LatestCourseImport> {
  await openImport(named, ['ready']);
  // The catalog, or who is whose student, may have changed since.
  await IMPORT_KINDS[named.kind].checkAll(named.id);
  const counts = await countRows(named.id);
  await IMPORT_KINDS[named.kind].apply(named.id, actor.personId, now);
  // What would be taken back is needed still; all else of the file is not.
  await sql(
    `delete from course_import_rows where tenant_id = $1 and import_id = $2 and record_id is null`,
    [actor.tenantId, named.id],
  );
  await sql(
    `update course_imports set state = 'applied', counts = $3, applied_at = $4
     where tenant_id = $1 and id = $2`,
    [actor.tenantId, named.id, JSON.stringify(counts), now.toISOString()],
  );
  await noteAdminAct(actor.personId, IMPORT_KINDS[named.kind].acts.applied, named.id, requestId);
  return readImport(named.kind);
}

/** Takes the import back, as far as nobody touched what it brought since. */
export async function undoImport(
  actor: Actor,
  named: Named,
  { now, requestId }: Call,
): Promise<LatestCourseImport> {
  const held = await openImport(named, ['applied']);
  if (held.applied_at === null) throw new Error('An applied import has no time.');
  const undone = await IMPORT_KINDS[named.kind].undo(named.id, held.applied_at, now);
  await sql(
    `update course_imports set state = 'undone', undone = $3 where tenant_id = $1 and id = $2`,
    [actor.tenantId, named.id, JSON.stringify(undone)],
  );
  await sql('delete from course_import_rows where tenant_id = $1 and import_id = $2', [
    ...[actor.tenantId, named.id],
  ]);
  await noteAdminAct(actor.personId, IMPORT_KINDS[named.kind].acts.undone, named.id, requestId);
  return readImport(named.kind);
}

/** Stops before anything was taken over: nothing of the file is kept. */
export async function dropImport(actor: Actor, named: Named): Promise<LatestCourseImport> {
  await openImport(named, ['reading', 'ready']);
  await sql('delete from course_imports where tenant_id = $1 and id = $2', [
    ...[actor.tenantId, named.id],
  ]);
  return readImport(named.kind);
}

export async function readImport(kind: CourseImportKind): Promise<LatestCourseImport> {
  const row = await latestImport(kind);
  if (!row) return { import: null };
  const isReady = row.state === 'ready';
  const none = { added: 0, changed: 0, unchanged: 0, kept: 0, bad: 0 };
  return {
    import: {
      ...{ id: row.id, kind: row.kind, state: row.state, undone: row.undone },
      ...{ readCount: row.read_count, rowCount: row.row_count },
      counts: isReady ? await countRows(row.id) : (row.counts ?? none),
      badRows: isReady ? await badRowsOf(row.id) : [],
      appliedAt: row.applied_at?.toISOString() ?? null,
    },
  };
}

async function setState(actor: Actor, id: string, state: CourseImport['state']): Promise<void> {
  await sql('update course_imports set state = $3 where tenant_id = $1 and id = $2', [
    ...[actor.tenantId, id, state],
  ]);
}

/** @throws AppError `not-found` for another one, `conflict` when it is at another step. */
async function openImport(
  { kind, id }: Named,
  states: CourseImport['state'][],
): Promise<CourseImportRow> {
  await lockImport(id);
  const held = await latestImport(kind);
  if (held?.id !== id) throw notFound();
  if (!states.includes(held.state))
    throw new AppError('conflict', 'This import is at another step by now. Load the page again.');
  return held;
}
