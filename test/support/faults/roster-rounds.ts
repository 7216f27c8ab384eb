import { type ChildProcess, fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { RosterMember } from '#lti/types.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { requestRosterSync } from '#server/features/roster/roster-service.js';
import { buildCourse, type Course } from '../builders.js';
import { testSystem } from '../system.js';

const WORKER = join(import.meta.dirname, 'roster-worker.ts');
const PAGE = 100;
/** An LMS takes its time over a page, so that a kill finds the reading under way. */
const PAGE_MS = 15;

export interface RosterRounds {
  rounds: number;
  members: number;
  /** Numbers from 0 to 1. */
  chance(): number;
}

export interface RosterReport {
  /** What was wrong, in words. */
  faults: string[];
  /** Pages that were asked for when the kill came, a round. */
  killedAt: number[];
  /** Of the slowest round: from the kill to the whole list, seconds. */
  slowest: number;
}

/** R1: kills the worker at a random point of a sync; the next worker must end with the LMS's list. */
export async function killedSyncs(options: RosterRounds): Promise<RosterReport> {
  const { urls } = (await testSystem()).database;
  const lms = await startList();
  const course = await buildCourse({ rosterUrl: 'https://lms.test/roster' });
  const report: RosterReport = { faults: [], killedAt: [], slowest: 0 };
  const start = () =>
    startWorker({
      ROSTER_URL: lms.address,
      QUEUE_URL: urls.queue,
      APP_DATABASE_URL: urls.app,
    });
  let worker = await start();
  let serial = 0;
  const newcomer = (): RosterMember => {
    serial += 1;
    return { sub: `s${serial}`, name: `Student ${serial}`, courseRole: 'student', isActive: true };
  };
  lms.members = Array.from({ length: options.members }, newcomer);
  for (let round = 0; round < options.rounds; round += 1) {
    // A tenth leaves, as many come.
    const leaving = Math.floor(options.members / 10);
    lms.members = [...lms.members.slice(leaving), ...Array.from({ length: leaving }, newcomer)];
    const pages = Math.ceil(lms.members.length / PAGE);
    // Some of the kills come after the last page, while the list is taken over.
    lms.killAt(Math.ceil(options.chance() * pages), options.chance() * 60);
    await withTenant(course.tenantId, () =>
      requestRosterSync(
        course.courseId,
        { roster_synced_at: null, roster_state: null },
        new Date(),
      ),
    );
    report.killedAt.push(await lms.killTime);
    worker.kill('SIGKILL');
    const killed = Date.now();
    worker = await start();
    await done(course);
    report.slowest = Math.max(report.slowest, (Date.now() - killed) / 1_000);
    report.faults.push(...(await compare(course, lms.members)).map((f) => `round ${round}: ${f}`));
    await withTenant(course.tenantId, () =>
      sql(`update courses set roster_state = 'never' where tenant_id = $1`, [course.tenantId]),
    );
  }
  worker.kill('SIGKILL');
  lms.close();
  return report;
}

async function startList() {
  let asked = 0;
  let killPage = 0;
  let afterMs = 0;
  let tell: (pages: number) => void = () => undefined;
  const server = createServer((request, reply) => {
    const page = Number(request.url?.slice(1));
    asked += 1;
    const members = list.members.slice(page * PAGE, (page + 1) * PAGE);
    const isLast = (page + 1) * PAGE >= list.members.length;
    setTimeout(() => reply.end(JSON.stringify({ members, isLast })), PAGE_MS);
    if (asked === killPage) {
      const seen = asked;
      setTimeout(() => tell(seen), afterMs);
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const list = {
    members: [] as RosterMember[],
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    killTime: Promise.resolve(0),
    killAt(page: number, milliseconds: number) {
      [asked, killPage, afterMs] = [0, page, milliseconds];
      list.killTime = new Promise((resolve) => (tell = resolve));
    },
    close: () => server.close(),
  };
  return list;
}

async function startWorker(env: Record<string, string>): Promise<ChildProcess> {
  const child = fork(WORKER, {
    env: { ...process.env, ...env },
    execArgv: ['--conditions=source', '--import', 'tsx'],
  });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => {
      resolve();
    });
    child.once('exit', (code) => {
      reject(new Error(`The worker ended: ${code}`));
    });
  });
  return child;
}

async function done({ tenantId, courseId }: Course): Promise<void> {
  for (;;) {
    const [course] = await withTenant(tenantId, () =>
      sql<{ roster_state: string }>(
        'select roster_state from courses where tenant_id = $1 and id = $2',
        [tenantId, courseId],
      ),
    );
    if (course?.roster_state === 'done') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function compare(course: Course, members: RosterMember[]): Promise<string[]> {
  const rows = await withTenant(course.tenantId, () =>
    sql<{ sub: string; people: string; is_active: boolean }>(
      `select i.sub, count(*) as people, bool_or(e.is_active) as is_active
       from person_identities i
       join enrolments e on e.tenant_id = i.tenant_id and e.person_id = i.person_id and e.course_id = $2
       where i.tenant_id = $1 group by i.sub`,
      [course.tenantId, course.courseId],
    ),
  );
  const [left] = await withTenant(course.tenantId, () =>
    sql<{ staged: string; orphans: string }>(
      `select (select count(*) from roster_staged where tenant_id = $1) as staged,
              (select count(*) from people p where p.tenant_id = $1 and not exists
                (select 1 from person_identities i where i.tenant_id = $1 and i.person_id = p.id)) as orphans`,
      [course.tenantId],
    ),
  );
  const active = rows.filter((row) => row.is_active).map(({ sub }) => sub);
  const wanted = new Set(members.map(({ sub }) => sub));
  const faults: string[] = [];
  if (active.length !== wanted.size || active.some((sub) => !wanted.has(sub)))
    faults.push(`${active.length} active instead of ${wanted.size}`);
  if (rows.some(({ people }) => Number(people) > 1)) faults.push('somebody is there twice');
  if (Number(left?.staged) > 0) faults.push(`${left?.staged} staged rows left over`);
  if (Number(left?.orphans) > 0) faults.push(`${left?.orphans} people of no platform`);
  return faults;
}
