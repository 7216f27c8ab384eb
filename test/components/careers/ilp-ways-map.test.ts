import { expect, fixture, html } from '@open-wc/testing';
import type { CareerProfile } from '#contracts/careers.js';
import '#components/careers/ilp-ways-map.js';
import type { IlpWaysMap } from '#components/careers/ilp-ways-map.js';
import { find, findAll, textOf, useMessages } from '../support/view.js';
import { bare, profile } from './samples.js';

const NAMES = [
  'Work after high school',
  'Apprenticeship',
  'Military',
  'Certificate or two-year college',
  'Four-year college or more',
];

async function mapOf(career: CareerProfile, width = '60rem') {
  const host = await fixture<HTMLElement>(
    html`<div style="inline-size: ${width}"><ilp-ways-map .career=${career}></ilp-ways-map></div>`,
  );
  const map = host.querySelector<IlpWaysMap>('ilp-ways-map')!;
  await map.updateComplete;
  return map;
}

const factsOf = (map: Node) =>
  findAll(map, 'li').map((way) => findAll(way, 'p').map((fact) => textOf(fact).trim()));

describe('<ilp-ways-map>', () => {
  before(() => useMessages('en', 'careers', 'careers-data'));
  afterEach(() => useMessages('en'));

  it('U22: says of each way what is known, or why nothing is', async () => {
    const map = await mapOf(profile);
    expect(findAll(map, 'h3').map(textOf)).to.deep.equal(NAMES);
    expect(factsOf(map)).to.deep.equal([
      ['Of the people asked in this job, none say it needs this.'],
      [
        'No data. Our source names only the most common training for this job, and that is not an apprenticeship.',
      ],
      ['No data. Our sources do not count who comes to this job from the military.'],
      ["38% of the people asked in this job say it needs: Associate's degree."],
      [
        "Usual start: Bachelor's degree.",
        "62% of the people asked in this job say it needs: Bachelor's degree.",
      ],
    ]);
  });

  it('F38: names registered apprenticeships and military jobs once their lists are loaded', async () => {
    const service = 'army';
    const jobs = ['66H', '66P', '66S', '66T'].map((code) => ({
      service,
      code,
      title: `Nurse ${code}`,
    }));
    const map = await mapOf({
      ...profile,
      apprenticeships: {
        data: [{ code: '0824', title: 'NURSE, LICENSED PRACTICAL' }],
        noData: null,
        source: { id: 'apprenticeships', year: 2025, release: '2025' },
      },
      militaryJobs: {
        ...{ data: jobs, noData: null },
        source: { id: 'military-jobs', year: 2024, release: '07/2024' },
      },
    });
    const [, apprenticeship, military] = factsOf(map);
    expect(apprenticeship).to.deep.equal([
      '1 registered apprenticeship leads here: NURSE, LICENSED PRACTICAL.',
      'U.S. Department of Labor, registered apprenticeships (RAPIDS) matched to O*NET® occupations, 2025',
    ]);
    expect(military?.[0]).to.equal(
      '4 military jobs are like this one: Nurse 66H (Army), Nurse 66P (Army), Nurse 66S (Army), and 1 more.',
    );
    expect(military?.[1]).to.include('2024');
  });

  it('U22: names an apprenticeship and learning on the job where the data does', async () => {
    const entry = (training: string): CareerProfile => ({
      ...profile,
      entry: {
        ...profile.entry,
        data: { education: 'high-school-diploma-or-equivalent', experience: null, training },
      },
      educationLevels: { ...profile.educationLevels, data: null, noData: 'no-answers' },
    });
    const [work, apprenticeship, , twoYear] = factsOf(await mapOf(entry('apprenticeship')));
    expect(work).to.deep.equal(['Usual start: High school diploma or equivalent.']);
    expect(apprenticeship).to.deep.equal([
      'The most common training for this job is an apprenticeship.',
    ]);
    expect(twoYear?.[0]).to.match(/^No data\. .+/);
    const [trained] = factsOf(await mapOf(entry('short-term-on-the-job-training')));
    expect(trained?.[1]).to.equal('Learning on the job: Up to a month of training on the job.');
  });

  it('U22: adds up the levels of schooling that one way leads to', async () => {
    const levels = [
      { level: 1, percent: 30 },
      { level: 2, percent: 40 },
      { level: 6, percent: 30 },
    ];
    const [work] = factsOf(
      await mapOf({ ...profile, educationLevels: { ...profile.educationLevels, data: levels } }),
    );
    expect(work).to.deep.equal([
      '70% of the people asked in this job say it needs: Less than high school or High school diploma.',
    ]);
  });

  it('U22: says that a job of the military is one, and that no numbers are published', async () => {
    const [work, apprenticeship, military] = factsOf(await mapOf(bare));
    expect(military).to.deep.equal(['This is a job in the military itself.']);
    for (const facts of [work, apprenticeship])
      expect(facts).to.deep.equal(['No data. No numbers are published for military jobs.']);
  });

  it('U22: gives every way the same look and size, with a line to it and from it', async () => {
    const map = await mapOf(profile);
    const ways = findAll(map, 'li');
    const looks = ways.map((way) => {
      const { backgroundColor, borderColor, fontSize } = getComputedStyle(way);
      const { width, height } = way.getBoundingClientRect();
      return [backgroundColor, borderColor, fontSize, Math.round(width), Math.round(height)];
    });
    for (const look of looks) expect(look).to.deep.equal(looks[0]);
    const lines = findAll<SVGSVGElement & HTMLElement>(map, '.lines');
    expect(lines.map((one) => one.querySelectorAll('path').length)).to.deep.equal([5, 5]);
    expect(lines.every((one) => one.getAttribute('aria-hidden') === 'true')).to.equal(true);
  });

  it('U22: becomes a list in the same order where there is little room', async () => {
    const map = await mapOf(profile, '18rem');
    expect(getComputedStyle(find(map, '.lines')).display).to.equal('none');
    const parts = [...findAll(map, '.end, li')];
    const tops = parts.map((part) => part.getBoundingClientRect().top);
    expect(tops).to.deep.equal([...tops].sort((one, other) => one - other));
    expect(textOf(parts[0]!).trim()).to.equal('You, in school');
    expect(textOf(parts.at(-1)!).trim()).to.equal('Registered Nurses');
    expect(map.scrollWidth).to.be.at.most(map.clientWidth);
  });

  for (const locale of ['en', 'es'] as const) {
    it(`U22: passes axe in ${locale}`, async () => {
      await useMessages(locale);
      for (const career of [profile, bare]) await expect(await mapOf(career)).to.be.accessible();
    });
  }
});
