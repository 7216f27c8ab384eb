import { expect } from 'chai';
import fc from 'fast-check';
import type { KindScores, MatchWeights } from '#contracts/matching.js';
import { interestScores, isFlat, valueScores } from '#server/features/matchmaker/kind-scores.js';
import { rankCareers } from '#server/features/matchmaker/matcher.js';
import { shippedOccupations } from '../../../support/occupations.js';

const RANGE = { minimum: 10, maximum: 50 };
const ALL: MatchWeights = { interests: 6, skills: 2, values: 2 };
const { rated, byCode } = shippedOccupations();
const six = fc.array(fc.integer({ min: 10, max: 50 }), { minLength: 6, maxLength: 6 });
const byInterests = (scores: number[]) =>
  rankCareers([interestScores({ ...RANGE, scores })], ALL, rated);
const titles = (scores: number[], count: number) =>
  byInterests(scores)
    .ranked.slice(0, count)
    .map(({ code }) => byCode.get(code)?.title);

const SKILLS: KindScores = {
  ...{ kind: 'skills', minimum: 3, maximum: 15 },
  areas: [
    { id: 'numbers', measures: ['mathematics'], score: 15 },
    { id: 'science', measures: ['science'], score: 14 },
    { id: 'machines', measures: ['repairing', 'installation'], score: 4 },
    { id: 'talking', measures: ['speaking', 'active-listening'], score: 6 },
  ],
};
const VALUES = valueScores({ ...RANGE, scores: [10, 20, 15, 48, 30, 12] });
const HELPING = interestScores({ ...RANGE, scores: [12, 18, 16, 48, 22, 14] });

describe('rankCareers by interests', () => {
  it('F12: ranks all 923 rated occupations, each once', () => {
    const { ranked } = byInterests([20, 30, 25, 45, 35, 22]);
    expect(ranked).to.have.length(923);
    expect(new Set(ranked.map(({ code }) => code)).size).to.equal(923);
  });

  it('puts an occupation on top for somebody with its very own profile', () => {
    const nurse = byCode.get('29-1141.00');
    const [first] = byInterests((nurse?.interests ?? []).map((rating) => rating * 7)).ranked;
    expect(first).to.deep.equal({ code: '29-1141.00', fit: 1 });
  });

  it('puts careers of an area on top for somebody who likes that area only', () => {
    for (const index of [0, 1, 2, 3, 4, 5]) {
      const scores = [12, 12, 12, 12, 12, 12];
      scores[index] = 50;
      for (const { code } of byInterests(scores).ranked.slice(0, 10)) {
        const interests = byCode.get(code)?.interests ?? [];
        expect(interests[index], code).to.equal(Math.max(...interests));
      }
    }
  });

  it('finds helping jobs for a helping profile', () => {
    expect(titles([12, 18, 16, 48, 22, 14], 40).join()).to.match(/Teacher|Counsel|Therap|Nurse/);
  });

  it('is about shape: liking everything more changes nothing', () => {
    const low = byInterests([12, 20, 15, 30, 25, 11]);
    const high = byInterests([22, 30, 25, 40, 35, 21]);
    expect(high.ranked).to.deep.equal(low.ranked);
  });

  it('says so when a profile has no clear shape, and ranks by nearness', () => {
    const flat = byInterests([30, 31, 30, 32, 30, 31]);
    expect(flat.isFlat).to.equal(true);
    expect(flat.ranked).to.have.length(923);
    expect(flat.ranked.every(({ fit }) => fit === null)).to.equal(true);
    const spread = (code: string | undefined) => {
      const interests = byCode.get(code ?? '')?.interests ?? [];
      return Math.max(...interests) - Math.min(...interests);
    };
    expect(spread(flat.ranked[0]?.code)).to.be.below(spread(flat.ranked.at(-1)?.code));
  });

  it('takes all-equal answers', () => {
    expect(isFlat({ ...RANGE, scores: [10, 10, 10, 10, 10, 10] })).to.equal(true);
    expect(isFlat({ ...RANGE, scores: [50, 50, 50, 50, 50, 46] })).to.equal(false);
  });
});

