import { expect } from 'chai';
import type {
  CareerSearchReply,
  SavedCareer,
  SavedCareerList,
  SavedCareerPay,
  SavedCareerReply,
} from '#contracts/careers.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { buildCourse, buildPerson } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const NURSE = '/api/saved-careers/29-1141.00';

describe('Saved careers', () => {
  let student: ApiClient;
  beforeEach(async () => {
    student = await apiAs(await buildPerson());
  });
  afterEach(async () => {
    (await testSystem()).clock.reset();
  });

  it('F30: saves a career with rating, thought and interest', async () => {
    const body = await reply<SavedCareer>(
      student.put(NURSE, { rating: 4, thought: 'My aunt is one.', stillInterested: true }),
    );
    expect(body).to.deep.include({ rating: 4, thought: 'My aunt is one.', isRemoved: false });
    expect(body.career.title).to.equal('Registered Nurses');
    const list = await reply<SavedCareerList>(student.get('/api/saved-careers'));
    expect(list.items).to.have.length(1);
    const one = await reply<SavedCareerReply>(student.get(NURSE));
    expect(one.saved?.rating).to.equal(4);
  });

  it('keeps what a change leaves out', async () => {
    await student.put(NURSE, { rating: 4, thought: 'Good' }).expect(200);
    const body = await reply<SavedCareer>(student.put(NURSE, { stillInterested: false }));
    expect(body).to.deep.include({ rating: 4, thought: 'Good', stillInterested: false });
    const cleared = await reply<SavedCareer>(student.put(NURSE, { rating: null }));
    expect(cleared.rating).to.equal(null);
  });

  it('F30: keeps a dated history of changes of mind', async () => {
    const { clock } = await testSystem();
    await student.put(NURSE, { rating: 5 }).expect(200);
    clock.advance(30 * 60_000);
    await student.put(NURSE, { rating: 2, thought: 'Night work.' }).expect(200);
    clock.advance(20 * 60_000);
    const body = await reply<SavedCareer>(student.put(NURSE, { stillInterested: false }));
    expect(body.history.map((entry) => [entry.rating, entry.stillInterested])).to.deep.equal([
      [2, false],
      [2, true],
      [5, true],
    ]);
    expect(body.history[0]!.at > body.history[1]!.at).to.equal(true);
  });

  it('F30: counts a thought stored while it is typed as one change', async () => {
    await student.put(NURSE, {}).expect(200);
    for (const thought of ['I', 'I like', 'I like helping'])
      await student.put(NURSE, { thought }).expect(200);
    const same = await reply<SavedCareer>(student.put(NURSE, { thought: 'I like helping' }));
    expect(same.history.map((entry) => entry.thought)).to.deep.equal(['I like helping', '']);
  });

  it('removes with undo, and nothing is lost', async () => {
    await student.put(NURSE, { rating: 3, thought: 'Maybe' }).expect(200);
    const removed = await reply<SavedCareer>(student.delete(NURSE));
    expect(removed.isRemoved).to.equal(true);
    expect((await reply<SavedCareerList>(student.get('/api/saved-careers'))).items).to.deep.equal(
      [],
    );
    expect((await reply<SavedCareerReply>(student.get(NURSE))).saved).to.equal(null);
    const restored = await reply<SavedCareer>(student.post(`${NURSE}/restore`));
    expect(restored).to.deep.include({ rating: 3, thought: 'Maybe', isRemoved: false });
  });

  it('refuses unknown careers, ratings off the scale, long thoughts and other fields', async () => {
    await student.put('/api/saved-careers/99-9999.00', {}).expect(404);
    await student.delete('/api/saved-careers/15-1252.00').expect(404);
    for (const body of [
      { rating: 6 },
      { rating: 0 },
      { rating: 2.5 },
      { thought: 'x'.repeat(1_001) },
      { color: 'red' },
    ])
      await student.put(NURSE, body).expect(400);
  });

  it('stops at 200 careers', async () => {
    const first = await reply<CareerSearchReply>(student.get('/api/careers?limit=100'));
    const second = await reply<CareerSearchReply>(student.get('/api/careers?limit=100&offset=100'));
    const codes = [...first.items, ...second.items].map((item) => item.code);
    for (const code of codes) await student.put(`/api/saved-careers/${code}`, {}).expect(200);
    const extra = codes.includes('29-1141.00') ? '29-2061.00' : '29-1141.00';
    await student.put(`/api/saved-careers/${extra}`, {}).expect(409);
    await student.put(`/api/saved-careers/${codes[0]}`, { rating: 5 }).expect(200);
  });

  it('Budget: tells what each saved career pays, with source and year', async () => {
    await student.put(NURSE, {}).expect(200);
    await student.put('/api/saved-careers/55-1011.00', { stillInterested: false }).expect(200);
    const { items } = await reply<SavedCareerPay>(student.get('/api/saved-career-pay'));
    expect(
      items.map(({ career, stillInterested }) => [career.title, stillInterested]),
    ).to.deep.equal([
      ['Air Crew Officers', false],
      ['Registered Nurses', true],
    ]);
    expect(items[0]!.pay).to.deep.include({ data: null, noData: 'military' });
    const { yearly } = items[1]!.pay.data!;
    expect(yearly!.p10! < yearly!.p50! && yearly!.p50! < yearly!.p90!).to.equal(true);
    expect(items[1]!.pay.source.year).to.be.within(2020, 2030);
    await (
      await apiAs(await buildPerson({ role: 'teacher' }))
    )
      .get('/api/saved-career-pay')
      .expect(403);
  });

  it('belong to one student: nobody else sees or changes them', async () => {
    const course = await buildCourse();
    const owner = await apiAs(await buildPerson({ course }));
    await owner.put(NURSE, { thought: 'Mine' }).expect(200);
    const classmate = await apiAs(await buildPerson({ course }));
    expect((await reply<SavedCareerReply>(classmate.get(NURSE))).saved).to.equal(null);
    await classmate.delete(NURSE).expect(404);
    for (const role of ['teacher', 'counselor', 'admin', 'observer'] as const) {
      const other = await apiAs(await buildPerson({ course, role }));
      await other.get('/api/saved-careers').expect(403);
      await other.put(NURSE, {}).expect(403);
    }
    await (await apiAs(null)).get('/api/saved-careers').expect(401);
  });
});
