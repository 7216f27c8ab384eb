import { expect } from 'chai';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql, withTenant } from '#server/db/tenant.js';
import { enqueue } from '#server/jobs/enqueue.js';
import { startWorker, type TaskHandlers } from '#server/jobs/worker.js';
import { TASK_NAMES } from '#server/jobs/task-names.js';
import { createLogger } from '#server/logging.js';
import { inBackground, peopleFirst, type Turn } from '#server/people-first/background.js';
import { type NoticeReader, readNotices } from '#server/people-first/notice.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course } from '../support/builders.js';
import { testSystem } from '../support/system.js';

const log = createLogger('warn', { write: () => undefined });
/** Longer than a step that does not wait takes, and than the queue needs to take a job. */
const A_WHILE_MS = 300;
const FOR_EVER_MS = 60_000;

/** A crowd that comes and goes as the test says. */
function crowd(): { waits: boolean; turn: Turn } {
  const state = { waits: true, turn: (): Promise<void> | undefined => undefined };
  const notices: NoticeReader = {
    isAnybodyWaiting: () => state.waits,
    close: () => undefined,
  };
  state.turn = peopleFirst(notices, FOR_EVER_MS);
  return state;
}

/** What has happened so far, in order. */
const read = async ({ tenantId, courseId }: Course): Promise<string> => {
  const [row] = await withTenant(tenantId, () =>
    sql<{ id: string }>('select id from courses where tenant_id = $1 and id = $2', [
      tenantId,
      courseId,
    ]),
  );
  return row!.id;
};

/** Asks so often until it is so; a test that waits in vain ends. */
async function passes(isSo: () => boolean, everyMs: number): Promise<void> {
  const from = performance.now();
  while (!isSo()) {
    if (performance.now() - from > 5_000) throw new Error('It did not come to pass.');
    await sleep(everyMs);
  }
}

describe('people first', function () {
  this.timeout(30_000);
  let course: Course;

  before(async () => {
    course = await buildCourse();
  });

  it('background work begins no transaction while somebody waits, and people begin theirs', async () => {
    const people = crowd();
    const student = await buildPerson({ course });
    const done: string[] = [];
    const background = inBackground(people.turn, () => read(course)).then(() => {
      done.push('background');
    });
    await (await apiAs(student)).get('/api/session').expect(200);
    await read(course);
    done.push('people');
    await sleep(A_WHILE_MS);
    expect(done).to.deep.equal(['people']);
    people.waits = false;
    await background;
    expect(done).to.deep.equal(['people', 'background']);
  });

  it('a transaction that is open goes on: it may hold what somebody waits for', async () => {
    const people = crowd();
    people.waits = false;
    await inBackground(people.turn, () =>
      withTenant(course.tenantId, async () => {
        people.waits = true;
        await sql('select 1 as one');
        expect(await read(course)).to.equal(course.courseId);
      }),
    );
  });

  it('the queue lends no job while somebody waits, and each of its jobs gives way', async () => {
    const { database } = await testSystem();
    const people = crowd();
    people.waits = false;
    const begun: string[] = [];
    const note = async ({ subjectId }: { subjectId: string }) => {
      if (subjectId !== course.courseId) return;
      begun.push('job');
      people.waits = true;
      const waiting = read(course).then(() => {
        begun.push('transaction');
      });
      await sleep(A_WHILE_MS);
      begun.push('answered');
      people.waits = false;
      await waiting;
    };
    const handlers = Object.fromEntries(
      TASK_NAMES.map((name) => [name, note]),
    ) as unknown as TaskHandlers;
    const worker = await startWorker(database.urls.queue, handlers, log, { turn: people.turn });
    try {
      people.waits = true;
      await withTenant(course.tenantId, () => enqueue('list-line-items', course.courseId));
      await sleep(A_WHILE_MS);
      expect(begun).to.deep.equal([]);
      people.waits = false;
      await passes(() => begun.includes('transaction'), 10);
      expect(begun).to.deep.equal(['job', 'answered', 'transaction']);
    } finally {
      people.waits = false;
      await worker.stop();
    }
  });

  describe('what a process that answers people tells', () => {
    let server: Server;
    let notices: NoticeReader;

    before(async () => {
      const { app, dataFolder } = await testSystem();
      server = createServer(app);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      notices = readNotices(join(dataFolder, 'people'));
    });
    after(() => {
      notices.close();
      server.closeAllConnections();
      server.close();
    });

    const until = (isWaiting: boolean) => passes(() => notices.isAnybodyWaiting() === isWaiting, 1);
    const ask = (path: string) =>
      request({
        port: (server.address() as AddressInfo).port,
        ...{ path, method: 'POST', agent: false },
        headers: { 'content-type': 'application/json', 'content-length': '100' },
      }).on('error', () => undefined);

    it('that somebody waits, until they have their answer', async () => {
      expect(notices.isAnybodyWaiting()).to.equal(false);
      const asked = ask('/api/goals');
      asked.write('{');
      await until(true);
      const answered = new Promise((resolve) => asked.on('response', resolve));
      asked.end(`"title": "${' '.repeat(87)}"}`);
      await answered;
      await until(false);
    });

    it('that they wait no longer when they have left', async () => {
      const asked = ask('/api/goals');
      asked.write('{');
      await until(true);
      asked.destroy();
      await until(false);
    });

    it('nothing of a balancer that asks whether all is well', async () => {
      const asked = ask('/readyz');
      asked.write('{');
      await sleep(30);
      expect(notices.isAnybodyWaiting()).to.equal(false);
      asked.destroy();
    });
  });
});
