import { expect } from 'chai';
import { setTimeout as sleep } from 'node:timers/promises';
import { inBackground, ownTurn, peopleFirst } from '#server/people-first/background.js';

/** So long that only the end of waiting, not of patience, lets a step begin. */
const FOR_EVER_MS = 60_000;

function crowd() {
  const state = { waits: false };
  const notices = {
    isAnybodyWaiting: () => state.waits,
    close: () => undefined,
  };
  return { state, notices };
}

describe('people first', () => {
  it('where nobody waits, a step begins at once', () => {
    const { notices } = crowd();
    expect(peopleFirst(notices)()).to.equal(undefined);
  });

  it('a step begins when the last person has their answer', async () => {
    const { state, notices } = crowd();
    state.waits = true;
    const turn = peopleFirst(notices, FOR_EVER_MS)();
    const hasBegun = { value: false };
    const begun = turn!.then(() => {
      hasBegun.value = true;
    });
    await sleep(40);
    expect(hasBegun.value).to.equal(false);
    state.waits = false;
    await begun;
    expect(hasBegun.value).to.equal(true);
  });

  it('however many ask, a step begins after a while', async () => {
    const { state, notices } = crowd();
    state.waits = true;
    await peopleFirst(notices, 5)();
    expect(state.waits).to.equal(true);
  });

  it('only background work has to wait for its turn', async () => {
    const { state, notices } = crowd();
    state.waits = true;
    expect(ownTurn()).to.equal(undefined);
    const turn = peopleFirst(notices, 5);
    await inBackground(turn, async () => {
      await sleep(1);
      expect(ownTurn(), 'after a wait, too').to.be.instanceOf(Promise);
    });
    expect(ownTurn()).to.equal(undefined);
  });
});
