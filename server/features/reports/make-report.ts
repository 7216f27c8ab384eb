import type { ReportFormat } from '#contracts/report-fields.js';
import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import type { TaskSubject } from '../../jobs/task-names.js';
import { isJudgedLastYear } from '../completion/new-year.js';
import { refreshDistrict } from '../completion/refresh.js';
import { csvWriter } from './csv-writer.js';
import { Pieces } from './report-pieces.js';
import { ALL_FILES, findReport, type ReportRow } from './report-records.js';
import { isAskedFor, REPORT_MAKERS } from './report-kinds.js';
import { type ReportTable, type ReportWorld, reportWorld, schoolName } from './report-world.js';
import type { AboutLine, TableWriter } from './table-writer.js';
import { xlsxWriter } from './xlsx-writer.js';

/** Students in one transaction: few enough that writing their rows keeps nobody else waiting. */
const BATCH = 500;

/**
 * Makes a report, some students a transaction, and says how far it is. One that was asked for and taken back
 * meanwhile stops; one that broke off begins anew.
 */
export async function makeReport(
  { tenantId, subjectId: id }: TaskSubject,
  now: () => Date,
): Promise<void> {
  try {
    await make(tenantId, id, now());
  } catch (error) {
    await withTenant(tenantId, () => setState(id, 'failed'));
    throw error;
  }
}

/** A file whose time is over, with all that is in it. */
export async function dropReport(
  { tenantId, subjectId: id }: TaskSubject,
  now: () => Date,
): Promise<void> {
  await withTenant(tenantId, () =>
    sql('delete from report_files where tenant_id = $1 and id = $2 and expires_at <= $3', [
      ...[currentTenant(), id, now().toISOString()],
    ]),
  );
}

async function make(tenantId: string, id: string, now: Date): Promise<void> {
  // What is judged by the year must not stand in a file of the next one.
  if (await withTenant(tenantId, () => isJudgedLastYear(now), { readOnly: true }))
    await refreshDistrict({ tenantId, subjectId: id }, () => now);
  const begun = await withTenant(tenantId, () => begin(id, now));
  if (!begun) return;
  const { table, about, writer } = begun;
  const pieces = new Pieces(tenantId, id, begun.row);
  if ('rows' in table) {
    pieces.keep(writer.add(table.rows));
    const all = { rows: table.rows, students: [], done: table.rows.length };
    if (!(await pieces.settle(all))) return;
  } else
    for (let place = 0; place < table.students.length; place += BATCH) {
      const ids = table.students.slice(place, place + BATCH);
      const found = await withTenant(tenantId, () => table.rowsOf(ids), { readOnly: true });
      const rows = found.map(({ cells }) => cells);
      const students = [...new Set(found.map(({ studentId }) => studentId))];
      pieces.keep(writer.add(rows));
      if (!(await pieces.settle({ rows, students, done: place + ids.length }))) return;
    }
  pieces.keep(writer.end());
  await pieces.finish(table, about, now);
}

const setState = (id: string, state: ReportRow['state']) =>
  sql('update report_files set state = $3 where tenant_id = $1 and id = $2', [
    ...[currentTenant(), id, state],
  ]);

interface Begun {
  row: ReportRow;
  table: ReportTable;
  about: AboutLine[];
  writer: TableWriter;
}

/** Null where nobody or no rule wants it any more. What an earlier try left is thrown away. */
async function begin(id: string, now: Date): Promise<Begun | null> {
  const row = await findReport(id, ALL_FILES, now);
  if (!row || row.state === 'ready') return null;
  const tenant = currentTenant();
  if (!(await isAskedFor(row.kind))) {
    await setState(id, 'not-asked');
    return null;
  }
  for (const part of ['report_pieces', 'report_students'])
    await sql(`delete from ${part} where tenant_id = $1 and report_id = $2`, [tenant, id]);
  const { school_id: schoolId, course_id: courseId, language } = row;
  const world = await reportWorld({ schoolId, courseId, language }, now);
  const table = await REPORT_MAKERS[row.kind](world);
  const about = [...aboutFile(row, world), ...(table.about ?? [])];
  const total = 'rows' in table ? table.rows.length : table.students.length;
  await sql(
    `update report_files set state = 'making', done = 0, total = $3, file_name = $4
     where tenant_id = $1 and id = $2`,
    [tenant, id, total, fileNameOf(row, world)],
  );
  return { row, table, about, writer: writerFor(row.format, table.columns, about, world) };
}

function writerFor(
  format: ReportFormat,
  columns: readonly string[],
  about: readonly AboutLine[],
  { say, now }: ReportWorld,
): TableWriter {
  if (format === 'csv') return csvWriter(columns);
  return xlsxWriter(columns, about, [say('reports.sheet-rows'), say('reports.sheet-about')], now);
}

function fileNameOf({ kind, format }: ReportRow, { district, day }: ReportWorld): string {
  const plan = district?.template.abbreviation.replaceAll(/[^\w-]+/g, '-') ?? 'plan';
  return `${plan}-${kind}-${day}.${format}`;
}

/** What is said of every file: what it is, of where and when, and by which rule. */
function aboutFile({ kind }: ReportRow, world: ReportWorld): AboutLine[] {
  const { say, day, district, districtName } = world;
  const where = schoolName(world) ?? say('reports.whole-district');
  const lines: AboutLine[] = [
    { label: say('reports.what'), text: say(`reports.kind-${kind}`) },
    { label: say('reports.where'), text: `${districtName}, ${where}` },
    { label: say('reports.made-on'), text: day },
  ];
  if (!district || kind === 'course-requests') return lines;
  const { name, source, checkedOn, confidence } = district.template;
  return [
    ...lines,
    {
      label: say('reports.rule'),
      text: say('reports.rule-text', { name, version: district.number }),
    },
    { label: say('requirements.rule-source'), text: source },
    {
      label: say('requirements.rule-checked'),
      text: `${checkedOn} (${say(`requirements.sure-${confidence}`)})`,
    },
  ];
}
