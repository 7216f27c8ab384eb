import { expect } from 'chai';
import { ClassList, RosterStatus, StudentPlan } from '#contracts/class.js';
import { apiAs } from '../support/api.js';
import { accessesBy, buildAssignment, buildGoal, handIn, score } from '../support/assignments.js';
import { buildCourse, buildPerson, type Person, leave } from '../support/builders.js';
import { reply } from '../support/reply.js';

const classOf = async (teacher: Person) =>
  ClassList.parse(await reply((await apiAs(teacher)).get('/api/class')));

describe('the class', function () {
  this.timeout(30_000);

  it('F55: shows each student with their focus goal and what waits to be read', async () => {
    const course = await buildCourse({ title: 'Careers 8' });
    const teacher = await buildPerson({ course, role: 'teacher' });
    const busy = await buildPerson({ course, name: 'Ana Busy' });
    const fresh = await buildPerson({ course, name: 'Ben Fresh' });
    const gone = await buildPerson({ course, name: 'Cy Gone' });
    await leave(gone);
    await buildPerson({ course, name: 'Test Student', isTest: true });
    await buildGoal(busy, { title: 'Learn to weld', isFocus: true });
    await handIn(busy, await buildAssignment(course));
    const list = await classOf(teacher);
    expect(list).to.include({ courseTitle: 'Careers 8', namesWithheld: false });
    expect(list.roster).to.include({
      state: 'unavailable',
      syncedAt: null,
      count: null,
      error: null,
    });
    expect(
      list.students.map(({ personId, name, focusGoal, state, toRead }) => [
        ...[personId, name],
        ...[focusGoal, state, toRead],
      ]),
    ).to.deep.equal([
      [busy.personId, 'Ana Busy', 'Learn to weld', 'look', 1],
      [fresh.personId, 'Ben Fresh', null, 'new', 0],
    ]);
    expect(list.students[0]?.lastMoveAt).to.be.a('string');
  });

  it('P8, LTI-C16: without names each learner is told apart', async () => {
    const course = await buildCourse();
    const teacher = await buildPerson({ course, role: 'teacher' });
    await buildPerson({ course, name: null });
    await buildPerson({ course, name: null });
    const list = await classOf(teacher);
    expect(list.namesWithheld).to.equal(true);
    expect(new Set(list.students.map(({ name }) => name)).size).to.equal(2);
  });

  it('F55: one student’s goals and reflections, with a row in the access log', async () => {
    const course = await buildCourse();
    const teacher = await buildPerson({ course, role: 'teacher' });
    const student = await buildPerson({ course });
    const goal = await buildGoal(student);
    const id = await buildAssignment(course);
    await handIn(student, id);
    await score(teacher, id, student, { points: 6 });
    const api = await apiAs(teacher);
    const plan = StudentPlan.parse(await reply(api.get(`/api/class/${student.personId}`)));
    expect(plan.goals.map((each) => each.id)).to.deep.equal([goal.id]);
    expect(plan.reflections).to.have.length(1);
    expect(plan.reflections[0]).to.include({ assignmentId: id, status: 'scored', points: 6 });
    expect(await accessesBy(teacher)).to.deep.include({
      student_id: student.personId,
      what: 'plan',
    });
  });

  it('people of other classes, staff, and students who left are not found', async () => {
    const course = await buildCourse();
    const teacher = await buildPerson({ course, role: 'teacher' });
    const gone = await buildPerson({ course });
    await leave(gone);
    const elsewhere = await buildPerson({ course: await buildCourse({ district: course }) });
    const api = await apiAs(teacher);
    for (const { personId } of [elsewhere, teacher, gone, await buildPerson()])
      await reply(api.get(`/api/class/${personId}`), 404);
  });

  it('is for staff', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    for (const role of ['student', 'observer', 'none'] as const) {
      const api = await apiAs(await buildPerson({ course, role }));
      await reply(api.get('/api/class'), 403);
      await reply(api.get(`/api/class/${student.personId}`), 403);
      await reply(api.post('/api/class/refresh'), 403);
    }
    await reply((await apiAs(null)).get('/api/class'), 401);
  });

  it('a refresh is asked for and its state told at once', async () => {
    const course = await buildCourse({ rosterUrl: 'https://lms.test/roster' });
    const teacher = await buildPerson({ course, role: 'teacher' });
    expect((await classOf(teacher)).roster.state).to.equal('never');
    const api = await apiAs(teacher);
    const refreshed = RosterStatus.parse(await reply(api.post('/api/class/refresh')));
    expect(refreshed.state).to.equal('running');
    expect((await classOf(teacher)).roster.state).to.equal('running');
  });
});
