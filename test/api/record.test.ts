import { expect } from 'chai';
import type { StaffRecord, StudentRecord } from '#contracts/advising.js';
import { StudentRecord as RecordSchema } from '#contracts/advising.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { reply } from '../support/reply.js';

const letter = {
  ...{ tool: 'State test', name: 'Grade 7 math', takenOn: '2026-05-12', meaning: 'On grade level' },
  scores: [{ name: 'Scale score', value: '231', maximum: 300 }],
};

const recordOf = async (student: Person) =>
  RecordSchema.parse(await reply((await apiAs(student)).get('/api/record')));

/** How often who looked at this student's record. */
const looks = ({ tenantId, personId }: Person) =>
  withTenant(tenantId, () =>
    sql<{ actor_id: string }>(
      `select actor_id from access_log where tenant_id = $1 and student_id = $2 and what = 'record'`,
      [tenantId, personId],
    ),
  );

describe('results in the record', function () {
  this.timeout(30_000);

  it('F22: the student adds a result from elsewhere, changes it, and removes it with undo', async () => {
    const api = await apiAs(await buildPerson());
    const { results } = RecordSchema.parse(
      await reply(api.post('/api/record/results', letter), 201),
    );
    expect(results[0]).to.deep.include({
      ...letter,
      ...{ source: 'student', enteredBy: null, comment: '', correctedAt: null },
    });
    const path = `/api/record/results/${results[0]!.id}`;
    const changed = await reply<StudentRecord>(api.patch(path, { meaning: 'Above grade level' }));
    expect(changed.results[0]).to.deep.include({ tool: letter.tool, meaning: 'Above grade level' });
    expect((await reply<StudentRecord>(api.delete(path))).results).to.deep.equal([]);
    expect((await reply<StudentRecord>(api.post(`${path}/restore`))).results).to.have.length(1);
  });

  it('F22: a bad entry is refused with the field named', async () => {
    const api = await apiAs(await buildPerson());
    const pointers = async (body: object) =>
      (
        await reply<{ errors: { pointer: string }[] }>(api.post('/api/record/results', body), 400)
      ).errors.map(({ pointer }) => pointer);
    expect(await pointers({ ...letter, tool: ' ' })).to.deep.equal(['/body/tool']);
    expect(await pointers({ ...letter, takenOn: '2026-02-30' })).to.deep.equal(['/body/takenOn']);
    expect(await pointers({ ...letter, takenOn: '2126-02-01' })).to.deep.equal(['/body/takenOn']);
    const scores = [{ name: 'Scale score', value: '', maximum: null }];
    expect(await pointers({ ...letter, scores })).to.deep.equal(['/body/scores/0/value']);
    expect(await pointers({ ...letter, birthDate: '2013-01-01' })).to.deep.equal([
      '/body/birthDate',
    ]);
  });

  it('F22: what staff entered says who did, and takes the student’s comment and nothing else', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    const counselor = await buildPerson({ course, role: 'counselor', name: 'Mr. Adeyemi' });
    await reply(
      (await apiAs(counselor)).post(`/api/class/${student.personId}/results`, letter),
      201,
    );
    const [result] = (await recordOf(student)).results;
    expect(result).to.include({ source: 'staff', enteredBy: 'Mr. Adeyemi' });
    const api = await apiAs(student);
    const path = `/api/record/results/${result!.id}`;
    await reply(api.patch(path, { meaning: 'Great' }), 403);
    await reply(api.patch(path, { comment: 'I was ill', scores: [] }), 403);
    await reply(api.delete(path), 403);
    const commented = await reply<StudentRecord>(api.patch(path, { comment: 'I was ill' }));
    expect(commented.results[0]).to.deep.include({ ...letter, comment: 'I was ill' });
  });

  it('F22: a student’s own result is shown to those whom the student lets see it', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    await reply(
      (await apiAs(student)).post('/api/record/results', { ...letter, visibility: 'adviser' }),
      201,
    );
    const path = `/api/class/${student.personId}/record`;
    const seen = async (role: 'teacher' | 'counselor' | 'admin') => {
      const viewer = await buildPerson({ course, role });
      return (await reply<StaffRecord>((await apiAs(viewer)).get(path))).results.length;
    };
    expect([await seen('counselor'), await seen('teacher'), await seen('admin')]).to.deep.equal([
      ...[1, 0, 0],
    ]);
    expect(await looks(student)).to.have.length(3);
    await reply((await apiAs(await buildPerson({ course }))).get(path), 403);
    await reply((await apiAs(await buildPerson({ role: 'counselor' }))).get(path), 404);
    const observer = await buildPerson({ course, role: 'observer' });
    await reply((await apiAs(observer)).get(path), 403);
    await reply((await apiAs(observer)).get('/api/record'), 403);
  });

  it('F22: another student’s result is not there', async () => {
    const api = await apiAs(await buildPerson());
    const { results } = await reply<StudentRecord>(api.post('/api/record/results', letter), 201);
    const other = await apiAs(await buildPerson());
    const path = `/api/record/results/${results[0]!.id}`;
    await reply(other.patch(path, { meaning: 'Mine' }), 404);
    await reply(other.delete(path), 404);
    await reply(other.post(`${path}/restore`), 404);
  });
});

