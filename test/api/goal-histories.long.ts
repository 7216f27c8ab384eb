import { expect } from 'chai';
import fc from 'fast-check';
import { checkHistory, histories } from '../support/history-check.js';

const RUNS = Number(process.env.HISTORIES ?? 1_000);
const LONGEST = 16;

describe('a thousand histories of edits at random', function () {
  this.timeout(3_600_000);

  it('U3, U2: every version comes back exactly, and undo brings back what was removed', async () => {
    // Another thousand each time; `SEED` repeats one.
    const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
    const kept = { histories: 0, versions: 0 };
    await fc.assert(
      fc.asyncProperty(histories(LONGEST), async (history) => {
        kept.versions += await checkHistory(history);
        kept.histories += 1;
      }),
      { numRuns: RUNS, seed, endOnFailure: true },
    );
    process.stdout.write(
      `    seed ${seed}: ${kept.histories} histories, ${kept.versions} versions brought back\n`,
    );
    expect(kept.histories).to.equal(RUNS);
  });
});
