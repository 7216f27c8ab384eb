import { expect } from 'chai';
import { inspect } from 'node:util';
import request from 'supertest';
import type { SessionReply } from '#contracts/session.js';
import { SupportGrants } from '#contracts/support.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { openSupportVisit } from '#server/features/support/support-visit.js';
import { districtNames } from '#server/features/platforms/district-service.js';
import { visitAsSupport } from '#server/bin/lti-support.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const HOUR_MS = 3_600_000;
const REASON = 'The board shows no class lists; please look at it';

interface Scene {
  course: Course;
  admin: Person;
  allow: (hours?: number, status?: number) => Promise<SupportGrants>;
  grants: () => Promise<SupportGrants>;
}

async function scene(): Promise<Scene> {
  const course = await buildCourse();
  const admin = await buildPerson({ district: course, role: 'admin', name: 'Rosa Diaz' });
  const api = await apiAs(admin);
  return {
    ...{ course, admin },
    allow: async (hours = 2, status = 201) =>
      reply<SupportGrants>(api.post('/api/support-grants', { reason: REASON, hours }), status),
    grants: async () => SupportGrants.parse(await reply(api.get('/api/support-grants'))),
  };
}

/** A visit of support, as the command makes it and a browser begins it. */
async function visit({ tenantId }: Course): Promise<SessionReply> {
  const { app, clock } = await testSystem();
  const way = await openSupportVisit(tenantId, 'https://plan.test', clock.now());
  const code = way!.address.split('#code=')[1];
  return reply<SessionReply>(request(app).post('/api/session').send({ code }), 201);
}

describe('support access', function () {
  this.timeout(30_000);

  it('P11: there is no way in before the district allows it, nor by name of another', async () => {
    const { course } = await scene();
    const { clock } = await testSystem();
    const name = (await districtNames()).get(course.tenantId)!;
    const refusal = async (district: string) =>
      visitAsSupport(district, 'https://plan.test', clock.now()).catch((error: unknown) => error);
    expect(String(await refusal(name))).to.contain('allows no look now');
    expect(String(await refusal('Nowhere'))).to.contain('is not known');
  });

  it('P11: the command says why and until when, and its link works once', async () => {
    const { course, allow } = await scene();
    await allow(3);
    const { app, clock } = await testSystem();
    const name = (await districtNames()).get(course.tenantId)!;
    const text = await visitAsSupport(name, 'https://plan.test', clock.now());
    expect(text).to.contain(REASON);
    const until = Date.parse(/Until: (\S+)/.exec(text)![1]!);
    expect(until - clock.now().getTime()).to.be.closeTo(3 * HOUR_MS, 10_000);
    const code = text.split('#code=')[1];
    const enter = request(app).post('/api/session').send({ code });
    const { session, token } = await reply<SessionReply>(enter, 201);
    expect(session.supportUntil).to.equal(new Date(until).toISOString());
    expect(token).to.match(/^support_/);
    await request(app).post('/api/session').send({ code }).expect(401);
  });

  it('P11: looks as an administrator does, changes nothing, and each look is one row that is shown', async () => {
    const it_ = await scene();
    await it_.allow();
    const support = await apiAs(await visit(it_.course));
    await reply(support.get('/api/connections'));
    await reply(support.get('/api/session'));
    const writes = [
      support.post('/api/support-grants', { reason: REASON, hours: 4 }),
      support.post('/api/connections/invitations'),
      support.put('/api/session/locale', { locale: 'es' }),
      support.delete('/api/session'),
    ];
    for (const write of writes) await reply(write, 403);
    // What is not found shows nothing, and so leaves no row.
    await reply(support.get(`/api/class/${it_.admin.personId}/record`), 403);
    const { grants } = await it_.grants();
    expect(grants).to.have.length(1);
    expect(grants[0]).to.deep.include({ reason: REASON, grantedBy: 'Rosa Diaz', isOpen: true });
    expect(grants[0]!.latest.map(({ page }) => page)).to.deep.equal([
      ...['/session', '/connections', 'visit'],
    ]);
    expect(grants[0]!.looks).to.equal(3);
  });

  it('P11, P6: a student whom support sees is in the access log, under the name of support', async () => {
    const it_ = await scene();
    const student = await buildPerson({ course: it_.course });
    const wish = { subject: 'email', text: 'It is an old one' };
    await reply((await apiAs(student)).post('/api/record/corrections', wish), 201);
    await it_.allow();
    const support = await apiAs(await visit(it_.course));
    await reply(support.get('/api/corrections'));
    const log = await withTenant(it_.course.tenantId, () =>
      sql<{ name: string; actor_role: string; student_id: string }>(
        `select p.name, l.actor_role, l.student_id from access_log l
         join people p on p.tenant_id = l.tenant_id and p.id = l.actor_id where l.tenant_id = $1`,
        [it_.course.tenantId],
      ),
    );
    expect(log).to.deep.equal([
      { name: 'Pathlight support', actor_role: 'support', student_id: student.personId },
    ]);
  });

  it('P11: ends with its time or by the district’s word, and then answers 403', async () => {
    const { clock } = await testSystem();
    const it_ = await scene();
    const { grants } = await it_.allow();
    await it_.allow(1, 409);
    const first = await apiAs(await visit(it_.course));
    await reply(first.get('/api/connections'));
    const admin = await apiAs(it_.admin);
    await reply(admin.post(`/api/support-grants/${grants[0]!.id}/end`));
    await reply(first.get('/api/connections'), 403);
    await reply(admin.post(`/api/support-grants/${grants[0]!.id}/end`), 404);
    await it_.allow(1);
    const second = await apiAs(await visit(it_.course));
    await reply(second.get('/api/connections'));
    clock.advance(HOUR_MS + 1_000);
    try {
      await reply(second.get('/api/connections'), 403);
      expect(
        await openSupportVisit(it_.course.tenantId, 'https://plan.test', clock.now()),
      ).to.equal(undefined);
    } finally {
      clock.advance(-HOUR_MS - 1_000);
    }
    const looks = (await it_.grants()).grants.map(({ looks: count }) => count);
    expect(looks).to.deep.equal([2, 2]);
  });

  it('P11: nothing over four hours, without a reason, or by anybody but administrators', async () => {
    const it_ = await scene();
    const admin = await apiAs(it_.admin);
    const refused = async (body: object) =>
      JSON.stringify(await reply(admin.post('/api/support-grants', body), 400));
    expect(await refused({ reason: REASON, hours: 5 })).to.contain('/body/hours');
    expect(await refused({ reason: 'look', hours: 1 })).to.contain('/body/reason');
    expect(await refused({ hours: 1 })).to.contain('/body/reason');
    for (const role of ['student', 'teacher', 'counselor'] as const) {
      const api = await apiAs(await buildPerson({ course: it_.course, role }));
      await reply(api.get('/api/support-grants'), 403);
      await reply(api.post('/api/support-grants', { reason: REASON, hours: 1 }), 403);
    }
    // The database holds the same line.
    const longer = withTenant(it_.course.tenantId, () =>
      sql(
        `insert into support_grants (tenant_id, id, reason, granted_by, granted_at, ends_at)
         values ($1, gen_random_uuid(), 'x', gen_random_uuid(), now(), now() + interval '5 hours')`,
        [it_.course.tenantId],
      ),
    );
    expect(inspect(await longer.catch((error: unknown) => error))).to.contain('four_hours');
  });
});
