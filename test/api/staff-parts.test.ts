import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import type { LaunchContext } from '#lti/types.js';
import { SessionDetails } from '#contracts/session.js';
import { MyStudents, PeopleFound, StaffParts } from '#contracts/staff-parts.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildGoal } from '../support/assignments.js';
import { launchInto, registeredCourse, viewOf } from '../support/attach.js';
import { buildCourse, buildPerson, leave, type Person } from '../support/builders.js';
import { addPart, caseloadOf, ruleOf } from '../support/caseloads.js';
import { twins, twoLms } from '../support/merges.js';
import { actAs, dayIn, givePart, partOf, withPart } from '../support/parts.js';
import { reply } from '../support/reply.js';

/** A class with a student named for the helper, another who is not, and an administrator. */
async function scene() {
  const course = await buildCourse();
  const student = await buildPerson({ course, name: 'Maya Lund' });
  const other = await buildPerson({ course, name: 'Noa Berg' });
  const admin = await buildPerson({ district: course, role: 'admin', name: 'Ada Min' });
  const helper = await buildPerson({ course, role: 'none', name: 'Hal Per' });
  return { course, student, other, admin, helper };
}

const statusOf = async (person: Person, path: string) =>
  (await (await apiAs(person)).get(`/api${path}`)).status;

const myStudents = async (person: Person) =>
  MyStudents.parse(await reply((await apiAs(person)).get('/api/my-students')));

const acts = ({ tenantId }: Person) =>
  withTenant(tenantId, () =>
    sql<{ what: string; subject: string }>(
      `select what, subject from admin_log where tenant_id = $1 order by at, id`,
      [tenantId],
    ),
  );

