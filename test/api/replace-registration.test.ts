import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { Connections } from '#contracts/connections.js';
import { claimRegistration } from '#server/features/platforms/district-service.js';
import { createLtiStore } from '#server/features/platforms/lti-store.js';
import { globalSql, sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildAssignment, handIn } from '../support/assignments.js';
import { launchInto, lmsIdOf, registeredCourse, viewOf } from '../support/attach.js';
import { buildCourse, buildDistrict, buildPerson, type Course } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';
import { beginLogin, claimsOf, connect, launch, LTI, post } from './lti/tool.js';

const unbound = { tenantId: null, schoolId: null };

/** The LMS of this course once more, under a new client id, whose installation waits. */
async function registeredAnew(course: Course, guid?: string, name = 'd2') {
  const { lti } = await testSystem();
  const { issuer } = (await lti.registrationById(course.registrationId))!;
  const registration = await lti.registerPlatform({
    ...{ issuer, clientId: randomUUID(), name: 'LMS', family: 'canvas', serviceHosts: [] },
    authEndpoint: `${issuer}/auth`,
    tokenEndpoint: `${issuer}/token`,
    jwksUrl: `${issuer}/jwks`,
  });
  await claimRegistration(registration.id, course.tenantId);
  const store = createLtiStore();
  const waiting = await store.addDeployment(registration.id, name, unbound, guid);
  return { registrationId: registration.id, deploymentId: waiting.id };
}

/** A used course on the old registration, and an administrator of its district. */
async function stage(guid?: string) {
  const course = await registeredCourse();
  const [student, admin] = [
    await buildPerson({ course, name: 'Maya Okafor' }),
    await buildPerson({ district: course, role: 'admin' }),
  ];
  const assignment = await buildAssignment(course);
  await handIn(student, assignment);
  if (guid !== undefined) await createLtiStore().noteLaunch(course.deploymentId, new Date(), guid);
  return { course, student, admin, assignment, lmsId: await lmsIdOf(course) };
}

const offersTo = async (admin: { token: string }) =>
  Connections.parse(await reply((await apiAs(admin)).get('/api/connections'))).replacements;

const replace = async (
  admin: { token: string },
  wish: { fromId: string; toId: string; acceptsStays?: boolean },
  status = 200,
) => reply((await apiAs(admin)).post('/api/connections/replacements', wish), status);

const peopleOf = ({ tenantId }: Course) =>
  withTenant(tenantId, () =>
    sql<{ id: string }>('select id from people where tenant_id = $1 order by id', [tenantId]),
  );

