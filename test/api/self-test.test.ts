import { expect } from 'chai';
import { type Check, LatestSelfTest, SelfTest } from '#contracts/self-test.js';
import { LmsError } from '#lti/lms-error.js';
import type { LmsChecks } from '#lti/types.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { runSelfTest } from '#server/features/connections/self-test-run.js';
import { createLtiStore } from '#server/features/platforms/lti-store.js';
import { apiAs } from '../support/api.js';
import { buildActivity } from '../support/attach.js';
import { buildCourse, buildDistrict, buildPerson, signIn } from '../support/builders.js';
import { FakeLms } from '../support/gradebook.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const GOOD: LmsChecks = {
  platformKeys: () => Promise.resolve({ keys: 2, clockSkewMs: 900 }),
  access: () => Promise.resolve(),
  rosterPage: () => Promise.resolve({ members: 31, named: 31 }),
};

/** An administrator with an LMS that is bound to their district. */
async function connected() {
  const { clock, lti } = await testSystem();
  const district = await buildDistrict();
  const { tenantId } = district;
  const host = 'https://self-test.lms.test';
  const registration = await lti.registerPlatform({
    ...{ issuer: host, clientId: district.registrationId, name: 'Our LMS', family: 'moodle' },
    ...{ authEndpoint: `${host}/a`, tokenEndpoint: `${host}/t`, jwksUrl: `${host}/k` },
    serviceHosts: [],
  });
  const store = createLtiStore();
  const { id } = await store.bindDeployment(registration.id, '1', { tenantId, schoolId: null });
  const inside = { ...district, registrationId: registration.id, deploymentId: id };
  const admin = await buildPerson({ district, role: 'admin' });
  const address = `/api/connections/deployments/${id}/self-test`;
  const run = async (checks: LmsChecks, browser = { keepsCookies: true, keepsStorage: true }) => {
    const api = await apiAs(admin);
    const started = SelfTest.parse(await reply(api.post(address, browser), 201));
    expect(started).to.include({ finishedAt: null, total: 13 });
    expect(started.checks).to.deep.equal([]);
    const lms = Object.assign(new FakeLms(), { checks });
    await runSelfTest({ tenantId, subjectId: started.id }, { lms, now: clock.now });
    const { test } = LatestSelfTest.parse(await reply(api.get(address)));
    expect(test?.finishedAt).to.be.a('string');
    return test!.checks;
  };
  return { admin, inside, run, store, address };
}

const failures = (checks: Check[]) =>
  checks.flatMap(({ code, state, reason }) => (state === 'pass' ? [] : [`${code}: ${reason}`]));

describe('the self-test', function () {
  this.timeout(30_000);

  it('is green when everything answers, and writes nothing into the course', async () => {
    const { inside, run, store } = await connected();
    const course = await buildCourse({
      district: inside,
      ...{ rosterUrl: 'https://lms.test/r', lineItemsUrl: 'https://lms.test/l' },
    });
    const teacher = await buildPerson({ course, role: 'teacher' });
    await signIn(teacher, { deepLink: { returnUrl: 'https://lms.test/back' } });
    await store.addFrameOrigins(inside.deploymentId, ['https://lms.test']);
    const checks = await run(GOOD);
    expect(failures(checks)).to.deep.equal([]);
    expect(checks.find(({ code }) => code === 'roster')?.count).to.equal(31);
  });

  it('tells an installation that nobody opened yet what to do first', async () => {
    const { run } = await connected();
    expect(failures(await run(GOOD))).to.deep.equal([
      ...['launch: never', 'frame: never', 'roster: no-course', 'names: no-course'],
      ...['gradebook: no-course', 'deep-link: never'],
    ]);
  });

  it('knows what was picked after the visit has gone', async () => {
    const { inside, run } = await connected();
    await buildActivity(await buildCourse({ district: inside }), 'My first goal');
    expect(failures(await run(GOOD))).to.not.include('deep-link: never');
  });

  it('LTI-C16: finds cut permissions, withheld names and services not given, one by one', async () => {
    const { inside, run } = await connected();
    await buildCourse({ district: inside, rosterUrl: 'https://lms.test/r' });
    const refused = { status: 401, headers: {}, text: 'invalid_scope' };
    const checks = await run({
      ...GOOD,
      access: (_, scope) =>
        scope.includes('/scope/score')
          ? Promise.reject(new LmsError('asking for access', { answer: refused }))
          : Promise.resolve(),
      rosterPage: () => Promise.resolve({ members: 31, named: 0 }),
    });
    expect(failures(checks)).to.include.members([
      ...['access-scores: refused', 'names: withheld', 'gradebook: not-given'],
    ]);
  });

  it('LTI-C7: says by how much the clocks differ', async () => {
    const { run } = await connected();
    const off = () => Promise.resolve({ keys: 1, clockSkewMs: -95_000 });
    const checks = await run({ ...GOOD, platformKeys: off });
    expect(checks).to.deep.include({ code: 'clock', state: 'fail', reason: 'off', count: 95 });
  });

  it('LTI-C1: reports what the browser refuses', async () => {
    const { run } = await connected();
    const verdict = async (browser: { keepsCookies: boolean; keepsStorage: boolean }) =>
      (await run(GOOD, browser)).find(({ code }) => code === 'browser')?.reason;
    expect(await verdict({ keepsCookies: false, keepsStorage: true })).to.equal('no-cookies');
    expect(await verdict({ keepsCookies: false, keepsStorage: false })).to.equal('no-storage');
  });

  it('an LMS that does not answer, or with nonsense, fails its checks and not the test', async () => {
    const { run } = await connected();
    const silent = Object.assign(new Error('late'), { name: 'TimeoutError' });
    const checks = await run({
      ...GOOD,
      platformKeys: () => Promise.reject(new LmsError('keys', { cause: silent })),
    });
    expect(failures(checks)).to.include.members(['keys: no-answer', 'clock: no-answer']);
  });

  it('leaves a trace of who began it', async () => {
    const { admin, address } = await connected();
    const body = { keepsCookies: true, keepsStorage: true };
    await reply((await apiAs(admin)).post(address, body), 201);
    const acts = await withTenant(admin.tenantId, () =>
      sql(`select what, subject from admin_log where tenant_id = $1`, [admin.tenantId]),
    );
    expect(acts).to.deep.equal([{ what: 'self-test-started', subject: 'Our LMS' }]);
  });
});
