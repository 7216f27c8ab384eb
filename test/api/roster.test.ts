import { expect } from 'chai';
import { ClassList } from '#contracts/class.js';
import { LmsError, LmsPaused } from '#lti/lms-error.js';
import type { RosterMember } from '#lti/types.js';
import { globalSql, sql, withTenant } from '#server/db/tenant.js';
import { queueRun } from '#server/features/roster/roster-runs.js';
import { savePerson } from '#server/features/roster/person-records.js';
import { createHandlers } from '#server/jobs/handlers.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson } from '../support/builders.js';
import { FakeLms, refusal } from '../support/gradebook.js';
import { reply } from '../support/reply.js';
import { databaseFiles } from '../support/files.js';

const member = (sub: string, fields: Partial<RosterMember> = {}): RosterMember => ({
  ...{ sub, name: `Student ${sub}`, courseRole: 'student', isActive: true },
  ...fields,
});

const students = (count: number) =>
  Array.from({ length: count }, (_, index) => member(`s${index + 1}`));

async function stage() {
  const course = await buildCourse({ rosterUrl: 'https://lms.test/roster' });
  const teacher = await buildPerson({ course, role: 'teacher' });
  const api = await apiAs(teacher);
  const lms = new FakeLms();
  const handlers = createHandlers({
    lms,
    now: () => new Date(),
    publicUrl: 'https://pathlight.test',
    files: databaseFiles,
  });
  const subject = { tenantId: course.tenantId, subjectId: course.courseId };
  // The teacher is in every list of their class.
  const pagesOf = (members: RosterMember[], size = 1_000) => {
    const all = [member(teacher.sub, { name: 'Ms. Lee', courseRole: 'teacher' }), ...members];
    const count = Math.ceil(all.length / size);
    lms.roster = Array.from({ length: count }, (_, page) => ({
      members: all.slice(page * size, (page + 1) * size),
      skipped: 0,
    }));
  };
  const run = () => handlers['sync-roster'](subject);
  const ask = () => withTenant(course.tenantId, () => queueRun(course.courseId));
  const runAsked = async () => {
    await ask();
    await run();
  };
  const sync = (members: RosterMember[], size?: number) => {
    pagesOf(members, size);
    return runAsked();
  };
  const list = async () => ClassList.parse(await reply(api.get('/api/class')));
  const names = async () => (await list()).students.map(({ name }) => name);
  const status = async () => (await list()).roster;
  /** Rows that are kept only while a list is read. */
  const leftOver = () =>
    withTenant(course.tenantId, () =>
      sql('select 1 from roster_staged where tenant_id = $1', [course.tenantId]),
    );
  return { course, teacher, api, lms, sync, pagesOf, run, runAsked, list, names, status, leftOver };
}

function signal() {
  let tell: () => void = () => undefined;
  const heard = new Promise<void>((resolve) => (tell = resolve));
  return { heard, tell };
}

