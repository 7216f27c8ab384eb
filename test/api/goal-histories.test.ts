import { expect } from 'chai';
import fc from 'fast-check';
import { checkHistory, histories } from '../support/history-check.js';

const RUNS = 15;
const LONGEST = 10;
/** The same ones each time; `npm run test:long` takes others. */
const SEED = 20_261;

describe('histories of edits at random', function () {
  this.timeout(120_000);

  it('U3, U2: every version comes back exactly, and undo brings back what was removed', async () => {
    let versions = 0;
    await fc.assert(
      fc.asyncProperty(histories(LONGEST), async (history) => {
        versions += await checkHistory(history);
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
    expect(versions).to.be.greaterThan(RUNS);
  });
});
