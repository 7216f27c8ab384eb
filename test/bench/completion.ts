// How long judging all plans of a district takes, what its report waits for, and how soon one change shows.
// `npm run bench:completion`, or other sizes: `npm run bench:completion 1000 10000`
import { PlanTemplate } from '#contracts/templates.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { refreshDistrict, refreshOne } from '#server/features/completion/refresh.js';
import { insertTemplate } from '#server/features/templates/district-template-records.js';
import { stateTemplate } from '#server/features/templates/template-store.js';
import { cleanUp } from '../support/cleanup.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildDistrict, buildPerson } from '../support/builders.js';
import { testSystem } from '../support/system.js';
import { figuresOf, timed } from './measure.js';

const SIZES = process.argv.slice(2).map(Number);
const SCHOOL_SIZE = 1_000;
const REQUESTS = 200;
const CHANGES = 50;

/** Twelve components that the plan shows by itself or staff record. */
const CODES = [
  ...(['interest', 'skills', 'explore', 'careergoal', 'edgoal', 'psgoal'] as const),
  ...(['service', 'extra', 'resume', 'portfolio', 'reflect', 'annual'] as const),
];

/** Students in schools of a thousand, each with a goal, two activities, a career, a line of staff and more. */
async function fill(
  tenantId: string,
  size: number,
  base: { registrationId: string; deploymentId: string },
) {
  const run = (text: string, binds: unknown[] = []) =>
    withTenant(tenantId, () => sql(text, [tenantId, ...binds]));
  const schools = Math.max(1, Math.ceil(size / SCHOOL_SIZE));
  await run(
    `insert into schools (tenant_id, id, name)
     select $1, gen_random_uuid(), 'School ' || n from generate_series(1, $2::int) n`,
    [schools],
  );
  await run(
    `insert into courses (tenant_id, id, school_id, registration_id, deployment_id, lms_context_id, title)
     select $1, gen_random_uuid(), s.id, $2, $3, s.name, s.name from schools s
     where s.tenant_id = $1 and s.name like 'School _%'`,
    [base.registrationId, base.deploymentId],
  );
  await run(
    `insert into people (tenant_id, id, pseudonym, sis_id)
     select $1, gen_random_uuid(), 'P' || n, 'n' || n from generate_series(1, $2::int) n`,
    [size],
  );
  await run(
    `insert into sis_records (tenant_id, id, kind, source_id, data)
     select $1, gen_random_uuid(), 'users', 'n' || n,
            jsonb_build_object('grades', jsonb_build_array((9 + n % 4)::text))
     from generate_series(1, $2::int) n`,
    [size],
  );
  await run(
    `insert into enrolments (tenant_id, id, course_id, person_id, role)
     select $1, gen_random_uuid(), c.id, p.id, 'student'
     from (select id, substr(sis_id, 2)::int as n from people where tenant_id = $1 and sis_id is not null) p
     join courses c on c.tenant_id = $1 and c.lms_context_id = 'School ' || (1 + p.n % $2::int)`,
    [schools],
  );
  const each = `(select id, substr(sis_id, 2)::int as n from people where tenant_id = $1 and sis_id is not null) p`;
  for (const text of [
    `insert into plans (tenant_id, id, student_id) select $1, gen_random_uuid(), p.id from ${each}`,
    `insert into goals (tenant_id, id, plan_id, title, kind, horizon)
     select $1, gen_random_uuid(), g.id, 'A goal', 'career', 'after'
     from plans g where g.tenant_id = $1`,
    `insert into activities (tenant_id, id, student_id, kind, title, hours)
     select $1, gen_random_uuid(), p.id, k.kind, 'An activity', 2
     from ${each} cross join (values ('service'), ('work')) k (kind) where p.n % 3 > 0`,
    `insert into saved_careers (tenant_id, id, student_id, code)
     select $1, gen_random_uuid(), p.id, '29-1141.00' from ${each} where p.n % 4 > 0`,
    `insert into strengths (tenant_id, id, student_id, side, text, source)
     select $1, gen_random_uuid(), p.id, 'strength', 'Patient', 'me' from ${each}`,
    `insert into component_records (tenant_id, id, student_id, code, happened_on, school_year, note)
     select $1, gen_random_uuid(), p.id, 'annual', current_date, 2026, 'Reviewed'
     from ${each} where p.n % 2 = 0`,
  ])
    await run(text);
}

async function measure(size: number): Promise<void> {
  const district = await buildDistrict();
  const course = await buildCourse({ district });
  const admin = await buildPerson({ course, role: 'admin' });
  const { tenantId } = district;
  await fill(tenantId, size, district);
  const template = PlanTemplate.parse({
    ...stateTemplate('AZ'),
    components: CODES.map((code) => ({ code, ...(code === 'annual' && { every: 'year' }) })),
  });
  const { clock, server, databaseUrl } = await testSystem();
  await analyze(server.superuserUrl, databaseUrl);
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
  process.stdout.write(
    `${size} students × ${CODES.length}: all judged in ${seconds.toFixed(1)} s; report p50 ` +
      `${report.p50.toFixed(1)}, p95 ${report.p95.toFixed(1)} ms; one student p95 ${change.p95.toFixed(1)} ms\n`,
  );
}

async function analyze(superuserUrl: string, databaseUrl: string): Promise<void> {
  const { default: pg } = await import('pg');
  const url = new URL(superuserUrl);
  url.pathname = new URL(databaseUrl).pathname;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query('analyze');
  await client.end();
}

for (const size of SIZES.length > 0 ? SIZES : [1_000, 10_000, 100_000]) await measure(size);
await cleanUp();
