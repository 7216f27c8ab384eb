import { expect } from 'chai';
import { ActivityList } from '#contracts/activities.js';
import { CoursesTaken } from '#contracts/courses-taken.js';
import { newId } from '#server/db/ids.js';
import { currentTenant, sql, withTenant } from '#server/db/tenant.js';
import { schoolYearOf, schoolYearSql, yearRule } from '#server/features/years/school-year.js';
import { buildMyActivity } from '../support/activities.js';
import { apiAs } from '../support/api.js';
import { buildPerson } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const MOMENTS = [
  // Its own day is 15 July; of 2027 the district's files say 9 August; 2027 was closed on 2 June 2028.
  ['2026-07-15T09:59:00Z', 2025],
  ['2026-07-15T10:01:00Z', 2026],
  ['2027-07-20T12:00:00Z', 2026],
  ['2027-08-09T09:59:00Z', 2026],
  ['2027-08-09T10:01:00Z', 2027],
  ['2028-01-01T12:00:00Z', 2027],
  ['2028-06-02T11:59:00Z', 2027],
  ['2028-06-02T12:01:00Z', 2028],
  ['2028-12-31T12:00:00Z', 2028],
] as const;

describe('the school year of a moment', function () {
  this.timeout(30_000);

  it('F15: is one, in code and in SQL: by the district’s files, else by its own day, or by a close', async () => {
    const { tenantId, personId } = await buildPerson({ role: 'admin' });
    await withTenant(tenantId, async () => {
      await sql(
        `update tenants set time_zone = 'Pacific/Honolulu', year_starts_on = '07-15' where id = $1`,
        [tenantId],
      );
      for (const [source, type, startDate] of [
        ['y', 'schoolYear', '2027-08-09'],
        ['later', 'schoolYear', '2027-08-16'],
        ['half', 'semester', '2027-01-10'],
      ])
        await sql(
          `insert into sis_records (tenant_id, id, kind, source_id, data)
           values ($1, $2, 'academicSessions', $3, $4)`,
          [tenantId, newId(), source, JSON.stringify({ type, startDate, endDate: '2028-05-30' })],
        );
      await sql(
        `insert into year_closes (tenant_id, id, year, state, started_by, started_at, finished_at, total)
         values ($1, $2, 2027, 'done', $3, $4, $4, 0)`,
        [tenantId, newId(), personId, '2028-06-02T12:00:00Z'],
      );
      const rule = await yearRule();
      for (const [moment, year] of MOMENTS) {
        expect(schoolYearOf(new Date(moment), rule), moment).to.equal(year);
        const [row] = await sql<{ year: number }>(
          `select ${schoolYearSql('$2::timestamptz')} as year`,
          [currentTenant(), moment],
        );
        expect(row!.year, `${moment} in SQL`).to.equal(year);
      }
    });
  });

  it('F17: of an activity and of a course is the district’s own, on the page too', async () => {
    const student = await buildPerson();
    await withTenant(student.tenantId, () =>
      sql(`update tenants set year_starts_on = '09-02' where id = $1`, [student.tenantId]),
    );
    for (const startedOn of ['2024-09-01', '2024-09-02', null])
      await buildMyActivity(student, { startedOn, endedOn: null, hours: 2 });
    const api = await apiAs(student);
    const { activities } = ActivityList.parse(await reply(api.get('/api/my-activities')));
    expect(
      activities.map(({ startedOn, schoolYear }) => [startedOn, schoolYear]),
    ).to.have.deep.members([
      ['2024-09-01', 2023],
      ['2024-09-02', 2024],
      [null, null],
    ]);
    const { thisYear } = CoursesTaken.parse(await reply(api.get('/api/courses-taken')));
    const now = (await testSystem()).clock.now();
    expect(thisYear).to.equal(schoolYearOf(now, { timeZone: 'UTC', startsOn: '09-02' }));
  });
});