describe('school history in the record', function () {
  this.timeout(30_000);
  const school = { school: 'Cedar Middle', fromYear: 2023, toYear: 2026, program: 'Band' };
  let course: Course;
  let student: Person;

  beforeEach(async () => {
    course = await buildCourse();
    student = await buildPerson({ course });
  });

  it('F25: schools of courses are known; what the student adds is not official until staff confirm', async () => {
    const api = await apiAs(student);
    const body = { ...school, credits: 4.5 };
    const { known, schools } = await reply<StudentRecord>(
      api.post('/api/record/schools', body),
      201,
    );
    expect(known.map(({ school: name, from, isNow }) => [name, from, isNow])).to.deep.equal([
      ['School', 'lms', true],
    ]);
    expect(schools[0]).to.deep.include({ ...body, isConfirmed: false, confirmedBy: null });
    const path = `/api/class/${student.personId}/schools/${schools[0]!.id}/confirmation`;
    const teacher = await buildPerson({ course, role: 'teacher' });
    await reply((await apiAs(teacher)).put(path, { isConfirmed: true }), 403);
    await reply(api.put(path, { isConfirmed: true }), 403);
    const stranger = await buildPerson({ role: 'counselor' });
    await reply((await apiAs(stranger)).put(path, { isConfirmed: true }), 404);
    const counselor = await buildPerson({ course, role: 'counselor', name: 'Mr. Adeyemi' });
    await reply((await apiAs(counselor)).put(path, { isConfirmed: true }));
    expect((await recordOf(student)).schools[0]).to.include({
      ...{ isConfirmed: true, confirmedBy: 'Mr. Adeyemi' },
    });
  });

  it('F25: what was confirmed and then changed is not official again; unchanged it stays', async () => {
    const api = await apiAs(student);
    const { schools } = await reply<StudentRecord>(api.post('/api/record/schools', school), 201);
    const counselor = await apiAs(await buildPerson({ course, role: 'counselor' }));
    const confirmation = `/api/class/${student.personId}/schools/${schools[0]!.id}/confirmation`;
    await reply(counselor.put(confirmation, { isConfirmed: true }));
    const path = `/api/record/schools/${schools[0]!.id}`;
    const same = await reply<StudentRecord>(api.put(path, school));
    expect(same.schools[0]!.isConfirmed).to.equal(true);
    const next = await reply<StudentRecord>(api.put(path, { ...school, credits: 6 }));
    expect(next.schools[0]).to.include({ credits: 6, isConfirmed: false });
    expect((await reply<StudentRecord>(api.delete(path))).schools).to.deep.equal([]);
    await reply(counselor.put(confirmation, { isConfirmed: true }), 404);
    expect((await reply<StudentRecord>(api.post(`${path}/restore`))).schools).to.have.length(1);
    await reply(api.put(path, { ...school, toYear: 2020 }), 400);
  });

  it('F25: a school stays in the list after the student left its courses', async () => {
    await withTenant(student.tenantId, () =>
      sql('update enrolments set is_active = false where tenant_id = $1 and person_id = $2', [
        ...[student.tenantId, student.personId],
      ]),
    );
    expect((await recordOf(student)).known[0]).to.include({ school: 'School', isNow: false });
  });
});
