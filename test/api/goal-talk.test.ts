import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { GoalComments, GoalSuggestions } from '#contracts/goal-talk.js';
import { Goal } from '#contracts/goals.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson, type Person } from '../support/builders.js';
import { reply } from '../support/reply.js';

const suggestion = { title: 'Join the robotics club', kind: 'social', horizon: 'term' };

async function classroom() {
  const course = await buildCourse();
  const person = (role: Person['role'], name: string) => buildPerson({ course, role, name });
  return {
    student: await person('student', 'Maya Lopez'),
    classmate: await person('student', 'Leo Tran'),
    teacher: await person('teacher', 'Ms. Rivera'),
    counselor: await person('counselor', 'Mr. Okafor'),
  };
}

describe('comments on a goal', function () {
  this.timeout(30_000);

  it('F56: student and staff talk on a goal, each named', async () => {
    const { student, teacher } = await classroom();
    const goal = await buildGoal(student);
    const path = `/api/goals/${goal.id}/comments`;
    await reply((await apiAs(teacher)).post(path, { text: ' Who could you ask? ' }), 201);
    const thread = GoalComments.parse(
      await reply((await apiAs(student)).post(path, { text: 'My aunt' }), 201),
    );
    expect(
      thread.map(({ author, authorRole, isMine, text }) => [author, authorRole, isMine, text]),
    ).to.deep.equal([
      ['Ms. Rivera', 'teacher', false, 'Who could you ask?'],
      ['Maya Lopez', 'student', true, 'My aunt'],
    ]);
    const [shown] = await reply<Goal[]>((await apiAs(student)).get('/api/goals'));
    expect(shown!.commentCount).to.equal(2);
  });

  it('F56: only its author takes a comment back; it stays on record and can return', async () => {
    const { student, teacher, counselor } = await classroom();
    const goal = await buildGoal(student);
    const path = `/api/goals/${goal.id}/comments`;
    const api = await apiAs(teacher);
    const [comment] = await reply<GoalComments>(api.post(path, { text: 'Too hasty' }), 201);
    const one = `${path}/${comment!.id}`;
    await reply((await apiAs(student)).delete(one), 404);
    await reply((await apiAs(counselor)).delete(one), 404);
    expect(await reply(api.delete(one))).to.deep.equal([]);
    const rows = await withTenant(student.tenantId, () =>
      sql('select text from goal_comments where tenant_id = $1', [student.tenantId]),
    );
    expect(rows).to.deep.equal([{ text: 'Too hasty' }]);
    expect(await reply(api.post(`${one}/restore`))).to.have.length(1);
  });

  it('F56, U28: who is not shown the goal can’t read or add a comment', async () => {
    const { student, classmate, teacher, counselor } = await classroom();
    const goal = await buildGoal(student, { visibility: 'adviser' });
    const path = `/api/goals/${goal.id}/comments`;
    const stranger = await buildPerson({ role: 'teacher' });
    for (const person of [classmate, teacher, stranger]) {
      await reply((await apiAs(person)).get(path), 404);
      await reply((await apiAs(person)).post(path, { text: 'Hello' }), 404);
    }
    await reply((await apiAs(counselor)).post(path, { text: 'Hello' }), 201);
  });

  it('P6: staff who read a thread leave a row in the access log, the student none', async () => {
    const { student, teacher } = await classroom();
    const goal = await buildGoal(student);
    const path = `/api/goals/${goal.id}/comments`;
    await reply((await apiAs(teacher)).get(path));
    await reply((await apiAs(student)).get(path));
    const rows = await withTenant(student.tenantId, () =>
      sql('select actor_id, student_id from access_log where tenant_id = $1', [student.tenantId]),
    );
    expect(rows).to.deep.equal([{ actor_id: teacher.personId, student_id: student.personId }]);
  });
});

describe('goals that staff suggest', function () {
  this.timeout(30_000);

  it('F03, F54: a suggestion is no goal until the student makes it one, in their own words', async () => {
    const { student, teacher } = await classroom();
    const staff = await apiAs(teacher);
    const to = { studentIds: [student.personId] };
    await reply(staff.post('/api/goal-suggestions', { ...suggestion, ...to }), 201);
    const api = await apiAs(student);
    expect(await reply(api.get('/api/goals'))).to.deep.equal([]);
    const [waiting] = GoalSuggestions.parse(await reply(api.get('/api/goal-suggestions')));
    expect(waiting).to.include({ title: suggestion.title, by: 'Ms. Rivera', state: 'waiting' });
    const mine = { ...suggestion, title: 'Build a robot with Leo', suggestionId: waiting!.id };
    const goal = Goal.parse(await reply(api.post('/api/goals', mine), 201));
    expect(goal.title).to.equal('Build a robot with Leo');
    expect(await reply(api.get('/api/goal-suggestions'))).to.deep.equal([]);
    await reply(api.post('/api/goals', mine), 404);
  });

  it('F54: a teacher suggests to the whole class once; students of other classes get nothing', async () => {
    const { student, classmate, teacher } = await classroom();
    const staff = await apiAs(teacher);
    expect(await reply(staff.post('/api/goal-suggestions', suggestion), 201)).to.deep.equal({
      count: 2,
    });
    expect(await reply(staff.post('/api/goal-suggestions', suggestion), 201)).to.deep.equal({
      count: 0,
    });
    for (const person of [student, classmate])
      expect(await reply((await apiAs(person)).get('/api/goal-suggestions'))).to.have.length(1);
    const outsider = await buildPerson();
    const to = { studentIds: [student.personId, outsider.personId] };
    await reply(staff.post('/api/goal-suggestions', { ...suggestion, ...to }), 404);
    await reply((await apiAs(student)).post('/api/goal-suggestions', suggestion), 403);
  });

  it('F03: the student declines and takes that back; a stranger can’t answer', async () => {
    const { student, classmate, teacher } = await classroom();
    const to = { studentIds: [student.personId] };
    const staff = await apiAs(teacher);
    await reply(staff.post('/api/goal-suggestions', { ...suggestion, ...to }), 201);
    const api = await apiAs(student);
    const [{ id }] = await reply<[{ id: string }]>(api.get('/api/goal-suggestions'));
    const path = `/api/goal-suggestions/${id}`;
    await reply((await apiAs(classmate)).patch(path, { state: 'declined' }), 404);
    expect(await reply(api.patch(path, { state: 'declined' }))).to.deep.equal([]);
    expect(await reply(api.patch(path, { state: 'waiting' }))).to.have.length(1);
    await reply((await apiAs(await buildPerson({ role: 'teacher' }))).delete(path), 404);
    expect(await reply(staff.delete(path))).to.deep.equal({ count: 1 });
    expect(await reply(api.get('/api/goal-suggestions'))).to.deep.equal([]);
    await reply(api.patch(`/api/goal-suggestions/${randomUUID()}`, { state: 'declined' }), 404);
  });
});
