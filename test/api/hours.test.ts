import { expect } from 'chai';
import { HourRequirement, HoursExport, HoursSummary } from '#contracts/activity-hours.js';
import type { Problem } from '#contracts/problem.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { gradesOf } from '#server/features/activities/activity-grades.js';
import { buildMyActivity, linkFor, visitor } from '../support/activities.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildDistrict, buildPerson, type Person } from '../support/builders.js';
import { reply } from '../support/reply.js';

const rule = { kind: 'service', hours: 40, fromGrade: 9, toGrade: 12 };

async function addRule(admin: Person, fields: object = {}): Promise<HourRequirement> {
  const api = await apiAs(admin);
  return HourRequirement.parse(
    await reply(api.post('/api/hour-requirements', { ...rule, ...fields }), 201),
  );
}

async function hoursOf(student: Person): Promise<HoursSummary> {
  return HoursSummary.parse(await reply((await apiAs(student)).get('/api/my-activities/hours')));
}

async function fileFor(viewer: Person): Promise<HoursExport> {
  return HoursExport.parse(await reply((await apiAs(viewer)).get('/api/service-hours')));
}

async function confirmed(student: Person, fields: object): Promise<void> {
  const link = await linkFor(student, await buildMyActivity(student, fields));
  const answer = { name: 'Coach', decision: 'verified' };
  await (await visitor()).answer(link, answer).expect(200);
}

