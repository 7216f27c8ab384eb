import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '#server/db/ids.js';
import { globalSql, sql, withTenant } from '#server/db/tenant.js';
import { requestRosterSync } from '#server/features/roster/roster-service.js';

const NEVER = { roster_synced_at: null, roster_state: null };

export interface BenchCourse {
  tenantId: string;
  courseId: string;
}

/** A course that nobody has opened, with a class list to read. */
export async function addCourse(rosterUrl: string): Promise<BenchCourse> {
  const [deployment] = await globalSql<{ id: string; registration_id: string; tenant_id: string }>(
    'select id, registration_id, tenant_id from lti_deployments limit 1',
  );
  if (!deployment) throw new Error('The platform is not bound.');
  const courseId = newId();
  const { tenant_id: tenantId } = deployment;
  await withTenant(tenantId, () =>
    sql(
      `insert into courses (tenant_id, id, registration_id, deployment_id, lms_context_id, roster_url, grade_scopes)
       values ($1, $2, $3, $4, 'class list', $5, '{}')`,
      [tenantId, courseId, deployment.registration_id, deployment.id, rosterUrl],
    ),
  );
  return { tenantId, courseId };
}

/** From the wish to the whole list. @returns people and seconds. */
export async function syncOnce(
  { tenantId, courseId }: BenchCourse,
  whileWaiting: () => void = () => undefined,
): Promise<{ people: number; seconds: number }> {
  const begun = performance.now();
  await withTenant(tenantId, () => requestRosterSync(courseId, NEVER, new Date()));
  for (;;) {
    await sleep(100);
    whileWaiting();
    const [row] = await withTenant(tenantId, () =>
      sql<{ roster_state: string; roster_count: number }>(
        `select roster_state, roster_count from courses where tenant_id = $1 and id = $2`,
        [tenantId, courseId],
      ),
    );
    if (row?.roster_state === 'failed') throw new Error('The class list was not read.');
    if (row?.roster_state === 'done')
      return { people: row.roster_count, seconds: (performance.now() - begun) / 1_000 };
  }
}
