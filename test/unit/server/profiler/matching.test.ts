import { expect } from 'chai';
import fc from 'fast-check';
import { isFlatProfile, rankOccupations, reasonsFor } from '#server/features/profiler/matching.js';
import { shippedOccupations } from '../../../support/occupations.js';

const RANGE = { minimum: 10, maximum: 50 };
const { rated, byCode } = shippedOccupations();
const profile = fc.array(fc.integer({ min: 10, max: 50 }), { minLength: 6, maxLength: 6 });
const titles = (scores: number[], count: number) =>
  rankOccupations(scores, RANGE, rated)
    .matches.slice(0, count)
    .map(({ code }) => byCode.get(code)?.title);

describe('rankOccupations', () => {
  it('F12: ranks all 923 rated occupations, each once', () => {
    const { matches } = rankOccupations([20, 30, 25, 45, 35, 22], RANGE, rated);
    expect(matches).to.have.length(923);
    expect(new Set(matches.map(({ code }) => code)).size).to.equal(923);
  });

  it('F12: gives the same list for the same answers, whatever the order of the occupations', () => {
    fc.assert(
      fc.property(profile, (scores) => {
        const first = rankOccupations(scores, RANGE, rated);
        const second = rankOccupations(scores, RANGE, rated.toReversed());
        expect(second).to.deep.equal(first);
      }),
      { numRuns: 20 },
    );
  });

  it('puts an occupation on top for somebody with its very own profile', () => {
    const nurse = byCode.get('29-1141.00');
    const [first] = rankOccupations(
      (nurse?.interests ?? []).map((rating) => rating * 7),
      RANGE,
      rated,
    ).matches;
    expect(first?.fit).to.equal(1);
    expect(byCode.get(first?.code ?? '')?.interests).to.deep.equal(nurse?.interests);
  });

  it('puts careers of an area on top for somebody who likes that area only', () => {
    for (const index of [0, 1, 2, 3, 4, 5]) {
      const scores = [12, 12, 12, 12, 12, 12];
      scores[index] = 50;
      const { matches } = rankOccupations(scores, RANGE, rated);
      for (const { code } of matches.slice(0, 10)) {
        const interests = byCode.get(code)?.interests ?? [];
        expect(interests[index], code).to.equal(Math.max(...interests));
      }
    }
  });

  it('finds helping jobs for a helping profile', () => {
    expect(titles([12, 18, 16, 48, 22, 14], 40).join()).to.match(/Teacher|Counsel|Therap|Nurse/);
  });

  it('is about shape: liking everything more changes nothing', () => {
    const low = rankOccupations([12, 20, 15, 30, 25, 11], RANGE, rated);
    const high = rankOccupations([22, 30, 25, 40, 35, 21], RANGE, rated);
    expect(high.matches).to.deep.equal(low.matches);
  });

  it('says so when a profile has no clear shape, and ranks by distance', () => {
    const { isFlat, matches } = rankOccupations([30, 31, 30, 32, 30, 31], RANGE, rated);
    expect(isFlat).to.equal(true);
    expect(matches).to.have.length(923);
    expect(matches.every(({ fit }) => fit === null)).to.equal(true);
    const spread = (code: string | undefined) => {
      const interests = byCode.get(code ?? '')?.interests ?? [];
      return Math.max(...interests) - Math.min(...interests);
    };
    expect(spread(matches[0]?.code)).to.be.below(spread(matches.at(-1)?.code));
  });

  it('takes all-equal answers', () => {
    expect(isFlatProfile([10, 10, 10, 10, 10, 10], RANGE)).to.equal(true);
    expect(isFlatProfile([50, 50, 50, 50, 50, 46], RANGE)).to.equal(false);
  });
});

describe('reasonsFor', () => {
  it('F37: names up to three areas that both have, the weightiest first', () => {
    const reasons = reasonsFor([12, 40, 15, 48, 20, 38], [2, 5, 1, 6, 2, 4.5]);
    expect(reasons.shared.map(({ area }) => area)).to.deep.equal(['s', 'i', 'c']);
    expect(reasons.shared[0]).to.deep.equal({ area: 's', yours: 48, career: 6 });
  });

  it('F37: names the area the work asks for and the person likes least', () => {
    const { mayNotFit } = reasonsFor([12, 40, 15, 48, 20, 38], [5, 2, 1, 6, 6, 2]);
    expect(mayNotFit).to.deep.equal({ area: 'r', yours: 12, career: 5, direction: 'more' });
  });

  it('F37: else names what the person likes and the work has little of', () => {
    const { mayNotFit } = reasonsFor([12, 40, 45, 48, 20, 12], [2, 5, 1.5, 6, 2, 2]);
    expect(mayNotFit).to.deep.equal({ area: 'a', yours: 45, career: 1.5, direction: 'less' });
  });

  it('finds something to say for every career and every clear profile', () => {
    fc.assert(
      fc.property(profile, (scores) => {
        for (const { interests } of rated.slice(0, 100)) {
          const { shared, mayNotFit } = reasonsFor(scores, interests);
          expect(shared.length + (mayNotFit ? 1 : 0)).to.be.within(0, 4);
          expect(shared.some(({ area }) => area === mayNotFit?.area)).to.equal(false);
        }
      }),
      { numRuns: 20 },
    );
  });
});
