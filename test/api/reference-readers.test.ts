import { expect } from 'chai';
import { CareerPrograms } from '#contracts/programs.js';
import { occupations } from '#server/features/careers/occupation-store.js';
import {
  cellsOf,
  fixture,
  forgetReleases,
  referenceStage,
  workbook,
} from '../support/reference.js';
import { reply } from '../support/reply.js';

const NURSES = '29-1141.00';
const DEVELOPERS = '15-1252.00';
const ELECTRICIANS = '47-2111.00';

describe('readers of official tables', function () {
  this.timeout(60_000);
  let stage: Awaited<ReturnType<typeof referenceStage>>;
  before(async () => {
    stage = await referenceStage();
  });
  afterEach(() => forgetReleases());

  it('F38: O*NET workbook: skills, knowledge with its subjects, values, education, titles, tools, related', async () => {
    const { read, apply } = stage;
    const names = [
      'Skills',
      'Knowledge',
      'Work Values',
      'Related Occupations',
      'Technology Skills',
      'Alternate Titles',
    ];
    const sheets = Object.fromEntries(
      [
        ...names,
        'Sample of Reported Titles',
        'Work Styles',
        'Education, Training, and Experience',
      ].map((name) => [...[name.slice(0, 31), cellsOf(`onet-excel/${name}.tsv`)]]),
    ) as Record<string, (string | number)[][]>;
    const shipped = structuredClone((await occupations()).byCode.get(DEVELOPERS)!);
    const file = await read('db_29_3_excel.xlsx', workbook(sheets));
    expect(file.problems).to.deep.equal([]);
    expect(file.parts).to.have.length(9);
    expect(file.parts.filter(({ added }) => added > 0)).to.deep.equal([]);
    expect(file.release).to.equal('O*NET 29.3');
    await apply(file.id, { release: 'O*NET 29.3', year: 2025 });
    const renewed = (await occupations()).byCode.get(DEVELOPERS)!;
    const { skills, knowledge, subjects, values, levels, titles, related, technology } = renewed;
    expect({ skills, knowledge, subjects, values, levels, titles, related }).to.deep.equal({
      ...{ skills: shipped.skills, knowledge: shipped.knowledge, subjects: shipped.subjects },
      ...{
        values: shipped.values,
        levels: shipped.levels,
        titles: shipped.titles,
        related: shipped.related,
      },
    });
    expect(technology).to.have.deep.members(shipped.technology);
  });

  it('F38: Work Styles of either taxonomy: importance until 29.3, impact and rank from 30.1 on', async () => {
    const { load } = stage;
    await load(
      'Work Styles.xlsx',
      workbook({ 'Work Styles': cellsOf('onet-excel/Work Styles.tsv') }),
    );
    const styles = async () => (await occupations()).byCode.get('11-1011.00')!;
    expect((await styles()).stylesScale).to.equal('importance');
    await load(
      'Work Styles.xlsx',
      workbook({ 'Work Styles': cellsOf('onet-excel/Work Styles 30.1.tsv') }),
    );
    expect((await styles()).stylesScale).to.equal('impact');
    expect((await styles()).styles).to.deep.equal([
      ...[
        ['attention-to-detail', 2.6],
        ['integrity', 2.4],
        ['innovation', 1.2],
        ['adaptability', 1.5],
      ],
      ...[
        ['dependability', 2.1],
        ['cooperation', 1.8],
      ],
    ]);
  });

  it('F40: OEWS national renews pay; groups of the Bureau stand for their occupations', async () => {
    const { load, career } = stage;
    const cells = cellsOf('national_M2025_dl.tsv').map((row) =>
      row.map((cell) => (cell === 97550 ? 98_000 : cell)),
    );
    const sheet = { national_M2026_dl: cells };
    await load('national_M2026_dl.xlsx', workbook(sheet), { release: 'May 2026', year: 2026 });
    const nurses = await career(NURSES);
    expect(nurses.pay.data?.yearly?.p50).to.equal(98_000);
    expect(nurses.pay.source).to.deep.equal({ id: 'wages', year: 2026, release: 'May 2026' });
    expect((await career('13-1021.00')).pay.data).to.deep.include({
      isForGroup: true,
      employment: 484_930,
    });
    expect((await career('27-2011.00')).pay.data).to.deep.include({ yearly: null });
    expect((await career('19-3093.00')).pay).to.deep.include({
      data: null,
      noData: 'pay-not-published',
    });
  });

  it('F41: Employment Projections, from the workbook and from the page’s export', async () => {
    const { load, career, read } = stage;
    const lines = cellsOf('projections-table-1.2.tsv').map((row) =>
      row.map((cell) =>
        typeof cell === 'string'
          ? cell
              .replaceAll('2034', '2035')
              .replaceAll('2024–34', '2025–35')
              .replaceAll('2024', '2025')
          : cell,
      ),
    );
    const file = await read(
      'occupation.xlsx',
      workbook({ Index: [['Contents']], 'Table 1.2': lines }),
    );
    expect(file).to.deep.include({ release: '2025–2035', year: 2025, problemCount: 0 });
    await load('occupation.xlsx', workbook({ 'Table 1.2': lines }), {
      release: '2025–2035',
      year: 2025,
    });
    const chief = await career('11-1011.00');
    expect(chief.jobOutlook.data).to.deep.include({
      ...{ fromYear: 2025, toYear: 2035, growthPercent: 4.3, openingsPerYear: 22_200 },
      ...{ employmentFrom: 309_400, employmentTo: 322_700 },
    });
    expect(chief.entry.data).to.deep.equal({
      ...{ education: 'bachelor-s-degree', experience: '5-years-or-more', training: 'none' },
    });
    await load('Employment Projections.csv', fixture('Employment Projections.csv'), {
      release: '2024–2034',
      year: 2024,
    });
    expect((await career('13-2011.00')).jobOutlook.data).to.deep.include({
      employmentTo: 1_652_600,
    });
  });

  it('F42: OEWS by state: pay, jobs and location quotient of each state, or why there is none', async () => {
    const { load, career } = stage;
    expect((await career(NURSES)).states).to.deep.include({ data: null, noData: 'not-imported' });
    await load('state_M2025_dl.xlsx', workbook({ state_M2025_dl: cellsOf('state_M2025_dl.tsv') }), {
      ...{ release: 'May 2025', year: 2025 },
    });
    const { states } = await career(NURSES);
    expect(states.source).to.deep.equal({ id: 'wages-states', year: 2025, release: 'May 2025' });
    expect(states.data?.states.map(({ state }) => state)).to.deep.equal([
      'AL',
      'CA',
      'NY',
      'PR',
      'TX',
    ]);
    expect(states.data?.states[1]).to.deep.equal({
      ...{ state: 'CA', name: 'California', employment: 51_000, locationQuotient: 0.9 },
      yearly: { p10: 55_000, p25: 65_000, p50: 75_000, p75: 85_000, p90: null },
      hourlyMedian: 36.05,
    });
    const puertoRico = (await career(DEVELOPERS)).states.data?.states.find(
      ({ state }) => state === 'PR',
    );
    expect(puertoRico).to.deep.include({
      employment: null,
      locationQuotient: null,
      hourlyMedian: null,
    });
    expect((await career(ELECTRICIANS)).states).to.deep.include({
      data: null,
      noData: 'pay-not-published',
    });
  });

  it('F25: the CIP–SOC list renews which programs lead to a career', async () => {
    const { load, api } = stage;
    const programs = async (code: string) =>
      CareerPrograms.parse(await reply(api.get(`/api/careers/${code}/programs`)));
    const shipped = (await programs(NURSES)).items.map(({ code }) => code);
    await load('CIP2020_SOC2018_Crosswalk.xlsx', workbook({ 'CIP-SOC': cellsOf('CIP-SOC.tsv') }), {
      ...{ release: 'CIP 2020', year: 2020 },
    });
    expect((await programs(NURSES)).items.map(({ code }) => code)).to.deep.equal(shipped);
    expect((await programs(ELECTRICIANS)).items).to.deep.equal([]);
  });

  it('F38: apprenticeships and military jobs as ways in, with source and year; before, why there are none', async () => {
    const { load, career } = stage;
    const none = await career(ELECTRICIANS);
    expect([none.apprenticeships.noData, none.militaryJobs.noData]).to.deep.equal([
      'not-imported',
      'not-imported',
    ]);
    await load(
      'Apprenticeship_RAPIDS_to_ONET-SOC.xlsx',
      workbook({ RAPIDS: cellsOf('RAPIDS.tsv') }),
      {
        ...{ release: '2025', year: 2025 },
      },
    );
    await load('milx0724.csv', fixture('milx0724.csv'), { release: '07/2024', year: 2024 });
    const electricians = await career(ELECTRICIANS);
    expect(electricians.apprenticeships).to.deep.equal({
      data: [
        { code: '0159', title: 'ELECTRICIAN' },
        { code: '0643', title: 'ELECTRICIAN (MAINTENANCE)' },
      ],
      noData: null,
      source: { id: 'apprenticeships', year: 2025, release: '2025' },
    });
    expect(electricians.militaryJobs.data).to.deep.equal([
      { service: 'army', code: '12R', title: 'Interior Electrician' },
    ]);
    expect((await career(DEVELOPERS)).militaryJobs).to.deep.include({
      data: null,
      noData: 'none-listed',
    });
  });
});
