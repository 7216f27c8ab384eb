import type { Config } from '#server/config.js';
import { newId } from '#server/db/ids.js';
import { openDatabase } from '#server/db/open.js';
import { globalSql, sql, withTenant } from '#server/db/tenant.js';

export interface WaitingScores {
  /** Puts every score that waits on its lane, in one transaction. */
  queue(): Promise<void>;
  /** So many pupils have another number than before. */
  change(most: number): Promise<void>;
  /** How many the gradebook does not have yet. */
  waiting(): Promise<number>;
  close(): Promise<void>;
}

/** A course whose gradebook has this column, and a wish for each of so many pupils. */
export async function openScores(
  config: Config,
  itemUrl: string,
  count: number,
): Promise<WaitingScores> {
  const database = await openDatabase(config);
  const [deployment] = await globalSql<{
    id: string;
    registration_id: string;
    tenant_id: string;
    school_id: string;
  }>('select id, registration_id, tenant_id, school_id from lti_deployments limit 1');
  if (!deployment) throw new Error('The platform is not bound.');
  const { tenant_id: tenantId, registration_id: registrationId } = deployment;
  const [courseId, assignmentId] = [newId(), newId()];
  await withTenant(tenantId, async () => {
    await sql(
      `insert into courses (tenant_id, id, school_id, registration_id, deployment_id, lms_context_id,
                            title, grade_scopes)
       values ($1, $2, $3, $4, $5, 'bench', 'Bench', '{}')`,
      [tenantId, courseId, deployment.school_id, registrationId, deployment.id],
    );
    await sql(
      `insert into assignments (tenant_id, id, course_id, title, blocks, grading, max_points)
       values ($1, $2, $3, 'Bench', '[]', 'points', 10)`,
      [tenantId, assignmentId, courseId],
    );
    await sql(
      `insert into assignment_links (tenant_id, id, assignment_id, registration_id, course_id,
                                     resource_link_id, line_item_url)
       values ($1, $2, $3, $4, $5, 'bench', $6)`,
      [tenantId, newId(), assignmentId, registrationId, courseId, itemUrl],
    );
    await sql(
      `with pupils as (
         insert into people (tenant_id, id, pseudonym)
         select $1, gen_random_uuid(), lpad(n::text, 4, '0') from generate_series(0, $2 - 1) n
         returning id),
       numbered as (select id, row_number() over () - 1 as n from pupils),
       identities as (
         insert into person_identities (tenant_id, id, person_id, registration_id, sub)
         select $1, gen_random_uuid(), id, $3, 'pupil-' || n from numbered)
       insert into score_intents (tenant_id, id, assignment_id, student_id, points, max_points, submitted_at)
       select $1, gen_random_uuid(), $4, id, n % 11, 10, now() from numbered`,
      [tenantId, count, registrationId, assignmentId],
    );
  });
  return {
    queue: async () => {
      // As `score-intents.ts` does for each score: the lane by the end of its id.
      await withTenant(tenantId, () =>
        sql(
          `select queue_door.enqueue('send-score', $1::bigint, i.id, $1 || ':send-score:' || i.id, now(),
             'scores:' || $2 || ':' || (('x' || right(i.id::text, 4))::bit(16)::int % 6)) as done
           from score_intents i where i.tenant_id = $1::bigint and i.state <> 'sent'`,
          [tenantId, registrationId],
        ),
      );
    },
    change: async (most) => {
      await withTenant(tenantId, () =>
        sql(
          `update score_intents set points = mod(points + 1, 11), seq = seq + 1, state = 'waiting'
           where tenant_id = $1 and id in (
             select id from score_intents where tenant_id = $1 order by id limit $2)`,
          [tenantId, most],
        ),
      );
    },
    waiting: () =>
      withTenant(tenantId, async () => {
        const [row] = await sql<{ count: string }>(
          `select count(*) as count from score_intents where tenant_id = $1 and state <> 'sent'`,
          [tenantId],
        );
        return Number(row?.count);
      }),
    close: () => database.close(),
  };
}
