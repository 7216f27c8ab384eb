import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import type { LaunchContext } from '#lti/types.js';
import { CompletionReport } from '#contracts/completion.js';
import { Reports } from '#contracts/reports.js';
import { SessionDetails } from '#contracts/session.js';
import { MyStudents } from '#contracts/staff-parts.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { launchInto, registeredCourse, viewOf } from '../support/attach.js';
import {
  buildCourse,
  buildDistrict,
  buildPerson,
  type Course,
  type Person,
} from '../support/builders.js';
import { giveGrade } from '../support/journal.js';
import { actAs, givePart, partOf, withPart } from '../support/parts.js';
import { choiceOf, publish, report, runPlanJobs } from '../support/plan-rules.js';
import { reply } from '../support/reply.js';
import { bytesOf, madeReport } from '../support/reports.js';

async function schoolIn({ tenantId }: Course, name: string): Promise<string> {
  const id = newId();
  await withTenant(tenantId, () =>
    sql(`insert into schools (tenant_id, id, name) values ($1, $2, $3)`, [tenantId, id, name]),
  );
  return id;
}

async function studentsOf(course: Course, grades: Record<number, number>): Promise<Person[]> {
  const students: Person[] = [];
  for (const [grade, count] of Object.entries(grades))
    for (let at = 0; at < count; at += 1) {
      const student = await buildPerson({ course, name: `Maya Lund${grade}x${at}` });
      await giveGrade(student, Number(grade));
      students.push(student);
    }
  return students;
}

/**
 * Two schools under Missouri's rule: Cedar with ten students of grade 9 and two of grade 10, Oak with ten of grade 9;
 * and somebody who is nobody's staff in any course.
 */
async function scene() {
  const cedar = await buildCourse();
  const oakId = await schoolIn(cedar, 'Oak');
  const oak = await buildCourse({ district: { ...cedar, schoolId: oakId } });
  const admin = await buildPerson({ course: cedar, role: 'admin' });
  const reader = await buildPerson({ course: cedar, role: 'none', name: 'Rea Der' });
  const [student] = await studentsOf(cedar, { 9: 10, 10: 2 });
  await studentsOf(oak, { 9: 10 });
  await publish(admin, choiceOf('MO', 0));
  await runPlanJobs(admin);
  return { cedar, oak, admin, reader, student: student! };
}

const statusOf = async (person: Person, path: string) =>
  (await (await apiAs(person)).get(`/api${path}`)).status;

const figuresOf = async (person: Person, query = '') => {
  const { figure, schools, grades, of } = CompletionReport.parse(await report(person, query));
  return {
    of,
    all: figure?.students ?? null,
    leavesOut: figure?.leavesOut ?? null,
    schools: schools.map(({ name }) => name),
    grades: grades.map((one) => [one.grade, one.figure?.students ?? null]),
  };
};

const filesOf = async (person: Person) =>
  Reports.parse(await reply((await apiAs(person)).get('/api/reports')));

