import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import type { LaunchContext } from '#lti/types.js';
import { Caseload } from '#contracts/caseload.js';
import { CompletionReport } from '#contracts/completion.js';
import { OffTrackList } from '#contracts/interventions.js';
import { SessionDetails } from '#contracts/session.js';
import { MyStudents, StaffParts } from '#contracts/staff-parts.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildGoal } from '../support/assignments.js';
import { launchInto, registeredCourse, viewOf } from '../support/attach.js';
import {
  buildCourse,
  buildDistrict,
  buildPerson,
  type Course,
  leave,
  type Person,
} from '../support/builders.js';
import { picture, uploadFile } from '../support/evidence.js';
import { failMath } from '../support/off-track.js';
import { actAs, dayIn, givePart, partOf, withPart } from '../support/parts.js';
import { choiceOf, publish, report, runPlanJobs } from '../support/plan-rules.js';
import { reply } from '../support/reply.js';

async function schoolIn({ tenantId }: Pick<Course, 'tenantId'>, name: string): Promise<string> {
  const id = newId();
  await withTenant(tenantId, () =>
    sql(`insert into schools (tenant_id, id, name) values ($1, $2, $3)`, [tenantId, id, name]),
  );
  return id;
}

/** Two schools of a district, a student in each, and a principal of Cedar. */
async function scene() {
  const district = await buildDistrict();
  const [cedarId, oakId] = [await schoolIn(district, 'Cedar'), await schoolIn(district, 'Oak')];
  const cedar = await buildCourse({ district: { ...district, schoolId: cedarId } });
  const oak = await buildCourse({ district: { ...district, schoolId: oakId } });
  const student = await buildPerson({ course: cedar, name: 'Maya Lund' });
  const other = await buildPerson({ course: oak, name: 'Noa Berg' });
  const admin = await buildPerson({ district, role: 'admin', name: 'Ada Min' });
  const to = await buildPerson({ course: cedar, role: 'none', name: 'Pri Ncipal' });
  const principal = await withPart(admin, { to, kind: 'principal', school: cedarId });
  return { cedar, oak, student, other, admin, principal };
}

const get = async (person: Person, path: string) => (await apiAs(person)).get(`/api${path}`);
const statusOf = async (person: Person, path: string) => (await get(person, path)).status;

const mine = async (person: Person) =>
  MyStudents.parse(await reply((await apiAs(person)).get('/api/my-students')));
const listed = async (person: Person) =>
  (await mine(person)).school?.grades.flatMap(({ students }) => students.map(({ name }) => name));

/** Pages about one student that the part opens. */
const PAGES = [
  ...['', '/strengths', '/saved-careers', '/activities', '/timeline', '/completion'],
  ...['/readiness', '/look-back', '/courses-taken'],
];

/** Somebody begins a course later than any that they are in. */
const join = ({ tenantId, personId }: Person, { courseId }: Course) =>
  withTenant(tenantId, () =>
    sql(
      `insert into enrolments (tenant_id, id, course_id, person_id, role, is_active, created_at)
       values ($1, $2, $3, $4, 'student', true, now() + interval '1 hour')`,
      [tenantId, newId(), courseId, personId],
    ),
  );

