import { expect } from 'chai';
import type { WayChoices, WayId, Ways } from '#contracts/ways.js';
import { apiAs, type ApiClient } from '../support/api.js';
import { buildPerson, type Person } from '../support/builders.js';
import { bring, planOfStudent } from '../support/compared-plans.js';
import { takeOut } from '../support/passports.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const NURSE = '29-1141.00';
const ELECTRICIAN = '47-2111.00';
const MINUTE = 60_000;

describe('Ways after high school', function () {
  this.timeout(60_000);
  let person: Person;
  let student: ApiClient;
  beforeEach(async () => {
    person = await buildPerson();
    student = await apiAs(person);
  });
  afterEach(async () => {
    (await testSystem()).clock.reset();
  });

  const ways = (career = '') => reply<Ways>(student.get(`/api/ways${career}`));
  const of = async (career: string, way: WayId) =>
    Object.fromEntries(
      (await ways(`?career=${career}`)).items
        .find((one) => one.way === way)!
        .facts.map((fact) => [fact.id, fact]),
    );
  const own = async () => (await reply<WayChoices>(student.get('/api/my-ways'))).items;
  const choose = async (way: WayId, why = '') =>
    (await reply<WayChoices>(student.post('/api/my-ways', { way, why }), 201)).items;
  const passes = async (minutes: number) => {
    const { clock } = await testSystem();
    clock.advance(minutes * MINUTE);
  };

  it('F21: seven ways, each with facts that name their source and year, or say why there is none', async () => {
    const { items, career } = await ways();
    expect(career).to.equal(null);
    expect(items.map(({ way }) => way)).to.deep.equal([
      ...['work', 'apprenticeship', 'military', 'two-year', 'four-year', 'gap-year', 'other'],
    ]);
    for (const { way, facts } of items) {
      expect(facts, way).to.have.length.above(0);
      for (const { id, value, none, source } of facts) {
        expect(value === null, id).to.equal(none !== null);
        if (value === null) continue;
        expect(value, id).to.be.above(0);
        const year = source?.from === 'careers' ? String(source.year) : source?.years;
        expect(year, id).to.match(/^20\d\d/);
      }
    }
  });

  it('F21: counts and middles are those of the data', async () => {
    const { items } = await ways();
    const value = (way: WayId, id: string) =>
      items.find((one) => one.way === way)!.facts.find((one) => one.id === id)!.value!;
    expect(
      value('two-year', 'two-year-colleges') + value('four-year', 'four-year-colleges'),
    ).to.equal(5_654);
    expect(value('two-year', 'two-year-completion')).to.be.within(0.3, 0.9);
    expect(value('four-year', 'four-year-tuition')).to.be.within(5_000, 40_000);
    expect(value('work', 'work-pay')).to.be.within(25_000, 70_000);
  });

  it('F21: of a saved career each way says what leads there and who teaches it', async () => {
    const nurse = await of(NURSE, 'four-year');
    expect(nurse['career-start']!.none).to.equal(null);
    expect(nurse['career-programs']!.value).to.be.above(3);
    expect(nurse['career-colleges']!.value).to.be.above(700);
    expect(nurse['career-share']!.value).to.be.within(0, 1);
    const found = await reply<{ total: number }>(
      student.get(`/api/colleges?career=${NURSE}&award=bachelor`),
    );
    expect(found.total).to.equal(nurse['career-colleges']!.value);
    const trade = await of(ELECTRICIAN, 'apprenticeship');
    expect(trade['career-training']!.source).to.include({ id: 'typical-education' });
    expect(await of(ELECTRICIAN, 'work')).to.have.property('career-start');
    await student.get('/api/ways?career=99-9999.00').expect(404);
    await student.get('/api/ways?career=nurse').expect(400);
  });

  it('F30: a student chooses a way with why, and every change of mind stays with its date', async () => {
    await choose('four-year', 'Nursing');
    await passes(15);
    await choose('apprenticeship', 'Paid from the first day');
    await passes(15);
    await choose('apprenticeship', 'Paid, and close to home');
    expect((await own()).map(({ way, why }) => [way, why])).to.deep.equal([
      ['apprenticeship', 'Paid, and close to home'],
      ['apprenticeship', 'Paid from the first day'],
      ['four-year', 'Nursing'],
    ]);
    const dates = (await own()).map(({ chosenAt }) => chosenAt);
    expect(dates).to.deep.equal(dates.toSorted().toReversed());
  });

  it('F30: other words within ten minutes put the last choice right, and the same twice is once', async () => {
    await choose('gap-year', 'To wrok');
    await choose('gap-year', 'To work');
    await choose('gap-year', 'To work');
    expect((await own()).map(({ why }) => why)).to.deep.equal(['To work']);
    await choose('work');
    expect(await own()).to.have.length(2);
  });

  it('F30: a choice is taken out and put back; only its own student can', async () => {
    const { id } = (await choose('military', 'Like my aunt'))[0]!;
    const other = await apiAs(await buildPerson());
    await other.delete(`/api/my-ways/${id}`).expect(404);
    await student.delete(`/api/my-ways/${id}`).expect(200);
    expect(await own()).to.deep.equal([]);
    await other.post(`/api/my-ways/${id}/restore`).expect(404);
    await student.post(`/api/my-ways/${id}/restore`).expect(200);
    expect(await own()).to.have.length(1);
  });

  it('F30: refuses what is no way and too many words, and staff have no choice of their own', async () => {
    await student.post('/api/my-ways', { way: 'prison' }).expect(400);
    const long = await student.post('/api/my-ways', { way: 'work', why: 'x'.repeat(1_001) });
    expect(long.status).to.equal(400);
    expect(long.text).to.contain('why');
    const teacher = await apiAs(await buildPerson({ role: 'teacher' }));
    await teacher.get('/api/my-ways').expect(403);
    await teacher.get('/api/ways').expect(200);
  });

  it('B5: a choice travels in the passport with its date', async () => {
    await choose('two-year', 'Near home');
    const there = await buildPerson();
    await bring(there, await takeOut(person));
    const { parts } = await planOfStudent(there);
    expect(parts.ways.map(({ way, why }) => [way, why])).to.deep.equal([['two-year', 'Near home']]);
    expect(parts.ways[0]!.chosenAt).to.equal((await own())[0]!.chosenAt);
  });
});
