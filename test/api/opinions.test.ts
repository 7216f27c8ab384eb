import { expect } from 'chai';
import type { ActivityList } from '#contracts/activities.js';
import type { SavedCareer, SavedCareerList, SharedCareers } from '#contracts/careers.js';
import type { ReasonOffers } from '#contracts/opinions.js';
import type { Looks } from '#contracts/sharing.js';
import { buildMyActivity } from '../support/activities.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Person } from '../support/builders.js';
import { planIn, takeOut, unpack } from '../support/passports.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const NURSE = '/api/saved-careers/29-1141.00';
const CARPENTER = '/api/saved-careers/47-2031.00';

describe('What a student says of a saved career', () => {
  let person: Person;
  let student: ApiClient;
  beforeEach(async () => {
    person = await buildPerson();
    student = await apiAs(person);
  });
  afterEach(async () => {
    (await testSystem()).clock.reset();
  });

  const say = (body: object) => reply<SavedCareer>(student.put(NURSE, body));
  const planned = async () =>
    (await reply<ActivityList>(student.get('/api/my-activities'))).activities.filter(
      ({ kind }) => kind === 'planning',
    );

  it('F30: keeps lines for and against in the order the student gave them', async () => {
    await say({ pros: ['Helps people', 'Near home'], cons: ['Night work'] });
    const turned = await say({ pros: ['Near home', 'Helps people', 'Good pay'] });
    expect(turned.pros).to.deep.equal(['Near home', 'Helps people', 'Good pay']);
    expect(turned.cons).to.deep.equal(['Night work']);
    const emptied = await say({ cons: [] });
    expect([emptied.pros.length, emptied.cons.length]).to.deep.equal([3, 0]);
  });

  it('F30: the dated history holds the lines of each time', async () => {
    const { clock } = await testSystem();
    await say({ rating: 4, pros: ['Helps people'] });
    clock.advance(3 * 60_000);
    await say({ pros: ['Helps people', 'Near home'] });
    clock.advance(20 * 60_000);
    await say({ cons: ['Night work'] });
    const { history } = await say({ rating: 2 });
    expect(history.map(({ rating, pros, cons }) => [rating, pros, cons])).to.deep.equal([
      [2, ['Helps people', 'Near home'], ['Night work']],
      [4, ['Helps people', 'Near home'], ['Night work']],
      // Three minutes later is the same time.
      [4, ['Helps people', 'Near home'], []],
    ]);
  });

  it('F32: keeps how well the student could do, and why', async () => {
    const body = await say({ confidence: 5, reasons: ['I stay calm', 'First aid course'] });
    expect(body).to.deep.include({ confidence: 5, reasons: ['I stay calm', 'First aid course'] });
    const changed = await say({ confidence: 3 });
    expect(changed.reasons).to.deep.equal(['I stay calm', 'First aid course']);
    expect(changed.history.map(({ confidence }) => confidence)).to.deep.equal([3, 5]);
    expect((await say({ confidence: null })).confidence).to.equal(null);
  });

  it('F32: offers reasons from the student’s own strengths, skills and activities only', async () => {
    await reply(student.post('/api/strengths', { side: 'strength', text: 'Patient' }), 201);
    await reply(student.post('/api/strengths', { side: 'growth', text: 'Being on time' }), 201);
    await buildMyActivity(person, { title: 'Food bank', skills: ['Sorting', 'patient'] });
    await buildMyActivity(person, { title: 'Choir', skills: ['Singing', 'Sorting'] });
    await buildMyActivity(await buildPerson(), { title: 'Of somebody else' });
    await say({ rating: 3 });
    const { items } = await reply<ReasonOffers>(student.get('/api/reason-offers'));
    expect(items).to.deep.equal([
      { text: 'Patient', from: 'strength' },
      { text: 'Sorting', from: 'skill' },
      { text: 'Singing', from: 'skill' },
      { text: 'Choir', from: 'activity' },
      { text: 'Food bank', from: 'activity' },
    ]);
  });

  it('F30: names the field of a line that is empty, too long or one too many', async () => {
    const bad: [object, string][] = [
      [{ pros: ['x'.repeat(201)] }, '/pros/0'],
      [{ cons: ['fine', '  '] }, '/cons/1'],
      [{ reasons: Array.from({ length: 13 }, (_, place) => `${place}`) }, '/reasons'],
      [{ confidence: 6 }, '/confidence'],
      [{ visibility: 'everybody' }, '/visibility'],
    ];
    for (const [body, pointer] of bad) {
      const problem = await reply<{ errors: { pointer: string }[] }>(student.put(NURSE, body), 400);
      expect(problem.errors.map((one) => one.pointer).join()).to.contain(pointer);
    }
  });

  it('F32: staff see a career only when the student shares it, and without what was said before', async () => {
    const course = await buildCourse();
    const owner = await buildPerson({ course });
    const own = await apiAs(owner);
    const as = async (role: 'teacher' | 'counselor') => apiAs(await buildPerson({ course, role }));
    const [teacher, counselor] = [await as('teacher'), await as('counselor')];
    const path = `/api/class/${owner.personId}/saved-careers`;
    const seen = async (staff: ApiClient) =>
      (await reply<SharedCareers>(staff.get(path))).items.map(({ career }) => career.title);
    await own.put(NURSE, { confidence: 2, reasons: ['Not sure'] }).expect(200);
    await own.put(CARPENTER, { rating: 5 }).expect(200);
    expect([await seen(teacher), await seen(counselor)]).to.deep.equal([[], []]);
    await own.put(NURSE, { confidence: 4, visibility: 'adviser' }).expect(200);
    expect([await seen(teacher), await seen(counselor)]).to.deep.equal([[], ['Registered Nurses']]);
    await own.put(NURSE, { visibility: 'teachers' }).expect(200);
    const { items } = await reply<SharedCareers>(teacher.get(path));
    expect(items[0]).to.deep.include({ confidence: 4, reasons: ['Not sure'] });
    expect(items[0]).not.to.have.property('history');
    await own.put(NURSE, { visibility: 'private' }).expect(200);
    expect([await seen(teacher), await seen(counselor)]).to.deep.equal([[], []]);
    const { looks } = await reply<Looks>(own.get('/api/sharing/looks'));
    expect(looks.map(({ what }) => what)).to.include('plan');
    const stranger = await apiAs(
      await buildPerson({ course: await buildCourse(), role: 'teacher' }),
    );
    await stranger.get(path).expect(404);
    await own.get(path).expect(403);
  });

  it('F32: a choice of who sees it is no change of mind', async () => {
    await say({ rating: 4 });
    const body = await say({ visibility: 'teachers' });
    expect(body.visibility).to.equal('teachers');
    expect(body.history).to.have.length(1);
    const list = await reply<SavedCareerList>(student.get('/api/saved-careers'));
    expect(list.items[0]!.visibility).to.equal('teachers');
  });

  it('F32: a passport for others leaves out careers that only the student sees', async () => {
    await say({ pros: ['Helps people'], confidence: 4, visibility: 'teachers' });
    await student.put(CARPENTER, { thought: 'Secret' }).expect(200);
    const codes = async (scope: string) =>
      planIn(unpack(await takeOut(person, scope))).parts.careers.map(({ id }) => id);
    expect(await codes('whole')).to.have.members(['29-1141.00', '47-2031.00']);
    expect(await codes('shared')).to.deep.equal(['29-1141.00']);
  });

  it('F11, F19: looking at a career is logged with the first thing done with it, once', async () => {
    await student.get('/api/careers/29-1141.00').expect(200);
    await student.get(NURSE).expect(200);
    await student.get('/api/careers/29-1141.00/voices').expect(200);
    expect(await planned()).to.deep.equal([]);
    await say({ pros: ['Helps people'] });
    await say({ rating: 4, thought: 'Good' });
    await student.delete(NURSE).expect(200);
    await say({ cons: ['Night work'] });
    expect((await planned()).map(({ title, visibility }) => [title, visibility])).to.deep.equal([
      ['Looked into a career: Registered Nurses', 'adviser'],
    ]);
  });

  for (const body of [
    {},
    { rating: 3 },
    { confidence: 2 },
    { cons: ['Far away'] },
    { thought: 'Hm' },
  ])
    it(`F11, F19: an action counts as exploring: ${Object.keys(body).join() || 'saving it'}`, async () => {
      await say(body);
      expect(await planned()).to.have.length(1);
    });
});
