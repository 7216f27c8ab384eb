import { expect } from 'chai';
import pg from 'pg';
import { sql, withTenant } from '#server/db/tenant.js';
import { clearExpired } from '#server/features/retention/clear-expired.js';
import { apiAs } from '../support/api.js';
import { accessesBy } from '../support/assignments.js';
import { registeredCourse } from '../support/attach.js';
import { buildPerson, type Course, type Person, signIn } from '../support/builders.js';
import { merge, twins, twoLms, type TwoLms } from '../support/merges.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

describe('what is kept no longer than the privacy page says', () => {
  let superuser: pg.Client;
  let lms: TwoLms;
  let course: Course;
  let counselor: Person;
  let student: Person;

  before(async () => {
    const system = await testSystem();
    const url = new URL(system.server.superuserUrl);
    url.pathname = new URL(system.databaseUrl).pathname;
    superuser = new pg.Client({ connectionString: url.href });
    await superuser.connect();
    lms = await twoLms({ isKnown: false });
    course = lms.canvas;
    counselor = await buildPerson({ course, role: 'counselor' });
    student = await buildPerson({ course, role: 'student' });
  });
  after(() => superuser.end());

  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  const idsOf = async (table: string) => {
    const { rows } = await superuser.query<{ id: string }>(
      `select id from ${table} where tenant_id = $1`,
      [course.tenantId],
    );
    return rows.map(({ id }) => id);
  };
  /** Makes all but the first row of a district `young` days old, and the first `old` days. */
  async function age(table: string, column: string, old: number, young: number): Promise<string> {
    const [first = ''] = await idsOf(table);
    await superuser.query(
      `update ${table} set ${column} = case when id = $2 then $3::timestamptz else $4::timestamptz end
       where tenant_id = $1`,
      [course.tenantId, first, daysAgo(old), daysAgo(young)],
    );
    return first;
  }

  it('P7: who looked goes after 400 days, and the app can’t clear what is younger', async () => {
    const api = await apiAs(counselor);
    await api.get(`/api/class/${student.personId}`).expect(200);
    await api.get(`/api/class/${student.personId}`).expect(200);
    expect((await accessesBy(counselor)).length).to.be.at.least(2);
    const old = await age('access_log', 'at', 401, 399);
    const before_ = await idsOf('access_log');
    const gone = await clearExpired(new Date());
    expect(gone.access_log).to.be.at.least(1);
    expect(await idsOf('access_log')).to.have.members(before_.filter((id) => id !== old));
    const { tenantId } = course;
    const clearing = () =>
      withTenant(tenantId, () => sql('delete from access_log where tenant_id = $1', [tenantId]));
    const refused: unknown = await clearing().catch((error: unknown) => error);
    expect((refused as { code?: string }).code, 'refused').to.equal('42501');
  });

  it('P7: how two records became one goes after thirty days, and that they did stays', async () => {
    const { kept, gone } = await twins(lms);
    await merge(lms.admin, kept, gone);
    await superuser.query(`update person_merges set merged_at = $2 where tenant_id = $1`, [
      course.tenantId,
      daysAgo(31),
    ]);
    expect(await idsOf('person_merge_steps')).to.not.be.empty;
    await clearExpired(new Date());
    expect(await idsOf('person_merge_steps')).to.be.empty;
    expect(await idsOf('person_merges')).to.have.length(1);
  });

  it('P7: when an LMS was last opened is known after its visits have gone', async () => {
    const known = await registeredCourse('canvas');
    const admin = await buildPerson({ course: known, role: 'admin' });
    const opened = new Date(Date.now() + 60_000).toISOString();
    await superuser.query('update lti_deployments set last_launch_at = $2 where id = $1', [
      known.deploymentId,
      opened,
    ]);
    const { connections } = await reply<{ connections: { lastLaunchAt: string | null }[] }>(
      (await apiAs(admin)).get('/api/connections'),
    );
    expect(connections.map(({ lastLaunchAt }) => lastLaunchAt)).to.deep.equal([opened]);
  });

  it('P7: one table that can’t be cleared keeps no other from it', async () => {
    const { tenantId } = course;
    await superuser.query(
      `create function refuse_tests() returns trigger language plpgsql as
         $$ begin raise exception 'not today'; end $$`,
    );
    await superuser.query(
      `create trigger refuse_tests before delete on sessions execute function refuse_tests()`,
    );
    const endVisits = (at: string) =>
      superuser.query('update sessions set expires_at = $2 where tenant_id = $1', [tenantId, at]);
    await signIn(student);
    try {
      await endVisits(daysAgo(31));
      await superuser.query('update access_log set at = $2 where tenant_id = $1', [
        tenantId,
        daysAgo(401),
      ]);
      const failed: unknown = await clearExpired(new Date()).catch((error: unknown) => error);
      expect(failed).to.be.instanceOf(AggregateError);
      expect(await idsOf('access_log')).to.deep.equal([]);
    } finally {
      await superuser.query('drop trigger refuse_tests on sessions');
      await superuser.query('drop function refuse_tests()');
      await endVisits(daysAgo(-1));
    }
  });

  // The last of those that sign in: it ends every visit.
  it('P7: visits go thirty days after they ended', async () => {
    await signIn(student);
    const old = await age('sessions', 'expires_at', 31, 29);
    const before_ = await idsOf('sessions');
    const gone = await clearExpired(new Date());
    expect(gone.sessions).to.be.at.least(1);
    expect(await idsOf('sessions')).to.have.members(before_.filter((id) => id !== old));
  });

  it('P7: once more changes nothing', async () => {
    expect(await clearExpired(new Date())).to.deep.equal({});
  });
});
