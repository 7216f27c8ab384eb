import { expect } from 'chai';
import { LmsError, LmsPaused } from '#lti/lms-error.js';
import { type CallState, freshCallState, settle, take } from '#lti/services/call-limits.js';
import { createCallLimiter } from '#lti/services/limiter.js';
import { patiently } from '#lti/services/patience.js';
import { createSharedStates } from '#lti/services/shared-state.js';
import {
  FAULTS,
  platformAt,
  VirtualQueue,
  VirtualTime,
} from '../../support/faults/platform-faults.js';
import { createMemoryStore } from './memory-store.js';

const HOST = 'lms.example';
const answered = { kind: 'answered', isNearLimit: false } as const;

function go(state: CallState, lease: string, now: number): CallState {
  const decision = take(state, HOST, lease, now);
  if (decision.kind !== 'go') throw new Error(`must wait: ${decision.reason}`);
  return decision.state;
}

describe('how a platform may be called', () => {
  it('at most four calls at a time, whoever makes them', () => {
    let state = freshCallState(0);
    for (const lease of ['a', 'b', 'c', 'd']) state = go(state, lease, 0);
    expect(take(state, HOST, 'e', 0)).to.include({ kind: 'wait', reason: 'busy' });
    state = settle(state, HOST, 'a', answered, 10);
    expect(take(state, HOST, 'e', 10).kind).to.equal('go');
  });

  it('a call whose node died frees its place after half a minute', () => {
    let state = freshCallState(0);
    for (const lease of ['a', 'b', 'c', 'd']) state = go(state, lease, 0);
    expect(take(state, HOST, 'e', 30_001).kind).to.equal('go');
  });

  it('LTI-C33: after a throttle one at a time, at half the rate, and not at all for as long as it says', () => {
    for (const retryAfterMs of [60_000, undefined]) {
      let state = go({ ...freshCallState(0), rate: 40 }, 'a', 0);
      state = settle(state, HOST, 'a', { kind: 'throttled', retryAfterMs }, 100);
      expect(state.rate).to.be.closeTo(20, 0.1);
      const until = 100 + (retryAfterMs ?? 30_000);
      expect(take(state, HOST, 'b', until - 1)).to.include({ kind: 'wait', at: until });
      state = go(state, 'b', until);
      expect(take(state, HOST, 'c', until).kind).to.equal('wait');
      state = settle(state, HOST, 'b', answered, until + 50);
      state = go(state, 'c', until + 200);
      expect(take(state, HOST, 'd', until + 400)).to.include({ reason: 'busy' });
    }
  });

  it('LTI-C33: slows down before Canvas has to throttle', () => {
    let state = go({ ...freshCallState(0), rate: 40 }, 'a', 0);
    state = settle(state, HOST, 'a', { kind: 'answered', isNearLimit: true }, 50);
    expect(state.rate).to.be.closeTo(20, 0.1);
  });

  it('faster the longer it goes well, up to a hundred a second', () => {
    let state = freshCallState(0);
    for (let now = 0; now < 60_000; now += 250)
      state = settle(go(state, 'a', now), HOST, 'a', answered, now);
    expect(state.rate).to.equal(100);
  });

  it('one host of a hosted LMS being down stops no other', () => {
    let state = freshCallState(0);
    for (const lease of ['a', 'b', 'c']) state = go(state, lease, 0);
    for (const lease of ['a', 'b', 'c'])
      state = settle(state, HOST, lease, { kind: 'failed', retryAfterMs: undefined }, 50);
    expect(take(state, HOST, 'd', 60)).to.include({ reason: 'paused', at: 30_050 });
    expect(take(state, 'other.example', 'd', 60).kind).to.equal('go');
  });
});

