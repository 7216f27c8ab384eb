import { expect } from 'chai';
import { publishedKeys, rotateUnderLoad } from '../support/faults/key-rotation.js';
import {
  FAULTS,
  platformAt,
  VirtualQueue,
  VirtualTime,
} from '../support/faults/platform-faults.js';
import { connect } from '../api/lti/tool.js';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
/** One address may make 3,000 requests a minute, and a launch takes three. */
const SECONDS = Math.min(15, ROUNDS * 5);

describe('platforms in trouble, at length', function () {
  this.timeout(600_000);

  for (const fault of FAULTS)
    it(`R6: ${fault}, ${ROUNDS} times in a row, with more work each time`, async () => {
      const time = new VirtualTime();
      const queue = new VirtualQueue(time);
      const platform = platformAt('lms.example');
      let expected = 0;
      for (let round = 1; round <= ROUNDS; round += 1) {
        const calls = platform.calls.length;
        platform.fault = fault;
        queue.add(platform, round * 200);
        expected += round * 200;
        await time.run(queue.work(time.milliseconds + 600_000));
        expect(platform.calls.length - calls).to.be.at.most(4 + 600 / 30);
        platform.fault = undefined;
        await time.run(queue.work(time.milliseconds + 300_000, true));
        expect(queue.sent).to.equal(expected);
      }
      expect(queue.mostAttempts).to.be.at.most(2);
    });

  it('R13: three dead platforms beside five', async () => {
    const time = new VirtualTime();
    const queue = new VirtualQueue(time);
    const dead = Array.from({ length: 3 }, (_, index) => platformAt(`dead-${index}.example`));
    const alive = Array.from({ length: 5 }, (_, index) => platformAt(`lms-${index}.example`));
    for (const platform of dead) platform.fault = 'timeout';
    for (const platform of [...dead, ...alive]) queue.add(platform, 100);
    await time.run(queue.work(time.milliseconds + 300_000));
    for (const platform of alive) {
      expect(platform.calls).to.have.length(100);
      expect(Math.max(...queue.ages.get(platform)!)).to.be.below(30_000);
    }
  });

  it(`key rotation in the middle of 50 launches a second, for ${SECONDS} s: no failure`, async () => {
    const connection = await connect('canvas');
    const run = await rotateUnderLoad(connection, { seconds: SECONDS, launchesPerSecond: 50 });
    expect(run.failures).to.deep.equal([]);
    expect(run.signedWith.size).to.equal(2);
    expect(run.launches).to.be.above(SECONDS * 25);
    expect((await publishedKeys(connection)).keys.length).to.be.above(2);
  });
});
