import { expect } from 'chai';
import { storedFairness } from '#server/features/matchmaker/fairness/fairness-service.js';
import {
  listsOf,
  RUNS,
  strongestCount,
} from '#server/features/matchmaker/fairness/fairness-table.js';
import { ALGORITHM } from '#server/features/matchmaker/matcher.js';
import { shippedOccupations } from '../../../support/occupations.js';

describe('what the matcher tends to do', () => {
  const { rated } = shippedOccupations();
  const stored = storedFairness();

  it('F36: the stored figures are of the version in use, over all rated careers', () => {
    expect(stored.algorithm, 'run `npm run fairness -- --write`').to.equal(ALGORITHM);
    expect(stored.careers).to.equal(rated.length);
    for (const { zones, clusters, areas, people } of stored.runs)
      for (const groups of [zones, clusters, areas]) {
        const sum = (of: 'careers' | 'places') => groups.reduce((all, one) => all + one[of], 0);
        expect([sum('careers'), sum('places')]).to.deep.equal([
          rated.length,
          people * stored.first,
        ]);
      }
  });

  it('F36: a part of them computed anew is the same', () => {
    const artistic = strongestCount(listsOf('a', RUNS[0]!, rated), rated);
    expect(artistic).to.deep.equal(stored.runs[0]?.byStrongest[2]);
    const places = artistic.zones.reduce((sum, zone) => sum + zone, 0);
    expect(places).to.equal(stored.perArea * stored.first);
  });
});
