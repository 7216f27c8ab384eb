import { expect } from 'chai';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { WorkPlaces } from '#contracts/course-work.js';
import type { Goal, GoalStep } from '#contracts/goals.js';
import { createEgress, type Egress } from '#lti/egress.js';
import { createWork } from '#lti/rest/work-reader.js';
import type { LmsWork } from '#lti/rest/types.js';
import { restToken } from '#lti/sandbox/rest-routes.js';
import { createSandbox, type Platform, type Shape } from '#lti/sandbox/sandbox.js';
import { createVault } from '#lti/secrets.js';
import { randomBytes } from 'node:crypto';
import { globalSql, isInTransaction, sql, withTenant } from '#server/db/tenant.js';
import { readWork, wantWork } from '#server/features/course-work/read-work.js';
import { apiAs } from '../support/api.js';
import { buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { waitingJobs } from '../support/plan-rules.js';
import { reply } from '../support/reply.js';
import { TEST_SECRET } from '../support/database.js';

/** Where each system's pages of work lie, below its address. */
const ADDRESSES: Record<Shape, (number: number) => string> = {
  canvas: (number) => `/courses/101/assignments/${number}`,
  moodle: (number) => `/mod/assign/view.php?id=${number}`,
  schoology: (number) => `/assignment/${number}/info`,
};

describe('course work by a token of the district', function () {
  this.timeout(30_000);
  let server: Server;
  let egress: Egress;
  let work: LmsWork;
  let origin: string;
  let platforms: Platform[];

  before(async () => {
    const app = express();
    server = createServer(app);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://lms.localhost:${(server.address() as AddressInfo).port}`;
    const sandbox = await createSandbox({ origin, toolOrigin: 'http://pathlight.localhost' });
    app.use(sandbox.app);
    ({ platforms } = sandbox);
    egress = createEgress({
      ...{ userAgent: 'Pathlight/0.1', allowLoopbackHttp: true },
      assertNoTransaction: () => {
        if (isInTransaction()) throw new Error('A call inside a transaction.');
      },
    });
    const vault = createVault(TEST_SECRET, randomBytes);
    work = createWork({ egress, vault, now: () => new Date() });
  });
  after(async () => {
    await egress.close();
    server.close();
  });

  interface Stage {
    course: Course;
    platform: Platform;
    admin: Person;
    teacher: Person;
    student: Person;
    goal: Goal;
    grantId: () => Promise<string>;
  }

  /** A district with one LMS of this shape, whose Maya is the student. */
  async function stage(shape: Shape): Promise<Stage> {
    const platform = platforms.find((one) => one.shape === shape)!;
    platform.state.work.clear();
    platform.state.restRequests.length = 0;
    const course = await buildCourse();
    await registerLms(course, shape);
    const [admin, teacher, student] = [
      await buildPerson({ course, role: 'admin', name: 'Rosa Diaz' }),
      await buildPerson({ course, role: 'teacher' }),
      await buildPerson({ course, name: 'Maya' }),
    ];
    const sub = platform.person('Maya Okafor').id;
    await withTenant(course.tenantId, async () => {
      await sql('update person_identities set sub = $3 where tenant_id = $1 and person_id = $2', [
        ...[course.tenantId, student.personId, sub],
      ]);
      await sql('update courses set lms_context_id = $3 where tenant_id = $1 and id = $2', [
        course.tenantId,
        course.courseId,
        shape === 'schoology' ? '5550001' : '101',
      ]);
    });
    const goal = await buildGoal(student, { title: 'Write well' });
    const grantId = async () => {
      const rows = await withTenant(course.tenantId, () =>
        sql<{ id: string }>('select id from work_grants where tenant_id = $1', [course.tenantId]),
      );
      return rows[0]!.id;
    };
    return { course, platform, admin, teacher, student, goal, grantId };
  }

  const registerLms = async ({ tenantId, registrationId, deploymentId }: Course, family: Shape) => {
    await globalSql(
      `insert into lti_registrations (id, issuer, client_id, name, family, auth_endpoint,
                                      token_endpoint, jwks_url, key_id)
       values ($1, $2, $3, $4, $5, $6, $6, $6, 'key')`,
      [
        registrationId,
        `https://${registrationId}.test`,
        registrationId,
        `Our ${family}`,
        family,
      ].concat('https://lms.test/x'),
    );
    await globalSql(
      `insert into lti_deployments (id, registration_id, deployment, tenant_id)
       values ($1, $2, $3, $4)`,
      [deploymentId, registrationId, `${registrationId} 1`, tenantId],
    );
  };

  const siteOf = ({ shape }: Platform) => `${origin}/${shape}`;
  const allow = async ({ admin, course, platform }: Stage, token = restToken(platform)) =>
    reply<WorkPlaces>(
      (await apiAs(admin)).put(`/api/admin/work/${course.registrationId}`, {
        ...{ kind: platform.shape, site: siteOf(platform), token },
      }),
    );
  const places = async ({ admin }: Stage) =>
    (await reply<WorkPlaces>((await apiAs(admin)).get('/api/admin/work'))).places;
  const tag = async ({ teacher, goal, platform }: Stage, number: number) => {
    const api = await apiAs(teacher);
    const url = siteOf(platform) + ADDRESSES[platform.shape](number);
    const item = await reply<{ key: string }>(
      api.post('/api/tags/items', { title: `Essay ${number}`, url }),
      201,
    );
    const path = `/api/tags/${item.key}/goals/${goal.id}`;
    await reply(api.put(path));
    return path;
  };
  const read = async (at: Stage, now = new Date()) =>
    readWork(
      { tenantId: at.course.tenantId, subjectId: await at.grantId() },
      { lms: { work }, now: () => now },
    );
  const stepsOf = async ({ student }: Stage): Promise<GoalStep[]> => {
    const goals = await reply<Goal[]>((await apiAs(student)).get('/api/goals'));
    return goals.flatMap(({ steps }) => steps);
  };
  const says = (steps: GoalStep[]) =>
    steps.map(({ level, state, score }) => [level, state, score?.points ?? null]);
  for (const shape of ['canvas', 'moodle', 'schoology'] as const)
    it(`B1: ${shape}: tagged work is level B without a token, and level C with one`, async () => {
      const at = await stage(shape);
      const key = (number: number) => `${number} ${at.platform.person('Maya Okafor').id}`;
      await tag(at, 11);
      await tag(at, 12);
      await tag(at, 13);
      expect(says(await stepsOf(at))).to.deep.equal(Array(3).fill(['B', 'unknown', null]));
      at.platform.state.work.set(key(11), { state: 'submitted', points: null, maximum: 10 });
      at.platform.state.work.set(key(12), { state: 'graded', points: 8, maximum: 10 });
      await allow(at);
      await read(at);
      expect(says(await stepsOf(at)).sort()).to.deep.equal([
        ...[
          ['C', 'graded', 8],
          ['C', 'handed-in', null],
          ['C', 'open', null],
        ],
      ]);
      expect((await stepsOf(at)).every(({ readAt }) => readAt !== null)).to.equal(true);
      const [place] = await places(at);
      expect(place!.grant).to.include({ outcome: 'read', asked: 3, found: 3 });
      expect(JSON.stringify(place)).to.not.include('sandbox-');
    });

  it('B1: work that is untagged is asked for no more, and what was read stays', async () => {
    const at = await stage('canvas');
    const path = await tag(at, 21);
    await tag(at, 22);
    await allow(at);
    await read(at);
    await reply((await apiAs(at.teacher)).delete(path));
    at.platform.state.restRequests.length = 0;
    const tomorrow = new Date(Date.now() + 25 * 3_600_000);
    await wantWork(tomorrow, [at.course.tenantId]);
    await read(at, tomorrow);
    expect(at.platform.state.restRequests.join()).to.include('/22/').and.not.include('/21/');
    const kept = await withTenant(at.course.tenantId, () =>
      sql('select 1 from work_states where tenant_id = $1', [at.course.tenantId]),
    );
    expect(kept).to.have.length(2);
    await reply((await apiAs(at.teacher)).put(path));
    expect(says(await stepsOf(at))).to.deep.include(['C', 'open', null]);
  });

  it('B1: only students with a goal on the work are asked for, and each by their own id', async () => {
    const at = await stage('canvas');
    await buildPerson({ course: at.course, name: 'Nobody asked' });
    await tag(at, 31);
    await allow(at);
    await read(at);
    const asked = at.platform.state.restRequests.filter((path) => path.includes('submissions'));
    expect(asked).to.have.length(1);
    expect(asked[0]).to.include(at.platform.person('Maya Okafor').id);
  });

  it('B1: a token that is refused is said so, and the steps stay at level B', async () => {
    for (const shape of ['canvas', 'moodle', 'schoology'] as const) {
      const at = await stage(shape);
      await tag(at, 41);
      await allow(at, shape === 'schoology' ? 'wrong-key:wrong-secret' : 'wrong-token-here');
      await read(at);
      expect((await places(at))[0]!.grant!.outcome, shape).to.equal('refused');
      expect(says(await stepsOf(at))).to.deep.equal([['B', 'unknown', null]]);
    }
  });

  it('B1: a token is checked where nothing is tagged yet', async () => {
    const at = await stage('canvas');
    await allow(at);
    await read(at);
    expect((await places(at))[0]!.grant).to.include({ outcome: 'read', asked: 0 });
    await allow(at, 'wrong-token-here');
    await read(at);
    expect((await places(at))[0]!.grant!.outcome).to.equal('refused');
  });

  it('B1: work on another site is never asked for with the token', async () => {
    const at = await stage('canvas');
    const api = await apiAs(at.teacher);
    const url = 'https://evil.example/courses/101/assignments/51';
    const item = await reply<{ key: string }>(
      api.post('/api/tags/items', { title: 'Elsewhere', url }),
      201,
    );
    await reply(api.put(`/api/tags/${item.key}/goals/${at.goal.id}`));
    await allow(at);
    await read(at);
    expect(at.platform.state.restRequests.filter((path) => path.includes('51'))).to.deep.equal([]);
    expect(says(await stepsOf(at))).to.deep.equal([['B', 'unknown', null]]);
  });

  it('B1: the token lies sealed, and is gone with the district’s word; the record stays', async () => {
    const at = await stage('canvas');
    await tag(at, 61);
    await allow(at);
    await read(at);
    const rows = await withTenant(at.course.tenantId, () =>
      sql<{ sealed: string }>(
        'select sealed_token as sealed from work_grants where tenant_id = $1',
        [at.course.tenantId],
      ),
    );
    expect(rows[0]!.sealed).to.not.include(restToken(at.platform));
    const id = await at.grantId();
    const path = `/api/admin/work/${at.course.registrationId}`;
    await reply((await apiAs(at.admin)).delete(path));
    expect((await places(at))[0]!.grant).to.equal(null);
    at.platform.state.restRequests.length = 0;
    await readWork(
      { tenantId: at.course.tenantId, subjectId: id },
      { lms: { work }, now: () => new Date() },
    );
    expect(at.platform.state.restRequests).to.deep.equal([]);
    expect(says(await stepsOf(at))).to.deep.equal([['C', 'open', null]]);
  });

  it('B1: addresses that are never called are refused with the field named', async () => {
    const at = await stage('canvas');
    const api = await apiAs(at.admin);
    const path = `/api/admin/work/${at.course.registrationId}`;
    for (const site of ['https://10.0.0.1', 'https://169.254.169.254', 'http://lms.example.org'])
      expect(
        JSON.stringify(
          await reply(api.put(path, { kind: 'canvas', site, token: 'long-enough' }), 400),
        ),
      ).to.include('/body/site');
    const bad = await reply(
      api.put(path, { kind: 'schoology', site: origin, token: 'no-colon-here' }),
      400,
    );
    expect(JSON.stringify(bad)).to.include('/body/token');
  });

  it('B1: a tag asks for its work at once, and an LMS that is down is tried again', async () => {
    const at = await stage('canvas');
    await tag(at, 70);
    expect(await waitingJobs(at.course, 'read-work'), 'nothing is allowed').to.deep.equal([]);
    await allow(at);
    const job = ['read-work', await at.grantId()];
    expect(await waitingJobs(at.course, 'read-work')).to.deep.equal([job]);
    await tag(at, 71);
    expect(await waitingJobs(at.course, 'read-work')).to.deep.equal([job]);
    const down = {
      ...work,
      read: () => work.read({ ...GONE, sealedToken: work.seal('x') }, WHERE),
    };
    const failure = await readWork(
      { tenantId: at.course.tenantId, subjectId: await at.grantId() },
      { lms: { work: down }, now: () => new Date() },
    ).catch((error: unknown) => error);
    expect(failure).to.have.property('isTransient', true);
    expect((await places(at))[0]!.grant!.outcome).to.equal('unreachable');
  });
});

/** Nobody listens there. */
const GONE = { kind: 'canvas', site: 'http://lms.localhost:9' } as const;
const WHERE = { url: 'http://lms.localhost:9/courses/1/assignments/2', contextId: '1', sub: 'x' };