/** Until some transaction waits for another one's end. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const [waiting] = await globalSql('select 1 from pg_locks where not granted');
    if (waiting) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('the class list from the LMS', function () {
  this.timeout(30_000);

  it('F04: fills the class although nobody of it launched', async () => {
    const { sync, list } = await stage();
    await sync(students(30));
    const { students: shown, roster } = await list();
    expect(shown).to.have.length(30);
    expect(roster).to.include({ state: 'done', count: 31 });
    expect(roster.syncedAt).to.be.a('string');
  });

  it('LTI-C28: brings in newcomers, and lets leavers go without deleting them', async () => {
    const { course, sync, names } = await stage();
    await sync(students(4));
    await sync([...students(4).slice(1), member('s9')]);
    expect(await names()).to.deep.equal(['Student s2', 'Student s3', 'Student s4', 'Student s9']);
    const [kept] = await withTenant(course.tenantId, () =>
      sql<{ count: string }>(
        `select count(*) from enrolments where tenant_id = $1 and role = 'student'`,
        [course.tenantId],
      ),
    );
    expect(Number(kept?.count)).to.equal(5);
    await sync(students(4));
    expect(await names()).to.include('Student s1');
  });

  it('people listed as inactive are not in the class', async () => {
    const { sync, names } = await stage();
    await sync([member('s1'), member('s2', { isActive: false })]);
    expect(await names()).to.deep.equal(['Student s1']);
  });

  it('names that are kept back now don’t erase what we know', async () => {
    const { sync, names } = await stage();
    await sync(students(2));
    await sync(['s1', 's2'].map((sub) => ({ sub, courseRole: 'student', isActive: true })));
    expect(await names()).to.deep.equal(['Student s1', 'Student s2']);
  });

  for (const [title, left] of [
    ['of half its size', 3],
    ['of nobody', -1],
  ] as const)
    it(`R8: a list ${title} is held, and nobody leaves before a person says so`, async () => {
      const { api, sync, run, runAsked, lms, status, names } = await stage();
      await sync(students(9));
      if (left < 0) lms.roster = [{ members: [], skipped: 0 }];
      await (left < 0 ? runAsked() : sync(students(left)));
      expect(await status()).to.include({ state: 'held', count: 10, read: left + 1 });
      expect(await names()).to.have.length(9);
      // Asking the LMS again is no answer to the question.
      await reply(api.post('/api/class/refresh'));
      await run();
      expect(await status()).to.include({ state: 'held' });
      expect(await names()).to.have.length(9);
      await reply(api.post('/api/class/roster/settle', { choice: 'new' }));
      lms.fetchRoster = () => {
        throw new Error('The list that was confirmed is the one to take.');
      };
      await run();
      expect(await status()).to.include({ state: 'done', count: left + 1, read: null });
    });

  it('R8: the old list stays when a person says that the new one is wrong', async () => {
    const { api, sync, status, names, leftOver } = await stage();
    await sync(students(9));
    await sync(students(2));
    await reply(api.post('/api/class/roster/settle', { choice: 'old' }));
    expect(await status()).to.include({ state: 'done', count: 10, read: null });
    expect(await names()).to.have.length(9);
    expect(await leftOver()).to.have.length(0);
    await reply(api.post('/api/class/roster/settle', { choice: 'old' }), 409);
  });

  it('U13: shows how far it is, and stops at once when it is told to', async () => {
    const { api, lms, pagesOf, runAsked, sync, status, names, leftOver } = await stage();
    await sync(students(5));
    pagesOf([...students(5), ...students(30).slice(10)], 10);
    const seen: (number | null)[] = [];
    lms.duringPage = async (page) => {
      seen.push((await status()).read);
      if (page < 3) return;
      expect(await status()).to.include({ state: 'running', canCancel: true, count: 6 });
      await reply(api.post('/api/class/roster/cancel'));
    };
    await runAsked();
    expect(seen).to.deep.equal([0, 10, 20]);
    expect(await status()).to.include({ state: 'done', count: 6, read: null, canCancel: false });
    expect(await names()).to.have.length(5);
    expect(await leftOver()).to.have.length(0);
  });

  it('U13: a list that is cancelled before its reading began is not read', async () => {
    const { api, lms, pagesOf, run, status, names } = await stage();
    pagesOf(students(5));
    let asked = 0;
    lms.duringPage = () => Promise.resolve((asked += 1));
    await reply(api.post('/api/class/refresh'));
    expect(await status()).to.include({ state: 'running', read: null, canCancel: true });
    await reply(api.post('/api/class/roster/cancel'));
    await run();
    expect(asked).to.equal(0);
    expect(await status()).to.include({ state: 'never', count: null, canCancel: false });
    // Whoever asks again is heard, and by the first of both jobs.
    await reply(api.post('/api/class/refresh'));
    await run();
    await run();
    expect(asked).to.equal(1);
    expect(await names()).to.have.length(5);
  });

  it('a person whom a launch makes in the very moment stays one person', async () => {
    const { course, sync, names, status } = await stage();
    const { tenantId, registrationId } = course;
    const [made, mayEnd] = [signal(), signal()];
    const launch = withTenant(tenantId, async () => {
      const id = await savePerson(registrationId, { sub: 's2', name: 'Student s2' });
      made.tell();
      await mayEnd.heard;
      return id;
    });
    await made.heard;
    const syncing = sync(students(3));
    await untilSomebodyWaits();
    mayEnd.tell();
    const launched = await launch;
    await syncing;
    expect(await names()).to.deep.equal(['Student s1', 'Student s2', 'Student s3']);
    expect(await status()).to.include({ state: 'done', count: 4 });
    const rows = await withTenant(tenantId, () =>
      sql<{ id: string }>(`select id from people where tenant_id = $1 and name = 'Student s2'`, [
        tenantId,
      ]),
    );
    expect(rows).to.deep.equal([{ id: launched }]);
  });

  it('a new name in the list replaces the old one, and the others stay as they were', async () => {
    const { sync, list } = await stage();
    await sync(students(3));
    const before = (await list()).students;
    await sync([member('s1'), member('s2', { name: 'Zoe' }), member('s3')]);
    const after = (await list()).students;
    expect(after.map(({ name }) => name)).to.deep.equal(['Student s1', 'Student s3', 'Zoe']);
    expect(new Set(after.map(({ personId }) => personId))).to.deep.equal(
      new Set(before.map(({ personId }) => personId)),
    );
  });

  it('R1: begins anew after it was cut off, and keeps each person once', async () => {
    const { lms, pagesOf, run, runAsked, status, names, leftOver } = await stage();
    // Pages overlap: somebody was added while we read.
    pagesOf([...students(25), ...students(3)], 10);
    lms.duringPage = (page) =>
      page === 3 ? new Promise(() => undefined) : Promise.resolve(undefined);
    void runAsked(); // Never ends: as good as killed.
    while ((await status()).read !== 20) await new Promise((resolve) => setTimeout(resolve, 10));
    lms.duringPage = () => Promise.resolve();
    await run();
    expect(await status()).to.include({ state: 'done', count: 26 });
    expect(await names()).to.have.length(25);
    expect(await leftOver()).to.have.length(0);
  });

  it('a failed sync leaves the class as it was, and the queue tries again', async () => {
    const { lms, sync, list, names } = await stage();
    await sync(students(2));
    lms.duringPage = (page) => (page === 2 ? Promise.reject(refusal(503)) : Promise.resolve());
    const failure = await sync(students(1), 1).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(Error);
    expect((await list()).roster).to.include({ state: 'failed', error: 'busy' });
    expect(await names()).to.have.length(2);
  });

  for (const [length, seconds, state] of [
    ['short', 2, 'running'],
    ['long', 60, 'failed'],
  ] as const)
    it(`U13: a ${length} wait for its turn behind other calls shows as ${state}, and the list is read after it`, async () => {
      const { lms, run, runAsked, pagesOf, status, names } = await stage();
      pagesOf(students(2));
      const notBefore = new Date(Date.now() + seconds * 1_000);
      const pause = new LmsError('reading the class list', { cause: new LmsPaused(), notBefore });
      lms.duringPage = () => Promise.reject(pause);
      expect(await runAsked().catch((error: unknown) => error)).to.equal(pause);
      expect((await status()).state).to.equal(state);
      lms.duringPage = () => Promise.resolve();
      await run();
      expect((await status()).state).to.equal('done');
      expect(await names()).to.have.length(2);
    });

  it('the same list twice changes nothing', async () => {
    const { sync, list } = await stage();
    await sync(students(3));
    const before = (await list()).students;
    await sync(students(3));
    expect((await list()).students).to.deep.equal(before);
  });
});
