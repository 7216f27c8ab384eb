import { expect } from 'chai';
import { AssignmentList, Grading } from '#contracts/assignments.js';
import { ClassList } from '#contracts/class.js';
import { GoalList } from '#contracts/goals.js';
import type { SessionDetails } from '#contracts/session.js';
import { TagBoard } from '#contracts/tags.js';
import { WaitingScores } from '#contracts/waiting-scores.js';
import type { CourseRole, LaunchContext, RosterMember } from '#lti/types.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { takeLaunch } from '#server/features/launch/launch-service.js';
import { beginSession } from '#server/features/session/session-service.js';
import { queueRun } from '#server/features/roster/roster-runs.js';
import { createHandlers } from '#server/jobs/handlers.js';
import { randomBytes } from 'node:crypto';
import { apiAs } from '../support/api.js';
import { buildAssignment, buildGoal, handIn, score } from '../support/assignments.js';
import { launchInto, lmsIdOf, registeredCourse } from '../support/attach.js';
import { buildCourse, buildPerson, leave, type Course, type Person } from '../support/builders.js';
import { databaseFiles } from '../support/files.js';
import { FakeLms } from '../support/gradebook.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const pathOf = ({ personId }: Pick<Person, 'personId'>) => `/api/class/${personId}/not-student`;
const mark = async (teacher: Person, person: Person, kind = 'family') =>
  reply((await apiAs(teacher)).put(pathOf(person), { kind }));
const unmark = async (teacher: Person, person: Person) =>
  reply((await apiAs(teacher)).delete(pathOf(person)));

const classOf = async (teacher: Person) =>
  ClassList.parse(await reply((await apiAs(teacher)).get('/api/class')));
const namesOf = async (teacher: Person) =>
  (await classOf(teacher)).students.map(({ name }) => name);

/** A class with a teacher, Maya, and her mother, whom the LMS calls a learner. */
async function stage() {
  const course = await registeredCourse('moodle');
  const teacher = await buildPerson({ course, role: 'teacher' });
  const maya = await buildPerson({ course, name: 'Maya Okafor' });
  const parent = await buildPerson({ course, name: 'Ngozi Okafor' });
  return { course, teacher, maya, parent };
}

/** The visit that a launch of this person opens now. */
async function launch(
  course: Course,
  person: Person,
  fields: Partial<LaunchContext> = {},
): Promise<SessionDetails & { token: string }> {
  const now = (await testSystem()).clock.now();
  const visit = launchInto(course, {
    ...{ family: 'moodle', user: { sub: person.sub } },
    course: { lmsId: await lmsIdOf(course), history: [] },
    ...fields,
  });
  const hashes = { stateHash: randomBytes(32), tokenHash: randomBytes(32) };
  const outcome = await takeLaunch(visit, { ...hashes, usedAt: now, expiresAt: now });
  const code = outcome!.location.split('#code=')[1]!;
  const { token, session } = await beginSession(code, now);
  return { ...session, token };
}

async function syncList(course: Course, entries: [Person, CourseRole][]): Promise<void> {
  await withTenant(course.tenantId, () =>
    sql(
      `update courses set roster_url = 'https://lms.test/list' where tenant_id = $1 and id = $2`,
      [course.tenantId, course.courseId],
    ),
  );
  const lms = new FakeLms();
  const members = entries.map(([{ sub }, courseRole]): RosterMember => ({
    sub,
    courseRole,
    isActive: true,
  }));
  lms.roster = [{ members, skipped: 0 }];
  const times = { now: () => new Date(), publicUrl: 'https://pathlight.test' };
  const subject = { tenantId: course.tenantId, subjectId: course.courseId };
  await withTenant(course.tenantId, () => queueRun(course.courseId));
  await createHandlers({ lms, files: databaseFiles, ...times })['sync-roster'](subject);
}

