import { expect } from 'chai';
import { ClassList } from '#contracts/class.js';
import type { RosterMember } from '#lti/types.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { createHandlers } from '#server/jobs/handlers.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson } from '../support/builders.js';
import { FakeLms, refusal } from '../support/gradebook.js';
import { reply } from '../support/reply.js';

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
  });
  const subject = { tenantId: course.tenantId, subjectId: course.courseId };
  // The teacher is in every list of their class.
  const sync = (members: RosterMember[]) => {
    lms.roster = {
      members: [member(teacher.sub, { name: 'Ms. Lee', courseRole: 'teacher' }), ...members],
      ...{ skipped: 0, pages: 1 },
    };
    return handlers['sync-roster'](subject);
  };
  const list = async () => ClassList.parse(await reply(api.get('/api/class')));
  const names = async () => (await list()).students.map(({ name }) => name);
  return { course, api, lms, sync, list, names };
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

  it('brings in newcomers, and lets leavers go without deleting them', async () => {
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

  it('a list of half its size is held, until the teacher asks again', async () => {
    const { api, sync, list, names } = await stage();
    await sync(students(9));
    await sync(students(3));
    expect((await list()).roster).to.include({ state: 'held', count: 10 });
    expect(await names()).to.have.length(9);
    await reply(api.post('/api/class/refresh'));
    await sync(students(3));
    expect((await list()).roster).to.include({ state: 'done', count: 4 });
    expect(await names()).to.have.length(3);
  });

  it('a failed sync leaves the class as it was, and the queue tries again', async () => {
    const { lms, sync, list, names } = await stage();
    await sync(students(2));
    lms.fetchRoster = () => Promise.reject(refusal(503));
    const failure = await sync(students(1)).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(Error);
    expect((await list()).roster.state).to.equal('failed');
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
