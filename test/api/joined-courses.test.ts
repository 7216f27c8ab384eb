import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { AssignmentList } from '#contracts/assignments.js';
import { ClassList, StudentPlan } from '#contracts/class.js';
import { Home } from '#contracts/home.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { createHandlers } from '#server/jobs/handlers.js';
import { apiAs } from '../support/api.js';
import { buildAssignment, handIn, readWork, score } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course, type Person, signIn } from '../support/builders.js';
import { databaseFiles } from '../support/files.js';
import { FakeLms } from '../support/gradebook.js';
import { reply } from '../support/reply.js';

const enrol = ({ tenantId, personId }: Person, { courseId }: Course, role = 'teacher') =>
  withTenant(tenantId, () =>
    sql(
      `insert into enrolments (tenant_id, id, course_id, person_id, role) values ($1, $2, $3, $4, $5)`,
      [tenantId, newId(), courseId, personId, role],
    ),
  );

/** The same person, with a visit from another course. */
const visitOf = async (person: Person, { courseId }: Course): Promise<Person> => ({
  ...{ ...person, courseId },
  token: await signIn({ ...person, courseId }),
});

const classOf = async (teacher: Person) =>
  ClassList.parse(await reply((await apiAs(teacher)).get('/api/class')));
const namesOf = async (teacher: Person) =>
  (await classOf(teacher)).students.map(({ name }) => name);
const join = async (teacher: Person, ...courses: Course[]) =>
  reply(
    (await apiAs(teacher)).put('/api/class/together', {
      courseIds: courses.map(({ courseId }) => courseId),
    }),
  );

/** Two linked sections with a student each, and the teacher of both in the first. */
async function stage() {
  const first = await buildCourse({ title: 'Careers: Section 1' });
  const second = await buildCourse({ district: first, title: 'Careers: Section 2' });
  const teacher = await buildPerson({ course: first, role: 'teacher' });
  await enrol(teacher, second);
  const ana = await buildPerson({ course: first, name: 'Ana' });
  const ben = await buildPerson({ course: second, name: 'Ben' });
  return { first, second, teacher, ana, ben };
}

