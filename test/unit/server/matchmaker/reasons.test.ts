import { expect } from 'chai';
import fc from 'fast-check';
import type { KindScores, MatchPart } from '#contracts/matching.js';
import { interestScores, valueScores } from '#server/features/matchmaker/kind-scores.js';
import { reasonsFor } from '#server/features/matchmaker/reasons.js';
import { shippedOccupations } from '../../../support/occupations.js';

const RANGE = { minimum: 10, maximum: 50 };
const { rated } = shippedOccupations();
const part = (kind: MatchPart['kind'], percent: number): MatchPart => ({
  ...{ kind, percent, weight: 1, notCounted: percent > 0 ? null : 'no-answers' },
});
const INTERESTS_ONLY = [part('interests', 100), part('skills', 0), part('values', 0)];
const ALL = [part('interests', 40), part('skills', 30), part('values', 30)];
const career = (interests: number[], more: Partial<(typeof rated)[number]> = {}) => ({
  ...{ code: 'x', interests, values: null, skills: [] },
  ...more,
});
const reasons = (scores: number[], interests: number[]) =>
  reasonsFor([interestScores({ ...RANGE, scores })], INTERESTS_ONLY, career(interests));

describe('reasonsFor', () => {
  it('F37: names up to three areas that both have, the weightiest first', () => {
    const { shared } = reasons([12, 40, 15, 48, 20, 38], [2, 5, 1, 6, 2, 4.5]);
    expect(shared.map(({ kind, id }) => [kind, id])).to.deep.equal([
      ['interests', 's'],
      ['interests', 'i'],
      ['interests', 'c'],
    ]);
    expect(shared[0]).to.deep.equal({ kind: 'interests', id: 's', yours: 95, career: 83 });
  });

  it('F37: names the area the work asks for and the person likes least', () => {
    const { mayNotFit } = reasons([12, 40, 15, 48, 20, 38], [5, 2, 1, 6, 6, 2]);
    expect(mayNotFit).to.deep.include({ id: 'r', yours: 5, career: 67, direction: 'more' });
  });

  it('F37: else names what the person likes and the work has little of', () => {
    const { mayNotFit } = reasons([12, 40, 45, 48, 20, 12], [2, 5, 1.5, 6, 2, 2]);
    expect(mayNotFit).to.deep.include({ id: 'a', yours: 88, career: 8, direction: 'less' });
  });

  it('F37: takes reasons from every kind that counts, and from no other', () => {
    const skills: KindScores = {
      ...{ kind: 'skills', minimum: 3, maximum: 15 },
      areas: [
        { id: 'numbers', measures: ['mathematics'], score: 15 },
        { id: 'machines', measures: ['repairing', 'installation'], score: 4 },
      ],
    };
    const values = valueScores({ ...RANGE, scores: [12, 12, 12, 48, 12, 12] });
    const scores = [interestScores({ ...RANGE, scores: [12, 12, 12, 48, 12, 12] }), skills, values];
    const work = career([1, 1, 1, 6, 1, 1], {
      values: [2, 2, 2, 7, 2, 2],
      skills: [
        ['mathematics', 4.5],
        ['repairing', 4],
      ],
    });
    const all = reasonsFor(scores, ALL, work);
    expect(all.shared.map(({ id }) => id)).to.deep.equal(['s', 'relationships', 'numbers']);
    expect(all.mayNotFit).to.deep.include({ kind: 'skills', id: 'machines', direction: 'more' });
    const some = reasonsFor(scores, INTERESTS_ONLY, work);
    expect(some.shared.map(({ id }) => id)).to.deep.equal(['s']);
  });

  it('F37: never says that work has little of a skill: only its most important ones are known', () => {
    const skills: KindScores = {
      ...{ kind: 'skills', minimum: 3, maximum: 15 },
      areas: [
        { id: 'numbers', measures: ['mathematics'], score: 15 },
        { id: 'science', measures: ['science'], score: 4 },
      ],
    };
    const work = career([4, 4, 4, 4, 4, 4], { skills: [['speaking', 4]] });
    expect(reasonsFor([skills], [part('skills', 100)], work).mayNotFit).to.equal(null);
  });

  it('F37: never names one area on both sides, for every career and every profile', () => {
    const profile = fc.array(fc.integer({ min: 10, max: 50 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(profile, (scores) => {
        for (const { interests } of rated.slice(0, 100)) {
          const { shared, mayNotFit } = reasons(scores, interests);
          expect(shared.length).to.be.within(0, 3);
          expect(shared.some(({ id }) => id === mayNotFit?.id)).to.equal(false);
        }
      }),
      { numRuns: 20 },
    );
  });
});
