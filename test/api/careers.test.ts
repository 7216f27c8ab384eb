import { expect } from 'chai';
import type { CareerProfile, CareerSearchReply, CareersHome } from '#contracts/careers.js';
import type { CareerPrograms, ProgramReply } from '#contracts/programs.js';
import { AREAS } from '#contracts/riasec.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { buildPerson } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

describe('Careers', () => {
  let student: ApiClient;
  before(async () => {
    student = await apiAs(await buildPerson());
  });

  it('F38: shows a career with sources and years', async () => {
    const body = await reply<CareerProfile>(student.get('/api/careers/29-1141.00'));
    expect(body.title).to.equal('Registered Nurses');
    expect(body.titleLocale).to.equal('en');
    expect(body.pay.data?.yearly?.p50).to.equal(97_550);
    expect(body.pay.source).to.deep.equal({ id: 'wages', year: 2025 });
    expect(body.jobOutlook.data?.growthPercent).to.equal(4.9);
    expect(body.interests.data?.s).to.equal(5.57);
    expect(body.related.data).to.have.length(10);
    expect(body.educationLevels.data?.length).to.be.above(2);
    expect(body.skills.data?.[0]).to.have.keys('id', 'importance');
  });

  it('F25: leads from a career to its programs and from a program back', async () => {
    const { items, source } = await reply<CareerPrograms>(
      student.get('/api/careers/29-1141.00/programs'),
    );
    expect(source).to.deep.equal({ id: 'cip-soc', year: 2020 });
    expect(items[0]).to.deep.include({ code: '51.3801', family: '51', colleges: 2_122 });
    const program = await reply<ProgramReply>(student.get('/api/programs/51.3801'));
    expect(program.careers.map(({ title }) => title)).to.include('Registered Nurses');
    const none = await reply<CareerPrograms>(student.get('/api/careers/55-1011.00/programs'));
    expect(none).to.deep.include({ items: [], noData: 'no-program' });
    await student.get('/api/careers/99-9999.00/programs').expect(404);
    await student.get('/api/programs/99.9999').expect(404);
    await student.get('/api/programs/nursing').expect(400);
  });

  it('answers 404 for an unknown code and 400 for no code at all', async () => {
    await student.get('/api/careers/99-9999.00').expect(404);
    await student.get('/api/careers/nurse').expect(400);
  });

  it('finds careers by words', async () => {
    const body = await reply<CareerSearchReply>(student.get('/api/careers?query=nurce&limit=5'));
    expect(body.items).to.have.length(5);
    expect(body.items.map((item) => item.title)).to.include('Registered Nurses');
  });

  it('combines words, cluster, subject, letter and area', async () => {
    const nurses = await reply<CareerSearchReply>(
      student.get('/api/careers?query=nurse&cluster=health-science'),
    );
    expect(nurses.total).to.be.above(3);
    const some = await reply<CareerSearchReply>(
      student.get('/api/careers?subject=biology-life-science&letter=v'),
    );
    expect(some.items.map((item) => item.title)).to.include('Veterinarians');
    const social = await reply<CareerSearchReply>(student.get('/api/careers?area=s&limit=100'));
    for (const { areas } of social.items) expect(areas.slice(0, 2)).to.include('s');
  });

  it('goes through all careers page by page, by title', async () => {
    const first = await reply<CareerSearchReply>(student.get('/api/careers?limit=100'));
    const second = await reply<CareerSearchReply>(student.get('/api/careers?limit=100&offset=100'));
    expect(first.total).to.equal(1_016);
    expect(first.items[0]?.title).to.match(/^A/);
    expect(second.items[0]?.code).to.not.equal(first.items[0]?.code);
  });

  it('refuses filters it does not know and pages without end', async () => {
    await student.get('/api/careers?color=red').expect(400);
    await student.get('/api/careers?limit=1000').expect(400);
    await student.get(`/api/careers?query=${'x'.repeat(101)}`).expect(400);
  });

  it('F11: opens with six careers, one an area, and the doors', async () => {
    const body = await reply<CareersHome>(student.get('/api/careers/home'));
    expect(body.careers.map((career) => career.area)).to.deep.equal([...AREAS]);
    for (const career of body.careers) {
      expect(career.clusters, career.title).to.not.be.empty;
      expect(career.paySource.year, career.title).to.be.within(2024, 2026);
    }
    expect(body.clusters).to.have.length(16);
    expect(body.subjects).to.have.length(18);
    for (const { count } of body.clusters) expect(count).to.be.at.least(10);
  });

  it('F11: shows other careers on another day', async () => {
    const { clock } = await testSystem();
    const codes = async () => {
      const body = await reply<CareersHome>(student.get('/api/careers/home'));
      return body.careers.map((career) => career.code);
    };
    const today = await codes();
    expect(await codes()).to.deep.equal(today);
    clock.advance(86_400_000);
    const classmate = await apiAs(await buildPerson());
    const tomorrow = await reply<CareersHome>(classmate.get('/api/careers/home'));
    clock.reset();
    expect(tomorrow.careers.map(({ code }) => code)).to.not.deep.equal(today);
  });

  it('is open to every role, and to nobody who has not signed in', async () => {
    const teacher = await apiAs(await buildPerson({ role: 'teacher' }));
    await teacher.get('/api/careers/29-1141.00').expect(200);
    await (await apiAs(null)).get('/api/careers/29-1141.00').expect(401);
  });
});
