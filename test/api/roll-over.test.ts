import { expect } from 'chai';
import type { RecordHistory } from '#contracts/history.js';
import {
  type CarriedGoal,
  CarriedGoals,
  LookBackPage,
  type NewGoalChoice,
  StudentLookBack,
} from '#contracts/look-back.js';
import { GoalList } from '#contracts/goals.js';
import { Timeline } from '#contracts/years.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson, signIn, type Person } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';
import { inYears } from '../support/years.js';

type Choice = Pick<NewGoalChoice, 'choice' | 'why'> & { revision?: number };

async function choose(api: ApiClient, id: string, choice: Choice): Promise<CarriedGoal[]> {
  const sent = api.put(`/api/look-back/goals/${id}`, { revision: 0, ...choice });
  return CarriedGoals.parse(await reply(sent));
}

const chosenOf = (goals: CarriedGoal[]) =>
  Object.fromEntries(goals.map(({ title, chosen }) => [title, chosen?.choice ?? null]));

async function goalsOf(api: ApiClient) {
  return LookBackPage.parse(await reply(api.get('/api/look-back'))).goals;
}

describe('the turn of a school year', function () {
  this.timeout(30_000);
  afterEach(async () => (await testSystem()).clock.reset());

  it('F15, B9: asks about each open goal of before: keep, change or finish, and why', async () => {
    const student = await buildPerson();
    const [kept, changed, finished] = [
      await buildGoal(student, { title: 'Read more' }),
      await buildGoal(student, { title: 'Be a vet' }),
      await buildGoal(student, { title: 'Join a club' }),
    ];
    const first = await apiAs(student);
    const done = await buildGoal(student, { title: 'Done by then' });
    await reply(first.patch(`/api/goals/${done.id}`, { status: 'done' }));
    const gone = await buildGoal(student, { title: 'Gone by then' });
    await reply(first.delete(`/api/goals/${gone.id}`));
    expect(await goalsOf(first), 'in its own year').to.deep.equal([]);
    const api = await inYears(1, student);
    await reply(api.post('/api/goals', { title: 'New', kind: 'career', horizon: 'year' }), 201);
    const open = { 'Read more': null, 'Be a vet': null, 'Join a club': null };
    expect(chosenOf(await goalsOf(api))).to.deep.equal(open);
    await choose(api, kept.id, { choice: 'keep', why: 'I like it.' });
    await choose(api, changed.id, { choice: 'change', why: 'I met a vet nurse.' });
    const all = await choose(api, finished.id, { choice: 'finish', why: 'I am in it.' });
    expect(all.map(({ status, chosen }) => [chosen?.choice, chosen?.why, status])).to.deep.equal([
      ['keep', 'I like it.', 'active'],
      ['change', 'I met a vet nurse.', 'active'],
      ['finish', 'I am in it.', 'done'],
    ]);
    const { versions } = await reply<RecordHistory>(api.get(`/api/history/goal/${finished.id}`));
    expect(versions[0]?.snapshot).to.include({ status: 'done' });
    const next = await inYears(2, student);
    const asked = { 'Read more': null, 'Be a vet': null, New: null };
    expect(chosenOf(await goalsOf(next)), 'asked anew each year').to.deep.equal(asked);
  });

  it('F15: a choice is taken back, made anew, and never lost to another window', async () => {
    const student = await buildPerson();
    const { id } = await buildGoal(student, { title: 'Join a club' });
    const api = await inYears(1, student);
    const status = async () => GoalList.parse(await reply(api.get('/api/goals')))[0]?.status;
    const undo = (revision: number) => api.post(`/api/look-back/goals/${id}/undo`, { revision });
    const path = `/api/look-back/goals/${id}`;
    await reply(api.put(path, { choice: 'keep', why: ' ', revision: 0 }), 400);
    await reply(api.put(path, { choice: 'drop', why: 'No', revision: 0 }), 400);
    await reply(api.put(path, { choice: 'keep', why: 'Too late', revision: 3 }), 409);
    const [made] = await choose(api, id, { choice: 'finish', why: 'I am in it.' });
    expect([made?.revision, await status()]).to.deep.equal([1, 'done']);
    const [again] = await choose(api, id, { choice: 'finish', why: 'I am in it.' });
    expect(again?.revision, 'the same sent twice').to.equal(1);
    await reply(api.put(path, { choice: 'keep', why: 'Other window', revision: 0 }), 409);
    expect(await status(), 'a refused choice changes nothing').to.equal('done');
    const [anew] = await choose(api, id, { choice: 'keep', why: 'Not yet.', revision: 1 });
    expect([anew?.chosen?.choice, await status()]).to.deep.equal(['keep', 'active']);
    await choose(api, id, { choice: 'finish', why: 'Now.', revision: 2 });
    await reply(undo(2), 409);
    const [back] = CarriedGoals.parse(await reply(undo(3)));
    expect(back).to.deep.include({ chosen: null, revision: 0, status: 'active' });
    await reply(undo(3));
  });

  it('F15, P6: the adviser reads choice and reason once it is handed over, as far as it is shown', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    const people: Person[] = [
      await buildPerson({ course, role: 'counselor' }),
      await buildPerson({ course, role: 'teacher' }),
    ];
    const seen = await buildGoal(student, { title: 'Shown', visibility: 'adviser' });
    const hidden = await buildGoal(student, { title: 'Hidden', visibility: 'private' });
    const api = await inYears(1, student);
    await choose(api, seen.id, { choice: 'keep', why: 'It is me.' });
    await choose(api, hidden.id, { choice: 'keep', why: 'My own.' });
    const [adviser, teacher] = await Promise.all(
      people.map(async (one) => apiAs({ token: await signIn(one) })),
    );
    const path = `/api/class/${student.personId}`;
    const read = async (staff: ApiClient) =>
      StudentLookBack.parse(await reply(staff.get(`${path}/look-back`))).goals;
    const entries = async (staff: ApiClient, from = `${path}/timeline`) =>
      Timeline.parse(await reply(staff.get(from)))
        .years.flatMap((year) => year.entries)
        .filter(({ kind }) => kind.startsWith('choice'))
        .map(({ kind, title, why }) => [kind, title, why]);
    const draft = { text: 'I grew.', visibility: 'teachers', revision: 0 };
    await reply(api.put('/api/look-back', draft));
    expect([await read(adviser!), await entries(adviser!)]).to.deep.equal([[], []]);
    await reply(api.post('/api/look-back/done', { isDone: true, revision: 1 }));
    expect((await read(adviser!)).map(({ chosen }) => chosen?.why)).to.deep.equal(['It is me.']);
    expect(await entries(adviser!)).to.deep.equal([['choice-keep', 'Shown', 'It is me.']]);
    expect([await read(teacher!), await entries(teacher!)]).to.deep.equal([[], []]);
    expect(await entries(api, '/api/timeline')).to.have.length(2);
  });

  it('F15: nobody chooses for somebody else', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    const { id } = await buildGoal(student);
    const classmate = await inYears(1, await buildPerson({ course }));
    const body = { choice: 'keep', why: 'Mine?', revision: 0 };
    await reply(classmate.put(`/api/look-back/goals/${id}`, body), 404);
    await reply(classmate.post(`/api/look-back/goals/${id}/undo`, { revision: 0 }), 404);
    const staff = await buildPerson({ course, role: 'teacher' });
    const teacher = await apiAs({ token: await signIn(staff) });
    await reply(teacher.put(`/api/look-back/goals/${id}`, body), 403);
  });
});