describe('courses that a teacher sees together', function () {
  this.timeout(30_000);

  it('LTI-C19: linked sections are one class, told apart by a choice, until it is undone', async () => {
    const { first, second, teacher, ana, ben } = await stage();
    expect(await namesOf(teacher)).to.deep.equal(['Ana']);
    expect((await classOf(teacher)).taught).to.deep.equal([
      { id: second.courseId, title: 'Careers: Section 2', isShown: false },
    ]);
    await join(teacher, second);
    const list = await classOf(teacher);
    expect(list.students.map(({ name }) => name)).to.deep.equal(['Ana', 'Ben']);
    expect(list.taught?.map(({ isShown }) => isShown)).to.deep.equal([true]);
    expect(list.groups?.map(({ name, personIds }) => [name, personIds])).to.deep.equal([
      ['Careers: Section 1', [ana.personId]],
      ['Careers: Section 2', [ben.personId]],
    ]);
    expect(await namesOf(await visitOf(teacher, second))).to.deep.equal(['Ana', 'Ben']);
    await join(teacher);
    expect(await namesOf(teacher)).to.deep.equal(['Ana']);
    expect(await namesOf(await visitOf(teacher, second))).to.deep.equal(['Ben']);
    expect(first.courseId).not.to.equal(second.courseId);
  });

  it('LTI-C19: a student of both is in the list once', async () => {
    const { second, teacher, ana } = await stage();
    await enrol(ana, second, 'student');
    await join(teacher, second);
    expect(await namesOf(teacher)).to.deep.equal(['Ana', 'Ben']);
  });

  it('LTI-C19: each grade goes to the column of the learner’s own course', async () => {
    const { first, second, teacher, ana, ben } = await stage();
    await join(teacher, second);
    const work = [
      { student: ana, id: await buildAssignment(first, { title: 'Look back' }), points: 7 },
      { student: ben, id: await buildAssignment(second, { title: 'Look back' }), points: 9 },
    ];
    for (const { student, id, points } of work) {
      await handIn(student, id);
      await score(teacher, id, student, { points });
    }
    const api = await apiAs(teacher);
    const { assignments } = AssignmentList.parse(await reply(api.get('/api/assignments')));
    expect(
      assignments.map(({ courseTitle, students }) => [courseTitle, students]),
    ).to.have.deep.members([
      ['Careers: Section 1', 1],
      ['Careers: Section 2', 1],
    ]);
    const plan = StudentPlan.parse(await reply(api.get(`/api/class/${ben.personId}`)));
    expect(plan.reflections.map(({ assignmentId }) => assignmentId)).to.deep.equal([work[1]!.id]);
    const lms = new FakeLms();
    const times = { now: () => new Date(), publicUrl: 'https://pathlight.test' };
    const intents = await withTenant(first.tenantId, () =>
      sql<{ id: string }>('select id from score_intents where tenant_id = $1', [first.tenantId]),
    );
    for (const { id } of intents)
      await createHandlers({ lms, files: databaseFiles, ...times })['send-score']({
        ...{ tenantId: first.tenantId, subjectId: id },
      });
    expect(lms.arrived.map(({ sub, lineItemUrl }) => [sub, lineItemUrl])).to.have.deep.members(
      work.map(({ student, id }) => [student.sub, `https://lms.test/items/${id}`]),
    );
    await join(teacher);
    await reply(api.get(`/api/assignments/${work[1]!.id}/submissions`), 404);
    expect(await readWork(teacher, work[0]!.id, ana)).to.include({ points: 7 });
  });

  it('LTI-C19: students see no change, and other teachers of the course none either', async () => {
    const { first, second, teacher, ana } = await stage();
    await buildAssignment(second);
    const colleague = await buildPerson({ course: first, role: 'teacher' });
    const home = async () => Home.parse(await reply((await apiAs(ana)).get('/api/home')));
    const before = await home();
    await join(teacher, second);
    expect(await home()).to.deep.equal(before);
    expect(await namesOf(colleague)).to.deep.equal(['Ana']);
  });

  it('LTI-C19: who no longer teaches the other course no longer sees it', async () => {
    const { second, teacher, ben } = await stage();
    await join(teacher, second);
    await withTenant(teacher.tenantId, () =>
      sql(
        'update enrolments set is_active = false where tenant_id = $1 and person_id = $2 and course_id = $3',
        [teacher.tenantId, teacher.personId, second.courseId],
      ),
    );
    expect(await namesOf(teacher)).to.deep.equal(['Ana']);
    await reply((await apiAs(teacher)).get(`/api/class/${ben.personId}`), 404);
  });

  it('LTI-C19: a parent in any of them can be taken off', async () => {
    const { second, teacher, ben } = await stage();
    await join(teacher, second);
    const api = await apiAs(teacher);
    await reply(api.put(`/api/class/${ben.personId}/not-student`, { kind: 'family' }));
    expect(await namesOf(teacher)).to.deep.equal(['Ana']);
    await reply(api.delete(`/api/class/${ben.personId}/not-student`));
    expect(await namesOf(teacher)).to.deep.equal(['Ana', 'Ben']);
  });

  it('only courses that the same person teaches are joined, and only by who teaches this one', async () => {
    const { first, second, teacher, ana } = await stage();
    const learnt = await buildCourse({ district: first });
    await enrol(teacher, learnt, 'student');
    const api = await apiAs(teacher);
    const foreign = await buildPerson({ role: 'teacher' });
    const untaught = await buildCourse({ district: first });
    for (const courseId of [learnt.courseId, untaught.courseId, foreign.courseId, randomUUID()])
      await reply(api.put('/api/class/together', { courseIds: [second.courseId, courseId] }), 404);
    await reply(api.put('/api/class/together', { courseIds: ['no-id'] }), 400);
    const many = Array.from({ length: 21 }, () => randomUUID());
    await reply(api.put('/api/class/together', { courseIds: many }), 400);
    expect(await namesOf(teacher)).to.deep.equal(['Ana']);
    const looking = await buildPerson({ course: first, role: 'admin' });
    for (const person of [ana, looking])
      await reply((await apiAs(person)).put('/api/class/together', { courseIds: [] }), 403);
    expect((await classOf(looking)).taught).to.equal(undefined);
  });
});
