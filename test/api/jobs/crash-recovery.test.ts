import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
import { createLogger } from '#server/logging.js';
import { withTenant } from '#server/db/tenant.js';
import { enqueue } from '#server/jobs/enqueue.js';
import { TASK_NAMES, type TaskSubject } from '#server/jobs/task-names.js';
import { startWorker, type TaskHandlers, type Worker } from '#server/jobs/worker.js';
import { buildCourse } from '../../support/builders.js';
import { type TestSystem, testSystem } from '../../support/system.js';

const SCRIPT = join(import.meta.dirname, '../../support/faults/stuck-worker.ts');
const log = createLogger('warn', { write: () => undefined });
const TIMES = { checkEveryMs: 200, graceMs: 300 };

describe('a worker that dies', function () {
  this.timeout(40_000);
  let system: TestSystem;
  const children: ChildProcess[] = [];
  const workers: Worker[] = [];
  before(async () => {
    system = await testSystem();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    for (const worker of workers.splice(0)) await worker.stop();
  });

  /** Another process takes the job and holds it. */
  const stuckProcess = async ({ subjectId }: TaskSubject) => {
    const child = fork(SCRIPT, {
      env: {
        ...process.env,
        QUEUE_URL: system.database.urls.queue,
        SUBJECT_ID: subjectId,
      },
      execArgv: ['--conditions=source', '--import', 'tsx'],
    });
    children.push(child);
    await new Promise<void>((resolve) => {
      child.on('message', (message) => {
        if (message === subjectId) resolve();
      });
    });
    return child;
  };
  const enqueueOne = async () => {
    const { tenantId } = await buildCourse();
    const subject: TaskSubject = { tenantId, subjectId: randomUUID() };
    await withTenant(tenantId, () => enqueue('sync-roster', subject.subjectId));
    return subject;
  };
  const attemptsOf = async ({ subjectId }: TaskSubject) => {
    const client = new pg.Client({ connectionString: system.database.urls.queue });
    await client.connect();
    const { rows } = await client.query<{ attempts: number }>(
      `select attempts from graphile_worker.jobs where key like $1`,
      [`%${subjectId}`],
    );
    await client.end();
    return rows[0]?.attempts;
  };
  const startHere = async (wanted: TaskSubject) => {
    const done: TaskSubject[] = [];
    const take = (subject: TaskSubject) => {
      // Other tests leave work on the same queue.
      if (subject.subjectId === wanted.subjectId) done.push(subject);
      return Promise.resolve();
    };
    const handlers = Object.fromEntries(
      TASK_NAMES.map((name) => [name, take]),
    ) as unknown as TaskHandlers;
    workers.push(await startWorker(system.database.urls.queue, handlers, log, { times: TIMES }));
    return done;
  };
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 50));
  };

  it('R1: leaves its job to the next one when it was killed, and not while it only takes long', async () => {
    const subject = await enqueueOne();
    const child = await stuckProcess(subject);
    const done = await startHere(subject);
    // Several looks for orphans later the slow job is still with its own worker.
    await new Promise((resolve) => setTimeout(resolve, TIMES.graceMs + 5 * TIMES.checkEveryMs));
    expect(done).to.deep.equal([]);
    expect(await attemptsOf(subject), 'taken once').to.equal(1);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    await until(() => done.length > 0);
    expect(done).to.deep.equal([subject]);
  });
});
