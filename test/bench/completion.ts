// How long judging all plans of a district takes, what its report waits for, and how soon one change shows.
// `npm run bench:completion`, or other sizes: `npm run bench:completion 1000 10000`
import { PlanTemplate } from '#contracts/templates.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { refreshDistrict, refreshOne } from '#server/features/completion/refresh.js';
import { insertTemplate } from '#server/features/templates/district-template-records.js';
import { stateTemplate } from '#server/features/templates/template-store.js';
import { TASK_NAMES } from '#server/jobs/task-names.js';
import { startWorker, type TaskHandlers } from '#server/jobs/worker.js';
import { createLogger } from '#server/logging.js';
import { cleanUp } from '../support/cleanup.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildDistrict, buildPerson, type Person } from '../support/builders.js';
import { madeReport } from '../support/reports.js';
import { testSystem } from '../support/system.js';
import { analyze, fillDistrict } from './fill-district.js';
import { figuresOf, timed } from './measure.js';

const SIZES = process.argv.slice(2).map(Number);
const REQUESTS = 200;
const CHANGES = 50;
const SEEN = 20;
const LOOK_MS = 10;

/** Twelve components that the plan shows by itself or staff record. */
const CODES = [
  ...(['interest', 'skills', 'explore', 'careergoal', 'edgoal', 'psgoal'] as const),
  ...(['service', 'extra', 'resume', 'portfolio', 'reflect', 'annual'] as const),
];

async function measure(size: number): Promise<void> {
  const district = await buildDistrict();
  const course = await buildCourse({ district });
  const admin = await buildPerson({ course, role: 'admin' });
  const { tenantId } = district;
  await fillDistrict(tenantId, size, district);
  const template = PlanTemplate.parse({
    ...stateTemplate('AZ'),
    components: CODES.map((code) => ({ code, ...(code === 'annual' && { every: 'year' }) })),
  });
  const { clock } = await testSystem();
  await analyze();
  const id = await withTenant(tenantId, () => insertTemplate(1, template, null, clock.now()));
  const begun = performance.now();
  await refreshDistrict({ tenantId, subjectId: id ?? newId() }, clock.now);
  const seconds = (performance.now() - begun) / 1_000;
  const api = await apiAs(admin);
  const ask = () =>
    api
      .get('/api/completion-report')
      .expect(200)
      .then(() => undefined);
  await timed(20, 1, ask);
  const report = figuresOf(await timed(REQUESTS, 1, ask));
  const students = await withTenant(tenantId, () =>
    sql<{ id: string }>(
      `select student_id as id from completions where tenant_id = $1 limit ${CHANGES}`,
      [tenantId],
    ),
  );
  const change = figuresOf(
    await timed(students.length, 1, (at) =>
      refreshOne({ tenantId, subjectId: students[at]!.id }, clock.now),
    ),
  );
  const seen = await seenThroughWorker(tenantId, students.slice(0, SEEN));
  const file = await fileOf(admin);
  process.stdout.write(
    `${size} students × ${CODES.length}: all judged in ${seconds.toFixed(1)} s; report p50 ` +
      `${report.p50.toFixed(1)}, p95 ${report.p95.toFixed(1)} ms; one student p95 ${change.p95.toFixed(1)} ms, ` +
      `through the queue ${seen.p95.toFixed(0)} ms; a workbook of all in ${file.seconds.toFixed(1)} s, ` +
      `${(file.bytes / 1_048_576).toFixed(1)} MB\n`,
  );
}

/** From a record that staff write to the figures that have it, with a worker as in production. */
async function seenThroughWorker(tenantId: string, students: readonly { id: string }[]) {
  const { clock, database } = await testSystem();
  const judge: Partial<TaskHandlers> = {
    'refresh-plan': (subject) => refreshOne(subject, clock.now),
    'refresh-plans': (subject) => refreshDistrict(subject, clock.now),
  };
  const idle = () => Promise.resolve();
  const handlers = Object.fromEntries(
    TASK_NAMES.map((name) => [name, judge[name] ?? idle]),
  ) as TaskHandlers;
  const worker = await startWorker(database.urls.queue, handlers, createLogger('silent'));
  const times = await timed(students.length, 1, async (at) => {
    const { id } = students[at]!;
    const before = await judgedAt(tenantId, id);
    await withTenant(tenantId, () =>
      sql(
        `insert into component_records (tenant_id, id, student_id, code, happened_on, school_year, note)
         values ($1, $2, $3, 'skills', current_date, 2026, 'Seen')`,
        [tenantId, newId(), id],
      ),
    );
    while ((await judgedAt(tenantId, id)) === before)
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  });
  await worker.stop();
  return figuresOf(times);
}

async function judgedAt(tenantId: string, studentId: string): Promise<number> {
  const [row] = await withTenant(tenantId, () =>
    sql<{ at: Date }>(
      'select computed_at as at from completions where tenant_id = $1 and student_id = $2',
      [tenantId, studentId],
    ),
  );
  return row?.at.getTime() ?? 0;
}

/** A file with a line for every student, made as the queue makes it. */
async function fileOf(admin: Person): Promise<{ seconds: number; bytes: number }> {
  const begun = performance.now();
  const { size: bytes } = await madeReport(admin, { kind: 'students', format: 'xlsx' });
  return { seconds: (performance.now() - begun) / 1_000, bytes };
}

for (const size of SIZES.length > 0 ? SIZES : [1_000, 10_000, 100_000]) await measure(size);
await cleanUp();
