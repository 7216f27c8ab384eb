import { expect } from 'chai';
import type { Problem } from '#contracts/problem.js';
import { SCHEDULES_MAX } from '#contracts/report-fields.js';
import type { Reports } from '#contracts/reports.js';
import { randomUUID } from 'node:crypto';
import { sql, withTenant } from '#server/db/tenant.js';
import { makeReport } from '#server/features/reports/make-report.js';
import { runSchedule } from '#server/features/reports/schedule-service.js';
import { apiAs } from '../support/api.js';
import { buildPerson, type Course, type Person } from '../support/builders.js';
import { choiceOf, publish } from '../support/plan-rules.js';
import { reply } from '../support/reply.js';
import { askFor, districtWith, reportsOf } from '../support/reports.js';
import { testSystem } from '../support/system.js';

const DAY = 86_400_000;

describe('files that are made by themselves', function () {
  this.timeout(120_000);
  let course: Course;
  let admin: Person;

  beforeEach(async () => {
    ({ course, admin } = await districtWith('AZ', 1, 9));
  });

  async function anotherSchool(): Promise<string> {
    const id = randomUUID();
    await withTenant(admin.tenantId, () =>
      sql(`insert into schools (tenant_id, id, name) values ($1, $2, $3)`, [
        ...[admin.tenantId, id, `School ${id}`],
      ]),
    );
    return id;
  }

  it('R76: an administrator has files made each week or month; missed turns are made once', async () => {
    const api = await apiAs(admin);
    const { clock } = await testSystem();
    const plan = { kind: 'students', format: 'xlsx', every: 'week', keptDays: 30 };
    const { schedules } = await reply<Awaited<ReturnType<typeof reportsOf>>>(
      api.post('/api/report-schedules', plan),
      201,
    );
    const [schedule] = schedules;
    const next = new Date(schedule!.nextAt);
    expect(next.getUTCDay(), 'a Monday').to.equal(1);
    expect(next.getTime() - clock.now().getTime()).to.be.within(0, 7 * DAY + 4 * 3_600_000);
    const subject = { tenantId: admin.tenantId, subjectId: schedule!.id };
    await runSchedule(subject, clock.now);
    expect((await reportsOf(admin)).reports, 'not its turn').to.have.length(0);
    const inThreeWeeks = () => new Date(next.getTime() + 15 * DAY);
    await runSchedule(subject, inThreeWeeks);
    await runSchedule(subject, inThreeWeeks);
    const { reports, schedules: after } = await reportsOf(admin);
    expect(reports).to.have.length(1);
    expect(reports[0]).to.include({ kind: 'students', format: 'xlsx', isScheduled: true });
    expect(new Date(after[0]!.nextAt).getTime()).to.equal(next.getTime() + 21 * DAY);
    await reply(api.delete(`/api/report-schedules/${schedule!.id}`));
    await runSchedule(subject, () => new Date(next.getTime() + 40 * DAY));
    const ended = await reportsOf(admin);
    expect([ended.reports.length, ended.schedules.length]).to.deep.equal([1, 0]);
    await reply(api.post(`/api/report-schedules/${schedule!.id}/restore`));
    expect((await reportsOf(admin)).schedules).to.have.length(1);
    const counselor = await buildPerson({ course, role: 'counselor' });
    await reply((await apiAs(counselor)).post('/api/report-schedules', plan), 403);
  });

  it('R76: the same file is not made by itself twice, not by taking an ended one up again either', async () => {
    const api = await apiAs(admin);
    const plan = { kind: 'students', format: 'csv', every: 'week', keptDays: 30 };
    const add = (other: object = {}) => api.post('/api/report-schedules', { ...plan, ...other });
    const { schedules } = await reply<Reports>(add(), 201);
    const path = `/api/report-schedules/${schedules[0]!.id}`;
    await reply(add({ keptDays: 7 }), 409);
    const both = await Promise.all([add({ format: 'xlsx' }), add({ format: 'xlsx' })]);
    expect(both.map(({ status }) => status).toSorted(), 'at once').to.deep.equal([201, 409]);
    await reply(add({ every: 'month' }), 201);
    await reply(api.delete(path));
    await reply(add(), 201);
    const { detail } = await reply<Problem>(api.post(`${path}/restore`), 409);
    expect(detail).to.equal('This file is made by itself already.');
    const acts = await withTenant(admin.tenantId, () =>
      sql<{ what: string }>(
        `select what from admin_log where tenant_id = $1 and what like 'report-schedule%' order by id`,
        [admin.tenantId],
      ),
    );
    expect(acts.map(({ what }) => what).filter((what) => what.endsWith('ended'))).to.have.length(1);
    expect(acts).to.have.length(5);
  });

  it('R76: what another rule does not ask for ends in words, and can’t be taken up again', async () => {
    const api = await apiAs(admin);
    const { clock } = await testSystem();
    const { id } = (await askFor(admin, { kind: 'az-plan' })).reports[0]!;
    const plan = { kind: 'az-plan', format: 'csv', every: 'week', keptDays: 7 };
    const { schedules } = await reply<Reports>(api.post('/api/report-schedules', plan), 201);
    const path = `/api/report-schedules/${schedules[0]!.id}`;
    await reply(api.delete(path));
    await publish(admin, choiceOf('MO', 1));
    await makeReport({ tenantId: admin.tenantId, subjectId: id }, clock.now);
    expect((await reportsOf(admin)).reports[0]).to.include({ id, state: 'not-asked' });
    await api.post(`${path}/restore`).expect(409);
    await reply(api.delete(`/api/reports/${id}`));
    await publish(admin, choiceOf('AZ', 2));
    for (let at = 0; at < SCHEDULES_MAX; at += 1) {
      const schoolId = await anotherSchool();
      await reply(api.post('/api/report-schedules', { ...plan, schoolId }), 201);
    }
    await api.post(`${path}/restore`).expect(409);
    const [removal] = await withTenant(admin.tenantId, () =>
      sql(`select actor_id from admin_log where tenant_id = $1 and what = 'report-removed'`, [
        admin.tenantId,
      ]),
    );
    expect(removal).to.deep.equal({ actor_id: admin.personId });
  });
});