describe('parts of the staff for named students', function () {
  this.timeout(60_000);

  it('F64: a mentor sees the shared plan of the named student, comments, and does nothing else', async () => {
    const { student, other, admin, helper } = await scene();
    const shared = await buildGoal(student, { title: 'Be a nurse', visibility: 'teachers' });
    await buildGoal(student, { title: 'Mine alone', visibility: 'private' });
    const mentor = await withPart(admin, { to: helper, kind: 'mentor', students: [student] });
    const api = await apiAs(mentor);
    const plan = await reply<{ goals: { title: string }[]; sis: unknown }>(
      api.get(`/api/class/${student.personId}`),
    );
    expect(plan.goals.map(({ title }) => title)).to.deep.equal(['Be a nurse']);
    const said = await reply<{ authorRole: string; author: string }[]>(
      api.post(`/api/goals/${shared.id}/comments`, { text: 'Ask my sister, she is one.' }),
      201,
    );
    expect(said.map(({ author, authorRole }) => [author, authorRole])).to.deep.equal([
      ['Hal Per', 'mentor'],
    ]);
    expect(await statusOf(mentor, `/class/${other.personId}`)).to.equal(404);
    for (const path of ['record', 'conversations', 'completion', 'held', 'look-back', 'family'])
      expect(await statusOf(mentor, `/class/${student.personId}/${path}`), path).to.equal(403);
    for (const path of ['/class', '/caseload', '/completion-report', '/staff-parts'])
      expect(await statusOf(mentor, path), path).to.equal(403);
  });

  it('F05: an adviser holds the conversation in which a plan is agreed, with the named student alone', async () => {
    const { student, other, admin, helper } = await scene();
    const adviser = await withPart(admin, { to: helper, kind: 'adviser', students: [student] });
    const api = await apiAs(adviser);
    const talk = { kind: 'individual', heldOn: await dayIn(0) };
    const begin = (who: Person, status: number) =>
      reply<{ id: string }>(api.post(`/api/class/${who.personId}/conversations`, talk), status);
    await begin(other, 404);
    const { id } = await begin(student, 201);
    const path = `/api/conversations/${id}`;
    await reply(api.put(`${path}/fields/agreed`, { text: 'Two courses', basedOn: 0 }));
    const { conversation } = await reply<{ conversation: { textHash: string } }>(api.get(path));
    const { textHash } = conversation;
    await reply(api.post(`${path}/agreement`, { who: 'staff', textHash }));
    await reply((await apiAs(student)).post(`${path}/agreement`, { who: 'student', textHash }));
    const own = await reply<{ agreed: { with: string } | null }>(
      (await apiAs(student)).get('/api/conversations'),
    );
    expect(own.agreed?.with).to.equal('Hal Per');
    // Staff of the course do more: they take somebody off the class.
    expect(
      (await api.put(`/api/class/${student.personId}/not-student`, { kind: 'staff' })).status,
    ).to.equal(403);
  });

  it('F64: a case manager sees what a counselor sees, of the named students and of no other', async () => {
    const { course, student, other, admin, helper } = await scene();
    const counselor = await buildPerson({ course, role: 'counselor' });
    const note = { contact: 'talk', contactOn: await dayIn(0), visibility: 'staff' };
    const path = `/api/class/${student.personId}`;
    await reply(
      (await apiAs(counselor)).post(`${path}/notes`, { ...note, text: 'Lives with an aunt' }),
      201,
    );
    await buildGoal(student, { title: 'For my counselor', visibility: 'adviser' });
    const seen = async (kind: 'adviser' | 'case-manager') => {
      const person = await withPart(admin, { to: helper, kind, students: [student] });
      const api = await apiAs(person);
      const plan = await reply<{ goals: unknown[] }>(api.get(path));
      const { notes } = await reply<{ notes: unknown[] }>(api.get(`${path}/record`));
      return [plan.goals.length, notes.length];
    };
    expect(await seen('adviser')).to.deep.equal([0, 0]);
    expect(await seen('case-manager')).to.deep.equal([1, 1]);
    expect(await statusOf(helper, `/class/${other.personId}/record`)).to.equal(404);
    for (const route of ['/corrections', '/queue', '/caseload', '/reports', '/completion-report'])
      expect(await statusOf(helper, route), route).to.equal(403);
  });

  it('F64: who has several parts changes between them and the course, and sees in each what is its own', async () => {
    const { course, student, other, admin } = await scene();
    const teacher = await buildPerson({ course, role: 'teacher' });
    const elsewhere = await buildPerson({ course: await buildCourse({ district: course }) });
    await givePart(admin, { to: teacher, kind: 'mentor', students: [elsewhere] });
    const session = async () =>
      SessionDetails.parse(await reply((await apiAs(teacher)).get('/api/session')));
    expect(await session()).to.include({ role: 'teacher', part: null, canTeach: true });
    expect((await session()).parts).to.deep.equal(['mentor']);
    expect(await statusOf(teacher, `/class/${elsewhere.personId}`)).to.equal(404);
    expect((await myStudents(teacher)).students).to.deep.equal([]);
    await actAs(teacher, 'mentor');
    expect(await session()).to.include({ part: 'mentor', canTeach: false, courseTitle: null });
    expect(await statusOf(teacher, `/class/${elsewhere.personId}`)).to.equal(200);
    expect(await statusOf(teacher, `/class/${student.personId}`)).to.equal(404);
    const { students, parts } = await myStudents(teacher);
    expect(students.map(({ personId }) => personId)).to.deep.equal([elsewhere.personId]);
    expect(parts.map(({ kind, students: count }) => [kind, count])).to.deep.equal([['mentor', 1]]);
    await actAs(teacher, null);
    expect(await statusOf(teacher, `/class/${other.personId}`)).to.equal(200);
    await (await apiAs(teacher)).put('/api/session/part', { part: 'adviser' }).expect(404);
    await (await apiAs(student)).put('/api/session/part', { part: 'mentor' }).expect(404);
  });

  it('F64: a part ends at once, is put back, and is over after its day; the log names no student', async () => {
    const { student, admin, helper } = await scene();
    const { parts } = await givePart(admin, {
      to: helper,
      kind: 'mentor',
      students: [student],
      days: 2,
    });
    const { id } = parts[0]!;
    await actAs(helper, 'mentor');
    const api = await apiAs(admin);
    const ended = StaffParts.parse(await reply(api.delete(`/api/staff-parts/${id}`)));
    expect(ended.parts[0]!.endedAt).to.be.a('string');
    expect(await statusOf(helper, '/my-students')).to.equal(401);
    await api.delete(`/api/staff-parts/${id}`).expect(404);
    await reply(api.post(`/api/staff-parts/${id}/restore`));
    const again = await buildPerson({ district: await buildCourse() });
    expect(again.tenantId).not.to.equal(admin.tenantId);
    await (await apiAs(again)).delete(`/api/staff-parts/${id}`).expect(403);
    expect((await acts(admin)).map(({ what }) => what)).to.deep.equal([
      'part-given',
      'part-ended',
      'part-restored',
    ]);
    for (const { subject } of await acts(admin))
      expect(subject).to.equal(`mentor ${helper.personId}`);
  });

  it('F64: a student whom two LMSs name stands there twice, with the LMS of each; nobody else has one', async () => {
    const lms = await twoLms();
    const { kept, gone } = await twins(lms);
    const only = await buildPerson({ course: lms.canvas, name: 'Noa Berg' });
    const helper = await buildPerson({ course: lms.canvas, role: 'none', name: 'Hal Per' });
    const students = [kept, gone, only];
    await withPart(lms.admin, { to: helper, kind: 'mentor', students });
    const told = (await myStudents(helper)).students.map((one) => [one.name, one.lms]);
    expect(told).to.have.deep.members([
      ...[
        ['Maya Okafor', ['Canvas']],
        ['Maya Okafor', ['Moodle']],
      ],
      ['Noa Berg', []],
    ]);
    const counselor = await buildPerson({ course: lms.canvas, role: 'counselor' });
    await addPart(counselor, counselor, ruleOf({ letters: { from: 'A', to: 'Z' } }));
    const { grades } = await caseloadOf(counselor);
    const listed = grades.flatMap((grade) => grade.students).map((one) => [one.name, one.lms]);
    expect(listed).to.have.deep.members(told);
  });

  it('F64: the day after its last, a part opens nothing, and a student who left is named to nobody', async () => {
    const { student, other, admin, helper } = await scene();
    await withPart(admin, { to: helper, kind: 'mentor', students: [student, other], days: 0 });
    await leave(other);
    expect((await myStudents(helper)).students.map(({ name }) => name)).to.deep.equal([
      'Maya Lund',
    ]);
    expect(await statusOf(helper, `/class/${other.personId}`)).to.equal(404);
    await withTenant(admin.tenantId, () =>
      sql(`update staff_parts set ends_on = ends_on - 1 where tenant_id = $1`, [admin.tenantId]),
    );
    expect(await statusOf(helper, `/class/${student.personId}`)).to.equal(403);
    const session = SessionDetails.parse(await reply((await apiAs(helper)).get('/api/session')));
    expect(session).to.include({ role: 'none', part: null });
    expect(session.parts).to.deep.equal([]);
  });

  it('F64: who has no pages in the course begins in their part when they open Pathlight', async () => {
    const course = await registeredCourse();
    const student = await buildPerson({ course });
    const admin = await buildPerson({ district: course, role: 'admin' });
    const user = { sub: randomUUID(), name: 'Hal Per' };
    const open = (courseRole: LaunchContext['courseRole']) =>
      viewOf(launchInto(course, { user, courseRole }));
    expect(await open('none')).to.equal('');
    const [helper] = await withTenant(course.tenantId, () =>
      sql<{ personId: string }>(
        `select person_id as "personId" from person_identities where tenant_id = $1 and sub = $2`,
        [course.tenantId, user.sub],
      ),
    );
    await givePart(admin, { to: helper!, kind: 'mentor', students: [student] });
    expect(await open('none')).to.equal('my-students');
    expect(await open('observer')).to.equal('my-students');
    expect(await open('teacher')).to.equal('class');
  });

  it('F64: a part is refused for a student, for staff as its students, and for a day too far', async () => {
    const { student, other, admin, helper } = await scene();
    const api = await apiAs(admin);
    const give = async (gift: Parameters<typeof partOf>[0]) =>
      (await api.post('/api/staff-parts', await partOf(gift))).status;
    const good = { to: helper, kind: 'mentor', students: [student] } as const;
    expect(await give({ ...good, to: other })).to.equal(404);
    expect(await give({ ...good, students: [helper] })).to.equal(404);
    expect(await give({ ...good, students: [await buildPerson()] })).to.equal(404);
    expect(await give({ ...good, days: -1 })).to.equal(400);
    expect(await give({ ...good, days: 367 })).to.equal(400);
    expect(await give(good)).to.equal(201);
  });

  it('F64: people are found by name, staff and students apart, in the own district alone', async () => {
    const { student, admin, helper } = await scene();
    await scene();
    const find = async (who: string, text: string) => {
      const sent = (await apiAs(admin)).post('/api/staff-part-searches', { who, text });
      return PeopleFound.parse(await reply(sent)).people.map(({ personId }) => personId);
    };
    expect(await find('student', 'maya')).to.deep.equal([student.personId]);
    expect(await find('staff', 'hal p')).to.deep.equal([helper.personId]);
    expect(await find('staff', 'maya')).to.deep.equal([]);
    expect(await find('student', '%%')).to.deep.equal([]);
  });

  it('F64: a student is told who has a part for them, and who looked', async () => {
    const { student, admin, helper } = await scene();
    await withPart(admin, { to: helper, kind: 'mentor', students: [student] });
    await statusOf(helper, `/class/${student.personId}`);
    const api = await apiAs(student);
    const team = await reply<{ name: string; role: string }[]>(api.get('/api/sharing/people'));
    expect(team.filter(({ role }) => role === 'mentor').map(({ name }) => name)).to.deep.equal([
      'Hal Per',
    ]);
    const { looks } = await reply<{ looks: { role: string; what: string }[] }>(
      api.get('/api/sharing/looks'),
    );
    expect(looks.map(({ role, what }) => `${role} ${what}`)).to.include('mentor plan');
  });
});
