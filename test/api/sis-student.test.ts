import { expect } from 'chai';
import { StudentPlan } from '#contracts/class.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { studentWith } from '../support/merges.js';
import { reply } from '../support/reply.js';

const RECORDS: [kind: string, sourceId: string, data: Record<string, unknown>][] = [
  ['orgs', 'ms', { name: 'Riverbend Middle School', type: 'school' }],
  ['users', 's1', { identifier: 'RB-1', grades: ['08'], agentSourcedIds: ['g1', 'g2', 't1'] }],
  ['users', 'g1', { identifier: 'G-1' }],
  ['users', 'g2', {}],
  ['users', 't1', { identifier: 'T-1' }],
  [
    'roles',
    'r1',
    { userSourcedId: 's1', roleType: 'primary', role: 'student', orgSourcedId: 'ms' },
  ],
  [
    'roles',
    'r2',
    { userSourcedId: 'g1', roleType: 'primary', role: 'guardian', orgSourcedId: 'ms' },
  ],
  [
    'roles',
    'r3',
    { userSourcedId: 't1', roleType: 'primary', role: 'teacher', orgSourcedId: 'ms' },
  ],
];

/** As an import leaves them. */
async function fileOf({ tenantId }: Course): Promise<void> {
  await withTenant(tenantId, async () => {
    for (const [kind, sourceId, data] of RECORDS)
      await sql(
        `insert into sis_records (tenant_id, id, kind, source_id, alias, data)
         values ($1, $2, $3, $4, $5, $6)`,
        [tenantId, newId(), kind, sourceId, data.identifier ?? null, JSON.stringify(data)],
      );
    await sql(
      `insert into sis_imports (tenant_id, id, state, modes, row_count, applied_at)
       values ($1, $2, 'applied', '{}', 8, '2026-11-20T10:00:00Z')`,
      [tenantId, newId()],
    );
  });
}

const seenBy = async (viewer: Person, student: Person) =>
  StudentPlan.parse(await reply((await apiAs(viewer)).get(`/api/class/${student.personId}`))).sis;

describe('what the OneRoster file says, on a student’s page', function () {
  this.timeout(30_000);
  let course: Course;
  let student: Person;

  before(async () => {
    course = await buildCourse();
    await fileOf(course);
    student = await studentWith(course, 'RB-1');
    const guardian = await studentWith(course, 'G-1', { name: 'Ngozi Okafor' });
    await withTenant(course.tenantId, () =>
      sql(`update enrolments set role = 'observer' where tenant_id = $1 and person_id = $2`, [
        course.tenantId,
        guardian.personId,
      ]),
    );
  });

  it('U14: a counselor sees school, grade level, guardians and the day of the file', async () => {
    const sis = await seenBy(await buildPerson({ course, role: 'counselor' }), student);
    expect(sis).to.deep.equal({
      schoolName: 'Riverbend Middle School',
      gradeLevel: 8,
      // One is known from an LMS; the file's own names were never read. The teacher is no guardian.
      guardians: { named: ['Ngozi Okafor'], unnamed: 1 },
      asOf: '2026-11-20T10:00:00.000Z',
    });
    const admin = await buildPerson({ course, role: 'admin' });
    expect((await seenBy(admin, student))?.guardians?.named).to.deep.equal(['Ngozi Okafor']);
  });

  it('U14: a teacher sees school and grade level, and no guardian', async () => {
    const sis = await seenBy(await buildPerson({ course, role: 'teacher' }), student);
    expect(sis).to.include({
      schoolName: 'Riverbend Middle School',
      gradeLevel: 8,
      guardians: null,
    });
  });

  it('U14: nobody else sees any of it, and where there is nothing, nothing is shown', async () => {
    const other = await buildPerson({ course });
    await reply((await apiAs(other)).get(`/api/class/${student.personId}`), 403);
    const stranger = await buildPerson({ role: 'counselor' });
    await reply((await apiAs(stranger)).get(`/api/class/${student.personId}`), 404);
    const counselor = await buildPerson({ course, role: 'counselor' });
    expect(await seenBy(counselor, other)).to.equal(null);
    expect(await seenBy(counselor, await studentWith(course, 'RB-unknown'))).to.equal(null);
  });
});
