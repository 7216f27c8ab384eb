import { expect } from 'chai';
import {
  CollegeAward,
  CollegeControl,
  CollegeGap,
  CollegeKind,
  CollegeLevel,
  CollegeProfile,
  IncomeBand,
  TestPolicy,
} from '#contracts/colleges.js';
import { all as messages } from '#contracts/generated/messages/all.js';
import { countBoth } from '#server/features/careers/bits.js';
import { createCollegeIndex } from '#server/features/colleges/college-index.js';
import { presentCollege } from '#server/features/colleges/college-presenter.js';
import { taughtPrograms } from '#server/features/colleges/college-programs.js';
import { presentCollegePrograms } from '#server/features/colleges/college-service.js';
import { shippedColleges } from '../../support/colleges.js';
import { shippedPrograms } from '../../support/programs.js';

const colleges = shippedColleges();
const programs = shippedPrograms();
const profile = (code: string) => presentCollege(colleges.byCode.get(code)!);
const finishers = (code: string, cip: string) =>
  Object.fromEntries(
    presentCollegePrograms(colleges.byCode.get(code)!, programs)
      .items.find((item) => item.code === cip)!
      .awards.map((award) => [award.award, award.finishers]),
  );

/** As the federal files have them; looked up by hand. */
const KNOWN: [what: string, found: () => unknown, expected: unknown][] = [
  ['Berkeley: name', () => profile('110635').name, 'University of California-Berkeley'],
  ['Berkeley: undergraduates', () => profile('110635').undergraduates.value, 33_073],
  ['Berkeley: share admitted', () => profile('110635').admissionRate.value, 0.1098],
  ['Berkeley: tuition in the state', () => profile('110635').tuitionInState.value, 14_850],
  ['Berkeley: tuition outside', () => profile('110635').tuitionOutOfState.value, 45_627],
  ['Berkeley: finished', () => profile('110635').completionRate.value, 0.9345],
  ['Berkeley: earnings', () => profile('110635').earnings.value, 92_446],
  ['Berkeley: why no SAT', () => profile('110635').sat.none, 'tests-not-used'],
  [
    'Berkeley: computer science',
    () => finishers('110635', '11.0701'),
    { bachelor: 796, master: 11, 'research-doctorate': 39 },
  ],
  ['Harvard: tuition', () => profile('166027').tuitionInState.value, 59_076],
  ['Harvard: share admitted', () => profile('166027').admissionRate.value, 0.0365],
  [
    'Harvard: SAT',
    () => {
      const { reading, math } = profile('166027').sat.data!;
      return [reading[0], reading[2], math[0], math[2]];
    },
    [740, 780, 770, 800],
  ],
  ['MIT: lowest income pays less than nothing', () => netOf('166683', '0-30'), -4_129],
  ['Washington: nursing degrees', () => finishers('236948', '51.3801').bachelor, 205],
  ['Miami Dade: takes everyone', () => profile('135717').openAdmission.data, true],
  ['Miami Dade: why no rate', () => profile('135717').admissionRate.none, 'open-admission'],
  ['Francis Tuttle: by program', () => profile('245999').tuitionInState.none, 'priced-by-program'],
  ['Francis Tuttle: price', () => profile('245999').tuitionByProgram.value, 1_320],
  ['Navajo Technical: kind', () => profile('187596').kinds, ['tribal']],
  ['Alabama A & M: kind', () => profile('100654').kinds, ['hbcu']],
  ['Berea: community', () => profile('156295').community, 'town'],
  ['Naval Academy: earnings', () => profile('164155').earnings.value, null],
  ['Pima: came back', () => profile('105525').retentionRate.value, 0.6679],
  ['Western Governors: students', () => profile('433387').students, 135_822],
];

function netOf(code: string, band: string) {
  return profile(code).netPriceByIncome.data!.find(({ income }) => income === band)!.dollars;
}

describe('The shipped colleges', () => {
  for (const [what, found, expected] of KNOWN)
    it(`F49: have the published fact: ${what}`, () => expect(found()).to.deep.equal(expected));

  it('F49: are all 5,654, each with a page on which every empty number says why', () => {
    expect(colleges.all).to.have.length(5_654);
    for (const college of colleges.all) {
      const page = CollegeProfile.parse(presentCollege(college));
      for (const [name, fact] of Object.entries(page)) {
        if (typeof fact !== 'object' || fact === null || !('none' in fact)) continue;
        const value = 'value' in fact ? fact.value : fact.data;
        expect(value === null, `${page.code} ${name}`).to.equal(fact.none !== null);
        expect(fact.source.years, `${page.code} ${name}`).to.match(/^20\d\d(–\d\d)?$/);
      }
    }
  });

  it('F52: teach programs that exist, as many colleges each as the program says', () => {
    const counts = new Map<string, number>();
    let rows = 0;
    for (const { programs: packed } of colleges.all)
      for (const { cip, awards } of taughtPrograms(packed)) {
        expect(programs.byCode.has(cip), cip).to.equal(true);
        counts.set(cip, (counts.get(cip) ?? 0) + 1);
        rows += awards.length;
      }
    expect(rows).to.equal(191_279 + 74_307);
    for (const { code, colleges: count } of programs.byCode.values())
      expect(counts.get(code) ?? 0, code).to.equal(count);
  });

  it('F21: lead from every program to all its colleges, and from every career by its programs', () => {
    const { taught } = createCollegeIndex(colleges.all);
    for (const { code, colleges: count } of programs.byCode.values()) {
      const bits = taught.teachersOf([code]);
      expect(countBoth(bits, bits), code).to.equal(count);
    }
    for (const [career, ways] of programs.byCareer) {
      const bits = taught.teachersOf(ways.map(({ code }) => code));
      const isTaught = ways.some((program) => program.colleges > 0);
      expect(countBoth(bits, bits) > 0, career).to.equal(isTaught);
    }
  });

  it('F49: have words in both languages for every id', () => {
    const ids = (prefix: string, list: Iterable<string | null | undefined>) =>
      [...new Set(list)].flatMap((id) => (id ? [`${prefix}-${id}`] : []));
    const pages = colleges.all.map(presentCollege);
    const needed = [
      ...ids('control', CollegeControl.options),
      ...ids('level', CollegeLevel.options),
      ...ids('kind', CollegeKind.options),
      ...ids('income', IncomeBand.options),
      ...ids('tests', TestPolicy.options),
      ...ids('award', CollegeAward.options),
      ...ids('none', CollegeGap.options),
      ...ids(
        'region',
        pages.map(({ region }) => region),
      ),
      ...ids(
        'calendar',
        pages.map(({ calendar }) => calendar),
      ),
      ...ids(
        'highest',
        pages.map(({ highestAward }) => highestAward),
      ),
      ...ids(
        'community',
        pages.map(({ community, communitySize }) => community && `${community}-${communitySize}`),
      ),
    ];
    for (const locale of ['en', 'es'] as const) {
      const words = messages[locale].colleges as Record<string, unknown>;
      expect(needed.filter((key) => !(key in words))).to.deep.equal([]);
    }
  });
});
