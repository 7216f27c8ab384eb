import { expect } from 'chai';
import type { CollegeProfile, CollegePrograms } from '#contracts/colleges.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { buildPerson } from '../support/builders.js';
import { reply } from '../support/reply.js';

describe('Colleges', () => {
  let student: ApiClient;
  before(async () => {
    student = await apiAs(await buildPerson());
  });

  it('F49: has a profile with source and year on each number', async () => {
    const body = await reply<CollegeProfile>(student.get('/api/colleges/110635'));
    expect(body).to.include({ city: 'Berkeley', state: 'CA', control: 'public' });
    expect(body.community).to.equal('city');
    expect(body.communitySize).to.equal('midsize');
    expect(body.averageNetPrice).to.deep.equal({
      ...{ value: 14_979, none: null, source: { id: 'scorecard', years: '2023–24' } },
    });
    expect(body.netPriceByIncome.data![0]).to.deep.equal({ income: '0-30', dollars: 5_895 });
    expect(body.links.home).to.equal('https://www.berkeley.edu/');
  });

  it('F52: lists what a college teaches, with the awards and how many finished', async () => {
    const body = await reply<CollegePrograms>(student.get('/api/colleges/110635/programs'));
    expect(body.source).to.deep.equal({ id: 'completions', years: '2023–24' });
    const titles = body.items.map(({ title }) => title);
    expect(titles).to.deep.equal(titles.toSorted(new Intl.Collator('en').compare));
    expect(body.items.find(({ code }) => code === '11.0701')!.awards).to.deep.include({
      ...{ award: 'bachelor', finishers: 796 },
    });
  });

  it('F49: answers an unknown college as not found, and a number of another form by name', async () => {
    await student.get('/api/colleges/999999').expect(404);
    await student.get('/api/colleges/999999/programs').expect(404);
    const { body } = (await student.get('/api/colleges/11063').expect(400)) as {
      body: { errors: { pointer: string }[] };
    };
    expect(body.errors[0]!.pointer).to.contain('unitid');
  });
});