describe('hours', function () {
  this.timeout(60_000);

  it('F17: totals by kind and school year, confirmed and claimed apart', async () => {
    const student = await buildPerson();
    await confirmed(student, { hours: 10.1 });
    await buildMyActivity(student, { hours: 0.2, startedOn: '2026-08-01', endedOn: null });
    await buildMyActivity(student, { hours: 0.1, startedOn: '2026-07-31', endedOn: null });
    await buildMyActivity(student, { hours: 5, startedOn: null, endedOn: null, kind: 'work' });
    await buildMyActivity(student, { hours: null });
    await buildMyActivity(student, { kind: 'award', hours: 50 });
    expect((await hoursOf(student)).years).to.deep.equal([
      { kind: 'service', schoolYear: 2025, verified: 0, claimed: 0.1 },
      { kind: 'service', schoolYear: 2026, verified: 10.1, claimed: 0.2 },
      { kind: 'work', schoolYear: null, verified: 0, claimed: 5 },
    ]);
  });

  it('F17: total against what the district asks, in the grades it asks for', async () => {
    const course = await buildCourse();
    const admin = await buildPerson({ course, role: 'admin' });
    const student = await buildPerson({ course });
    const asked = await addRule(admin);
    await confirmed(student, { hours: 10, grades: [9] });
    await buildMyActivity(student, { hours: 4, grades: [8, 9] });
    await buildMyActivity(student, { hours: 100, grades: [8] });
    await buildMyActivity(student, { hours: 3 });
    await buildMyActivity(student, { hours: 7, kind: 'work', grades: [10] });
    expect((await hoursOf(student)).requirements).to.deep.equal([
      { ...asked, verified: 10, claimed: 4, withoutGrade: 3 },
    ]);
  });

  it('F17: a grade nobody ticked is counted back from the student’s level today', () => {
    const day = { grades: [], startedOn: '2024-09-01', endedOn: null };
    const now = { year: 2026, rule: { timeZone: 'America/Denver', startsOn: '08-01' } };
    expect(gradesOf(day, 11, now)).to.deep.equal([9]);
    expect(gradesOf({ ...day, grades: [7] }, 11, now)).to.deep.equal([7]);
    expect(gradesOf(day, null, now)).to.deep.equal([]);
    expect(gradesOf({ ...day, startedOn: null }, 11, now)).to.deep.equal([]);
    const later = { ...now, rule: { ...now.rule, startsOn: '09-02' } };
    expect(gradesOf(day, 11, later), 'before a year that begins later').to.deep.equal([8]);
  });

  it('F17: an administrator sets, removes and puts back what is asked; nobody else', async () => {
    const course = await buildCourse();
    const admin = await buildPerson({ course, role: 'admin' });
    const api = await apiAs(admin);
    const asked = await addRule(admin);
    expect(asked).to.include(rule);
    const twice = await reply<Problem>(api.post('/api/hour-requirements', rule), 409);
    expect(twice.errors?.[0]).to.deep.equal({ pointer: '/body/fromGrade', detail: 'taken' });
    const wrong = { ...rule, fromGrade: 12, toGrade: 9 };
    const refused = await reply<Problem>(api.post('/api/hour-requirements', wrong), 400);
    expect(refused.errors?.[0]?.pointer).to.equal('/body/toGrade');
    const path = `/api/hour-requirements/${asked.id}`;
    await reply(api.delete(path));
    expect(await reply(api.get('/api/hour-requirements'))).to.deep.equal([]);
    expect(await reply(api.post(`${path}/restore`))).to.deep.equal(asked);
    await reply(api.delete(path));
    await addRule(admin);
    await api.post(`${path}/restore`).expect(409);
    for (const role of ['student', 'teacher', 'counselor', 'observer'] as const) {
      const other = await apiAs(await buildPerson({ course, role }));
      await other.get('/api/hour-requirements').expect(role === 'counselor' ? 200 : 403);
      await other.post('/api/hour-requirements', rule).expect(403);
      await other.delete(path).expect(403);
      await other.post(`${path}/restore`).expect(403);
    }
    const noted = await withTenant(course.tenantId, () =>
      sql<{ what: string; subject: string }>(
        `select what, subject from admin_log where tenant_id = $1 order by id`,
        [course.tenantId],
      ),
    );
    expect(noted.slice(0, 2)).to.deep.equal([
      { what: 'hour-rule-made', subject: 'service: 40 in 9-12' },
      { what: 'hour-rule-removed', subject: 'service: 40 in 9-12' },
    ]);
  });

  it('F17: the file has one line a student with their school; a counselor’s only their course', async () => {
    const district = await buildDistrict();
    const course = await buildCourse({ district });
    const ann = await buildPerson({ course, name: 'Ann Able' });
    await buildPerson({ course, name: 'Ben Bold' });
    const other = await buildCourse({ district });
    await buildPerson({ course: other, name: 'Cy Cole' });
    await buildPerson({ course, name: 'Test Student', isTest: true });
    await buildPerson({ name: 'Dee Dale' });
    await confirmed(ann, { hours: 10 });
    await buildMyActivity(ann, { hours: 2.5 });
    await buildMyActivity(ann, { hours: 100, kind: 'work' });
    await buildMyActivity(ann, { hours: 50, visibility: 'private' });
    const counselor = await buildPerson({ course, role: 'counselor' });
    const admin = await buildPerson({ course, role: 'admin' });
    const mine = await fileFor(counselor);
    expect(mine.csv).to.equal(
      '\uFEFFSchool,Student,Student number,Hours confirmed,Hours not confirmed,Hours in all\r\n' +
        'School,Ann Able,,10,2.5,12.5\r\nSchool,Ben Bold,,0,0,0\r\n',
    );
    expect(mine.students).to.equal(2);
    const all = await fileFor(admin);
    expect(all.students).to.equal(3);
    expect(all.csv).to.include('School,Cy Cole,,0,0,0').and.not.include('Dee Dale');
  });

  it('F17: teachers, students and observers get no file, and a counselor none outside a course', async () => {
    const course = await buildCourse();
    for (const role of ['student', 'teacher', 'observer', 'none'] as const)
      await (
        await apiAs(await buildPerson({ course, role }))
      )
        .get('/api/service-hours')
        .expect(403);
    const counselor = await buildPerson({ district: course, role: 'counselor' });
    await (await apiAs(counselor)).get('/api/service-hours').expect(403);
  });

  it('P6: taking the file is noted once for each student in it', async () => {
    const course = await buildCourse();
    const students = [await buildPerson({ course }), await buildPerson({ course })];
    const counselor = await buildPerson({ course, role: 'counselor' });
    await fileFor(counselor);
    const rows = await withTenant(course.tenantId, () =>
      sql<{ student_id: string; actor_id: string; what: string }>(
        'select student_id, actor_id, what from access_log where tenant_id = $1 order by student_id',
        [course.tenantId],
      ),
    );
    const expected = students.map(({ personId }) => personId).sort();
    expect(rows).to.deep.equal(
      expected.map((id) => ({
        student_id: id,
        actor_id: counselor.personId,
        what: 'service hours',
      })),
    );
  });

  it('F17: no cell of the file is a formula, whatever a name or school is', async () => {
    const course = await buildCourse();
    await buildPerson({ course, name: '=HYPERLINK("http://x";"y")' });
    await buildPerson({ course, name: ' @SUM(A1)' });
    const { csv } = await fileFor(await buildPerson({ course, role: 'counselor' }));
    expect(csv)
      .to.include(`School,"'=HYPERLINK(""http://x"";""y"")",`)
      .and.include(`School,' @SUM(A1),`);
  });
});
