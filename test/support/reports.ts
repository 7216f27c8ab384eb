import { read, utils } from 'xlsx';
import type { NewReport, Report, ReportLook, Reports } from '#contracts/reports.js';
import { ReportLook as Look, Reports as AllReports } from '#contracts/reports.js';
import { makeReport } from '#server/features/reports/make-report.js';
import type { TemplateId } from '#contracts/component-codes.js';
import { apiAs } from './api.js';
import { buildCourse, buildPerson, type Course, type Person } from './builders.js';
import { giveGrade } from './journal.js';
import { choiceOf, publish, runPlanJobs } from './plan-rules.js';
import { reply } from './reply.js';
import { testSystem } from './system.js';

type Asked = Pick<NewReport, 'kind'> & Partial<NewReport>;

/** Asks for a file, and has it made as the worker would. @returns it, as the page lists it. */
export async function madeReport(staff: Person, asked: Asked): Promise<Report> {
  const { reports } = await askFor(staff, asked);
  const { clock } = await testSystem();
  const { id } = reports[0]!;
  await makeReport({ tenantId: staff.tenantId, subjectId: id }, clock.now);
  return (await reportsOf(staff)).reports.find((one) => one.id === id)!;
}

export async function askFor(staff: Person, asked: Asked): Promise<Reports> {
  const body = { format: 'csv', ...asked };
  return AllReports.parse(await reply((await apiAs(staff)).post('/api/reports', body), 201));
}

export async function reportsOf(staff: Person): Promise<Reports> {
  return AllReports.parse(await reply((await apiAs(staff)).get('/api/reports')));
}

export async function lookAt(staff: Person, { id }: Report): Promise<ReportLook> {
  return Look.parse(await reply((await apiAs(staff)).get(`/api/reports/${id}`)));
}

/** The bytes of the file, as a browser would save them. */
export async function bytesOf(staff: Person, { id }: Report): Promise<Buffer> {
  const api = await apiAs(staff);
  const response = await api
    .get(`/api/reports/${id}/file`)
    .buffer(true)
    .parse((answer, done) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        done(null, Buffer.concat(parts));
      });
    })
    .expect(200);
  return response.body as Buffer;
}

/** Cells of a sheet by another program's reader, the columns first. */
export function cellsOf(bytes: Uint8Array, sheet = 0): (string | number)[][] {
  const book = read(bytes, { cellFormula: true, raw: true });
  const found = book.Sheets[book.SheetNames[sheet]!]!;
  for (const cell of Object.values(found) as { f?: string }[])
    if (cell.f !== undefined) throw new Error(`A live formula: ${cell.f}`);
  return utils.sheet_to_json(found, { header: 1, raw: true, defval: '' });
}

/** A district with a state's rule and students of one grade, by name. */
export async function districtWith(
  state: TemplateId,
  count: number,
  grade: number,
): Promise<{ course: Course; admin: Person; students: Person[] }> {
  const course = await buildCourse();
  const admin = await buildPerson({ course, role: 'admin' });
  const students: Person[] = [];
  for (let at = 0; at < count; at += 1) {
    const student = await buildPerson({ course, name: `Student ${String(at).padStart(2, '0')}` });
    await giveGrade(student, grade);
    students.push(student);
  }
  await publish(admin, choiceOf(state, 0));
  await runPlanJobs(admin);
  return { course, admin, students };
}
