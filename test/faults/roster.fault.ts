import { expect } from 'chai';
import { killedSyncs } from '../support/faults/roster-rounds.js';

const ROUNDS = Number(process.env.ROUNDS ?? 50);

describe('class lists through faults', function () {
  this.timeout(60_000 * Math.max(ROUNDS, 2));

  it(`R1: ends with the LMS's list after ${ROUNDS} kills in a sync of 5,000`, async () => {
    const report = await killedSyncs({ rounds: ROUNDS, members: 5_000, chance: Math.random });
    process.stdout.write(
      `      killed at page ${report.killedAt.join(', ')}; slowest ${report.slowest.toFixed(1)} s\n`,
    );
    expect(report.faults).to.deep.equal([]);
    expect(report.slowest).to.be.at.most(60);
  });
});