describe('read-only staff', function () {
  this.timeout(60_000);
  let at: Awaited<ReturnType<typeof scene>>;

  before(async () => {
    at = await scene();
  });

  it('F64, P12: sees figures of the district, small groups hidden, and opens no student and no list', async () => {
    const { admin, student } = at;
    const reader = await withPart(admin, { to: await readerIn(at.cedar), kind: 'read-only' });
    expect(await figuresOf(reader)).to.deep.equal({
      ...{ of: null, all: 22, leavesOut: false, schools: ['Oak', 'School'] },
      // Two of grade 10 are never alone.
      grades: [
        [9, 10],
        [10, null],
      ],
    });
    expect(await figuresOf(reader)).to.deep.equal(await figuresOf(admin));
    const closed = ['class', 'caseload', 'queue', 'live-board', 'notifications', 'staff-parts'];
    for (const path of [...closed, `class/${student.personId}`, 'class-completion'])
      expect(await statusOf(reader, `/${path}`), path).to.equal(403);
    const mine = MyStudents.parse(await reply((await apiAs(reader)).get('/api/my-students')));
    expect(mine.students).to.deep.equal([]);
  });

  it('F64: for one school sees its figures alone; another school looks like one that is not there', async () => {
    const { admin, cedar, oak, reader } = at;
    await withPart(admin, { to: reader, kind: 'read-only', school: oak.schoolId });
    const ofOak = { of: ['Oak'], all: 10, leavesOut: false, schools: ['Oak'], grades: [[9, 10]] };
    const nothing = { ...ofOak, all: null, leavesOut: null };
    const zero = [[9, null]];
    expect(await figuresOf(reader)).to.deep.equal(ofOak);
    expect(await figuresOf(reader, `?school=${oak.schoolId}`)).to.deep.equal(ofOak);
    for (const school of [cedar.schoolId, newId(), 'none'])
      expect(await figuresOf(reader, `?school=${school}`), school).to.deep.equal({
        ...{ ...nothing, grades: zero },
      });
    expect((await figuresOf(admin, `?school=${cedar.schoolId}`)).all).to.equal(12);
    // A second school is added to the first, and the district to both.
    await givePart(admin, { to: reader, kind: 'read-only', school: cedar.schoolId });
    expect(await figuresOf(reader))
      .to.include({ all: 22 })
      .and.deep.include({ of: ['Oak', 'School'] });
    const { parts } = MyStudents.parse(await reply((await apiAs(reader)).get('/api/my-students')));
    expect(parts.map(({ kind, schools }) => [kind, schools])).to.deep.equal([
      ['read-only', ['Oak', 'School']],
    ]);
  });

  it('F64: takes files of figures that others had made, of its school; none with names, and makes none', async () => {
    const { admin, cedar, oak } = at;
    const named = await madeReport(admin, { kind: 'students' });
    const ofDistrict = await madeReport(admin, { kind: 'mo-share' });
    const ofOak = await madeReport(admin, { kind: 'mo-share', schoolId: oak.schoolId });
    const whole = await withPart(admin, { to: await readerIn(cedar), kind: 'read-only' });
    const one = await withPart(admin, {
      ...{ to: await readerIn(cedar), kind: 'read-only', school: oak.schoolId },
    });
    const ids = async (person: Person) =>
      (await filesOf(person)).reports.map(({ id, by }) => [id, by]);
    expect(await ids(whole)).to.deep.equal([
      [ofOak.id, null],
      [ofDistrict.id, null],
    ]);
    expect(await ids(one)).to.deep.equal([[ofOak.id, null]]);
    const { kinds, schedules, maySchedule } = await filesOf(whole);
    expect([kinds, schedules, maySchedule]).to.deep.equal([[], [], false]);
    const text = (await bytesOf(one, ofOak)).toString();
    expect(text).to.contain('Oak').and.not.to.contain('Maya Lund');
    expect(text).not.to.contain('\nSchool,');
    expect((await bytesOf(admin, named)).toString()).to.contain('Maya Lund');
    for (const [person, file] of [
      [whole, named],
      [one, named],
      [one, ofDistrict],
    ] as const)
      for (const end of ['', '/file'])
        expect(await statusOf(person, `/reports/${file.id}${end}`)).to.equal(404);
    const api = await apiAs(whole);
    await api.post('/api/reports', { kind: 'mo-share', format: 'csv' }).expect(403);
    await api.delete(`/api/reports/${ofDistrict.id}`).expect(403);
    await (await apiAs(admin)).delete(`/api/reports/${ofDistrict.id}`).expect(200);
  });

  it('F64: it is for a school of the district; it ends at once, and a school of theirs less is seen at once', async () => {
    const { admin, cedar, oak } = at;
    const api = await apiAs(admin);
    const to = await readerIn(cedar);
    const give = async (fields: object) =>
      (
        await api.post('/api/staff-parts', {
          ...(await partOf({ to, kind: 'read-only' })),
          ...fields,
        })
      ).status;
    expect(await give({ schoolId: (await buildDistrict()).schoolId })).to.equal(404);
    expect(await give({ studentIds: [at.student.personId] })).to.equal(400);
    expect(await give({ schoolId: oak.schoolId })).to.equal(201);
    const { parts } = await givePart(admin, { to, kind: 'read-only', school: cedar.schoolId });
    const own = parts.filter(({ person }) => person.personId === to.personId);
    expect(own.map(({ school, students }) => [school, students])).to.have.deep.members([
      ['Oak', []],
      ['School', []],
    ]);
    await actAs(to, 'read-only');
    expect((await figuresOf(to)).all).to.equal(22);
    const idOf = (school: string) => own.find((part) => part.school === school)!.id;
    await reply(api.delete(`/api/staff-parts/${idOf('School')}`));
    expect((await figuresOf(to)).all).to.equal(10);
    await reply(api.delete(`/api/staff-parts/${idOf('Oak')}`));
    expect(await statusOf(to, '/completion-report')).to.equal(401);
  });

  it('F64: who has no pages in the course begins with the figures, and who teaches comes back from them', async () => {
    const course = await registeredCourse();
    const admin = await buildPerson({ district: course, role: 'admin' });
    const user = { sub: randomUUID(), name: 'Rea Der' };
    const open = (courseRole: LaunchContext['courseRole']) =>
      viewOf(launchInto(course, { user, courseRole }));
    expect(await open('none')).to.equal('');
    const [person] = await withTenant(course.tenantId, () =>
      sql<{ personId: string }>(
        `select person_id as "personId" from person_identities where tenant_id = $1 and sub = $2`,
        [course.tenantId, user.sub],
      ),
    );
    await givePart(admin, { to: person!, kind: 'read-only' });
    expect(await open('none')).to.equal('figures');
    const teacher = await buildPerson({ course, role: 'teacher' });
    await withPart(admin, { to: teacher, kind: 'read-only' });
    const session = async () =>
      SessionDetails.parse(await reply((await apiAs(teacher)).get('/api/session')));
    expect(await session()).to.include({ part: 'read-only', canTeach: false, courseTitle: null });
    expect(await statusOf(teacher, '/class')).to.equal(403);
    await actAs(teacher, null);
    expect(await session()).to.include({ part: null, canTeach: true });
    expect(await statusOf(teacher, '/class')).to.equal(200);
    expect(await statusOf(teacher, '/completion-report')).to.equal(403);
  });
});

const readerIn = (course: Course) => buildPerson({ course, role: 'none' });
