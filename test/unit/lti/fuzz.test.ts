import { expect } from 'chai';
import { createPlatformKeys } from '#lti/gate/platform-keys.js';
import { verifyToken } from '#lti/gate/verify-token.js';
import { createRegistrationCache } from '#lti/registry-cache.js';
import { LtiRefusal } from '#lti/refusal.js';
import { brokenToken, seededRandom } from '../../support/faults/token-fuzz.js';
import {
  beginLogin,
  claimsOf,
  createStage,
  launch,
  postLaunch,
  sign,
  type Stage,
} from './stage.js';

const TOKENS = Number(process.env.ROUNDS ?? 10_000);
const SEED = Number(process.env.SEED ?? 20_261_124);

describe('broken tokens', function () {
  this.timeout(60_000);
  let stage: Stage;
  let good: string;
  before(async () => {
    stage = await createStage();
    good = await sign({ nonce: 'n', ...claimsOf(stage, 'Learner') });
  });

  it(`LTI: ${TOKENS} of them (seed ${SEED}): each refused by name, none accepted, nothing thrown`, async () => {
    const random = seededRandom(SEED);
    const { store } = stage;
    const now = () => stage.clock.now;
    const deps = {
      registrations: createRegistrationCache(store, now),
      now,
      keys: createPlatformKeys({
        ...{ store, now },
        egress: {
          send: () => Promise.reject(new Error('not here')),
          close: () => Promise.resolve(),
        },
        log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      }),
    };
    // The stage's own launch left the platform's keys in the store.
    await launch(stage, claimsOf(stage, 'Learner'));
    expect((await verifyToken(deps, good)).nonce).to.equal('n');
    const names = new Set<string>();
    for (let index = 0; index < TOKENS; index += 1) {
      const token = brokenToken(good, random);
      const outcome: unknown = await verifyToken(deps, token).catch((error: unknown) => error);
      if (!(outcome instanceof LtiRefusal)) expect.fail(`${index}: ${token}`);
      names.add(outcome.refusal);
    }
    expect(names).to.include.keys('token-malformed', 'algorithm-refused', 'signature-wrong');
  });

  it('200 of them over HTTP: a page with a code each time, never a fault of ours, never in', async () => {
    const random = seededRandom(SEED + 1);
    const login = await beginLogin(stage);
    const before = stage.launches.length;
    for (let index = 0; index < 200; index += 1) {
      const form = { id_token: brokenToken(good, random), state: login.state };
      const { status, text } = await postLaunch(stage, form, login.cookie);
      expect(status, form.id_token).to.be.within(400, 499);
      expect(text).to.match(/LTI-\d\d/);
    }
    expect(stage.launches).to.have.length(before);
  });
});
