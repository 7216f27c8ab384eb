import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { runOnce } from 'graphile-worker';
import pg from 'pg';
import { LmsError, LmsPaused } from '#lti/lms-error.js';
import { createSharedStates } from '#lti/services/shared-state.js';
import { withTenant } from '#server/db/tenant.js';
import { createLtiStore } from '#server/features/platforms/lti-store.js';
import { enqueue } from '#server/jobs/enqueue.js';
import { TASK_NAMES } from '#server/jobs/task-names.js';
import { createTaskList, type TaskHandlers } from '#server/jobs/worker.js';
import { buildCourse } from '../support/builders.js';
import { testSystem } from '../support/system.js';
import { connect } from './lti/tool.js';

describe('what nodes know together of a platform', () => {
  it('two nodes that change one row at once lose no change', async () => {
    await testSystem();
    const key = `calls:${randomUUID()}`;
    const nodes = [createSharedStates(createLtiStore()), createSharedStates(createLtiStore())];
    const add = (node: (typeof nodes)[number]) =>
      node.change<{ count: number }, number>(key, (state) => {
        const count = (state?.count ?? 0) + 1;
        return { state: { count }, answer: count };
      });
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => add(nodes[index % 2]!)),
    );
    expect(new Set(answers).size).to.equal(40);
    expect((await createLtiStore().sharedStates.read(key))?.state).to.deep.equal({ count: 40 });
  });

  it('forgets what nobody touched for a week', async () => {
    const { lti, clock } = await testSystem();
    const key = `calls:${randomUUID()}`;
    const store = createLtiStore();
    await store.sharedStates.write(key, { a: 1 }, 1);
    await lti.removeOldLogins();
    expect(await store.sharedStates.read(key)).to.not.equal(null);
    clock.advance(8 * 86_400_000);
    await lti.removeOldLogins();
    clock.reset();
    expect(await store.sharedStates.read(key)).to.equal(null);
  });
});

describe('work that a platform wants later', () => {
  it('runs again at that time, and the pause uses no try up', async () => {
    const { database } = await testSystem();
    const course = await buildCourse({});
    await withTenant(course.tenantId, () => enqueue('sync-roster', course.courseId));
    const notBefore = new Date(Date.now() + 45_000);
    let tries = 0;
    const handler = ({ subjectId }: { subjectId: string }) => {
      if (subjectId !== course.courseId) return Promise.resolve();
      tries += 1;
      return Promise.reject(
        new LmsError('reading the class list', { cause: new LmsPaused(), notBefore }),
      );
    };
    const handlers = Object.fromEntries(
      TASK_NAMES.map((name) => [name, handler]),
    ) as unknown as TaskHandlers;
    const only = { 'sync-roster': createTaskList(handlers)['sync-roster']! };
    for (let round = 0; round < 2; round += 1)
      await runOnce({
        connectionString: database.urls.queue,
        noHandleSignals: true,
        taskList: only,
      });
    expect(tries).to.equal(1);
    const client = new pg.Client({ connectionString: database.urls.queue });
    await client.connect();
    const { rows } = await client.query<{ run_at: Date; attempts: number }>(
      `select run_at, attempts from graphile_worker.jobs where key like $1`,
      [`%${course.courseId}`],
    );
    await client.end();
    expect(rows).to.deep.equal([{ run_at: notBefore, attempts: 0 }]);
  });
});

describe('a real platform in trouble', function () {
  this.timeout(20_000);

  it('R6: is left alone after three failures, asked once in 30 s, and served when it is back', async () => {
    const { system, lms, platform, registrationId } = await connect('canvas');
    const { origin, pathname } = new URL(platform.registrationInfo().tokenEndpoint);
    let calls = 0;
    let status = 500;
    lms.post(pathname, (_req, res) => void res.json({ access_token: 't', expires_in: 3_600 }));
    lms.get('/items', (_req, res) => {
      calls += 1;
      res.status(status).json([]);
    });
    const list = () =>
      system.lti.services.listLineItems(registrationId, `${origin}/items`).then(
        () => 'answered',
        (error: unknown) => error instanceof LmsError && (error.notBefore ? 'later' : error.status),
      );
    const outcomes = [];
    for (let index = 0; index < 6; index += 1) outcomes.push(await list());
    expect(outcomes).to.deep.equal([500, 500, 'later', 'later', 'later', 'later']);
    expect(calls).to.equal(3);
    for (let round = 1; round <= 3; round += 1) {
      system.clock.advance(30_100);
      expect([await list(), await list()]).to.deep.equal(['later', 'later']);
      expect(calls).to.equal(3 + round);
    }
    status = 200;
    system.clock.advance(30_100);
    expect([await list(), await list()]).to.deep.equal(['answered', 'answered']);
    system.clock.reset();
  });
});
