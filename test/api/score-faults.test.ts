import { expect } from 'chai';
import { killedDeliveries, randomSchedules, wrongClocks } from '../support/faults/score-rounds.js';

/** A slice of `npm run test:faults`. */
describe('scores through faults', function () {
  this.timeout(60_000);

  it('R2: after a kill between post and answer every grade is right, with two posts at most', async () => {
    expect(await killedDeliveries(3, 11)).to.deep.equal([]);
  });

  it('R10, R6: random schedules of failing, doubled and late jobs end as wished', async () => {
    expect(await randomSchedules(25, 500)).to.deep.equal([]);
  });

  it('R9: with clocks up to five minutes off, refused stamps are recovered', async () => {
    expect(await wrongClocks(10, 7)).to.deep.equal([]);
  });
});
