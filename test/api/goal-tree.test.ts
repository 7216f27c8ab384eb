import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { Goal } from '#contracts/goals.js';
import { RecordHistory } from '#contracts/history.js';
import { Problem } from '#contracts/problem.js';
import { apiAs } from '../support/api.js';
import { buildPerson, type Person } from '../support/builders.js';
import { reply } from '../support/reply.js';

async function add(student: Person, title: string, fields: object = {}): Promise<Goal> {
  const goal = { title, kind: 'academic', horizon: 'year', ...fields };
  return Goal.parse(await reply((await apiAs(student)).post('/api/goals', goal), 201));
}

async function patch(student: Person, goal: Goal, changes: object, status = 200) {
  const api = await apiAs(student);
  return reply(api.patch(`/api/goals/${goal.id}`, changes), status);
}

describe('short goals under long ones', function () {
  this.timeout(30_000);

  it('F07: a goal hangs under a longer one, and from there under another', async () => {
    const student = await buildPerson();
    const life = await add(student, 'Work with animals', { horizon: 'life' });
    const year = await add(student, 'Pass biology', { parentId: life.id });
    const term = await add(student, 'Do the lab reports', { parentId: year.id, horizon: 'term' });
    const goals = await reply<Goal[]>((await apiAs(student)).get('/api/goals'));
    const parents = Object.fromEntries(goals.map(({ id, parentId }) => [id, parentId]));
    expect(parents).to.deep.equal({ [life.id]: null, [year.id]: life.id, [term.id]: year.id });
  });

  it('F07: refuses a circle, a fourth level and a goal of somebody else, naming the field', async () => {
    const student = await buildPerson();
    const top = await add(student, 'Top');
    const middle = await add(student, 'Middle', { parentId: top.id });
    const low = await add(student, 'Low', { parentId: middle.id });
    const alone = await add(student, 'Alone');
    const foreign = await add(await buildPerson(), 'Foreign');
    const refused: [Goal, string][] = [
      [top, low.id],
      [top, top.id],
      [alone, low.id],
      [top, alone.id],
      [alone, foreign.id],
      [alone, randomUUID()],
    ];
    for (const [goal, parentId] of refused) {
      const problem = Problem.parse(await patch(student, goal, { parentId }, 400));
      expect(problem.errors?.map(({ pointer }) => pointer)).to.deep.equal(['/body/parentId']);
    }
    await patch(student, alone, { parentId: middle.id });
  });

  it('U2: a goal put back is a part again, but of no goal that went too deep meanwhile', async () => {
    const student = await buildPerson();
    const api = await apiAs(student);
    const top = await add(student, 'Top');
    const middle = await add(student, 'Middle');
    const low = await add(student, 'Low');
    const part = await add(student, 'Part', { parentId: low.id });
    const putBack = async () => {
      const back = await reply(api.post(`/api/goals/${part.id}/restore`));
      return Goal.parse(back).parentId;
    };
    await reply(api.delete(`/api/goals/${part.id}`));
    expect(await putBack()).to.equal(low.id);
    await reply(api.delete(`/api/goals/${part.id}`));
    await reply(api.delete(`/api/goals/${low.id}`));
    expect(await putBack()).to.equal(low.id);
    await reply(api.post(`/api/goals/${low.id}/restore`));
    await reply(api.delete(`/api/goals/${part.id}`));
    await patch(student, low, { parentId: middle.id });
    await patch(student, middle, { parentId: top.id });
    expect(await putBack()).to.equal(null);
  });

  it('F15: a restored wording does not come back under a goal that is gone', async () => {
    const student = await buildPerson();
    const api = await apiAs(student);
    const top = await add(student, 'Top');
    const part = await add(student, 'Part', { parentId: top.id });
    await patch(student, part, { title: 'Part, reworded', parentId: null });
    await reply(api.delete(`/api/goals/${top.id}`));
    const path = `/api/history/goal/${part.id}/restore`;
    const { versions } = RecordHistory.parse(await reply(api.post(path, { number: 1 })));
    expect(versions[0]!.snapshot).to.include({ title: 'Part', parentId: null });
  });

  it('F05: keeps how the student will know, and who helps', async () => {
    const student = await buildPerson();
    const words = { measure: 'A B or better', helpers: 'My aunt' };
    expect(await add(student, 'Pass biology', words)).to.include(words);
    const goal = await add(student, 'No words');
    expect(goal).to.include({ measure: null, helpers: null });
    expect(await patch(student, goal, words)).to.include(words);
    expect(await patch(student, goal, { measure: null })).to.include({ measure: null });
  });
});

describe('two windows on one goal', function () {
  this.timeout(30_000);

  it('U4: a change made on an older state is refused, and nothing is lost', async () => {
    const student = await buildPerson();
    const goal = await add(student, 'First words');
    const { revision } = goal;
    await patch(student, goal, { title: 'From one window', revision });
    const problem = Problem.parse(
      await patch(student, goal, { why: 'From the other', revision }, 409),
    );
    expect(problem.code).to.equal('conflict');
    const [kept] = await reply<Goal[]>((await apiAs(student)).get('/api/goals'));
    expect(kept).to.include({ title: 'From one window', why: null, revision: revision + 1 });
    const both = await patch(student, goal, { why: 'From the other', revision: revision + 1 });
    expect(both).to.include({ title: 'From one window', why: 'From the other' });
  });

  it('U4: of many changes at once on one state, exactly one gets in', async () => {
    const student = await buildPerson();
    const goal = await add(student, 'First words');
    const api = await apiAs(student);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        api.patch(`/api/goals/${goal.id}`, { title: `Words ${index}`, revision: goal.revision }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).to.have.length(1);
    expect(answers.filter(({ status }) => status === 409)).to.have.length(7);
  });
});
