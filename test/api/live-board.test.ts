import { expect } from 'chai';
import { LiveBoard } from '#contracts/live-board.js';
import { newId } from '#server/db/ids.js';
import { globalSql, sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildDistrict, buildPerson, type District } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

async function boardOf(district: District): Promise<LiveBoard> {
  const api = await apiAs(await buildPerson({ district, role: 'admin' }));
  return LiveBoard.parse(await reply(api.get('/api/live-board')));
}

/** Half past two at night in the spring, in UTC: the day of a district elsewhere may be the one before. */
const NIGHT = Date.UTC(new Date().getUTCFullYear() + 1, 4, 4, 2, 30);

/** Makes the district's installation known, as its first launch does. */
async function bindDeployment({ tenantId, deploymentId, registrationId }: District) {
  await globalSql(
    `insert into lti_registrations (id, issuer, client_id, name, family, auth_endpoint, token_endpoint, jwks_url, key_id,
                                    owner_id, last_refusal, last_refused_at)
     values ($1, $3, 'c', 'River Canvas', 'canvas', 'https://lms.test/a', 'https://lms.test/t',
             'https://lms.test/k', 'k', $2, 'person-absent', $4)`,
    [
      registrationId,
      tenantId,
      `https://${registrationId}.test`,
      new Date(NIGHT + 3_600_000).toISOString(),
    ],
  );
  await globalSql(
    `insert into lti_deployments (id, registration_id, deployment, tenant_id) values ($1, $2, '7', $3)`,
    [deploymentId, registrationId, tenantId],
  );
}

describe('the live board', function () {
  this.timeout(30_000);
  beforeEach(async () => {
    const { clock } = await testSystem();
    clock.reset();
    clock.advance(NIGHT - Date.now());
  });
  afterEach(async () => (await testSystem()).clock.reset());

  it('F64: counts today’s visits by hour, LMS and school, and none of before or of tests', async () => {
    const district = await buildDistrict();
    await bindDeployment(district);
    const course = await buildCourse({ district });
    const idle = newId();
    await withTenant(district.tenantId, () =>
      sql(`insert into schools (tenant_id, id, name) values ($1, $2, 'Not Yet High')`, [
        district.tenantId,
        idle,
      ]),
    );
    const student = await buildPerson({ course, name: 'Zanzibar Quill' });
    await buildPerson({ course, isTest: true });
    const late = await buildPerson({ course });
    const early = await buildPerson({ course });
    await withTenant(district.tenantId, async () => {
      const move = (personId: string, by: string) =>
        sql(
          `update sessions set created_at = created_at - $3::interval, expires_at = expires_at - $3::interval
           where tenant_id = $1 and person_id = $2`,
          [district.tenantId, personId, by],
        );
      await move(late.personId, '2 hours 10 minutes');
      await move(early.personId, '4 hours');
    });
    const board = await boardOf(district);
    // The student, the late one, and the administrator who looks.
    expect(board.hours).to.deep.equal([1, 0, 2]);
    expect(board.launches).to.equal(3);
    expect(board.platforms).to.have.length(1);
    expect(board.platforms[0]).to.deep.include({
      ...{
        platformName: 'River Canvas',
        launches: 3,
        troubles: ['person-withheld', 'roster-not-given', 'grades-not-given'],
      },
    });
    expect(board.schools).to.deep.equal([
      { id: idle, name: 'Not Yet High', courses: 0, launches: 0 },
      { id: district.schoolId, name: 'School', courses: 1, launches: 2 },
    ]);
    expect(JSON.stringify(board)).not.to.contain('Zanzibar');
    expect(JSON.stringify(board)).not.to.contain(student.personId);
  });

  it('F64: says how the class lists stand', async () => {
    const district = await buildDistrict();
    const { tenantId } = district;
    const [read, failed] = [
      await buildCourse({ district, rosterUrl: 'https://lms.test/1' }),
      await buildCourse({ district, rosterUrl: 'https://lms.test/2' }),
    ];
    await buildCourse({ district, rosterUrl: 'https://lms.test/3' });
    await buildCourse({ district });
    const at = new Date('2026-11-20T10:00:00Z');
    await withTenant(tenantId, async () => {
      await sql(
        `update courses set roster_state = 'done', roster_synced_at = $3 where tenant_id = $1 and id = $2`,
        [tenantId, read.courseId, at.toISOString()],
      );
      await sql(
        `update courses set roster_state = 'failed', roster_synced_at = $3 where tenant_id = $1 and id = $2`,
        [tenantId, failed.courseId, '2026-11-01T10:00:00Z'],
      );
    });
    const { lists } = await boardOf(district);
    expect(lists).to.deep.equal({
      ...{ courses: 4, never: 1, notGiven: 1, failed: 1, held: 0 },
      newestAt: at.toISOString(),
      oldestAt: '2026-11-01T10:00:00.000Z',
    });
  });

  it('F64: is for administrators', async () => {
    const course = await buildCourse();
    for (const role of ['student', 'teacher', 'counselor'] as const) {
      const api = await apiAs(await buildPerson({ course, role }));
      await reply(api.get('/api/live-board'), 403);
    }
  });

  it('F64: the day is the district’s own, wherever the reader is and whatever their clock says', async () => {
    const district = await buildDistrict();
    const admin = await apiAs(await buildPerson({ district, role: 'admin' }));
    await reply(admin.put('/api/district-clock', { timeZone: 'America/Phoenix' }));
    const { since, hours } = await boardOf(district);
    const midnight = new Date(NIGHT - 19.5 * 3_600_000);
    expect(since).to.equal(midnight.toISOString());
    expect(hours).to.have.length(20);
    expect(hours.at(-1)).to.equal(2);
  });
});
