import { expect } from 'chai';
import { randomBytes } from 'node:crypto';
import type { EgressReply } from '#lti/egress.js';
import { createVault } from '#lti/secrets.js';
import { createSharedStates } from '#lti/services/shared-state.js';
import { createAccessTokens } from '#lti/services/tokens.js';
import { platformAt, VirtualTime } from '../../support/faults/platform-faults.js';
import { createMemoryStore } from './memory-store.js';
import { platformKey } from './stage.js';

const SCOPES = ['score'];

/** Two nodes and a token endpoint that takes a while. */
function stage() {
  const time = new VirtualTime(40);
  const store = createMemoryStore();
  const { registration } = platformAt('lms.example');
  const endpoint = { asked: 0, status: 200 };
  const send = async (): Promise<EgressReply> => {
    endpoint.asked += 1;
    const text = JSON.stringify({ access_token: `token-${endpoint.asked}`, expires_in: 3_600 });
    await time.sleep(500);
    return { status: endpoint.status, headers: {}, text };
  };
  const node = () =>
    createAccessTokens({
      egress: { send, close: () => Promise.resolve() },
      limiter: { run: (_registration, _call, go) => go() },
      provider: { signingKey: () => Promise.resolve({ kid: 'k', key: platformKey }) },
      states: createSharedStates(store),
      vault: createVault('only-for-tests-0123456789abcdefghijklmnop', randomBytes),
      now: time.now,
      sleep: time.sleep,
    });
  const nodes = [node(), node()] as const;
  const all = async (times = 1) => {
    const asked = Array.from({ length: times }, () =>
      nodes.map((one) => one.get(registration, SCOPES)),
    );
    const got = Promise.allSettled(asked.flat());
    await time.run(got);
    return (await got).map((one) => (one.status === 'fulfilled' ? one.value : 'failed'));
  };
  return { time, store, registration, endpoint, nodes, all };
}

describe('access tokens of several nodes', () => {
  it('LTI-C35: are asked for once, whoever needs one, and kept sealed', async () => {
    const { store, registration, endpoint, all } = stage();
    expect(new Set(await all(5))).to.deep.equal(new Set(['token-1']));
    expect(endpoint.asked).to.equal(1);
    const key = `token:${JSON.stringify([registration.id, registration.tokenEndpoint, ...SCOPES])}`;
    const row = JSON.stringify(await store.sharedStates.read(key));
    expect(row).to.contain('sealed').and.not.to.contain('token-1"');
  });

  it('one that was refused is forgotten by all but those who have a newer one', async () => {
    const { time, registration, endpoint, nodes, all } = stage();
    await all();
    await time.run(nodes[0].drop(registration, SCOPES, 'token-1'));
    const got = nodes[0].get(registration, SCOPES);
    await time.run(got);
    expect(await got).to.equal('token-2');
    await time.run(nodes[1].drop(registration, SCOPES, 'token-1'));
    expect(await all()).to.deep.equal(['token-2', 'token-2']);
    expect(endpoint.asked).to.equal(2);
  });

  it('R12: an endpoint that fails is asked again by the next caller', async () => {
    const { endpoint, all } = stage();
    endpoint.status = 503;
    expect(new Set(await all())).to.deep.equal(new Set(['failed']));
    endpoint.status = 200;
    expect(new Set(await all()).size).to.equal(1);
    expect(await all()).to.not.include('failed');
  });

  it('a node that died asking holds the others up for seconds only', async () => {
    const { time, store, registration, all } = stage();
    const key = `token:${JSON.stringify([registration.id, registration.tokenEndpoint, ...SCOPES])}`;
    const askingUntil = time.milliseconds + 15_000;
    await store.sharedStates.write(key, { sealed: null, usableUntil: 0, askingUntil }, 1);
    expect(await all()).to.not.include('failed');
    expect(time.milliseconds).to.be.below(askingUntil + 5_000);
  });
});
