import { expect } from 'chai';
import { Caseloads, type PartPreview } from '#contracts/caseload.js';
import type { Problem } from '#contracts/problem.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildGoal } from '../support/assignments.js';
import {
  buildCourse,
  buildPerson,
  type Course,
  leave,
  type Person,
  signIn,
} from '../support/builders.js';
import { addPart, caseloadOf, namesIn, ruleOf } from '../support/caseloads.js';
import { giveGrade } from '../support/journal.js';
import { studentWith, twoLms } from '../support/merges.js';
import { choiceOf, publish, runPlanJobs } from '../support/plan-rules.js';
import { reply } from '../support/reply.js';

const letters = (from: string, to: string) => ruleOf({ letters: { from, to } });

describe('the caseload of a counselor', function () {
  this.timeout(60_000);
  let course: Course;
  let elsewhere: Course;
  let admin: Person;
  let counselor: Person;

  /** The counselor launches from a course that has none of these students. */
  beforeEach(async () => {
    course = await buildCourse();
    elsewhere = await buildCourse({ district: course, title: 'Counseling office' });
    admin = await buildPerson({ course: elsewhere, role: 'admin' });
    counselor = await buildPerson({ course: elsewhere, role: 'counselor' });
  });

  const inGrade = async (name: string, grade: number) => {
    const student = await buildPerson({ course, name });
    await giveGrade(student, grade);
    return student;
  };

  it('Row 63: a split by name takes in whoever it fits, also those who come later, by the family name', async () => {
    await buildPerson({ course, name: 'Ana Álvarez' });
    await buildPerson({ course, name: 'Zoe Foster' });
    await buildPerson({ course, name: 'Abe Garner' });
    await buildPerson({ course, name: null });
    await addPart(counselor, counselor, letters('a', 'F'));
    expect(await namesIn(counselor)).to.deep.equal(['Ana Álvarez', 'Zoe Foster']);
    expect((await caseloadOf(counselor)).unnamed).to.equal(1);
    const late = await buildPerson({ course, name: 'Cy Dean' });
    expect(await namesIn(counselor)).to.include('Cy Dean');
    await leave(late);
    expect(await namesIn(counselor)).not.to.include('Cy Dean');
  });

  it('Row 63: a split inside a letter, and parts that overlap name each student once', async () => {
    for (const name of ['Ann Mabry', 'Bo McKay', 'Cy Miller']) await buildPerson({ course, name });
    await addPart(counselor, counselor, letters('Ma', 'Mc'));
    expect(await namesIn(counselor)).to.deep.equal(['Ann Mabry', 'Bo McKay']);
    await addPart(counselor, counselor, letters('Mc', 'Z'));
    expect(await namesIn(counselor)).to.deep.equal(['Ann Mabry', 'Bo McKay', 'Cy Miller']);
    const other = await buildPerson({ course: elsewhere, role: 'counselor' });
    await addPart(admin, other, letters('M', 'M'));
    expect(await namesIn(other)).to.have.length(3);
  });

  it('Row 63: by grade and by school, and both together', async () => {
    const [school] = await withTenant(course.tenantId, () =>
      sql<{ id: string }>(
        `insert into schools (tenant_id, id, name) values ($1, $2, 'North High') returning id`,
        [course.tenantId, newId()],
      ),
    );
    const north = await buildCourse({ district: { ...course, schoolId: school!.id } });
    await inGrade('Ann Able', 9);
    await inGrade('Bo Bell', 10);
    const cy = await buildPerson({ course: north, name: 'Cy Cole' });
    await giveGrade(cy, 9);
    const rule = ruleOf({ grades: { from: 9, to: 9 }, schoolId: school!.id });
    await addPart(counselor, counselor, rule);
    expect(await namesIn(counselor)).to.deep.equal(['Cy Cole']);
    await addPart(counselor, counselor, ruleOf({ grades: { from: 10, to: 12 } }));
    const { grades, parts } = await caseloadOf(counselor);
    expect(grades.map(({ grade, students }) => [grade, students[0]!.name])).to.deep.equal([
      [9, 'Cy Cole'],
      [10, 'Bo Bell'],
    ]);
    expect(parts[0]!.school?.name).to.equal('North High');
    expect(grades[0]!.students[0]!.school).to.equal('North High');
  });

  it('Row 63: a list by student number is looked at first; what it does not find is named', async () => {
    await studentWith(course, 'S-1', { name: 'Ann Able' });
    await studentWith(course, 'S-2', { name: 'Bo Bell' });
    for (const name of ['Cy', 'Cy again']) await studentWith(course, 'S-3', { name });
    const list = { kind: 'list' as const, name: 'grade9.csv', numbers: ['S-1', 'S-2', 'S-3', '9'] };
    const path = `/api/caseloads/${counselor.personId}/parts`;
    const api = await apiAs(counselor);
    const preview = () => reply<PartPreview>(api.post(`${path}/preview`, list));
    const said = { students: 2, known: 0, unknown: ['9'], several: ['S-3'] };
    expect(await preview()).to.deep.equal(said);
    expect(await namesIn(counselor)).to.deep.equal([]);
    const { counselors } = await addPart(counselor, counselor, list);
    expect(counselors[0]!.parts[0]).to.include({ kind: 'list', name: 'grade9.csv', listed: 2 });
    expect(await namesIn(counselor)).to.deep.equal(['Ann Able', 'Bo Bell']);
    expect(await preview()).to.include({ known: 2 });
    await reply(api.post(path, { ...list, numbers: ['9'] }), 400);
  });

  it('Row 63: a part that was removed can be put back', async () => {
    await buildPerson({ course, name: 'Ann Able' });
    const { counselors } = await addPart(counselor, counselor, letters('A', 'A'));
    const path = `/api/caseloads/${counselor.personId}/parts/${counselors[0]!.parts[0]!.id}`;
    await reply((await apiAs(counselor)).delete(path));
    expect(await namesIn(counselor)).to.deep.equal([]);
    await reply((await apiAs(counselor)).post(`${path}/restore`));
    expect(await namesIn(counselor)).to.deep.equal(['Ann Able']);
  });

  it('Row 63: shows by grade what is due and how far each plan is, as it was judged', async () => {
    const ann = await inGrade('Ann Able', 9);
    await inGrade('Bo Bell', 10);
    await publish(admin, choiceOf('AZ', 0));
    await buildGoal(ann, { title: 'Nurse', kind: 'career', horizon: 'year' });
    await runPlanJobs(admin);
    await addPart(counselor, counselor, letters('A', 'B'));
    const { plan, grades } = await caseloadOf(counselor);
    expect(plan?.abbreviation).to.equal('ECAP');
    expect(grades.map(({ grade, incomplete }) => [grade, incomplete])).to.deep.equal([
      [9, 1],
      [10, 1],
    ]);
    const [line] = grades[0]!.students;
    expect(line).to.include({ name: 'Ann Able', done: 1, isComplete: false });
    expect(line!.missing).not.to.include('careergoal');
  });

  it('P10: the caseload opens these students’ plans, and nobody else’s', async () => {
    const ann = await buildPerson({ course, name: 'Ann Able' });
    const bo = await buildPerson({ course, name: 'Bo Bell' });
    const api = await apiAs(counselor);
    const paths = ['', '/record', '/completion', '/timeline', '/held', '/courses-taken'];
    const ask = async (student: Person, status: number) => {
      for (const path of paths)
        await reply(api.get(`/api/class/${student.personId}${path}`), status);
    };
    await ask(ann, 404);
    await addPart(counselor, counselor, letters('A', 'A'));
    await ask(ann, 200);
    await ask(bo, 404);
    const note = { contact: 'call', contactOn: '2026-11-03', text: 'Called back' };
    await reply(api.post(`/api/class/${ann.personId}/notes`, note), 201);
    await reply(api.post(`/api/class/${bo.personId}/notes`, note), 404);
    const goal = await buildGoal(ann, { title: 'Nurse', visibility: 'adviser' });
    await reply(api.post(`/api/goals/${goal.id}/comments`, { text: 'Good plan' }), 201);
    const away = await buildPerson({ district: course, role: 'counselor' });
    await addPart(admin, away, letters('A', 'A'));
    await reply((await apiAs(away)).get(`/api/class/${ann.personId}`));
    await reply((await apiAs(away)).get(`/api/class/${bo.personId}`), 404);
    await reply((await apiAs(away)).get('/api/class'), 403);
  });

  it('P10: counselors keep their own caseload, administrators any, and nobody else one', async () => {
    const other = await buildPerson({ course: elsewhere, role: 'counselor' });
    const teacher = await buildPerson({ course, role: 'teacher' });
    const rule = letters('A', 'C');
    const path = (person: Person) => `/api/caseloads/${person.personId}/parts`;
    await reply((await apiAs(other)).post(path(counselor), rule), 404);
    await reply((await apiAs(admin)).post(path(teacher), rule), 404);
    await reply((await apiAs(teacher)).post(path(counselor), rule), 403);
    await reply((await apiAs(admin)).post(path(counselor), rule), 201);
    await reply((await apiAs(teacher)).get('/api/caseload'), 403);
  });

  it('F64: an administrator says who is a counselor; whoever no longer is one stops at once', async () => {
    const rivera = await buildPerson({ course, role: 'teacher', name: 'Ms. Rivera' });
    const api = await apiAs(admin);
    const listed = async () => Caseloads.parse(await reply(api.get('/api/caseloads')));
    expect((await listed()).teachers.map(({ name }) => name)).to.deep.equal(['Ms. Rivera']);
    const body = { personId: rivera.personId };
    const named = Caseloads.parse(await reply(api.post('/api/caseloads', body), 201));
    expect(named.counselors.map(({ name }) => name)).to.include('Ms. Rivera');
    expect(named.teachers).to.deep.equal([]);
    const acting = { ...rivera, role: 'counselor' as const };
    const visit = await apiAs({ token: await signIn(acting) });
    await reply(visit.get('/api/caseload'));
    await reply((await apiAs(counselor)).delete(`/api/caseloads/${rivera.personId}`), 403);
    await reply((await apiAs(counselor)).post('/api/caseloads', body), 403);
    await reply(api.delete(`/api/caseloads/${rivera.personId}`));
    await reply(visit.get('/api/caseload'), 401);
    await reply(api.delete(`/api/caseloads/${rivera.personId}`), 404);
    const student = await buildPerson({ course });
    await reply(api.post('/api/caseloads', { personId: student.personId }), 404);
    const acts = await withTenant(course.tenantId, () =>
      sql<{ what: string }>('select what from admin_log where tenant_id = $1 order by at, id', [
        course.tenantId,
      ]),
    );
    expect(acts.map(({ what }) => what)).to.deep.equal(['counselor-named', 'counselor-ended']);
  });

  it('F64: two records of one name are told apart by the LMS of each', async () => {
    const { canvas, moodle, admin: asking } = await twoLms();
    for (const place of [canvas, moodle]) {
      await buildPerson({ course: place, role: 'counselor', name: 'Dana Whitfield' });
      await buildPerson({ course: place, role: 'teacher', name: 'Ms. Rivera' });
    }
    const sent = (await apiAs(asking)).get('/api/caseloads');
    const { counselors, teachers } = Caseloads.parse(await reply(sent));
    for (const people of [counselors, teachers])
      expect(people.map(({ lms }) => lms)).to.have.deep.members([['Canvas'], ['Moodle']]);
  });

  it('Row 63: a part without a sense is refused by its field', async () => {
    const path = `/api/caseloads/${counselor.personId}/parts`;
    const api = await apiAs(counselor);
    const fault = async (body: object) =>
      (await reply<Problem>(api.post(path, body), 400)).errors?.[0]?.pointer;
    expect(await fault(letters('F', 'A'))).to.equal('/body/letters/to');
    expect(await fault(letters('1', '2'))).to.match(/letters\/from/);
    expect(await fault(ruleOf({}))).to.equal('/body/letters');
    expect(await fault(ruleOf({ grades: { from: 10, to: 9 } }))).to.match(/grades\/to/);
    expect(await fault(ruleOf({ schoolId: newId() }))).to.equal('/body/schoolId');
  });
});
