import pg from 'pg';
import { sql, withTenant } from '#server/db/tenant.js';
import { testSystem } from '../support/system.js';

const SCHOOL_SIZE = 1_000;

/** Students in schools of a thousand, each with a goal, two activities, a career, a line of staff and more. */
export async function fillDistrict(
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

/** As PostgreSQL does by itself in time: plans of statements depend on it. */
export async function analyze(): Promise<void> {
  const { server, databaseUrl } = await testSystem();
  const url = new URL(server.superuserUrl);
  url.pathname = new URL(databaseUrl).pathname;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query('analyze');
  await client.end();
}
