import { openSession, redeemCode } from '#server/auth/sessions.js';
import { newId } from '#server/db/ids.js';
import { globalSql, sql, withTenant } from '#server/db/tenant.js';

const YEARS = 7;
const MILESTONES = 4;
const VERSIONS_PER_RECORD = 4;

export interface HeavyStudent {
  /** How many activities; goals and versions go with them. */
  records: number;
  goals: number;
  versions: number;
  /** A bearer token of a new session. */
  signIn(): Promise<string>;
}

/**
 * A student who kept so many activities over seven years, two goals for five of them (with steps and what
 * people said), and four versions for each; 500 of them make 200 goals and 2,000 versions.
 */
export async function addStudent(records: number): Promise<HeavyStudent> {
  const [deployment] = await globalSql<{ id: string; tenant_id: string }>(
    'select id, tenant_id from lti_deployments limit 1',
  );
  if (!deployment) throw new Error('The platform is not bound.');
  const { tenant_id: tenantId } = deployment;
  const [personId, planId] = [newId(), newId()];
  const goals = Math.round(records * 0.4);
  const versions = records * VERSIONS_PER_RECORD;
  await withTenant(tenantId, async () => {
    await sql(
      `insert into people (tenant_id, id, pseudonym, given_name) values ($1, $2, 'heavy', 'Maya')`,
      [tenantId, personId],
    );
    await sql('insert into plans (tenant_id, id, student_id) values ($1, $2, $3)', [
      ...[tenantId, planId, personId],
    ]);
    await addActivities(tenantId, personId, records);
    await addGoals(tenantId, planId, goals);
    await addVersions(tenantId, personId, { goals, records, versions });
  });
  const session = {
    ...{ personId, courseId: null, deploymentId: deployment.id, role: 'student' as const },
    ...{ locale: 'en', view: '', deepLink: null, isTest: false },
  };
  return {
    ...{ records, goals, versions },
    signIn: async () => {
      const { code } = await withTenant(tenantId, () => openSession(session, new Date()));
      return (await redeemCode(code, new Date())).token;
    },
  };
}

/** When the n-th of so many things happened, evenly over the years. */
const moment = (n: string, count: string) =>
  `now() - make_interval(days => (365 * ${YEARS} * (1 - ${n}::float / ${count}))::integer)`;

const TEXT = `repeat('What I learned there helps me today. ', 8)`;

const addActivities = (tenantId: string, personId: string, count: number) =>
  sql(
    `insert into activities (tenant_id, id, student_id, kind, title, description, skills, tags, grades,
                             started_on, hours, created_at, updated_at)
     select $1, gen_random_uuid(), $2, (array['service', 'work', 'extracurricular', 'award'])[n % 4 + 1],
            'Activity number ' || n, ${TEXT}, array['teamwork'], array['tag' || n % 20], array[6 + n % 7],
            (${moment('n', '$3')})::date, n % 90, ${moment('n', '$3')}, ${moment('n', '$3')}
     from generate_series(1, $3::integer) n`,
    [tenantId, personId, count],
  );

async function addGoals(tenantId: string, planId: string, count: number): Promise<void> {
  await sql(
    `insert into goals (tenant_id, id, plan_id, title, why, measure, kind, horizon, status, is_focus,
                        target_date, created_at, updated_at)
     select $1, gen_random_uuid(), $2, 'Goal number ' || n, ${TEXT}, 'I can show it.', 'career', 'year',
            case when n % 3 = 0 then 'done' else 'active' end, n = $3 and n % 3 <> 0,
            (now() + make_interval(days => n))::date, ${moment('n', '$3')}, ${moment('n', '$3')}
     from generate_series(1, $3::integer) n`,
    [tenantId, planId, count],
  );
  await sql(
    `insert into milestones (tenant_id, id, goal_id, title, due_date, position, done_at)
     select $1, gen_random_uuid(), g.id, 'Step ' || n, now()::date, n, case when n < 2 then now() end
     from goals g, generate_series(0, ${MILESTONES - 1}) n where g.tenant_id = $1 and g.plan_id = $2`,
    [tenantId, planId],
  );
  await sql(
    `insert into goal_comments (tenant_id, id, goal_id, author_role, text, created_at)
     select $1, gen_random_uuid(), g.id, 'teacher', 'Well begun.', now()
     from goals g, generate_series(1, 2) n where g.tenant_id = $1 and g.plan_id = $2`,
    [tenantId, planId],
  );
}

/** Of goals mostly, which a timeline reads: six each, and what is left for the activities. */
async function addVersions(
  tenantId: string,
  personId: string,
  { goals, records, versions }: { goals: number; records: number; versions: number },
): Promise<void> {
  const perGoal = 6;
  await sql(
    `insert into record_versions (tenant_id, id, student_id, kind, record_id, number, actor_id, at, snapshot)
     select $1, gen_random_uuid(), $2, 'goal', g.id, n, $2,
            g.created_at + make_interval(days => 20 * (n - 1)),
            jsonb_build_object('title', g.title || ', wording ' || n, 'why', g.why, 'kind', g.kind,
              'horizon', g.horizon, 'status', 'active', 'targetDate', g.target_date,
              'visibility', g.visibility, 'removed', false, 'milestones', '[]'::jsonb)
     from goals g join plans p on p.tenant_id = g.tenant_id and p.id = g.plan_id,
          generate_series(1, ${perGoal}) n
     where g.tenant_id = $1 and p.student_id = $2`,
    [tenantId, personId],
  );
  await sql(
    `insert into record_versions (tenant_id, id, student_id, kind, record_id, number, actor_id, at, snapshot)
     select $1, gen_random_uuid(), $2, 'activity', a.id, n / $4 + 1, $2, a.created_at,
            jsonb_build_object('title', a.title, 'description', a.description)
     from (select *, row_number() over (order by id) - 1 as place from activities
           where tenant_id = $1 and student_id = $2) a
     join generate_series(0, $3::integer - 1) n on n % $4 = a.place`,
    [tenantId, personId, versions - goals * perGoal, records],
  );
}
