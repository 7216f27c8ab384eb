import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import type { KeyOverview, PlatformKeys } from '#contracts/keys.js';
import { createLti } from '#lti/lti.js';
import { createLtiStore } from '#server/features/platforms/lti-store.js';
import { apiAs } from '../support/api.js';
import { buildDistrict, buildPerson } from '../support/builders.js';
import { TEST_SECRET } from '../support/database.js';
import { publishedKeys, rotateUnderLoad } from '../support/faults/key-rotation.js';
import { reply } from '../support/reply.js';
import { connect, type Connection, TOOL } from './lti/tool.js';

const DAY_MS = 86_400_000;

/** An administrator of the district whose LMS this is. */
async function adminOf(connection: Connection) {
  const [deployment] = (await createLtiStore().listDeployments()).filter(
    ({ registrationId }) => registrationId === connection.registrationId,
  );
  const district = await buildDistrict();
  const course = {
    ...district,
    ...{ tenantId: connection.tenantId, deploymentId: deployment!.id },
    registrationId: connection.registrationId,
  };
  return apiAs(await buildPerson({ district: course, role: 'admin' }));
}

const states = ({ keys }: PlatformKeys) => keys.map(({ state }) => state);

describe('our keys', function () {
  this.timeout(30_000);
  afterEach(async () => {
    (await testClock()).reset();
  });
  const testClock = async () => (await connectOnce()).system.clock;
  let connected: Promise<Connection> | undefined;
  const connectOnce = () => (connected ??= connect('canvas'));

  it('an administrator sees current and next, and changes them once the next is a day old', async () => {
    const connection = await connectOnce();
    const { clock } = connection.system;
    let admin = await adminOf(connection);
    const read = async () =>
      (await reply<KeyOverview>(admin.get('/api/admin/keys'))).platforms.find(
        ({ registrationId }) => registrationId === connection.registrationId,
      )!;
    const before = await read();
    expect(states(before)).to.deep.equal(['current', 'next']);
    const rotate = (isUrgent = false) =>
      admin.post('/api/admin/keys/rotate', { registrationId: connection.registrationId, isUrgent });
    await reply(rotate(), 409);
    expect(await read()).to.deep.equal(before);

    clock.advance(Date.parse(before.mayRotateAt!) - Date.now() + 1_000);
    // The administrator's session is over by then.
    admin = await adminOf(connection);
    const after = await reply<PlatformKeys>(rotate());
    expect(states(after)).to.deep.equal(['previous', 'current', 'next']);
    expect(after.keys[1]!.keyId).to.equal(before.keys[1]!.keyId);
    const published = (await publishedKeys(connection)).keys.map(({ kid }) => kid);
    expect(published).to.include.members(after.keys.map(({ keyId }) => keyId));
  });

  it('the previous key stays published a day, even when the change was urgent', async () => {
    const connection = await connect('moodle');
    const { system, registrationId } = connection;
    const ids = async () => (await publishedKeys(connection)).keys.map(({ kid }) => kid);
    const rotate = async (isUrgent: boolean) =>
      system.lti.rotateKey((await system.lti.registrationById(registrationId))!, isUrgent);
    const first = (await system.lti.registrationById(registrationId))!.keyId;
    await rotate(true);
    await rotate(true);
    expect(await ids()).to.include(first);
    system.clock.advance(2 * DAY_MS);
    await rotate(false);
    expect(await ids()).to.not.include(first);
    const own = await system.lti.keysOf((await system.lti.registrationById(registrationId))!);
    expect(own.map(({ state }) => state)).to.deep.equal(['previous', 'current', 'next']);
  });

  it('another district’s LMS looks as if there were none', async () => {
    const connection = await connectOnce();
    const district = await buildDistrict();
    const admin = await apiAs(await buildPerson({ district, role: 'admin' }));
    const { platforms } = await reply<KeyOverview>(admin.get('/api/admin/keys'));
    expect(platforms.map(({ registrationId }) => registrationId)).to.not.include(
      connection.registrationId,
    );
    for (const registrationId of [connection.registrationId, randomUUID()])
      await reply(admin.post('/api/admin/keys/rotate', { registrationId, isUrgent: true }), 404);
  });

  it('another node signs with the new key within seconds', async () => {
    const { system, registrationId } = await connect('schoology');
    const { clock } = system;
    const store = createLtiStore();
    const nowhere = () => Promise.reject(new Error('no launches here'));
    const other = createLti({
      ...{ publicUrl: TOOL, store, secretKey: TEST_SECRET, allowLoopbackHttp: true },
      ...{ assertNoTransaction: () => undefined, now: clock.now, log: console },
      ...{ onLaunch: nowhere, onRepeat: nowhere },
    });
    const [deployment] = (await store.listDeployments()).filter(
      (row) => row.registrationId === registrationId,
    );
    const settings = {
      ...{
        returnUrl: 'https://lms.example/return',
        acceptTypes: [],
        documentTargets: [],
        acceptsMultiple: false,
      },
      ...{ acceptsLineItem: false, autoCreate: false },
    };
    const kidOf = async () => {
      const ids = { registrationId, deploymentId: deployment!.id };
      const { fields } = await other.services.answerDeepLink(ids, settings, []);
      const header = Buffer.from(fields.JWT!.split('.')[0]!, 'base64url').toString();
      return (JSON.parse(header) as { kid: string }).kid;
    };
    const { keyId } = (await store.registrationById(registrationId))!;
    expect(await kidOf()).to.equal(keyId);
    const rotated = await system.lti.rotateKey(
      (await store.registrationById(registrationId))!,
      true,
    );
    clock.advance(11_000);
    expect(await kidOf()).to.equal(rotated.keyId);
    await other.close();
  });

  it('changing the key in the middle of launches, service calls and deep links fails none', async () => {
    const connection = await connect('canvas');
    const run = await rotateUnderLoad(connection, { seconds: 2, launchesPerSecond: 10 });
    expect(run.failures).to.deep.equal([]);
    expect(run.signedWith.size).to.equal(2);
    expect(Math.min(run.launches, run.serviceCalls, run.deepLinks)).to.be.above(3);
  });
});
