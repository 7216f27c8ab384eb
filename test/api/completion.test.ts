import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import type { CoursePlan } from '#contracts/course-plans.js';
import type { Problem } from '#contracts/problem.js';
import type { ClassCompletion } from '#contracts/completion.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { buildMyActivity } from '../support/activities.js';
import { OWN_CODES } from '#server/features/completion/plan-status.js';
import { apiAs } from '../support/api.js';
import { buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course, leave, type Person } from '../support/builders.js';
import { buildCatalogCourse } from '../support/courses.js';
import { giveGrade } from '../support/journal.js';
import { merge, studentWith } from '../support/merges.js';
import {
  choiceOf,
  ownPlan,
  publish,
  report,
  runPlanJobs,
  seenBy,
  standing,
  waitingJobs,
} from '../support/plan-rules.js';
import { reply } from '../support/reply.js';

const today = new Date().toISOString().slice(0, 10);
const lastYear = new Date(Date.now() - 366 * 86_400_000).toISOString().slice(0, 10);

describe('how far a plan is', function () {
  this.timeout(60_000);
  let course: Course;
  let admin: Person;
  let counselor: Person;
  let student: Person;

  beforeEach(async () => {
    course = await buildCourse();
    admin = await buildPerson({ course, role: 'admin' });
    counselor = await buildPerson({ course, role: 'counselor' });
    student = await buildPerson({ course, name: 'Ann Able' });
    await publish(admin, choiceOf('AZ', 0));
    await runPlanJobs(admin);
  });

  const change = async (person: Person, code: string, kind: 'waive' | 'add', reason: string) =>
    reply(
      (await apiAs(counselor)).post(`/api/class/${person.personId}/component-changes`, {
        ...{ code, change: kind, reason },
      }),
      201,
    );

  const record = async (staff: Person, fields: object, status = 201) =>
    reply<Problem>(
      (await apiAs(staff)).post(`/api/class/${student.personId}/component-records`, {
        ...{ code: 'parent', happenedOn: today, note: 'Talked with the family' },
        ...fields,
      }),
      status,
    );

  it('F10: it follows from records alone: what the student writes counts, also what they keep private', async () => {
    const before = await ownPlan(student);
    expect(before).to.include({ done: 0, required: 19, isComplete: false });
    // All that is missing, once, and what the student can do themselves first.
    expect(before.missing[0]).to.equal('interest');
    expect(before.missing).to.have.members(before.components.map(({ code }) => code));
    const asked = before.missing.map((code) => OWN_CODES.has(code));
    expect(asked.indexOf(false)).to.be.greaterThan(asked.lastIndexOf(true));
    const api = await apiAs(student);
    await buildGoal(student, { title: 'Nurse', kind: 'career', horizon: 'year' });
    await buildGoal(student, { title: 'Algebra', kind: 'academic', horizon: 'term' });
    await buildMyActivity(student, { kind: 'service', hours: 2, visibility: 'private' });
    await buildMyActivity(student, { kind: 'extracurricular', title: 'Band' });
    await reply(api.put('/api/saved-careers/29-1141.00', { rating: 4 }));
    const plan = await ownPlan(student);
    expect(plan.done).to.equal(5);
    expect(
      plan.components.filter((one) => one.standing === 'met').map(({ code }) => code),
    ).to.deep.equal(['explore', 'careergoal', 'edgoal', 'extra', 'service']);
    await reply(api.delete('/api/saved-careers/29-1141.00'));
    expect(standing(await ownPlan(student), 'explore')).to.equal('missing');
  });

  it('F09: a life goal of art or family counts as a career goal, and service without pay as all else', async () => {
    await buildGoal(student, { title: 'Paint', kind: 'artistic', horizon: 'life' });
    await buildGoal(student, { title: 'Care for my brother', kind: 'personal', horizon: 'after' });
    const plan = await ownPlan(student);
    expect([standing(plan, 'careergoal'), standing(plan, 'psgoal')]).to.deep.equal(['met', 'met']);
  });

  it('F13, F25: a plan of courses over two years counts, and is judged anew when it changes', async () => {
    const { code, title } = await buildCatalogCourse(admin, { code: 'ART1', title: 'Art 1' });
    const api = await apiAs(student);
    let plan = await reply<CoursePlan>(api.get('/api/course-plans/main'));
    const takesIn = async (...grades: number[]) => {
      const entries = grades.map((grade) => ({ id: randomUUID(), code, grade, term: 'fall' }));
      const body = { revision: plan.revision, entries };
      plan = await reply<CoursePlan>(api.put(`/api/course-plans/${plan.id}/entries`, body));
    };
    await takesIn(9);
    expect(standing(await ownPlan(student), 'courseplan')).to.equal('missing');
    await runPlanJobs(admin);
    await takesIn(9, 10);
    const waiting = (await waitingJobs(admin)).filter(([, id]) => id === student.personId);
    expect(waiting.map(([task]) => task)).to.deep.equal(['refresh-plan']);
    const judged = await ownPlan(student);
    expect(judged.components.find((one) => one.code === 'courseplan')).to.deep.include({
      ...{ standing: 'met', isOwn: true, metBy: [`${title}, ${title}`] },
    });
  });

  it('F08: each component of the state says what meets it; staff see names only of what is shared', async () => {
    await buildMyActivity(student, { title: 'Food bank', hours: 2, visibility: 'private' });
    await buildMyActivity(student, { title: 'Park day', hours: 3 });
    const service = ({ components }: { components: { code: string; metBy: string[] }[] }) =>
      components.find(({ code }) => code === 'service');
    expect(service(await ownPlan(student))!.metBy).to.have.members(['Food bank', 'Park day']);
    const teacher = await buildPerson({ course, role: 'teacher' });
    const { plan, name } = await seenBy(teacher, student);
    expect(name).to.equal('Ann Able');
    expect(service(plan!)).to.deep.include({ metBy: ['Park day'], standing: 'met', have: 2 });
    const looked = await withTenant(course.tenantId, () =>
      sql(
        `select actor_id, what from access_log where tenant_id = $1 and student_id = $2
           and what = 'requirements'`,
        [course.tenantId, student.personId],
      ),
    );
    expect(looked).to.deep.equal([{ actor_id: teacher.personId, what: 'requirements' }]);
  });

  it('F02: two students on one template have different required items, each with reason, actor and date', async () => {
    const other = await buildPerson({ course });
    await change(student, 'work', 'waive', 'Has no ride to a job');
    await change(student, 'resume', 'add', 'Wants to apply in spring');
    const [mine, theirs] = [await ownPlan(student), await ownPlan(other)];
    expect([standing(mine, 'work'), standing(theirs, 'work')]).to.deep.equal(['waived', 'missing']);
    expect([standing(mine, 'resume'), standing(theirs, 'resume')]).to.deep.equal([
      ...['missing', undefined],
    ]);
    const waived = mine.components.find(({ code }) => code === 'work')!.change!;
    expect(waived).to.include({ change: 'waive', reason: 'Has no ride to a job' });
    expect(waived.by).to.match(/^Person /);
    expect(new Date(waived.at).getTime()).to.be.closeTo(Date.now(), 60_000);
    const api = await apiAs(counselor);
    const path = `/api/class/${student.personId}/component-changes`;
    const again = { code: 'work', change: 'waive', reason: 'Once more' };
    await api.post(path, again).expect(409);
    const short = await reply<Problem>(api.post(path, { ...again, reason: ' ' }), 400);
    expect(short.errors?.[0]?.pointer).to.equal('/body/reason');
    await reply(api.delete(`${path}/${waived.id}`));
    expect(standing(await ownPlan(student), 'work')).to.equal('missing');
    await api.delete(`${path}/${waived.id}`).expect(404);
    const teacher = await apiAs(await buildPerson({ course, role: 'teacher' }));
    await teacher.post(path, again).expect(403);
  });

  it('F10: what has no source in Pathlight is written down by staff, with who and when; never by students', async () => {
    const plan = await ownPlan(student);
    expect(plan.components.find(({ code }) => code === 'psign')!.isOwn).to.equal(false);
    await record(counselor, { code: 'psign', note: 'Signed on paper' });
    const [line] = (await ownPlan(student)).components.find(
      ({ code }) => code === 'psign',
    )!.records;
    expect(line).to.include({ note: 'Signed on paper', happenedOn: today, kind: 'seen' });
    expect(line!.by).to.match(/^Person /);
    await record(student, {}, 403);
    const future = await record(counselor, { happenedOn: '2999-01-01' }, 400);
    expect(future.errors?.[0]?.pointer).to.equal('/body/happenedOn');
    const bare = await record(counselor, { note: '' }, 400);
    expect(bare.errors?.[0]?.pointer).to.equal('/body/note');
    const path = `/api/class/${student.personId}/component-records/${line!.id}`;
    await reply((await apiAs(counselor)).delete(path));
    expect(standing(await ownPlan(student), 'psign')).to.equal('missing');
    const another = await buildPerson({ course, role: 'teacher' });
    await (await apiAs(another)).post(`${path}/restore`).expect(404);
    await reply((await apiAs(counselor)).post(`${path}/restore`));
    expect(standing(await ownPlan(student), 'psign')).to.equal('met');
  });

  it('F25: who comes mid-year has earlier work counted by staff, and the yearly review only this year', async () => {
    await record(counselor, {
      code: 'interest',
      kind: 'earlier',
      note: 'In the plan of Cedar High',
    });
    await record(counselor, { code: 'annual', happenedOn: lastYear, meeting: 'review' });
    const plan = await ownPlan(student);
    expect([standing(plan, 'interest'), standing(plan, 'annual')]).to.deep.equal([
      ...['met', 'missing'],
    ]);
    await record(counselor, { code: 'annual', meeting: 'review' });
    expect(standing(await ownPlan(student), 'annual')).to.equal('met');
  });

  it('F10: the nearest day by which the rule wants the plan, and none where it names none', async () => {
    expect((await ownPlan(student)).dueOn).to.match(/^20\d\d-04-30$/);
    await publish(admin, choiceOf('KS', 1));
    expect((await ownPlan(student)).dueOn).to.equal(null);
    await publish(admin, choiceOf('GA', 2));
    await giveGrade(student, 8);
    const eighth = await ownPlan(student);
    expect([eighth.grade, eighth.dueOn?.slice(-5)]).to.deep.equal([8, '07-31']);
  });

  it('F10: a change of a record is judged in the background, one job a student, and shows in class and report', async () => {
    const others: Person[] = [];
    for (let at = 0; at < 23; at += 1) others.push(await buildPerson({ course }));
    await runPlanJobs(admin);
    for (const one of [student, ...others.slice(0, 11)]) await buildMyActivity(one, { hours: 2 });
    await buildMyActivity(student, { title: 'Once more', hours: 3 });
    const jobs = await waitingJobs(admin);
    expect(jobs).to.have.length(12);
    expect(jobs.filter(([, subject]) => subject === student.personId)).to.have.length(1);
    await buildMyActivity(student, { title: 'A third', hours: 3 });
    for (const one of others.slice(0, 11)) await buildMyActivity(one, { hours: 1 });
    expect(new Set(await runPlanJobs(admin))).to.deep.equal(new Set(['refresh-plan']));
    const seen = await reply<ClassCompletion>(
      (await apiAs(counselor)).get('/api/class-completion'),
    );
    const ann = seen.students.find(({ personId }) => personId === student.personId)!;
    expect(ann).to.include({ name: 'Ann Able', done: 1, required: 19, isComplete: false });
    expect(ann.missing).to.include('interest').and.not.include('service');
    // What the student can do themselves comes first: it is what a list names as next.
    const own = ann.missing.map((code) => OWN_CODES.has(code));
    expect(own.slice(0, 1)).to.deep.equal([true]);
    expect(own.indexOf(false)).to.be.greaterThan(own.lastIndexOf(true));
    expect(seen.figure).to.deep.include({ students: 24, leavesOut: false });
    expect(seen.figure!.done.service).to.deep.equal({ low: 12, high: 12 });
    expect(seen.figure!.done.interest).to.deep.equal({ low: 0, high: 9 });
    const { figure, schools, grades } = await report(admin);
    expect(figure!.done.service).to.deep.equal({ low: 12, high: 12 });
    expect(schools.map(({ name }) => name)).to.deep.equal(['School']);
    expect(grades.map(({ grade }) => grade)).to.deep.equal([0]);
    await leave(student);
    expect(await runPlanJobs(admin)).to.deep.equal(['refresh-plan']);
    expect((await report(admin)).figure!.students).to.equal(23);
  });

  it('P12: a class of fewer than ten has no figure, and its students’ own lines all the same', async () => {
    const seen = await reply<ClassCompletion>(
      (await apiAs(counselor)).get('/api/class-completion'),
    );
    expect([seen.students.length, seen.figure]).to.deep.equal([1, null]);
    expect((await report(admin)).figure).to.equal(null);
  });

  it('P12: the report is for those who look after a district; classes for their own staff', async () => {
    for (const role of ['student', 'teacher', 'observer'] as const) {
      const api = await apiAs(await buildPerson({ course, role }));
      await api.get('/api/completion-report').expect(403);
      await api.get('/api/class-completion').expect(role === 'teacher' ? 200 : 403);
    }
    const far = await buildPerson({ course: await buildCourse({ district: course }) });
    await (await apiAs(counselor)).get(`/api/class/${far.personId}/completion`).expect(404);
  });

  it('F10: many at once are one job for the district, and a district without a template has none', async () => {
    const all: string[] = [];
    for (let at = 0; at < 3; at += 1) all.push((await buildPerson({ course })).personId);
    await runPlanJobs(admin);
    await withTenant(course.tenantId, () =>
      sql(
        `insert into strengths (tenant_id, id, student_id, side, text, source)
         select $1, gen_random_uuid(), ($2::uuid[])[1 + n % 3], 'strength', 'Patient', 'me'
         from generate_series(1, 200) n`,
        [course.tenantId, all],
      ),
    );
    expect(await runPlanJobs(admin)).to.deep.equal([
      'refresh-plan',
      'refresh-plan',
      'refresh-plan',
    ]);
    await withTenant(course.tenantId, () =>
      sql(
        `insert into people (tenant_id, id, pseudonym)
         select $1, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'P'
         from generate_series(1, 150) n`,
        [course.tenantId],
      ),
    );
    await withTenant(course.tenantId, () =>
      sql(
        `insert into enrolments (tenant_id, id, course_id, person_id, role)
         select $1, gen_random_uuid(), $2,
                ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'student'
         from generate_series(1, 150) n`,
        [course.tenantId, course.courseId],
      ),
    );
    expect(await runPlanJobs(admin)).to.deep.equal(['refresh-plans']);
    expect((await report(admin)).figure!.students).to.equal(154);
    const elsewhere = await buildPerson();
    await buildGoal(elsewhere, { title: 'Any', kind: 'career', horizon: 'year' });
    expect(await waitingJobs(elsewhere)).to.deep.equal([]);
  });

  it('B16: what staff recorded and waived goes with the student when two records become one', async () => {
    const gone = await studentWith(course, 'twin', { name: 'Ann Able' });
    await withTenant(course.tenantId, () =>
      sql(`update people set sis_id = 'twin' where tenant_id = $1 and id = $2`, [
        course.tenantId,
        student.personId,
      ]),
    );
    const twin = student;
    student = gone;
    await record(counselor, { code: 'psign', note: 'Signed on paper' });
    await change(gone, 'work', 'waive', 'Has no ride to a job');
    await runPlanJobs(admin);
    await merge(admin, twin, gone);
    await runPlanJobs(admin);
    const plan = await ownPlan(twin);
    expect([standing(plan, 'psign'), standing(plan, 'work')]).to.deep.equal(['met', 'waived']);
    const seen = await reply<ClassCompletion>(
      (await apiAs(counselor)).get('/api/class-completion'),
    );
    expect(seen.students).to.have.length(1);
  });
});