describe('people of a class who are no students', function () {
  this.timeout(30_000);

  it('LTI-C25: whom the teacher marks is in no list and no count, and can be put back', async () => {
    const { course, teacher, parent } = await stage();
    await buildGoal(parent);
    const id = await buildAssignment(course);
    await handIn(parent, id);
    const api = await apiAs(teacher);
    const counts = async () => {
      const { assignments } = AssignmentList.parse(await reply(api.get('/api/assignments')));
      const { students, handedIn, toRead } = assignments[0]!;
      return { students, handedIn, toRead };
    };
    const workers = async () =>
      Grading.parse(await reply(api.get(`/api/assignments/${id}/submissions`))).students.map(
        ({ name }) => name,
      );
    const taggable = async () =>
      TagBoard.parse(await reply(api.get('/api/tags'))).students.map(({ name }) => name);
    expect(await counts()).to.deep.equal({ students: 2, handedIn: 1, toRead: 1 });
    await mark(teacher, parent);
    expect(await namesOf(teacher)).to.deep.equal(['Maya Okafor']);
    expect((await classOf(teacher)).notStudents).to.deep.equal([
      { personId: parent.personId, name: 'Ngozi Okafor', kind: 'family' },
    ]);
    expect(await counts()).to.deep.equal({ students: 1, handedIn: 0, toRead: 0 });
    expect(await workers()).to.deep.equal(['Maya Okafor']);
    expect(await taggable()).to.deep.equal([]);
    await reply(api.get(`/api/class/${parent.personId}`), 404);
    await reply(api.get(`/api/assignments/${id}/submissions/${parent.personId}`), 404);
    await unmark(teacher, parent);
    expect(await namesOf(teacher)).to.have.members(['Maya Okafor', 'Ngozi Okafor']);
    expect((await classOf(teacher)).notStudents).to.deep.equal([]);
    expect(await counts()).to.deep.equal({ students: 2, handedIn: 1, toRead: 1 });
    expect(await taggable()).to.deep.equal(['Ngozi Okafor']);
  });

  it('LTI-C25: their visit ends, the next one has no student’s pages but says why', async () => {
    const { course, teacher, parent } = await stage();
    expect(await launch(course, parent)).to.include({ role: 'student', notStudent: null });
    await mark(teacher, parent, 'staff');
    await reply((await apiAs(parent)).get('/api/session'), 401);
    const visit = await launch(course, parent);
    expect(visit).to.include({ role: 'none', notStudent: 'staff', canTeach: false, view: '' });
    const api = await apiAs(visit);
    await reply(api.get('/api/class'), 403);
    await reply(api.post('/api/goals', { title: 'Mine', kind: 'career', horizon: 'year' }), 403);
    await unmark(teacher, parent);
    await reply(api.get('/api/session'), 401);
    expect(await launch(course, parent)).to.include({ role: 'student', notStudent: null });
  });

  it('LTI-C25: a plan they had begun is untouched, and theirs again when the mark is undone', async () => {
    const { course, teacher, parent } = await stage();
    const goal = await buildGoal(parent, { title: 'Learn to weld' });
    await mark(teacher, parent);
    await unmark(teacher, parent);
    const api = await apiAs(await launch(course, parent));
    const [kept] = GoalList.parse(await reply(api.get('/api/goals')));
    expect(kept).to.deep.equal(goal);
  });

  it('LTI-C25: no list and no launch of the LMS puts them back', async () => {
    const { course, teacher, maya, parent } = await stage();
    await mark(teacher, parent);
    const whole: [Person, CourseRole][] = [
      ...([[teacher, 'teacher']] as [Person, CourseRole][]),
      ...[maya, parent].map((person): [Person, CourseRole] => [person, 'student']),
    ];
    await syncList(course, whole);
    await launch(course, parent);
    await syncList(course, whole);
    expect(await namesOf(teacher)).to.deep.equal(['Maya Okafor']);
    // Who left and comes back is still no student.
    await syncList(course, whole.slice(0, 2));
    expect((await classOf(teacher)).notStudents).to.deep.equal([]);
    await syncList(course, whole);
    expect(await namesOf(teacher)).to.deep.equal(['Maya Okafor']);
    expect((await classOf(teacher)).notStudents).to.have.length(1);
  });

  it('LTI-C25: a helper whom a launch calls a teacher teaches, marked or not', async () => {
    const { course, teacher, parent: helper } = await stage();
    await mark(teacher, helper, 'staff');
    const visit = await launch(course, helper, { courseRole: 'teacher' });
    expect(visit).to.include({ role: 'teacher', notStudent: null });
    expect((await classOf(teacher)).notStudents).to.deep.equal([]);
    // Moodle's list goes on calling them a learner.
    await syncList(course, [
      [teacher, 'teacher'],
      [helper, 'student'],
    ]);
    expect(await namesOf(teacher)).not.to.include('Ngozi Okafor');
  });

  it('LTI-C25: a mark takes a part away and gives none, whatever else the person is', async () => {
    const { course, teacher, parent } = await stage();
    await withTenant(course.tenantId, () =>
      sql(`update people set staff_role = 'counselor' where tenant_id = $1 and id = $2`, [
        course.tenantId,
        parent.personId,
      ]),
    );
    await mark(teacher, parent, 'staff');
    expect(await launch(course, parent, { isAdministrator: true })).to.include({ role: 'none' });
  });

  it('LTI-C25: holds in this class alone', async () => {
    const { course, teacher, parent: helper } = await stage();
    await mark(teacher, helper, 'staff');
    const beside = await buildCourse({ district: course });
    expect(await launch(beside, helper)).to.include({ role: 'student', notStudent: null });
    expect(await launch(course, helper)).to.include({ role: 'none', notStudent: 'staff' });
  });

  it('LTI-C25: their score goes to no gradebook until they are a student again', async () => {
    const { course, teacher, parent } = await stage();
    const id = await buildAssignment(course);
    await handIn(parent, id);
    await score(teacher, id, parent, { points: 7 });
    const lms = new FakeLms();
    const handlers = createHandlers({
      ...{ lms, now: () => new Date(), publicUrl: 'https://pathlight.test' },
      files: databaseFiles,
    });
    const intents = await withTenant(course.tenantId, () =>
      sql<{ id: string }>('select id from score_intents where tenant_id = $1', [course.tenantId]),
    );
    const deliver = () =>
      handlers['send-score']({ tenantId: course.tenantId, subjectId: intents[0]!.id });
    const admin = await apiAs(await buildPerson({ course, role: 'admin' }));
    const waiting = async () => WaitingScores.parse(await reply(admin.get('/api/scores/waiting')));
    expect((await waiting()).onTheirWay).to.equal(1);
    await mark(teacher, parent);
    expect(await waiting()).to.deep.equal({ onTheirWay: 0, groups: [] });
    await deliver();
    expect(lms.arrived).to.deep.equal([]);
    expect(await waiting()).to.deep.equal({ onTheirWay: 0, groups: [] });
    await unmark(teacher, parent);
    await deliver();
    expect(lms.arrived.map(({ sub, points }) => [sub, points])).to.deep.equal([[parent.sub, 7]]);
  });

  it('only who teaches the class marks, and only its students are marked', async () => {
    const { course, teacher, maya, parent } = await stage();
    const elsewhere = await buildPerson({ course: await buildCourse({ district: course }) });
    const gone = await buildPerson({ course });
    await leave(gone);
    for (const person of [teacher, elsewhere, gone, await buildPerson()]) {
      await reply((await apiAs(teacher)).put(pathOf(person), { kind: 'family' }), 404);
      await reply((await apiAs(teacher)).delete(pathOf(person)), 404);
    }
    await reply((await apiAs(teacher)).put(pathOf(parent), { kind: 'cousin' }), 400);
    await reply((await apiAs(teacher)).delete(pathOf(maya)), 404);
    const looking = await buildPerson({ course, role: 'admin' });
    const observer = await buildPerson({ course, role: 'observer' });
    for (const person of [maya, looking, observer]) {
      await reply((await apiAs(person)).put(pathOf(parent), { kind: 'family' }), 403);
      await reply((await apiAs(person)).delete(pathOf(parent)), 403);
    }
    const teaching = await buildPerson({ course, role: 'admin', teaches: true });
    await mark(teaching, parent);
    await mark(await buildPerson({ course, role: 'counselor' }), parent, 'staff');
    expect((await classOf(teacher)).notStudents?.map(({ kind }) => kind)).to.deep.equal(['staff']);
  });
});
