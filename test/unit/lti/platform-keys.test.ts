import { expect } from 'chai';
import { createPlatformKeys } from '#lti/gate/platform-keys.js';
import type { EgressReply } from '#lti/egress.js';
import { LtiRefusal } from '#lti/refusal.js';
import { platformAt } from '../../support/faults/platform-faults.js';
import { createMemoryStore } from './memory-store.js';
import { platformPublicKey, publicJwk } from './stage.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** One platform's keys, as a node sees them; the platform answers as the test says. */
function stage(headers: Record<string, string> = {}) {
  const clock = { now: Date.parse('2026-10-05T09:00:00Z') };
  const store = createMemoryStore();
  const { registration } = platformAt('lms.example');
  const platform = { kids: ['one'], isDown: false, fetches: 0 };
  const send = async (): Promise<EgressReply> => {
    platform.fetches += 1;
    await Promise.resolve();
    if (platform.isDown) throw Object.assign(new Error('down'), { code: 'ECONNREFUSED' });
    const keys = platform.kids.map((kid) => publicJwk(platformPublicKey, kid));
    return { status: 200, headers, text: JSON.stringify({ keys }) };
  };
  const node = () =>
    createPlatformKeys({
      store,
      egress: { send, close: async () => undefined },
      now: () => new Date(clock.now),
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    });
  const keys = node();
  const find = (kid: string, where = keys) =>
    where.find(registration, kid).then(
      () => 'found',
      (error: unknown) => (error instanceof LtiRefusal ? error.refusal : error),
    );
  const settled = () => new Promise((done) => setImmediate(done));
  return { clock, store, platform, find, node, settled };
}

describe('a platform’s keys', () => {
  it('are fetched once, however many launches wait, and after a restart not at all', async () => {
    const { platform, find, node } = stage();
    const answers = await Promise.all(Array.from({ length: 20 }, () => find('one')));
    expect(new Set(answers)).to.deep.equal(new Set(['found']));
    expect(await find('one', node())).to.equal('found');
    expect(platform.fetches).to.equal(1);
  });

  it('are found by a launch that looked for them before they came and goes on after', async () => {
    const { store, find } = stage();
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((go) => (letGo = go));
    const read = store.readKeySet.bind(store);
    let isFirst = true;
    store.readKeySet = async (id) => {
      const nothingYet = await read(id);
      if (isFirst) {
        isFirst = false;
        await held;
      }
      return nothingYet;
    };
    const slow = find('one');
    expect(await find('one')).to.equal('found');
    letGo();
    expect(await slow).to.equal('found');
  });

  for (const [header, keptMs] of [
    [undefined, HOUR],
    ['public, max-age=600', 10 * MINUTE],
    ['max-age=0', MINUTE],
    ['no-cache', MINUTE],
    ['max-age=604800', 24 * HOUR - 1],
  ] as const)
    it(`are kept as long as “${header ?? 'nothing'}” says, a minute at least and a day at most`, async () => {
      const { clock, platform, find, settled } = stage(header ? { 'cache-control': header } : {});
      await find('one');
      clock.now += keptMs - 1;
      await find('one');
      await settled();
      expect(platform.fetches).to.equal(1);
      clock.now += 2;
      expect(await find('one')).to.equal('found');
      await settled();
      expect(platform.fetches).to.equal(2);
    });

  it('R12: serve a day through an outage, and the launches don’t wait for the attempts', async () => {
    const { clock, platform, find, settled } = stage();
    await find('one');
    platform.isDown = true;
    for (let passed = 0; passed < 23 * HOUR; passed += 10 * MINUTE) {
      clock.now += 10 * MINUTE;
      expect(await find('one')).to.equal('found');
      await settled();
    }
    clock.now += 2 * HOUR;
    expect(await find('one')).to.equal('keys-unreachable');
  });

  it('LTI-C8, R12: a changed key opens at its first launch, also soon after a refresh', async () => {
    const { clock, platform, find, settled } = stage();
    await find('one');
    for (const kid of ['two', 'three', 'four']) {
      clock.now += HOUR + 1;
      await find(platform.kids.at(-1)!);
      await settled();
      clock.now += 5_000;
      platform.kids = [...platform.kids.slice(-1), kid];
      expect(await find(kid)).to.equal('found');
    }
  });

  it('R12: a key changed during an outage fails only until the platform is back', async () => {
    const { clock, platform, find } = stage();
    await find('one');
    clock.now += 5 * MINUTE;
    platform.isDown = true;
    platform.kids = ['two'];
    expect(await find('two')).to.equal('key-unknown');
    expect(await find('one')).to.equal('found');
    platform.isDown = false;
    clock.now += 30_001;
    expect(await find('two')).to.equal('found');
  });

  it('1,000 unknown key ids cause two fetches at most, and one more each half minute', async () => {
    const { clock, platform, find } = stage();
    clock.now += 1;
    const answers = new Set<unknown>();
    for (let index = 0; index < 1_000; index += 1) {
      clock.now += 2;
      answers.add(await find(`made-up-${index}`));
    }
    expect(answers).to.deep.equal(new Set(['key-unknown']));
    expect(platform.fetches).to.be.at.most(2);
    clock.now += 30_001;
    await find('made-up');
    expect(platform.fetches).to.be.at.most(3);
  });
});
