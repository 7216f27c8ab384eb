import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { Connections, NewInvitation, ToolValues } from '#contracts/connections.js';
import { hashSecret } from '#lti/secrets.js';
import { globalSql, sql, withTenant } from '#server/db/tenant.js';
import { createLtiStore } from '#server/features/platforms/lti-store.js';
import { apiAs } from '../support/api.js';
import {
  buildCourse,
  buildDistrict,
  buildPerson,
  type District,
  type Person,
} from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const adminOf = (district: District) => buildPerson({ district, role: 'admin' });

const seenBy = async (person: Person) =>
  Connections.parse(await reply((await apiAs(person)).get('/api/connections')));

function platform(changes: object = {}) {
  const host = `https://${randomUUID()}.lms.test`;
  return {
    ...{ name: 'Our LMS', issuer: host, clientId: randomUUID() },
    ...{ authEndpoint: `${host}/auth`, tokenEndpoint: `${host}/token`, jwksUrl: `${host}/keys` },
    ...changes,
  };
}

const register = async (admin: Person, values: object, status = 201) =>
  reply<{ errors?: { pointer: string; detail: string }[] }>(
    (await apiAs(admin)).post('/api/connections/platforms', values),
    status,
  );

/** A platform of this district with an installation that waits. */
async function withWaiting(admin: Person) {
  const values = platform();
  await register(admin, values);
  const store = createLtiStore();
  const [registration] = await store.findRegistrations(values.issuer, values.clientId);
  const unbound = { tenantId: null, schoolId: null };
  return store.addDeployment(registration!.id, 'D-1', unbound);
}

