import { expect } from 'chai';
import type { Citations } from '#contracts/citations.js';
import type { Goal } from '#contracts/goals.js';
import { type Strength, Strengths } from '#contracts/strengths.js';
import { apiAs } from '../support/api.js';
import { buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson } from '../support/builders.js';
import { reply } from '../support/reply.js';

const growth = { side: 'growth', text: 'Talking in front of the class' };

describe('strengths and what to get better at', function () {
  this.timeout(30_000);

  it('F01: the student adds both, each with where it comes from, and removes with undo', async () => {
    const api = await apiAs(await buildPerson());
    await reply(api.post('/api/strengths', { side: 'strength', text: 'Drawing' }), 201);
    const more = { ...growth, source: 'class work', sourceNote: 'The volcano talk' };
    const both = Strengths.parse(await reply(api.post('/api/strengths', more), 201));
    expect(both.map(({ side, source, sourceNote }) => [side, source, sourceNote])).to.deep.equal([
      ['strength', 'me', null],
      ['growth', 'class work', 'The volcano talk'],
    ]);
    const path = `/api/strengths/${both[0]!.id}`;
    expect(await reply(api.delete(path))).to.have.length(1);
    expect(await reply(api.post(`${path}/restore`))).to.deep.equal(both);
    await reply(api.post('/api/strengths', { side: 'other', text: ' ' }), 400);
  });

  it('F01: a weakness becomes a goal in one click and keeps the link', async () => {
    const api = await apiAs(await buildPerson());
    const [item] = await reply<Strength[]>(api.post('/api/strengths', growth), 201);
    const path = `/api/strengths/${item!.id}/goal`;
    const [linked] = await reply<Strength[]>(api.post(path), 201);
    await reply(api.post(path), 201);
    const goals = await reply<Goal[]>(api.get('/api/goals'));
    expect(goals.map(({ id, title }) => [id, title])).to.deep.equal([
      [linked!.goalId, `Get better at: ${growth.text}`],
    ]);
  });

  it('F01, F03: what staff see in a student goes to the student first, who decides', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    const teacher = await buildPerson({ course, role: 'teacher', name: 'Ms. Rivera' });
    const colleague = await buildPerson({ course, role: 'teacher' });
    const path = `/api/class/${student.personId}/strengths`;
    const seen = { side: 'strength', text: 'Explains well', sourceNote: 'Helped Leo' };
    expect(await reply((await apiAs(teacher)).post(path, seen), 201)).to.deep.equal([]);
    expect(await reply((await apiAs(colleague)).get(path))).to.deep.equal([]);
    const api = await apiAs(student);
    const [given] = await reply<Strength[]>(api.get('/api/strengths'));
    expect(given).to.include({ state: 'suggested', by: 'Ms. Rivera', source: 'teacher' });
    const own = `/api/strengths/${given!.id}`;
    expect(await reply(api.patch(own, { state: 'declined' }))).to.deep.equal([]);
    await reply(api.patch(own, { state: 'mine' }));
    expect(await reply((await apiAs(colleague)).get(path))).to.have.length(1);
    await reply(api.patch(own, { visibility: 'adviser' }));
    expect(await reply((await apiAs(colleague)).get(path))).to.deep.equal([]);
    const counselor = await apiAs(await buildPerson({ course, role: 'counselor' }));
    expect(await reply(counselor.get(path))).to.have.length(1);
  });

  it('F01: nobody reads, adds or changes for a student who is not theirs', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    const [item] = await reply<Strength[]>(
      (await apiAs(student)).post('/api/strengths', growth),
      201,
    );
    const stranger = await apiAs(await buildPerson({ role: 'teacher' }));
    const path = `/api/class/${student.personId}/strengths`;
    await reply(stranger.get(path), 404);
    await reply(stranger.post(path, { ...growth, sourceNote: null }), 404);
    const classmate = await apiAs(await buildPerson({ course }));
    await reply(classmate.get(path), 403);
    await reply(classmate.patch(`/api/strengths/${item!.id}`, { text: 'Mine' }), 404);
    await reply(classmate.post(`/api/strengths/${item!.id}/goal`), 404);
  });
});

describe('what a goal rests on', function () {
  this.timeout(30_000);
  const CODE = '29-1141.00';

  it('F06: a goal cites a career as it is today; later changes do not rewrite it', async () => {
    const student = await buildPerson();
    const api = await apiAs(student);
    const goal = await buildGoal(student);
    const path = `/api/goals/${goal.id}/citations`;
    await reply(api.put(`/api/saved-careers/${CODE}`, { rating: 3 }));
    const before = await reply<Citations>(api.get(path));
    expect(before.citable.map(({ kind, source }) => [kind, source])).to.deep.equal([
      ['career', CODE],
    ]);
    await reply(api.post(path, { kind: 'career', source: CODE }), 201);
    await reply(api.put(`/api/saved-careers/${CODE}`, { rating: 5 }));
    const after = await reply<Citations>(api.get(path));
    expect(after.cited[0]!.snapshot).to.include({ title: 'Registered Nurses', rating: 3 });
    expect(after.citable).to.deep.equal([]);
    const left = await reply<Citations>(api.delete(`${path}/${after.cited[0]!.id}`));
    expect(left.cited).to.deep.equal([]);
    expect(left.citable[0]!.snapshot.rating).to.equal(5);
  });

  it('F06: only one’s own is cited, on one’s own goals', async () => {
    const student = await buildPerson();
    const goal = await buildGoal(student);
    const path = `/api/goals/${goal.id}/citations`;
    const other = await apiAs(await buildPerson());
    await reply(other.put(`/api/saved-careers/${CODE}`, { rating: 3 }));
    await reply(other.get(path), 404);
    await reply(other.post(path, { kind: 'career', source: CODE }), 404);
    await reply((await apiAs(student)).post(path, { kind: 'career', source: CODE }), 404);
  });
});
