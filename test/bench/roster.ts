// A class list of 100,000 from the sandbox, read and taken over by one worker. `npm run bench:roster [count]`.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '#server/config.js';
import { newId } from '#server/db/ids.js';
import { startEmbedded } from '#server/db/embedded/server.js';
import { openDatabase, prepareEmbeddedDatabase } from '#server/db/open.js';
import { globalSql, sql, withTenant } from '#server/db/tenant.js';
import { requestRosterSync } from '#server/features/roster/roster-service.js';
import { freePort } from '#server/ports.js';
import { closeConnections } from './client.js';
import { addPupils, startLms } from './lms.js';
import { startPathlight } from './pathlight.js';
import { startProcess, stopProcess } from './subject.js';

const COUNT = Number(process.argv[2] ?? 100_000);
const NEVER = { roster_synced_at: null, roster_state: null };

const megabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;

async function addCourse(rosterUrl: string): Promise<{ tenantId: string; courseId: string }> {
  const [deployment] = await globalSql<{ id: string; registration_id: string; tenant_id: string }>(
    'select id, registration_id, tenant_id from lti_deployments limit 1',
  );
  if (!deployment) throw new Error('The platform is not bound.');
  const courseId = newId();
  const { tenant_id: tenantId } = deployment;
  await withTenant(tenantId, () =>
    sql(
      `insert into courses (tenant_id, id, registration_id, deployment_id, lms_context_id, roster_url, grade_scopes)
       values ($1, $2, $3, $4, 'bench', $5, '{}')`,
      [tenantId, courseId, deployment.registration_id, deployment.id, rosterUrl],
    ),
  );
  return { tenantId, courseId };
}

/** From the wish to the whole list: seconds, and by how many MB the worker grew meanwhile. */
async function sync(course: { tenantId: string; courseId: string }, pid: number) {
  const { tenantId, courseId } = course;
  const rest = megabytes(pid);
  const begun = performance.now();
  await withTenant(tenantId, () => requestRosterSync(courseId, NEVER, new Date()));
  let most = rest;
  for (;;) {
    await sleep(100);
    most = Math.max(most, megabytes(pid));
    const [row] = await withTenant(tenantId, () =>
      sql<{ roster_state: string; is_new: boolean; roster_count: number }>(
        `select roster_state, roster_count, roster_synced_at > now() - $3 * interval '1 second' as is_new
         from courses where tenant_id = $1 and id = $2`,
        [tenantId, courseId, (performance.now() - begun) / 1_000],
      ),
    );
    if (row?.roster_state === 'failed') throw new Error('The class list was not read.');
    if (row?.roster_state === 'done' && row.is_new)
      return { seconds: (performance.now() - begun) / 1_000, grown: most - rest, rest, row };
  }
}

const folder = mkdtempSync(join(tmpdir(), 'pathlight-bench-'));
chmodSync(folder, 0o755); // As root, the database server runs as another user.
const server = await startEmbedded({ folder: join(folder, 'postgres') });
const port = await freePort();
const publicUrl = `http://pathlight.localhost:${port}`;
const lms = await startLms(publicUrl, port, 'moodle');
addPupils(lms.platform, COUNT - lms.platform.state.people.length);
const databaseUrl = await prepareEmbeddedDatabase(server.superuserUrl, 'bench', 'pathlight');
const web = await startPathlight({ port, databaseUrl, publicUrl }, lms);
const environment = {
  ...{ NODE_ENV: 'development', SANDBOX: 'off', PROCESS: 'worker', DATABASE_URL: databaseUrl },
  ...{ PUBLIC_URL: publicUrl, SECRET_KEY: 'bench-bench-bench-bench-bench-bench-bench' },
};
const worker = await startProcess(['dist/server/bin/start.js'], process.cwd(), environment);
const database = await openDatabase(readConfig(environment));
try {
  const course = await addCourse(lms.platform.serviceUrl('roster'));
  for (const title of ['everybody new', 'nobody new']) {
    const { seconds, grown, rest, row } = await sync(course, worker.pid!);
    console.log(
      `${row.roster_count} people, ${title}: ${seconds.toFixed(1)} s, ${(COUNT / seconds).toFixed(0)} a second; ` +
        `worker ${rest.toFixed(0)} MB, at most ${grown.toFixed(0)} MB more`,
    );
  }
} finally {
  await database.close();
  await stopProcess(worker);
  await stopProcess(web.process);
  lms.close();
  closeConnections();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
