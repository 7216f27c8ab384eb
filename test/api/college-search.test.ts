import { expect } from 'chai';
import type { CollegeMap, CollegeSelection, PlaceReply } from '#contracts/college-selector.js';
import type { CollegeCareers } from '#contracts/colleges.js';
import type { ProgramSearchReply } from '#contracts/programs.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { buildPerson } from '../support/builders.js';
import { reply } from '../support/reply.js';

describe('Looking for colleges', () => {
  let student: ApiClient;
  before(async () => {
    student = await apiAs(await buildPerson());
  });

  const select = (query: string) => reply<CollegeSelection>(student.get(`/api/colleges?${query}`));
  const firstOf = async (words: string) =>
    (await select(`limit=3&query=${encodeURIComponent(words)}`)).items.map(({ name }) => name);

  const SEARCHES: [typed: string, found: string, within: number][] = [
    ['university of california berkeley', 'University of California-Berkeley', 1],
    ['UCLA', 'University of California-Los Angeles', 1],
    ['MIT', 'Massachusetts Institute of Technology', 1],
    ['penn state', 'Pennsylvania State University-Main Campus', 1],
    ['georgia tech', 'Georgia Institute of Technology-Main Campus', 1],
    ['harvrad', 'Harvard University', 1],
    ['berkely', 'University of California-Berkeley', 1],
    ['ohio state', 'Ohio State University-Main Campus', 1],
    ['nursing columbus ohio', 'Columbus State Community College', 3],
    ['welding tucson', 'Pima Community College', 1],
    ['miami dade', 'Miami Dade College', 1],
  ];
  for (const [typed, found, within] of SEARCHES)
    it(`F50: finds ${found} for “${typed}”`, async () => {
      expect((await firstOf(typed)).slice(0, within)).to.include(found);
    });

  it('F50: says which program was found, and finds nothing for nonsense', async () => {
    const { items } = await select('query=welding%20tucson');
    expect(items[0]!.matched).to.match(/^Welding/);
    expect((await select('query=qqqqzzzz')).total).to.equal(0);
  });

  it('F51: chooses by program, award, place, level, control, price, size and open admission', async () => {
    const musts =
      'career=29-1141.00&award=associate&near=columbus-oh@150&level=four-year,two-year' +
      '&control=public&price=15000&completion=20&open=yes&limit=50';
    const body = await select(musts);
    expect(body.total).to.be.above(3).and.equal(body.items.length);
    for (const college of body.items) {
      expect(college.control).to.equal('public');
      expect(college.netPrice).to.be.at.most(15_000);
      expect(college.miles).to.be.at.most(150);
      expect(college.completion).to.be.at.least(0.2);
      expect(college.reasons.every(({ isMet }) => isMet)).to.equal(true);
      expect(college.reasons.map(({ by }) => by)).to.have.length(8);
    }
    const miles = body.items.map((college) => college.miles!);
    expect(miles).to.deep.equal(miles.toSorted((left, right) => left - right));
    expect(body.names).to.deep.include({ career: 'Registered Nurses' });
    expect(body.names.place).to.deep.equal({ id: 'columbus-oh', city: 'Columbus', state: 'OH' });
  });

  it('F51: takes a wish as a wish: nothing is left out, what fits comes first and says so', async () => {
    const base = 'state=RI&level=four-year';
    const musts = await select(base);
    const wished = await select(`${base}&price=20000&completion=70&nice=price,completion`);
    expect(wished.total).to.equal(musts.total);
    const met = wished.items.map(({ reasons }) => reasons.filter(({ isMet }) => isMet).length);
    expect(met).to.deep.equal(met.toSorted((left, right) => right - left));
    const missed = wished.items.at(-1)!.reasons.find(({ by }) => by === 'price')!;
    expect(missed.isMet).to.equal(false);
  });

  it('F51: says what not to insist on when nothing is left, with how many that brings back', async () => {
    const MUSTS = 'state=RI&level=two-year&control=public&price=1000';
    const body = await select(MUSTS);
    expect(body.total).to.equal(0);
    expect(body.relax.map(({ by }) => by)).to.deep.include(['price']);
    for (const { by, count } of body.relax) {
      const wish = `${MUSTS}&nice=${by.join(',')}`;
      expect((await select(wish)).total, by.join()).to.equal(count);
    }
  });

  it('F51: counts what each choice would leave, and who is left out for want of a number', async () => {
    const body = await select('state=OH&price=20000');
    const levels = body.options.find(({ by }) => by === 'level')!.options;
    for (const { id, count } of levels)
      expect((await select(`state=OH&price=20000&level=${id}`)).total, id).to.equal(count);
    const states = body.options.find(({ by }) => by === 'state')!.options;
    expect(states.find(({ id }) => id === 'CA')!.count).to.be.above(100);
    expect(body.withoutData.find(({ by }) => by === 'price')!.count).to.be.above(0);
  });

  it('F51: names a criterion that makes no sense', async () => {
    for (const [query, field] of [
      ['price=cheap', 'price'],
      ['near=columbus', 'near'],
      ['level=six-year', 'level'],
      ['planet=mars', ''],
    ]) {
      const { body } = (await student.get(`/api/colleges?${query}`).expect(400)) as {
        body: { errors: { pointer: string }[] };
      };
      expect(body.errors[0]!.pointer).to.contain(field);
    }
  });

  it('F51: finds places by the beginning of a name and by ZIP code', async () => {
    const places = async (query: string) =>
      (await reply<PlaceReply>(student.get(`/api/colleges/places?query=${query}`))).items;
    expect((await places('colum')).map(({ city }) => city)).to.include('Columbus');
    expect((await places('portland%20or')).map(({ id }) => id)).to.deep.equal(['portland-or']);
    expect((await places('94720'))[0]).to.deep.include({ city: 'Berkeley', state: 'CA' });
    // Nobody has a college in this ZIP code: its mail center stands for it.
    expect((await places('43299')).map(({ id }) => id)).to.include('columbus-oh');
    expect(await places('zzzz')).to.deep.equal([]);
  });

  it('F51: shows what it found on a map of its own', async () => {
    const body = await reply<CollegeMap>(student.get('/api/colleges/map?state=OH&level=four-year'));
    expect(body.found).to.have.length(body.total);
    for (const { x, y } of body.found) {
      expect(x).to.be.within(600, 800);
      expect(y).to.be.within(150, 350);
    }
    expect(body.background.length).to.be.above(1_000);
  });

  it('F21: finds programs by words, for the colleges that teach them', async () => {
    const search = async (query: string) =>
      (await reply<ProgramSearchReply>(student.get(`/api/programs?query=${query}`))).items;
    const [nursing] = await search('registerd%20nurs');
    expect(nursing).to.include({ code: '51.3801' });
    expect((await select(`program=${nursing!.code}`)).total).to.equal(nursing!.colleges);
    await student.get('/api/programs?query=').expect(400);
  });

  it('F21: leads from a college to the careers of its programs, by group', async () => {
    const path = '/api/colleges/105525/careers';
    const all = await reply<CollegeCareers>(student.get(path));
    expect(all.items).to.deep.equal([]);
    expect(all.clusters.reduce((sum, { count }) => sum + count, 0)).to.equal(all.total);
    const health = await reply<CollegeCareers>(student.get(`${path}?cluster=health-science`));
    const nurse = health.items.find(({ code }) => code === '29-1141.00')!;
    expect(nurse.programs.map(({ code }) => code)).to.include('51.3801');
  });
});
