import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { createLoginStates } from '#lti/gate/login-state.js';
import { createVault } from '#lti/secrets.js';
import { beginLogin, claimsOf, createStage, postLaunch, sign, type Stage } from './stage.js';

const REGISTRATION = '0198c0de-0000-7000-8000-000000000001';
const now = () => new Date('2026-10-05T09:00:00Z');
const statesOf = (secret: string) => createLoginStates(createVault(secret, randomBytes), now);

describe('the state of a login', () => {
  const states = statesOf('one-install-0123456789abcdefghijklmnop');
  const elsewhere = statesOf('another-install-0123456789abcdefghijk');

  it('carries the login to any node that holds the secret', () => {
    const { state, nonce, storageSecret } = states.issue(REGISTRATION, 'browser', 'a-frame');
    const node = statesOf('one-install-0123456789abcdefghijklmnop').read(state);
    expect(node).to.include({ registrationId: REGISTRATION, storageTarget: 'a-frame' });
    expect(node.expiresAt).to.deep.equal(new Date('2026-10-05T09:10:00Z'));
    expect([node.isNonce(nonce), node.isBrowser('browser')]).to.deep.equal([true, true]);
    expect(node.isStorageSecret(storageSecret)).to.equal(true);
  });

  it('fits its own nonce, browser and storage secret, and no other', () => {
    const [one, other] = [1, 2].map(() => states.issue(REGISTRATION, 'browser', 'a-frame'));
    const login = states.read(one!.state);
    expect(login.isNonce(other!.nonce)).to.equal(false);
    expect(login.isNonce('')).to.equal(false);
    expect(login.isStorageSecret(other!.storageSecret)).to.equal(false);
    expect(login.isBrowser('browser-2')).to.equal(false);
  });

  it('knows no storage secret when the browser kept our cookie', () => {
    const { state, storageSecret } = states.issue(REGISTRATION, 'browser', null);
    expect(states.read(state).isStorageSecret(storageSecret)).to.equal(false);
  });

  it('is short enough for an address', () => {
    const { state } = states.issue(REGISTRATION, 'browser', 'post_message_forwarding');
    expect(state.length).to.be.below(256);
  });

  it('is refused when made elsewhere, changed in any place, or spelled another way', () => {
    const { state } = states.issue(REGISTRATION, 'browser', null);
    const changed = Array.from(
      state,
      (letter, index) =>
        `${state.slice(0, index)}${letter === 'A' ? 'B' : 'A'}${state.slice(index + 1)}`,
    );
    const respelled = [`${state}=`, `${state} `, ` ${state}`, `${state}\n`, `${state}.`, ''];
    for (const wrong of [elsewhere.issue(REGISTRATION, 'b', null).state, ...changed, ...respelled])
      expect(() => states.read(wrong), wrong)
        .to.throw()
        .with.property('refusal', 'state-unknown');
  });
});

describe('a launch and its login', () => {
  const post = async (stage: Stage, state: (real: string) => string, waitMs = 0) => {
    const login = await beginLogin(stage);
    stage.clock.now = new Date(stage.clock.now.getTime() + waitMs);
    const token = await sign(claimsOf(stage, 'Learner', { nonce: login.nonce }));
    return postLaunch(stage, { id_token: token, state: state(login.state) }, login.cookie);
  };

  it('refuses a forged state, and one that is too old', async () => {
    const stage = await createStage();
    const forged = await post(stage, (real) => `${real.slice(0, -2)}zz`);
    expect(forged.text).to.contain('LTI-19');
    const late = await post(stage, (real) => real, 10 * 60_000 + 1_000);
    expect(late.text).to.contain('LTI-21');
    expect(stage.launches).to.have.length(0);
  });

  it('leaves the login unused when the deployment waits, so that nothing is lost', async () => {
    const stage = await createStage({ isPending: true });
    const login = await beginLogin(stage);
    const token = await sign(claimsOf(stage, 'Learner', { nonce: login.nonce }));
    const form = { id_token: token, state: login.state };
    expect((await postLaunch(stage, form, login.cookie)).status).to.be.within(400, 499);
    const [pending] = await stage.store.listDeployments();
    const binding = { tenantId: '7', schoolId: null };
    await stage.store.bindDeployment(stage.registration.id, pending!.deployment, binding);
    expect((await postLaunch(stage, form, login.cookie)).headers.location).to.equal('/app#code=1');
  });
});
