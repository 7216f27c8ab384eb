import fc from 'fast-check';
import { checkRoundTrip } from '../support/compared-plans.js';
import { randomPlan } from '../support/random-plans.js';

describe('plan passports, many', function () {
  this.timeout(3_600_000);

  it('B7: two hundred random plans survive the way out and in', async () => {
    await fc.assert(
      fc.asyncProperty(randomPlan, (parts) => checkRoundTrip(parts)),
      { numRuns: 200, endOnFailure: true },
    );
  });
});
