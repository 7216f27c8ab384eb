import pg from 'pg';
import type { TemplateId } from '#contracts/component-codes.js';
import {
  type CompletionReport,
  OwnCompletion,
  type PlanStatus,
  StudentCompletion,
} from '#contracts/completion.js';
import { DistrictTemplates, type TemplateChoice } from '#contracts/district-template.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { refreshDistrict, refreshOne } from '#server/features/completion/refresh.js';
import { stateTemplate } from '#server/features/templates/template-store.js';
import { apiAs } from './api.js';
import type { Person } from './builders.js';
import { reply } from './reply.js';
import { testSystem } from './system.js';

/** A state's rule as a choice; `changes` are the district's own. */
export function choiceOf(
  state: TemplateId,
  basedOn: number,
  changes: Partial<TemplateChoice> = {},
): TemplateChoice {
  const { name, abbreviation, grades, components, signatures } = stateTemplate(state);
  return { state, name, abbreviation, grades, components, signatures, basedOn, ...changes };
}

/** Puts a rule in force. The district keeps the days of the test's clock, whatever its state's are. */
export async function publish(admin: Person, choice: TemplateChoice): Promise<DistrictTemplates> {
  await withTenant(admin.tenantId, () =>
    sql(
      `update tenants set time_zone_chosen_at = now() where id = $1 and time_zone_chosen_at is null`,
      [admin.tenantId],
    ),
  );
  const api = await apiAs(admin);
  return DistrictTemplates.parse(await reply(api.post('/api/district-template', choice), 201));
}

export async function ownPlan(student: Person): Promise<PlanStatus> {
  const { plan } = OwnCompletion.parse(await reply((await apiAs(student)).get('/api/completion')));
  return plan!;
}

export const standing = ({ components }: PlanStatus, code: string) =>
  components.find((component) => component.code === code)?.standing;

export async function seenBy(staff: Person, student: Person): Promise<StudentCompletion> {
  const path = `/api/class/${student.personId}/completion`;
  return StudentCompletion.parse(await reply((await apiAs(staff)).get(path)));
}

export async function report(staff: Person, query = ''): Promise<CompletionReport> {
  return reply<CompletionReport>((await apiAs(staff)).get(`/api/completion-report${query}`));
}

/**
 * What waits on the queue for this district: tasks with the ids they are about. It waits no longer.
 *
 * @param tasks - how their names begin.
 */
export async function waitingJobs(
  { tenantId }: Pick<Person, 'tenantId'>,
  tasks = 'refresh-plan',
): Promise<[string, string][]> {
  const { server, databaseUrl } = await testSystem();
  const url = new URL(server.superuserUrl);
  url.pathname = new URL(databaseUrl).pathname;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  const { rows } = await client.query<{ task: string; subject: string }>(
    `select t.identifier as task, j.payload->>'subjectId' as subject
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where j.payload->>'tenantId' = $1 and t.identifier like $2 || '%' order by 1, 2`,
    [tenantId, tasks],
  );
  await client.query(
    `delete from graphile_worker._private_jobs where payload->>'tenantId' = $1
       and key like $1 || ':' || $2 || '%'`,
    [tenantId, tasks],
  );
  await client.end();
  return rows.map(({ task, subject }) => [task, subject]);
}

/** Does what waits, as the worker would. @returns what it was. */
export async function runPlanJobs(person: Person): Promise<string[]> {
  const jobs = await waitingJobs(person);
  const { clock } = await testSystem();
  for (const [task, subjectId] of jobs) {
    const subject = { tenantId: person.tenantId, subjectId };
    await (task === 'refresh-plan' ? refreshOne : refreshDistrict)(subject, clock.now);
  }
  return jobs.map(([task]) => task);
}
