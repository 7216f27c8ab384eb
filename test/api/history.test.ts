import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { ClassList, StudentPlan } from '#contracts/class.js';
import { Goal } from '#contracts/goals.js';
import { RecordHistory } from '#contracts/history.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Person } from '../support/builders.js';
import { reply } from '../support/reply.js';

const newGoal = { title: 'Learn to weld', kind: 'career', horizon: 'year' };

async function addGoal(student: Person, fields: object = {}): Promise<Goal> {
  const api = await apiAs(student);
  return Goal.parse(await reply(api.post('/api/goals', { ...newGoal, ...fields }), 201));
}

async function historyOf(student: Person, goal: Goal): Promise<RecordHistory> {
  const api = await apiAs(student);
  return RecordHistory.parse(await reply(api.get(`/api/history/goal/${goal.id}`)));
}

describe('versions of what a student keeps', function () {
  this.timeout(30_000);

  it('U3: any of twenty versions of a goal comes back as it was stored', async () => {
    const student = await buildPerson();
    const api = await apiAs(student);
    const goal = await addGoal(student, { milestones: [{ title: 'Step 0' }] });
    for (let turn = 1; turn < 20; turn += 1) {
      await reply(
        api.patch(`/api/goals/${goal.id}`, {
          title: `Wording ${turn}`,
          why: turn % 2 ? `Because ${turn}` : null,
          milestones: [{ title: `Step ${turn}`, done: turn % 3 === 0 }],
        }),
      );
    }
    const { versions } = await historyOf(student, goal);
    expect(versions.map(({ number }) => number)).to.deep.equal(
      Array.from({ length: 20 }, (_, index) => 20 - index),
    );
    for (const version of versions) {
      const path = `/api/history/goal/${goal.id}/restore`;
      const after = RecordHistory.parse(await reply(api.post(path, { number: version.number })));
      expect(after.versions[0]!.snapshot).to.deep.equal(version.snapshot);
    }
    const [restored] = (await reply<Goal[]>(api.get('/api/goals'))).slice(0, 1);
    expect(restored).to.include({ title: 'Learn to weld', why: null });
    expect(restored!.milestones.map(({ title }) => title)).to.deep.equal(['Step 0']);
  });

  it('U3: a removed goal comes back with a version from before', async () => {
    const student = await buildPerson();
    const api = await apiAs(student);
    const goal = await addGoal(student);
    await reply(api.delete(`/api/goals/${goal.id}`));
    await reply(api.post(`/api/history/goal/${goal.id}/restore`, { number: 1 }));
    expect(await reply<Goal[]>(api.get('/api/goals'))).to.have.length(1);
    const { versions } = await historyOf(student, goal);
    expect(versions.map(({ changed, restoredFrom }) => [changed, restoredFrom])).to.deep.equal([
      [['removed'], 1],
      [['removed'], null],
      [Object.keys(versions[2]!.snapshot), null],
    ]);
    expect(versions[0]!.by).to.deep.equal({ isMe: true, name: null });
  });

  it('keeps nothing for a change that changes nothing', async () => {
    const student = await buildPerson();
    const goal = await addGoal(student);
    await reply((await apiAs(student)).patch(`/api/goals/${goal.id}`, { title: newGoal.title }));
    expect((await historyOf(student, goal)).versions).to.have.length(1);
  });

  it('answers for another student’s versions as for missing ones', async () => {
    const course = await buildCourse();
    const goal = await addGoal(await buildPerson({ course }));
    const other = await apiAs(await buildPerson({ course }));
    const teacher = await apiAs(await buildPerson({ course, role: 'teacher' }));
    await other.get(`/api/history/goal/${goal.id}`).expect(404);
    await other.get(`/api/history/goal/${randomUUID()}`).expect(404);
    await other.post(`/api/history/goal/${goal.id}/restore`, { number: 1 }).expect(404);
    await teacher.get(`/api/history/goal/${goal.id}`).expect(403);
  });

  it('refuses a version that never was', async () => {
    const student = await buildPerson();
    const goal = await addGoal(student);
    const api = await apiAs(student);
    await api.post(`/api/history/goal/${goal.id}/restore`, { number: 7 }).expect(404);
    await api.post(`/api/history/goal/${goal.id}/restore`, { number: 0 }).expect(400);
    await api.get(`/api/history/shoe/${goal.id}`).expect(400);
  });
});

describe('who may see a goal', function () {
  this.timeout(30_000);

  for (const [visibility, readers] of [
    ['private', []],
    ['adviser', ['counselor']],
    ['teachers', ['teacher', 'counselor', 'admin']],
  ] as const) {
    it(`U28: a goal for “${visibility}” shows to ${readers.join(', ') || 'nobody else'}`, async () => {
      const course = await buildCourse();
      const student = await buildPerson({ course });
      await addGoal(student, { visibility, isFocus: true });
      for (const role of ['teacher', 'counselor', 'admin'] as const) {
        const api = await apiAs(await buildPerson({ course, role }));
        const plan = StudentPlan.parse(await reply(api.get(`/api/class/${student.personId}`)));
        const { students } = ClassList.parse(await reply(api.get('/api/class')));
        const isShown = (readers as readonly string[]).includes(role);
        expect(plan.goals, role).to.have.length(isShown ? 1 : 0);
        expect(students[0]!.focusGoal, role).to.equal(isShown ? newGoal.title : null);
      }
    });
  }

  it('U28: a hidden goal can’t be tagged, and shows again as soon as the student wants', async () => {
    const course = await buildCourse({ lineItemsUrl: 'https://lms.test/items' });
    const student = await buildPerson({ course });
    const teacher = await apiAs(await buildPerson({ course, role: 'teacher' }));
    const goal = await addGoal(student, { visibility: 'private' });
    const item = await reply<{ key: string }>(
      teacher.post('/api/tags/items', { title: 'Lab' }),
      201,
    );
    const tag = () => teacher.put(`/api/tags/${item.key}/goals/${goal.id}`);
    await tag().expect(404);
    const api = await apiAs(student);
    await reply(api.patch(`/api/goals/${goal.id}`, { visibility: 'teachers' }));
    await tag().expect(200);
  });
});
