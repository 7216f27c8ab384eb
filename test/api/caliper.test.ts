import { expect } from 'chai';
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CaliperBoard } from '#contracts/caliper.js';
import { createCaliper } from '#lti/caliper/sender.js';
import { createEgress, type Egress } from '#lti/egress.js';
import { createVault } from '#lti/secrets.js';
import { isInTransaction, sql, withTenant } from '#server/db/tenant.js';
import { sendCaliper } from '#server/features/caliper/send-caliper.js';
import { clearExpired } from '#server/features/retention/clear-expired.js';
import { apiAs } from '../support/api.js';
import { buildAssignment, handIn } from '../support/assignments.js';
import { launchInto, lmsIdOf, registeredCourse, viewOf } from '../support/attach.js';
import { buildPerson, type Course, type Person } from '../support/builders.js';
import { TEST_SECRET } from '../support/database.js';
import { waitingJobs } from '../support/plan-rules.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const ORIGIN = 'http://pathlight.localhost';
const CONTEXT = 'http://purl.imsglobal.org/ctx/caliper/v1p2';
const TOKEN = 'token-of-the-records';
const MINUTE_MS = 60_000;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const URN = /^urn:uuid:[\da-f]{8}-[\da-f]{4}-[48][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

interface Sent {
  [field: string]: unknown;
  id: string;
  type: string;
  action: string;
  actor: { id: string; type: string };
  object: { id: string; type: string };
  eventTime: string;
}

interface Received {
  headers: IncomingHttpHeaders;
  text: string;
  envelope: { sensor: string; sendTime: string; dataVersion: string; data: Sent[] };
}

describe('events by Caliper', function () {
  this.timeout(30_000);
  let server: Server;
  let egress: Egress;
  let url: string;
  let answer = 200;
  const received: Received[] = [];
  let course: Course;
  let admin: Person;

  before(async () => {
    server = createServer((request, response) => {
      let text = '';
      request.on('data', (part: Buffer) => (text += part.toString()));
      request.on('end', () => {
        const { headers } = request;
        received.push({ headers, text, envelope: JSON.parse(text) as Received['envelope'] });
        response.writeHead(answer).end();
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://records.localhost:${(server.address() as AddressInfo).port}/caliper`;
    egress = createEgress({
      ...{ userAgent: 'Pathlight/0.1', allowLoopbackHttp: true },
      assertNoTransaction: () => {
        if (isInTransaction()) throw new Error('A call inside a transaction.');
      },
    });
  });
  beforeEach(async () => {
    course = await registeredCourse();
    admin = await buildPerson({ course, role: 'admin', name: 'Rosa Diaz' });
    answer = 200;
    received.length = 0;
  });
  afterEach(async () => {
    (await testSystem()).clock.reset();
  });
  after(async () => {
    await egress.close();
    server.close();
  });

  const board = async () =>
    (await reply<CaliperBoard>((await apiAs(admin)).get('/api/admin/caliper'))).endpoint;
  const turnOn = async (token = TOKEN) =>
    reply<CaliperBoard>((await apiAs(admin)).put('/api/admin/caliper', { url, token }));
  const rows = <T extends object>(text: string) =>
    withTenant(course.tenantId, () => sql<T>(text, [course.tenantId]));

  /** Does what the worker would. */
  const work = async () => {
    const { clock } = await testSystem();
    const vault = createVault(TEST_SECRET, randomBytes);
    const caliper = createCaliper({ egress, vault, publicUrl: ORIGIN });
    const [found] = await rows<{ id: string }>(
      'select id from caliper_endpoints where tenant_id = $1',
    );
    const subject = { tenantId: course.tenantId, subjectId: found!.id };
    await sendCaliper(subject, { lms: { caliper }, now: clock.now });
  };
  const launch = async (sub: string, role: 'student' | 'teacher' = 'student', isTest = false) =>
    viewOf({
      ...launchInto(course, { user: { sub, name: 'Maya Okafor', email: 'maya@river.edu' } }),
      course: { lmsId: await lmsIdOf(course), history: [] },
      ...{ courseRole: role, isTestUser: isTest },
    });
  const sent = () => received.flatMap(({ envelope }) => envelope.data);

  it('nothing is kept or sent where no district asked for it', async () => {
    await launch('maya');
    await handIn(await buildPerson({ course }), await buildAssignment(course));
    const [row] = await rows<{ count: number }>(
      'select count(*)::int as count from caliper_events where tenant_id = $1',
    );
    expect(row!.count).to.equal(0);
    expect(await board()).to.equal(null);
    const jobs = await waitingJobs(course, 'send-caliper');
    expect(jobs).to.deep.equal([]);
  });

  it('a launch and handed-in work arrive with all that the standard requires', async () => {
    await turnOn();
    await work();
    received.length = 0;
    await launch('maya');
    const student = await buildPerson({ course, name: 'Ann Able' });
    const assignmentId = await buildAssignment(course, { title: 'My secret title' });
    await handIn(student, assignmentId);
    expect((await board())!.waiting).to.equal(2);
    await work();
    expect(received).to.have.length(1);
    const [{ headers, envelope, text }] = received as [Received];
    expect(headers['content-type']).to.equal('application/json');
    expect(headers.authorization).to.equal(`Bearer ${TOKEN}`);
    expect(Object.keys(envelope).toSorted()).to.deep.equal([
      ...['data', 'dataVersion', 'sendTime', 'sensor'],
    ]);
    expect(envelope.dataVersion).to.equal(CONTEXT);
    expect(envelope.sensor).to.equal(`${ORIGIN}/caliper`);
    expect(envelope.sendTime).to.match(ISO);
    for (const event of envelope.data) {
      expect(event['@context']).to.equal(CONTEXT);
      expect(event.id).to.match(URN);
      expect(event.eventTime).to.match(ISO);
      expect(event.actor.id).to.match(URN);
      expect(event.actor.type).to.equal('Person');
      expect(event.edApp).to.equal(ORIGIN);
      expect(event.group).to.deep.equal({
        ...{ id: `urn:uuid:${course.courseId}`, type: 'CourseSection' },
      });
    }
    const [login, submitted] = envelope.data as [Sent, Sent];
    expect([login.type, login.action]).to.deep.equal(['SessionEvent', 'LoggedIn']);
    expect(login.object).to.include({ id: ORIGIN, type: 'SoftwareApplication' });
    const session = login.session as { id: string; type: string; user: string };
    expect([session.type, session.user]).to.deep.equal(['Session', login.actor.id]);
    expect(session.id).to.match(URN);
    expect([submitted.type, submitted.action]).to.deep.equal(['AssignableEvent', 'Submitted']);
    expect(submitted.object).to.deep.equal({
      ...{ id: `urn:uuid:${assignmentId}`, type: 'AssignableDigitalResource' },
    });
    for (const secret of ['Maya', 'Okafor', 'maya', 'river.edu', 'Ann', 'Able', 'secret title'])
      expect(text).to.not.include(secret);
    const people = await rows<{ id: string }>('select id from people where tenant_id = $1');
    const sessions = await rows<{ id: string }>('select id from sessions where tenant_id = $1');
    for (const { id } of [...people, ...sessions]) expect(text).to.not.include(id);
    expect(await board(), 'what has arrived is gone from here').to.deep.include({
      ...{ outcome: 'sent', waiting: 0, nextTryAt: null },
    });
  });

  it('one student has one code, another one another, and off and on changes neither', async () => {
    await turnOn();
    await launch('maya');
    await launch('ben');
    await work();
    await reply((await apiAs(admin)).delete('/api/admin/caliper'));
    await turnOn();
    await launch('maya');
    await work();
    const [maya, ben, again] = sent().map(({ actor }) => actor.id);
    expect(again).to.equal(maya);
    expect(ben).to.not.equal(maya);
  });

  it('staff and test students are left out', async () => {
    await turnOn();
    await launch('rivera', 'teacher');
    await launch('nobody', 'student', true);
    expect((await board())!.waiting).to.equal(0);
  });

  it('a place that fails is asked later each time, and gets everything once it takes it', async () => {
    const { clock } = await testSystem();
    await turnOn();
    await work();
    received.length = 0;
    await launch('maya');
    answer = 503;
    const waits: number[] = [];
    for (let times = 0; times < 4; times += 1) {
      await work();
      const { outcome, nextTryAt, waiting } = (await board())!;
      expect([outcome, waiting]).to.deep.equal(['unreachable', 1]);
      const wait = Date.parse(nextTryAt!) - clock.now().getTime();
      waits.push(Math.round(wait / MINUTE_MS));
      await work();
      clock.advance(wait + 1_000);
    }
    expect(waits).to.deep.equal([1, 2, 4, 8]);
    expect(received, 'not asked before its time').to.have.length(4);
    answer = 401;
    await work();
    expect((await board())!.outcome).to.equal('refused');
    answer = 200;
    await reply((await apiAs(admin)).post('/api/admin/caliper/test'));
    await work();
    expect((await board())!).to.include({ outcome: 'sent', waiting: 0 });
    expect(new Set(sent().map(({ id }) => id)).size, 'one event, one id').to.equal(1);
  });

  it('many events go together, a hundred in an envelope', async () => {
    await turnOn();
    await work();
    received.length = 0;
    await launch('maya');
    await rows(`
      insert into caliper_events (tenant_id, id, endpoint_id, kind, person_id, subject_id, happened_at)
      select tenant_id, gen_random_uuid(), endpoint_id, kind, person_id, subject_id, happened_at
      from caliper_events, generate_series(1, 249) where tenant_id = $1`);
    await work();
    expect(received.map(({ envelope }) => envelope.data.length)).to.deep.equal([100, 100, 50]);
    expect(new Set(sent().map(({ id }) => id)).size).to.equal(250);
  });

  it('the test sends a description of Pathlight, and nobody’s doing', async () => {
    await turnOn();
    await work();
    expect(sent()).to.deep.equal([
      { '@context': CONTEXT, id: ORIGIN, type: 'SoftwareApplication', name: 'Pathlight' },
    ]);
    await work();
    expect(received, 'nothing to say, nothing sent').to.have.length(1);
  });

  it('off takes away the token and what waits; 30 days take away what never arrived', async () => {
    const { clock } = await testSystem();
    await turnOn();
    await launch('maya');
    await reply((await apiAs(admin)).delete('/api/admin/caliper'));
    const left = await rows<{ count: number }>(
      `select (select count(*) from caliper_events where tenant_id = $1)::int
            + (select count(*) from caliper_endpoints where tenant_id = $1)::int as count`,
    );
    expect(left[0]!.count).to.equal(0);
    await reply((await apiAs(admin)).delete('/api/admin/caliper'), 404);
    await turnOn();
    await launch('maya');
    const day = 24 * 60 * MINUTE_MS;
    const waiting = () => rows('select id from caliper_events where tenant_id = $1');
    await clearExpired(new Date(clock.now().getTime() + 29 * day), [course.tenantId]);
    expect(await waiting()).to.have.length(1);
    await clearExpired(new Date(clock.now().getTime() + 31 * day), [course.tenantId]);
    expect(await waiting()).to.have.length(0);
  });

  it('the token lies sealed, and addresses inside are refused', async () => {
    await turnOn();
    const [row] = await rows<{ sealed: string }>(
      'select sealed_token as sealed from caliper_endpoints where tenant_id = $1',
    );
    expect(row!.sealed).to.not.include(TOKEN);
    const api = await apiAs(admin);
    for (const bad of ['https://10.0.0.8/caliper', 'http://records.river.edu/', 'https://a@b.edu/'])
      await reply(api.put('/api/admin/caliper', { url: bad, token: TOKEN }), 400);
    await reply(api.put('/api/admin/caliper', { url, token: 'with a line\nbreak' }), 400);
  });

  it('events of a minute make one job', async () => {
    await turnOn();
    await waitingJobs(course, 'send-caliper');
    const { clock } = await testSystem();
    clock.advance(MINUTE_MS - (clock.now().getTime() % MINUTE_MS));
    await launch('maya');
    await launch('ben');
    expect(await waitingJobs(course, 'send-caliper')).to.have.length(1);
  });
});