describe('the limiter', () => {
  const setUp = () => {
    const time = new VirtualTime();
    const store = createMemoryStore();
    const node = () =>
      createCallLimiter({ states: createSharedStates(store), now: time.now, sleep: time.sleep });
    return { time, node, registration: platformAt(HOST).registration };
  };
  const call = { address: `https://${HOST}/x`, operation: 'testing' };
  const ok = { status: 200, headers: {}, text: '' };

  it('counts the calls of all nodes together', async () => {
    const { time, node, registration } = setUp();
    let underway = 0;
    let most = 0;
    const send = async () => {
      most = Math.max(most, (underway += 1));
      await time.sleep(200);
      underway -= 1;
      return ok;
    };
    const [one, other] = [node(), node()];
    const patience = { ...call, patienceMs: 60_000 };
    const ended = await time
      .run(
        Promise.allSettled(
          Array.from({ length: 40 }, (_, index) =>
            (index % 2 ? one : other).run(registration, patience, send),
          ),
        ),
      )
      .then(() => most);
    expect(ended).to.equal(4);
  });

  it('gives a place that is left to who waits longest, at once', async () => {
    const { time, node, registration } = setUp();
    const limiter = node();
    const began: number[] = [];
    const from = time.milliseconds;
    const send = async (index: number) => {
      began.push(index);
      await time.sleep(60);
      return ok;
    };
    const calls = Array.from({ length: 12 }, (_, index) =>
      limiter.run(registration, { ...call, patienceMs: 60_000 }, () => send(index)),
    );
    await time.run(Promise.all(calls));
    expect(time.milliseconds - from).to.equal((12 / 4) * 60);
    expect(began).to.deep.equal(Array.from({ length: 12 }, (_, index) => index));
  });

  it('sends a caller away with a time of its own to come back at, and lets our own refusals pass', async () => {
    const { time, node, registration } = setUp();
    const limiter = node();
    const throttled = { status: 429, headers: { 'retry-after': '60' }, text: '' };
    const errors: LmsError[] = [];
    const keep = (error: unknown) => void errors.push(error as LmsError);
    await time.run(limiter.run(registration, call, async () => throttled).catch(keep));
    for (let index = 0; index < 3; index += 1)
      await time.run(limiter.run(registration, call, async () => ok).catch(keep));
    const times = errors.map(({ notBefore }) => notBefore!.getTime() - time.milliseconds);
    expect(errors[0]!.status).to.equal(429);
    expect(errors[1]!.cause).to.be.instanceOf(LmsPaused);
    expect(errors.every(({ isTransient }) => isTransient)).to.equal(true);
    expect(times.every((wait) => wait >= 60_000 && wait < 61_000)).to.equal(true);
    expect(new Set(times).size).to.equal(4);
    await time.run(patiently(time, 90_000, () => limiter.run(registration, call, async () => ok)));
    expect(time.milliseconds).to.be.at.least(errors[0]!.notBefore!.getTime());
  });
});

describe('R6: ten minutes of trouble at a platform', () => {
  for (const fault of FAULTS)
    it(`R6: ${fault}: nothing lost, a call each 30 s at most, all sent within 5 minutes after`, async () => {
      const time = new VirtualTime();
      const queue = new VirtualQueue(time);
      const platform = platformAt(HOST);
      platform.fault = fault;
      queue.add(platform, 300);
      const end = time.milliseconds + 600_000;
      await time.run(queue.work(end));
      // The first few find out that it is down.
      expect(platform.calls.length).to.be.at.most(4 + 600 / 30);
      platform.fault = undefined;
      await time.run(queue.work(end + 300_000, true));
      expect(queue.sent).to.equal(300);
      expect(queue.jobs).to.have.length(0);
      expect(queue.mostAttempts).to.be.at.most(2);
    });
});

describe('R13: one platform dead, others alive', () => {
  it('R13: the others’ work waits less than 30 s', async () => {
    const time = new VirtualTime();
    const queue = new VirtualQueue(time);
    const [dead, alive, also] = [
      platformAt('dead.example'),
      platformAt(HOST),
      platformAt('two.example'),
    ];
    dead.fault = 'timeout';
    queue.add(dead, 400);
    queue.add(alive, 100);
    queue.add(also, 100);
    await time.run(queue.work(time.milliseconds + 120_000));
    for (const platform of [alive, also]) {
      expect(platform.calls).to.have.length(100);
      expect(Math.max(...queue.ages.get(platform)!)).to.be.below(30_000);
    }
  });
});
