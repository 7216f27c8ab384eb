import { expect } from 'chai';
import { SchoolList } from '#contracts/schools.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson } from '../support/builders.js';
import { reply } from '../support/reply.js';

describe('schools of a district', function () {
  this.timeout(30_000);

  it('F64: an administrator sees which have not started, renames one, and doubles no name', async () => {
    const course = await buildCourse();
    const { tenantId } = course;
    await buildPerson({ course });
    const admin = await buildPerson({ district: course, role: 'admin' });
    const id = newId();
    await withTenant(tenantId, () =>
      sql(`insert into schools (tenant_id, id, name) values ($1, $2, 'Zeta High')`, [tenantId, id]),
    );
    const api = await apiAs(admin);
    const { schools } = SchoolList.parse(await reply(api.get('/api/schools')));
    expect(schools.map(({ name, courses, students }) => [name, courses, students])).to.deep.equal([
      ['Zeta High', 0, 0],
      ['School', 1, 1],
    ]);
    expect(schools[1]!.lastOpenedAt).to.be.a('string');
    const taken = await reply<{ errors: { pointer: string }[] }>(
      api.patch(`/api/schools/${id}`, { name: 'school' }),
      400,
    );
    expect(taken.errors.map(({ pointer }) => pointer)).to.deep.equal(['/body/name']);
    const renamed = await reply(api.patch(`/api/schools/${id}`, { name: ' Alpha High ' }));
    expect(SchoolList.parse(renamed).schools[0]!.name).to.equal('Alpha High');
    const acts = await withTenant(tenantId, () =>
      sql(`select what, subject from admin_log where tenant_id = $1`, [tenantId]),
    );
    expect(acts).to.deep.equal([{ what: 'school-renamed', subject: 'Alpha High' }]);
  });
});