describe('rankCareers by several kinds', () => {
  it('F36: says what each kind counts, in percent that make 100', () => {
    const { parts } = rankCareers([HELPING, SKILLS, VALUES], ALL, rated);
    expect(parts).to.deep.equal([
      { kind: 'interests', weight: 6, percent: 60, notCounted: null },
      { kind: 'skills', weight: 2, percent: 20, notCounted: null },
      { kind: 'values', weight: 2, percent: 20, notCounted: null },
    ]);
    fc.assert(
      fc.property(fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 1, max: 10 }))), (weights) => {
        const [interests = 1, skills = 1, values = 1] = weights;
        const mixed = rankCareers([HELPING, SKILLS, VALUES], { interests, skills, values }, []);
        expect(mixed.parts.reduce((sum, { percent }) => sum + percent, 0)).to.equal(100);
      }),
    );
  });

  it('F36: a kind without answers, without shape or without weight counts nothing, and says why', () => {
    const flat = valueScores({ ...RANGE, scores: [20, 20, 20, 20, 20, 21] });
    const { parts, ranked } = rankCareers([HELPING, flat], ALL, rated);
    expect(parts.map(({ percent, notCounted }) => [percent, notCounted])).to.deep.equal([
      [100, null],
      [0, 'no-answers'],
      [0, 'flat'],
    ]);
    expect(ranked).to.deep.equal(byInterests([12, 18, 16, 48, 22, 14]).ranked);
    const alone = rankCareers([HELPING, VALUES], { ...ALL, interests: 0 }, rated);
    expect(alone.parts[0]).to.deep.include({ percent: 0, notCounted: 'no-weight' });
    expect(alone.ranked.length).to.be.below(ranked.length);
  });

  it('F36: weights move the list', () => {
    const science = (weights: MatchWeights) =>
      rankCareers([HELPING, SKILLS], weights, rated)
        .ranked.slice(0, 50)
        .filter(({ code }) => byCode.get(code)?.skills.some(([id]) => id === 'science')).length;
    expect(science({ ...ALL, skills: 10 })).to.be.above(science({ ...ALL, skills: 0 }));
  });

  it('F36: a career nobody has rated in a kind is neither lifted nor lowered by it', () => {
    const careers = ['a', 'b', 'c'].map((code) => ({
      code,
      ...{ interests: [1, 2, 3, 7, 2, 1], skills: [] },
      values: { a: [1, 2, 2, 7, 4, 1], b: null, c: [7, 5, 6, 1, 2, 7] }[code] ?? null,
    }));
    const { ranked } = rankCareers([HELPING, VALUES], ALL, careers);
    expect(ranked.map(({ code }) => code)).to.deep.equal(['a', 'b', 'c']);
  });

  it('F12: gives the same list for the same answers, in whatever order careers and kinds come', () => {
    fc.assert(
      fc.property(six, six, (interests, values) => {
        const kinds = [
          interestScores({ ...RANGE, scores: interests }),
          SKILLS,
          valueScores({ ...RANGE, scores: values }),
        ];
        const first = rankCareers(kinds, ALL, rated);
        const second = rankCareers(kinds.toReversed(), ALL, rated.toReversed());
        expect(second).to.deep.equal(first);
      }),
      { numRuns: 20 },
    );
  });

  it('F12: equal careers stand in the order of their codes', () => {
    const same = { interests: [2, 3, 4, 6, 1, 1], values: null, skills: [] };
    const { ranked } = rankCareers(
      [HELPING],
      ALL,
      ['c', 'a', 'b'].map((code) => ({ code, ...same })),
    );
    expect(ranked.map(({ code }) => code)).to.deep.equal(['a', 'b', 'c']);
  });

  it('B13: the list for these answers is the one it was: change the version with the formula', () => {
    const { ranked } = rankCareers([HELPING, SKILLS, VALUES], ALL, rated);
    expect(ranked.slice(0, 5)).to.deep.equal(PINNED);
  });
});

const PINNED = [
  { code: '39-7011.00', fit: 0.628 },
  { code: '25-2031.00', fit: 0.594 },
  { code: '29-2099.08', fit: 0.587 },
  { code: '21-1015.00', fit: 0.586 },
  { code: '21-1093.00', fit: 0.566 },
];