describe('a principal of one school', function () {
  this.timeout(60_000);

  it('P10: looks at the students of the school; another school’s are missing like one that is not there', async () => {
    const { student, other, principal } = await scene();
    expect(await listed(principal)).to.deep.equal(['Maya Lund']);
    for (const page of PAGES) {
      expect(await statusOf(principal, `/class/${student.personId}${page}`), page).to.equal(200);
      const [foreign, nobody] = [
        await get(principal, `/class/${other.personId}${page}`),
        await get(principal, `/class/${newId()}${page}`),
      ];
      expect([foreign.status, nobody.status], page).to.deep.equal([404, 404]);
      const told = ({ body }: { body: unknown }) => ({ ...(body as object), instance: '' });
      expect(told(foreign)).to.deep.equal(told(nobody));
    }
  });

  it('P10: opens what is shown to teachers: goals, what is said on them, and files, of the own school alone', async () => {
    const { student, other, principal } = await scene();
    const [shown, away] = [
      await buildGoal(student, { title: 'Be a nurse', visibility: 'teachers' }),
      await buildGoal(other, { title: 'Be a pilot', visibility: 'teachers' }),
    ];
    await buildGoal(student, { title: 'For my counselor', visibility: 'adviser' });
    await buildGoal(student, { title: 'Mine alone', visibility: 'private' });
    const plan = await reply<{ goals: { title: string }[] }>(
      (await apiAs(principal)).get(`/api/class/${student.personId}`),
    );
    expect(plan.goals.map(({ title }) => title)).to.deep.equal(['Be a nurse']);
    expect(await statusOf(principal, `/goals/${shown.id}/comments`)).to.equal(200);
    expect(await statusOf(principal, `/goals/${away.id}/comments`)).to.equal(404);
    const image = await picture();
    for (const [owner, status] of [
      [student, 200],
      [other, 404],
    ] as const) {
      const { id } = await uploadFile(owner, 'art.png', image);
      expect(await statusOf(principal, `/evidence/${id}/file`)).to.equal(404);
      await withTenant(owner.tenantId, () =>
        sql(`update evidence_items set visibility = 'teachers' where tenant_id = $1 and id = $2`, [
          ...[owner.tenantId, id],
        ]),
      );
      expect(await statusOf(principal, `/evidence/${id}/file`)).to.equal(status);
    }
  });

  it('P10: changes nothing, and sees no notes, results, talks, families or lists of others', async () => {
    const { student, principal, admin } = await scene();
    const goal = await buildGoal(student, { visibility: 'teachers' });
    const api = await apiAs(principal);
    const path = `/api/class/${student.personId}`;
    const note = { contact: 'talk', contactOn: await dayIn(0), visibility: 'staff', text: 'Hello' };
    const gift = await partOf({ to: principal, kind: 'mentor', students: [student] });
    for (const sent of [
      api.post(`/api/goals/${goal.id}/comments`, { text: 'Well done' }),
      api.post(`${path}/notes`, note),
      api.put(`${path}/not-student`, { kind: 'staff' }),
      api.delete(`${path}/not-student`),
      api.post('/api/reports', { kind: 'students', format: 'csv' }),
      api.post('/api/staff-parts', gift),
    ])
      expect((await sent).status).to.equal(403);
    for (const page of ['record', 'conversations', 'held', 'family', 'interventions', 'passport'])
      expect(await statusOf(principal, `/class/${student.personId}/${page}`), page).to.equal(403);
    for (const page of ['class', 'caseload', 'queue', 'reports', 'notifications', 'staff-parts'])
      expect(await statusOf(principal, `/${page}`), page).to.equal(403);
    expect(await statusOf(admin, '/staff-parts')).to.equal(200);
  });

  it('F64: sees how far the plans of the school are and who is off track in it, and of no other school', async () => {
    const { cedar, oak, student, other, admin, principal } = await scene();
    for (const course of [cedar, oak])
      for (let at = 0; at < 10; at += 1) await buildPerson({ course, name: `Sam Z${at}` });
    expect(CompletionReport.parse(await report(principal))).to.deep.include({
      plan: null,
      of: ['Cedar'],
    });
    await publish(admin, choiceOf('MO', 0));
    await runPlanJobs(admin);
    const figures = async (query = '') => {
      const { of, schools, figure } = CompletionReport.parse(await report(principal, query));
      return [of, schools.map(({ name }) => name), figure?.students ?? null];
    };
    expect(await figures()).to.deep.equal([['Cedar'], ['Cedar'], 11]);
    expect(await figures(`?school=${oak.schoolId}`)).to.deep.equal([['Cedar'], ['Cedar'], null]);
    const { school } = await mine(principal);
    expect(Caseload.pick({ plan: true }).parse(school).plan?.name).to.be.a('string');
    const line = school?.grades[0]?.students.find(({ name }) => name === 'Maya Lund');
    expect(line).to.include({ school: 'Cedar' });
    const counselor = await buildPerson({ course: cedar, role: 'counselor' });
    await failMath(counselor, student);
    const offTrack = async () =>
      OffTrackList.parse(await reply((await apiAs(principal)).get('/api/off-track')));
    const { items, students } = await offTrack();
    expect(items.map(({ name, about }) => [name, about])).to.deep.equal([['Maya Lund', 'Math']]);
    expect(students).to.equal(11);
    await leave(student);
    await join(student, oak);
    expect((await offTrack()).items).to.deep.equal([]);
    expect(other.personId).not.to.equal(student.personId);
  });

  it('F64: off track says nothing of what was agreed: that was written for counselors', async () => {
    const { cedar, student, principal } = await scene();
    const counselor = await buildPerson({ course: cedar, role: 'counselor' });
    await failMath(counselor, student);
    await reply(
      (await apiAs(counselor)).post(`/api/class/${student.personId}/interventions`, {
        ...{ kind: 'tutoring', note: 'Mondays', lookOn: await dayIn(7) },
      }),
      201,
    );
    const { items } = OffTrackList.parse(
      await reply((await apiAs(principal)).get('/api/off-track')),
    );
    expect(items[0]).to.deep.include({ name: 'Maya Lund', kinds: [], lookOn: null });
  });

  it('P10: the student is told who is principal, and of each look; a student elsewhere is told of nobody', async () => {
    const { student, other, principal } = await scene();
    await mine(principal);
    await statusOf(principal, `/class/${student.personId}`);
    await statusOf(principal, `/class/${other.personId}`);
    const told = async (person: Person) => {
      const api = await apiAs(person);
      const team = await reply<{ name: string; role: string }[]>(api.get('/api/sharing/people'));
      const { looks } = await reply<{ looks: { name: string; role: string; what: string }[] }>(
        api.get('/api/sharing/looks'),
      );
      return {
        team: team.filter(({ role }) => role === 'principal').map(({ name }) => name),
        looks: looks.map(({ name, role, what }) => `${name} ${role} ${what}`).sort(),
      };
    };
    expect(await told(student)).to.deep.equal({
      team: ['Pri Ncipal'],
      looks: ['Pri Ncipal principal plan', 'Pri Ncipal principal requirements'],
    });
    expect(await told(other)).to.deep.equal({ team: [], looks: [] });
  });

  it('P10: who moves to another school is out of reach at once, and in that of the other principal', async () => {
    const { oak, student, admin, principal } = await scene();
    const to = await buildPerson({ course: oak, role: 'none' });
    const second = await withPart(admin, { to, kind: 'principal', school: oak.schoolId });
    const path = `/class/${student.personId}`;
    expect([await statusOf(principal, path), await statusOf(second, path)]).to.deep.equal([
      200, 404,
    ]);
    // The course they came to last says the school, as in figures.
    await join(student, oak);
    expect([await statusOf(principal, path), await statusOf(second, path)]).to.deep.equal([
      404, 200,
    ]);
    expect(await listed(principal)).to.deep.equal([]);
    expect(await listed(second)).to.include('Maya Lund');
    await leave(student);
    expect(await statusOf(second, path)).to.equal(404);
  });

  it('F64: the part is for one school of the district, ends at once and is put back; the log says so', async () => {
    const { oak, student, admin, principal } = await scene();
    const api = await apiAs(admin);
    const bare = { personId: principal.personId, kind: 'principal', endsOn: await dayIn(30) };
    const give = async (fields: object) =>
      (await api.post('/api/staff-parts', { ...bare, ...fields })).status;
    expect(await give({})).to.equal(400);
    expect(await give({ schoolId: null })).to.equal(400);
    expect(await give({ schoolId: oak.schoolId, studentIds: [student.personId] })).to.equal(400);
    expect(await give({ schoolId: (await buildDistrict()).schoolId })).to.equal(404);
    expect(await give({ schoolId: oak.schoolId, personId: student.personId })).to.equal(404);
    const { parts } = StaffParts.parse(await reply(api.get('/api/staff-parts')));
    expect(parts.map(({ kind, school, students }) => [kind, school, students])).to.deep.equal([
      ['principal', 'Cedar', []],
    ]);
    const path = `/api/staff-parts/${parts[0]!.id}`;
    await reply(api.delete(path));
    expect(await statusOf(principal, `/class/${student.personId}`)).to.equal(401);
    await reply(api.post(`${path}/restore`));
    await reply(api.delete(path));
    expect(await give({ schoolId: oak.schoolId })).to.equal(201);
    const acts = await withTenant(admin.tenantId, () =>
      sql<{ what: string; subject: string }>(
        `select what, subject from admin_log where tenant_id = $1 order by at, id`,
        [admin.tenantId],
      ),
    );
    const names = ['part-given', 'part-ended', 'part-restored', 'part-ended', 'part-given'];
    expect(acts).to.deep.equal(
      names.map((what) => ({ what, subject: `principal ${principal.personId}` })),
    );
  });

  it('F64: begins with the school when they open Pathlight, and goes back to the course', async () => {
    const course = await registeredCourse();
    const admin = await buildPerson({ district: course, role: 'admin' });
    const user = { sub: randomUUID(), name: 'Pri Ncipal' };
    const open = (courseRole: LaunchContext['courseRole']) =>
      viewOf(launchInto(course, { user, courseRole }));
    expect(await open('none')).to.equal('');
    const [person] = await withTenant(course.tenantId, () =>
      sql<{ personId: string }>(
        `select person_id as "personId" from person_identities where tenant_id = $1 and sub = $2`,
        [course.tenantId, user.sub],
      ),
    );
    await givePart(admin, { to: person!, kind: 'principal', school: course.schoolId });
    expect(await open('none')).to.equal('school');
    const teacher = await buildPerson({ course, role: 'teacher' });
    await givePart(admin, { to: teacher, kind: 'principal', school: course.schoolId });
    expect(await statusOf(teacher, '/class')).to.equal(200);
    await actAs(teacher, 'principal');
    expect(await statusOf(teacher, '/class')).to.equal(403);
    const session = SessionDetails.parse(await reply((await apiAs(teacher)).get('/api/session')));
    expect(session).to.include({ part: 'principal', canTeach: false, courseTitle: null });
    await actAs(teacher, null);
    expect(await statusOf(teacher, '/class')).to.equal(200);
  });
});
