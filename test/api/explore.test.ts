import { expect } from 'chai';
import { all as messages } from '#contracts/generated/messages/all.js';
import type { SelectorReply } from '#contracts/career-selector.js';
import type { CareerSearchReply } from '#contracts/careers.js';
import type {
  CareerClusters,
  CareerIndexReply,
  ClusterReply,
  PathwayReply,
  SchoolSubjects,
  SubjectReply,
} from '#contracts/explore.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { buildPerson } from '../support/builders.js';
import { reply } from '../support/reply.js';

describe('Ways to look for careers', () => {
  let student: ApiClient;
  before(async () => {
    student = await apiAs(await buildPerson());
  });

  const totalOf = async (filter: string) =>
    (await reply<CareerSearchReply>(student.get(`/api/careers?limit=1&${filter}`))).total;

  it('F47: has 16 clusters of ten careers or more, each with its pathways', async () => {
    const { items, source } = await reply<CareerClusters>(student.get('/api/careers/clusters'));
    expect(items).to.have.length(16);
    expect(source).to.deep.equal({ id: 'clusters', year: 2023 });
    for (const { id, count, pathways } of items) {
      expect(count, id).to.be.at.least(10);
      expect(count, id).to.equal(await totalOf(`cluster=${id}`));
      expect(pathways.length, id).to.be.at.least(2);
    }
    expect(items.flatMap(({ pathways }) => pathways)).to.have.length(73);
  });

  it('F47: goes from a cluster by a pathway to its careers', async () => {
    const { cluster } = await reply<ClusterReply>(
      student.get('/api/careers/clusters/health-science'),
    );
    const therapy = cluster.pathways.find(({ id }) => id.endsWith('therapeutic-services'))!;
    const found = await reply<PathwayReply>(student.get(`/api/careers/pathways/${therapy.id}`));
    expect(found.cluster).to.equal('health-science');
    expect(found.items).to.have.length(therapy.count);
    const titles = found.items.map(({ title }) => title);
    expect(titles).to.include('Registered Nurses');
    expect(titles).to.deep.equal(titles.toSorted(new Intl.Collator('en').compare));
  });

  it('F47: has words of our own for every cluster and pathway, in both languages', async () => {
    const { items } = await reply<CareerClusters>(student.get('/api/careers/clusters'));
    const keys = items.flatMap(({ id, pathways }) => [
      `about-${id}`,
      ...pathways.map((pathway) => `pathway-${pathway.id}`),
    ]);
    for (const locale of ['en', 'es'] as const)
      expect(
        keys.filter((key) => !(key in messages[locale].explore)),
        locale,
      ).to.deep.equal([]);
  });

  it('F45: counts the titles of each letter, and lists those of one', async () => {
    const body = await reply<CareerIndexReply>(student.get('/api/careers/index?letter=v'));
    expect(body.letter).to.equal('V');
    expect(body.letters.map(({ id }) => id).join('')).to.equal('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    expect(body.letters.reduce((sum, { count }) => sum + count, 0)).to.equal(1_016);
    expect(body.items).to.have.length(body.letters.find(({ id }) => id === 'V')!.count);
    expect(body.items.map(({ title }) => title)).to.include('Veterinarians');
  });

  it('F45: says that a letter has no career', async () => {
    const body = await reply<CareerIndexReply>(student.get('/api/careers/index?letter=X'));
    expect(body.items).to.deep.equal([]);
    expect(body.letters.find(({ id }) => id === 'X')!.count).to.equal(0);
    await student.get('/api/careers/index?letter=%C3%84').expect(400);
  });

  it('F46: finds the careers that use a school subject, with how, the most first', async () => {
    const { items } = await reply<SchoolSubjects>(student.get('/api/careers/subjects'));
    expect(items).to.have.length(18);
    const biology = items.find(({ id }) => id === 'biology-life-science')!;
    const body = await reply<SubjectReply>(
      student.get('/api/careers/subjects/biology-life-science?limit=100'),
    );
    expect(body.total).to.equal(biology.count);
    expect(body.items).to.have.length(biology.count);
    expect(body.source).to.deep.equal({ id: 'subjects', year: 2026 });
    const strongest = body.items.map(({ uses }) => uses[0]?.importance ?? 0);
    expect(strongest).to.deep.equal(strongest.toSorted((left, right) => right - left));
    expect(strongest[0]).to.be.above(4.5);
    const vet = body.items.find(({ title }) => title === 'Veterinarians')!;
    expect(vet.uses[0]).to.have.property('id', 'biology');
  });

  it('F46: goes through a large subject page by page', async () => {
    const path = '/api/careers/subjects/english-language-arts';
    const first = await reply<SubjectReply>(student.get(`${path}?limit=20`));
    const second = await reply<SubjectReply>(student.get(`${path}?limit=20&offset=20`));
    const codes = new Set([...first.items, ...second.items].map(({ code }) => code));
    expect(codes.size).to.equal(40);
  });

  const select = (filters: string) =>
    reply<SelectorReply>(student.get(`/api/careers/selector?${filters}`));
  const optionsOf = (body: SelectorReply, name: string) =>
    body.facets.find(({ facet }) => facet === name)!;

  it('F48: chooses by education, pay, outlook, interests, subjects, cluster and skills', async () => {
    const filters = [
      'interests=s&education=bachelor-s-degree,master-s-degree&pay=60000&outlook=average,faster',
      'subjects=psychology&clusters=health-science&skills=active-listening&limit=100',
    ].join('&');
    const body = await select(filters);
    expect(body.items.map(({ title }) => title)).to.include('Registered Nurses');
    expect(body.total).to.equal(body.items.length);
    for (const career of body.items) {
      expect(career.areas).to.include('s');
      expect(career.typicalEducation).to.be.oneOf(['bachelor-s-degree', 'master-s-degree']);
      expect(career.medianYearly).to.be.at.least(60_000);
      expect(career.outlook).to.be.oneOf(['average', 'faster']);
      expect(career.clusters).to.include('health-science');
    }
    expect(body.chosen).to.have.length(9);
  });

  it('F48: says for each choice how many careers it leaves', async () => {
    const body = await select('interests=s&clusters=finance');
    const countOf = (name: string, wanted: string) =>
      optionsOf(body, name).options.find(({ id }) => id === wanted)!.count;
    for (const [name, id, filters] of [
      ['outlook', 'slower', 'interests=s&clusters=finance&outlook=slower'],
      ['interests', 'e', 'interests=s,e&clusters=finance'],
      ['clusters', 'marketing', 'interests=s&clusters=marketing'],
    ] as const)
      expect((await select(filters)).total, name).to.equal(countOf(name, id));
    expect(optionsOf(body, 'pay').source).to.deep.equal({ id: 'wages', year: 2025 });
  });

  it('F48: names what to take away when nothing is left, and how many that brings back', async () => {
    const body = await select('clusters=health-science&skills=programming&interests=s');
    expect(body.total).to.equal(0);
    expect(body.relax[0]!.count).to.be.above(10);
    for (const { filters, count } of body.relax) {
      const gone = new Set(filters.map(({ facet }) => facet));
      const rest = ['clusters=health-science', 'skills=programming', 'interests=s'].filter(
        (filter) => !gone.has(filter.split('=')[0] as never),
      );
      expect((await select(rest.join('&'))).total).to.equal(count);
    }
  });

  it('F48: says how many careers are left out because nothing is published', async () => {
    const body = await select('pay=30000&clusters=arts-audio-video-technology-and-communications');
    expect(optionsOf(body, 'pay').withoutData).to.be.above(3);
    expect(optionsOf(body, 'outlook').withoutData).to.equal(0);
  });

  it('F48: sorts by pay and growth, and leaves out ids that it does not have', async () => {
    const paid = await select('sort=pay&clusters=finance,magic&interests=x');
    expect(paid.chosen).to.deep.equal([{ facet: 'clusters', id: 'finance' }]);
    const pays = paid.items.map(({ medianYearly }) => medianYearly ?? 0);
    expect(pays).to.deep.equal(pays.toSorted((left, right) => right - left));
    const { items } = await select('sort=growth&limit=3');
    expect(items[0]!.growthPercent).to.be.at.least(items[2]!.growthPercent!);
    await student.get('/api/careers/selector?pay=<b>').expect(400);
    await student.get('/api/careers/selector?color=red').expect(400);
  });

  it('does not know other clusters, pathways and subjects, and is open to staff', async () => {
    for (const path of ['clusters/magic', 'pathways/magic--wands', 'subjects/potions'])
      await student.get(`/api/careers/${path}`).expect(404);
    const teacher = await apiAs(await buildPerson({ role: 'teacher' }));
    await teacher.get('/api/careers/clusters').expect(200);
    await (await apiAs(null)).get('/api/careers/clusters').expect(401);
  });
});