describe('the admin console', function () {
  this.timeout(30_000);

  it('makes an invitation that is shown once, kept as a hash, and can be taken back', async () => {
    const district = await buildDistrict();
    const admin = await adminOf(district);
    const api = await apiAs(admin);
    const made = NewInvitation.parse(await reply(api.post('/api/connections/invitations'), 201));
    const token = new URL(made.address).searchParams.get('invitation')!;
    const { invitations } = await seenBy(admin);
    expect(invitations).to.deep.equal([
      { id: made.id, createdAt: made.createdAt, expiresAt: made.expiresAt },
    ]);
    const store = createLtiStore();
    await reply(
      (await apiAs(await adminOf(await buildDistrict()))).delete(
        `/api/connections/invitations/${made.id}`,
      ),
      404,
    );
    await reply(api.delete(`/api/connections/invitations/${made.id}`));
    expect((await seenBy(admin)).invitations).to.deep.equal([]);
    const now = (await testSystem()).clock.now();
    expect(await store.takeInvitation(hashSecret(token), now)).to.equal(null);
  });

  it('shows a waiting installation to the district that brought its platform in, and to no other', async () => {
    const ours = await adminOf(await buildDistrict());
    const theirs = await adminOf(await buildDistrict());
    const waiting = await withWaiting(ours);
    expect((await seenBy(ours)).waiting.map((row) => row.deploymentId)).to.deep.equal([waiting.id]);
    expect((await seenBy(theirs)).waiting).to.deep.equal([]);
    const address = `/api/connections/deployments/${waiting.id}`;
    for (const send of [
      (await apiAs(theirs)).put(address, { schoolId: null }),
      (await apiAs(theirs)).delete(address),
      (await apiAs(theirs)).get(`${address}/self-test`),
      (await apiAs(ours)).delete(address),
    ])
      await reply(send, 404);
  });

  it('binds to a school, made on the way, and lets go again', async () => {
    const district = await buildDistrict();
    const admin = await adminOf(district);
    const { id } = await withWaiting(admin);
    const api = await apiAs(admin);
    const address = `/api/connections/deployments/${id}`;
    await reply(api.put(address, { schoolId: null, newSchoolName: 'North High' }));
    let seen = await seenBy(admin);
    expect(seen.waiting).to.deep.equal([]);
    expect(seen.connections[0]).to.include({ deploymentId: id, schoolName: 'North High' });
    await reply(api.put(address, { schoolId: district.schoolId }));
    expect((await seenBy(admin)).connections[0]).to.include({ schoolId: district.schoolId });
    const foreign = await buildDistrict();
    await reply(api.put(address, { schoolId: foreign.schoolId }), 404);
    await reply(api.delete(address));
    seen = await seenBy(admin);
    expect(seen.connections).to.deep.equal([]);
    expect(seen.waiting.map((row) => row.deploymentId)).to.deep.equal([id]);
    const acts = await withTenant(district.tenantId, () =>
      sql<{ what: string }>(`select what from admin_log where tenant_id = $1 order by at, id`, [
        district.tenantId,
      ]),
    );
    expect(acts.map(({ what }) => what)).to.deep.equal([
      ...['platform-registered', 'school-made', 'deployment-bound', 'deployment-bound'],
      'deployment-unbound',
    ]);
  });

  it('ends the visits of an installation that is let go, but not the administrator’s own', async () => {
    const district = await buildDistrict();
    const admin = await adminOf(district);
    const { id } = await withWaiting(admin);
    await reply((await apiAs(admin)).put(`/api/connections/deployments/${id}`, { schoolId: null }));
    const inside = { ...district, deploymentId: id };
    const teacher = await buildPerson({ district: inside, role: 'teacher' });
    const boss = await adminOf(inside);
    await reply((await apiAs(boss)).delete(`/api/connections/deployments/${id}`));
    await reply((await apiAs(teacher)).get('/api/session'), 401);
    await reply((await apiAs(boss)).get('/api/session'));
  });

  it('LTI-C39: names the wrong value of a platform typed in by hand, and why', async () => {
    const admin = await adminOf(await buildDistrict());
    const wrong: [object, string, string][] = [
      [{ issuer: 'https://lms.test/' }, 'issuer', 'trailing-slash'],
      [{ issuer: 'http://lms.test' }, 'issuer', 'not-https'],
      [{ issuer: 'lms.test' }, 'issuer', 'not-an-address'],
      [{ issuer: 'https://lms.test?a=1' }, 'issuer', 'has-query'],
      [{ clientId: 'abc ' }, 'clientId', 'spaces'],
      [{ clientId: '' }, 'clientId', 'missing'],
      [{ jwksUrl: 'https://other.example/keys' }, 'jwksUrl', 'wrong-host'],
      [
        { tokenEndpoint: 'http://pathlight.localhost:3000/lti/x' },
        'tokenEndpoint',
        'our-own-address',
      ],
      [{ deployment: 'a b' }, 'deployment', 'spaces'],
    ];
    for (const [changes, field, fault] of wrong) {
      const { errors } = await register(admin, platform(changes), 400);
      expect(errors, field).to.deep.include({ pointer: `/body/${field}`, detail: fault });
    }
    expect((await seenBy(admin)).platforms).to.deep.equal([]);
  });

  it('a district cannot change whose keys sign for another’s platform', async () => {
    const ours = await adminOf(await buildDistrict());
    const theirs = await adminOf(await buildDistrict());
    const values = platform({ deployment: '7' });
    await register(ours, values);
    const moved = { ...values, jwksUrl: `${values.issuer}/mine` };
    const { errors } = await register(theirs, moved, 400);
    expect(errors).to.deep.equal([{ pointer: '/body/clientId', detail: 'belongs-to-another' }]);
    await register(ours, moved);
    const store = createLtiStore();
    const [registration] = await store.findRegistrations(values.issuer, values.clientId);
    expect(registration?.jwksUrl).to.equal(moved.jwksUrl);
    // Once it serves a second district, neither may: that is for whoever runs Pathlight.
    const { tenantId } = await buildDistrict();
    await store.bindDeployment(registration!.id, '8', { tenantId, schoolId: null });
    await register(ours, values, 400);
  });

  it('LTI-C16: says what keeps a connection from working, in codes with a next step', async () => {
    const district = await buildDistrict();
    const admin = await adminOf(district);
    const { id, registrationId } = await withWaiting(admin);
    await reply((await apiAs(admin)).put(`/api/connections/deployments/${id}`, { schoolId: null }));
    const course = await buildCourse({
      district: { ...district, deploymentId: id, registrationId },
    });
    await buildPerson({ course, name: null });
    expect((await seenBy(admin)).connections[0]?.troubles).to.deep.equal([
      ...['roster-not-given', 'names-withheld', 'grades-not-given'],
    ]);
    await createLtiStore().noteRefusal(
      registrationId,
      'roles-absent',
      new Date(Date.now() + 1_000),
    );
    expect((await seenBy(admin)).connections[0]?.troubles[0]).to.equal('launch-refused');
    await globalSql(`update lti_registrations set last_refusal = 'state-used' where id = $1`, [
      registrationId,
    ]);
    expect((await seenBy(admin)).connections[0]?.troubles).to.not.include('launch-refused');
  });

  it('LTI-C37: what registers by invitation belongs to the inviting district, for good', async () => {
    const ours = await buildDistrict();
    const admin = await adminOf(ours);
    const { lti, clock } = await testSystem();
    const store = createLtiStore();
    const { name, ...values } = platform();
    const registration = await lti.registerPlatform({
      ...values,
      name,
      family: 'canvas',
      serviceHosts: [],
    });
    const settle = async (tenantId: string) => {
      const token = randomUUID();
      const later = new Date(clock.now().getTime() + 60_000);
      await store.addInvitation(hashSecret(token), tenantId, later);
      const invitation = await store.takeInvitation(hashSecret(token), clock.now());
      await store.settleInvitation(invitation!.id, registration.id, 'https://canvas.test/view');
    };
    await settle(ours.tenantId);
    await settle((await buildDistrict()).tenantId);
    expect((await seenBy(admin)).platforms.map(({ clientId }) => clientId)).to.deep.equal([
      values.clientId,
    ]);
    await store.bindDeployment(registration.id, '1', { tenantId: ours.tenantId, schoolId: null });
    expect((await seenBy(admin)).connections[0]?.configUrl).to.equal('https://canvas.test/view');
  });

  it('LTI-C39: tells an LMS’s form the exact values', async () => {
    const admin = await adminOf(await buildDistrict());
    const tool = 'http://pathlight.localhost:3000';
    const values = ToolValues.parse(
      await reply((await apiAs(admin)).get('/api/connections/values/schoology')),
    );
    expect(values).to.deep.include({
      ...{ loginUrl: `${tool}/lti/login`, launchUrl: `${tool}/lti/launch` },
      ...{ keysUrl: `${tool}/lti/keys`, canvasJsonUrl: `${tool}/lti/canvas.json` },
      ...{ domain: 'pathlight.localhost:3000' },
    });
    expect(values.customParameters).to.include({ user_sis_id: '$com.schoology.User.uniqueId' });
    expect(await reply((await apiAs(null)).get('/lti/canvas.json'))).to.deep.equal(
      JSON.parse(values.canvasJson),
    );
  });

  it('is for administrators', async () => {
    const district = await buildDistrict();
    for (const role of ['student', 'teacher', 'counselor', 'none'] as const) {
      const api = await apiAs(await buildPerson({ district, role }));
      await reply(api.get('/api/connections'), 403);
      await reply(api.post('/api/connections/invitations'), 403);
      await reply(api.post('/api/connections/platforms', platform()), 403);
    }
  });
});