describe('a registration that replaces another', function () {
  this.timeout(120_000);

  it('LTI-C38: takes over courses, people and links, so that nobody begins anew', async () => {
    const { course, student, admin, assignment, lmsId } = await stage();
    const anew = await registeredAnew(course);
    const [offer] = await offersTo(admin);
    expect(offer).to.deep.include({
      courses: { moves: 1, stays: 0, names: [] },
      people: { moves: 2, stays: 0, names: [] },
      links: 1,
    });
    const before_ = await peopleOf(course);
    await replace(admin, { fromId: course.registrationId, toId: anew.registrationId });
    // The same student clicks the same link, by the new client id.
    const through = { ...course, ...anew };
    const view = await viewOf(
      launchInto(through, {
        user: { sub: student.sub },
        course: { lmsId, history: [] },
        ...{ resourceLink: { id: `link-${assignment}`, title: 'Any', history: ['x'] } },
      }),
    );
    expect(view).to.equal(`reflections/${assignment}`);
    expect(await peopleOf(course)).to.deep.equal(before_);
    const api = await apiAs(student);
    const kept = await reply<{ submission: { status: string } }>(
      api.get(`/api/assignments/${assignment}/submission`),
    );
    expect(kept.submission.status).to.equal('submitted');
    expect(await offersTo(admin)).to.deep.equal([]);
    const acts = await withTenant(course.tenantId, () =>
      sql<{ what: string; subject: string; actor_id: string }>(
        'select what, subject, actor_id from admin_log where tenant_id = $1',
        [course.tenantId],
      ),
    );
    expect(acts).to.have.length(1);
    expect(acts[0]).to.include({ what: 'registration-replaced', actor_id: admin.personId });
    expect(acts[0]!.subject).to.contain('client → ');
  });

  it('LTI-C38: never makes one of two people or courses: refuses, then leaves them where they are', async () => {
    const { course, student, admin, lmsId } = await stage();
    const anew = await registeredAnew(course);
    const binding = { tenantId: course.tenantId, schoolId: null };
    await createLtiStore().bindDeployment(anew.registrationId, 'd2', binding);
    const user = { sub: student.sub, name: 'Maya Okafor' };
    await viewOf(launchInto({ ...course, ...anew }, { user, course: { lmsId, history: [] } }));
    const [offer] = await offersTo(admin);
    expect(offer!.courses).to.deep.equal({ moves: 0, stays: 1, names: ['Career Explorations 8'] });
    expect(offer!.people).to.deep.equal({ moves: 1, stays: 1, names: ['Maya Okafor'] });
    expect(offer!.links).to.equal(0);
    const wish = { fromId: course.registrationId, toId: anew.registrationId };
    const before_ = await peopleOf(course);
    await replace(admin, wish, 409);
    expect(await offersTo(admin)).to.deep.equal([offer]);
    await replace(admin, { ...wish, acceptsStays: true });
    expect(await peopleOf(course)).to.deep.equal(before_);
    const identities = await withTenant(course.tenantId, () =>
      sql<{ registration_id: string }>(
        `select registration_id from person_identities where tenant_id = $1 and sub = $2`,
        [course.tenantId, student.sub],
      ),
    );
    expect(identities.map((row) => row.registration_id)).to.have.members([
      course.registrationId,
      anew.registrationId,
    ]);
  });

  it('LTI-C38: an installation that the LMS calls the same is kept once, with school and visits', async () => {
    const { course, admin, student } = await stage();
    const anew = await registeredAnew(course, undefined, 'd1');
    await replace(admin, { fromId: course.registrationId, toId: anew.registrationId });
    const rows = await globalSql<{ id: string; tenant_id: string | null; school_id: string }>(
      'select id, tenant_id, school_id from lti_deployments where id = any($1::uuid[])',
      [[course.deploymentId, anew.deploymentId]],
    );
    expect(rows.find(({ id }) => id === course.deploymentId)!.tenant_id).to.equal(null);
    expect(rows.find(({ id }) => id === anew.deploymentId)).to.include({
      tenant_id: course.tenantId,
      school_id: course.schoolId,
    });
    await reply((await apiAs(student)).get('/api/home'));
  });

  it('LTI-C38: is offered for the same LMS only, to administrators of the district alone', async () => {
    const { course, admin, student } = await stage('school-1');
    const other = await registeredAnew(course, 'school-2');
    expect(await offersTo(admin)).to.deep.equal([]);
    const wish = { fromId: course.registrationId, toId: other.registrationId };
    await replace(admin, wish, 404);
    const anew = await registeredAnew(course, 'school-1');
    expect((await offersTo(admin)).map(({ to }) => to.registrationId)).to.deep.equal([
      anew.registrationId,
    ]);
    const good = { fromId: course.registrationId, toId: anew.registrationId };
    // Not backwards, not by others, not by another district.
    await replace(admin, { fromId: good.toId, toId: good.fromId }, 404);
    await replace(student, good, 403);
    const stranger = await buildPerson({ district: await buildDistrict(), role: 'admin' });
    expect(await offersTo(stranger)).to.deep.equal([]);
    await replace(stranger, good, 404);
    // Nor once another district is on it.
    const theirs = { tenantId: stranger.tenantId, schoolId: null };
    await createLtiStore().bindDeployment(anew.registrationId, 'd9', theirs);
    expect(await offersTo(admin)).to.deep.equal([]);
    await replace(admin, good, 404);
  });

  it('LTI-C38: launches by the old one wait from then on, at once, and tell which LMS they are of', async () => {
    const old = await connect('moodle');
    // The first one learns who may frame us; only then is the binding remembered.
    for (let turn = 0; turn < 2; turn += 1)
      expect((await launch(old, 'student')).status).to.equal(303);
    const info = old.platform.registrationInfo();
    const [row] = await globalSql<{ id: string; platform_guid: string }>(
      'select id, platform_guid from lti_deployments where registration_id = $1',
      [old.registrationId],
    );
    expect(row!.platform_guid).to.equal(old.platform.profile.product.guid);
    const district = { ...(await districtOf(old.tenantId)), registrationId: old.registrationId };
    const course = await buildCourse({ district: { ...district, deploymentId: row!.id } });
    const admin = await buildPerson({ district: course, role: 'admin' });
    const anew = await registeredAnew(course, row!.platform_guid);
    const people = await peopleOf(course);
    await replace(admin, { fromId: old.registrationId, toId: anew.registrationId });
    const login = await beginLogin(old);
    const claims = claimsOf(old, 'teacher', { nonce: login.nonce });
    const form = { id_token: await old.platform.signIdToken(claims), state: login.state };
    const refused = await post(old, form, login.cookie);
    expect(refused.text).to.contain('LTI-30').and.contain(info.deploymentId);
    expect(claims[`${LTI}deployment_id`]).to.equal(info.deploymentId);
    expect(await peopleOf(course)).to.deep.equal(people);
  });
});

async function districtOf(tenantId: string) {
  const schoolId = randomUUID();
  await withTenant(tenantId, () =>
    sql(`insert into schools (tenant_id, id, name) values ($1, $2, 'School')`, [
      tenantId,
      schoolId,
    ]),
  );
  return { tenantId, schoolId };
}
