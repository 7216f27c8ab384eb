import { expect } from 'chai';
import { statSync } from 'node:fs';
import { CareerProfile } from '#contracts/careers.js';
import { all as messages } from '#contracts/generated/messages/all.js';
import { presentCareer } from '#server/features/careers/career-presenter.js';
import type { Occupation } from '#server/features/careers/occupation-store.js';
import { shippedOccupations } from '../../support/occupations.js';

const store = shippedOccupations();

describe('The shipped occupations', () => {
  it('F38: are 1,016, of which 923 are rated for interests', () => {
    expect(store.all).to.have.length(1_016);
    expect(store.rated).to.have.length(923);
  });

  it('have the published numbers for registered nurses and software developers', () => {
    const nurse = store.byCode.get('29-1141.00');
    expect(nurse?.interests?.[3]).to.equal(5.57);
    expect(nurse?.pay[2]).to.equal(97_550);
    expect(nurse?.growth).to.equal(4.9);
    expect(nurse?.openings).to.equal(189_100);
    expect(nurse?.zone).to.equal(4);
    expect(store.byCode.get('15-1252.00')?.pay[2]).to.equal(135_980);
  });

  it('belong to 16 clusters, each with at least ten careers', () => {
    const clusters = new Map<string, number>();
    for (const { clusters: ids } of store.all)
      for (const id of ids) clusters.set(id, (clusters.get(id) ?? 0) + 1);
    expect(clusters.size).to.equal(16);
    expect(Math.min(...clusters.values())).to.be.at.least(10);
  });

  it('name only related occupations that exist', () => {
    const unknown = store.all.flatMap(({ related }) =>
      related.filter((code) => !store.byCode.has(code)),
    );
    expect(unknown).to.deep.equal([]);
  });

  it('F38: leave no section of a profile empty without saying why', () => {
    const reasons = new Map<string, number>();
    for (const occupation of store.all) {
      const profile = CareerProfile.parse(presentCareer(occupation, store));
      expect(profile.alsoCalled, occupation.code).to.not.deep.equal([]);
      expect(profile.clusters, occupation.code).to.not.deep.equal([]);
      for (const [name, value] of sectionsOf(profile)) {
        const where = `${occupation.code} ${name}`;
        const isEmpty = value.data === null;
        expect(value.noData !== null, where).to.equal(isEmpty);
        expect(isEmpty || Object.keys(value.data!).length > 0, where).to.equal(true);
        expect(value.source.year, where).to.be.within(2023, 2026);
        if (value.noData)
          reasons.set(
            `${name}: ${value.noData}`,
            (reasons.get(`${name}: ${value.noData}`) ?? 0) + 1,
          );
      }
    }
    expect(
      Object.fromEntries([...reasons].filter(([reason]) => !/military|group/.test(reason))),
    ).to.deep.equal({
      ...{ 'work: not-rated': 44, 'skills: not-rated': 44, 'knowledge: not-rated': 44 },
      ...{ 'subjects: not-rated': 44, 'subjects: none-stands-out': 61 },
      ...{ 'educationLevels: no-answers': 45, 'pay: pay-not-published': 1 },
      ...{ 'states: not-imported': 997, 'apprenticeships: not-imported': 1016 },
    });
    expect(reasons.get('pay: military')).to.equal(19);
    expect(reasons.get('skills: group')).to.equal(74);
  });

  it('F38: have words in both languages for what stands out in a work', () => {
    for (const locale of ['en', 'es'] as const) {
      const words = messages[locale]['career-work'] as Record<string, unknown>;
      const needed = store.all.flatMap(({ skills, knowledge }) => [
        ...skills.map(([id]) => `do-${id}`),
        ...knowledge.map(([id]) => `about-${id}`),
      ]);
      expect([...new Set(needed)].filter((key) => !(key in words))).to.deep.equal([]);
    }
  });

  it('have words in both languages for every id', () => {
    const keys = new Set(store.all.flatMap(wordsNeeded));
    expect(keys.size).to.be.above(130);
    for (const locale of ['en', 'es'] as const) {
      const words = messages[locale]['careers-data'] as Record<string, unknown>;
      expect(
        [...keys].filter((key) => !(key in words)),
        locale,
      ).to.deep.equal([]);
    }
  });

  it('take less than 1.5 MB', () => {
    const path = new URL('../../../seeders/reference/data/occupations.jsonl.gz', import.meta.url);
    expect(statSync(path).size).to.be.below(1_500_000);
  });
});

function sectionsOf(profile: CareerProfile): [string, CareerProfile['pay']][] {
  return Object.entries(profile).filter(
    (entry): entry is [string, CareerProfile['pay']] =>
      typeof entry[1] === 'object' && entry[1] !== null && 'noData' in entry[1],
  );
}

/** The catalogue keys that a profile of this occupation shows. */
function wordsNeeded(occupation: Occupation): string[] {
  const profile = presentCareer(occupation, store);
  const keys = (kind: string, ids: (string | number | null)[]) =>
    ids.filter((id) => id !== null).map((id) => `${kind}-${id}`);
  const sections = sectionsOf(profile).map(([, section]) => section);
  return [
    ...keys('cluster', occupation.clusters),
    ...keys('subject', occupation.subjects),
    ...keys(
      'skill',
      occupation.skills.map(([id]) => id),
    ),
    ...keys(
      'knowledge',
      occupation.knowledge.map(([id]) => id),
    ),
    ...keys(
      'education',
      occupation.levels.map(([level]) => level),
    ),
    ...keys('typical', [occupation.education]),
    ...keys('experience', [occupation.experience]),
    ...keys('training', [occupation.training]),
    ...keys('zone', [occupation.zone]),
    ...keys('outlook', [profile.outlook]),
    ...keys('source', [
      profile.clusterSource.id,
      profile.titlesSource.id,
      ...sections.map(({ source }) => source.id),
    ]),
    ...keys(
      'no-data',
      sections.map(({ noData }) => noData),
    ),
  ];
}
