import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { Goal, GoalList } from '#contracts/goals.js';
import { Problem } from '#contracts/problem.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson } from '../support/builders.js';
import { reply } from '../support/reply.js';

const newGoal = { title: 'Visit two colleges', kind: 'career', horizon: 'year' };

async function addGoal(student: { token: string }, fields: object = {}): Promise<Goal> {
  const api = await apiAs(student);
  const response = await api.post('/api/goals', { ...newGoal, ...fields }).expect(201);
  return Goal.parse(response.body);
}

async function goalsOf(student: { token: string }): Promise<Goal[]> {
  const api = await apiAs(student);
  return GoalList.parse((await api.get('/api/goals').expect(200)).body);
}

describe('goals', function () {
  this.timeout(30_000);

  it('F07: a student adds a goal with a horizon and milestones with dates', async () => {
    const student = await buildPerson();
    const goal = await addGoal(student, {
      title: '  Learn to weld  ',
      horizon: 'graduation',
      targetDate: '2029-06-01',
      milestones: [{ title: 'Find a workshop', dueDate: '2027-01-15' }, { title: 'Sign up' }],
    });
    expect(goal).to.include({ title: 'Learn to weld', horizon: 'graduation', status: 'active' });
    expect(goal.milestones.map(({ title, dueDate, done }) => [title, dueDate, done])).to.deep.equal(
      [
        ['Find a workshop', '2027-01-15', false],
        ['Sign up', null, false],
      ],
    );
  });

  for (const kind of ['cultural', 'artistic', 'social', 'personal', 'academic', 'career']) {
    it(`F09: a goal can be ${kind}`, async () => {
      const student = await buildPerson();
      expect(await addGoal(student, { kind })).to.include({ kind });
    });
  }

  it('F57: one goal at a time is in focus', async () => {
    const student = await buildPerson();
    const first = await addGoal(student, { isFocus: true });
    const second = await addGoal(student, { title: 'Second', isFocus: true });
    const goals = await goalsOf(student);
    expect(goals.map(({ id, isFocus }) => [id, isFocus])).to.deep.equal([
      [second.id, true],
      [first.id, false],
    ]);
  });

  it('edits a goal, keeps milestones it knows and when they were done', async () => {
    const student = await buildPerson();
    const api = await apiAs(student);
    const goal = await addGoal(student, { milestones: [{ title: 'One' }, { title: 'Two' }] });
    const [one, two] = goal.milestones;
    const changed = Goal.parse(
      (
        await api
          .patch(`/api/goals/${goal.id}`, {
            title: 'Visit three colleges',
            milestones: [
              { id: two!.id, title: 'Two', done: true },
              { id: one!.id, title: 'One, later' },
              { title: 'Three' },
            ],
          })
          .expect(200)
      ).body,
    );
    expect(changed.title).to.equal('Visit three colleges');
    expect(changed.milestones.map(({ title, done }) => [title, done])).to.deep.equal([
      ['Two', true],
      ['One, later', false],
      ['Three', false],
    ]);
    expect(changed.milestones[0]?.id).to.equal(two!.id);
  });

  it('F07: a step is ticked with nothing else sent, and the goal counts the change', async () => {
    const student = await buildPerson();
    const goal = await addGoal(student, { milestones: [{ title: 'One' }, { title: 'Two' }] });
    const [one, two] = goal.milestones;
    const api = await apiAs(student);
    const milestones = [{ ...one, done: true }, two];
    const ticked = Goal.parse(
      await reply(api.patch(`/api/goals/${goal.id}`, { milestones, revision: goal.revision })),
    );
    expect(ticked.milestones.map(({ done }) => done)).to.deep.equal([true, false]);
    expect(ticked.revision).to.equal(goal.revision + 1);
    expect(ticked.updatedAt > goal.updatedAt).to.equal(true);
  });

  it('completes a goal, which is then no longer in focus', async () => {
    const student = await buildPerson();
    const goal = await addGoal(student, { isFocus: true });
    const api = await apiAs(student);
    const done = Goal.parse(
      (await api.patch(`/api/goals/${goal.id}`, { status: 'done' }).expect(200)).body,
    );
    expect(done).to.include({ status: 'done', isFocus: false });
  });

  it('U2: a removed goal comes back just as it was', async () => {
    const student = await buildPerson();
    const goal = await addGoal(student, { isFocus: true, milestones: [{ title: 'One' }] });
    const api = await apiAs(student);
    await api.delete(`/api/goals/${goal.id}`).expect(200);
    expect(await goalsOf(student)).to.deep.equal([]);
    const restored = Goal.parse((await api.post(`/api/goals/${goal.id}/restore`).expect(200)).body);
    expect({ ...restored, updatedAt: '' }).to.deep.equal({ ...goal, updatedAt: '' });
  });

  it('U4: what is written in a goal that another window removed brings it back', async () => {
    const student = await buildPerson();
    const goal = await addGoal(student, { isFocus: true });
    const api = await apiAs(student);
    await reply(api.delete(`/api/goals/${goal.id}`));
    const other = await addGoal(student, { isFocus: true });
    await reply(api.patch(`/api/goals/${goal.id}`, { why: 'I like sparks', revision: 1 }));
    const goals = await goalsOf(student);
    expect(goals.map(({ id, isFocus, why }) => [id, isFocus, why])).to.have.deep.members([
      [other.id, true, null],
      [goal.id, false, 'I like sparks'],
    ]);
  });

  it('names every field it rejects', async () => {
    const api = await apiAs(await buildPerson());
    const response = await api
      .post('/api/goals', { title: ' ', kind: 'money', horizon: 'year', colour: 'red' })
      .expect(400)
      .expect('content-type', /application\/problem\+json/);
    expect(Problem.parse(response.body).errors?.map((error) => error.pointer)).to.have.members([
      '/body/title',
      '/body/kind',
      '/body/colour',
    ]);
  });

  it('answers for another student’s goal as for a missing one', async () => {
    const course = await buildCourse();
    const goal = await addGoal(await buildPerson({ course }));
    const other = await apiAs(await buildPerson({ course }));
    const hidden = await other.patch(`/api/goals/${goal.id}`, { title: 'Mine' }).expect(404);
    const missing = await other.patch(`/api/goals/${randomUUID()}`, { title: 'Mine' }).expect(404);
    expect(Problem.parse(hidden.body).detail).to.equal(Problem.parse(missing.body).detail);
  });

  it('F03: nobody but the student writes in their plan', async () => {
    const course = await buildCourse();
    const goal = await addGoal(await buildPerson({ course }));
    const teacher = await apiAs(await buildPerson({ course, role: 'teacher' }));
    await teacher.post('/api/goals', newGoal).expect(403);
    await teacher.patch(`/api/goals/${goal.id}`, { title: 'Better' }).expect(404);
    await teacher.delete(`/api/goals/${goal.id}`).expect(404);
  });
});
