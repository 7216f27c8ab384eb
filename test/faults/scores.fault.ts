import { expect } from 'chai';
import { killedDeliveries, randomSchedules, wrongClocks } from '../support/faults/score-rounds.js';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const rounds = (usual: number) => Number(process.env.ROUNDS ?? usual);

describe(`scores through faults, long (SEED=${seed})`, function () {
  this.timeout(1_800_000);

  it('R2: after a kill between post and answer, 200 times, every grade is right with two posts at most', async () => {
    expect(await killedDeliveries(rounds(200), seed)).to.deep.equal([]);
  });

  it('R10, R6: 1,000 random schedules of failing, doubled and late jobs end as wished', async () => {
    expect(await randomSchedules(rounds(1_000), seed)).to.deep.equal([]);
  });

  it('R9: with clocks up to five minutes off, 100 of 100 refused stamps are recovered', async () => {
    expect(await wrongClocks(rounds(100), seed)).to.deep.equal([]);
  });
});
