import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { ApprovedPlans, type CoursePlan, WaitingPlans } from '#contracts/course-plans.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { buildCatalogCourse } from '../support/courses.js';
import { ownPlan, publish, choiceOf, runPlanJobs, standing } from '../support/plan-rules.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const diploma = {
  ...{ key: 'standard', follows: 0, kind: 'diploma', name: 'Diploma', takesMiddleSchool: true },
  ...{ source: 'Policy', checkedOn: '2026-08-01' },
  requirements: [
    {
      ...{ id: 'arts', name: 'Arts', nameEs: 'Artes', credits: 500, areas: ['arts'], codes: [] },
      mark: null,
    },
  ],
};

describe('approving plans of courses together', function () {
  this.timeout(60_000);
  let course: Course;
  let counselor: Person;
  let students: Person[];

  beforeEach(async () => {
    course = await buildCourse();
    counselor = await buildPerson({ course, role: 'counselor', name: 'Ms. Ortiz' });
    await buildCatalogCourse(counselor, { code: 'ART1' });
    await reply((await apiAs(counselor)).post('/api/diplomas', diploma), 201);
    students = [];
    for (let at = 0; at < 30; at += 1)
      students.push(await buildPerson({ course, name: `Student ${at}` }));
    for (const [at, student] of students.entries()) await handIn(student, at < 27);
  });

  async function handIn(student: Person, isWhole: boolean): Promise<void> {
    const api = await apiAs(student);
    const { id, revision } = await reply<CoursePlan>(api.get('/api/course-plans/main'));
    const entries = isWhole ? [{ id: randomUUID(), code: 'ART1', grade: 10, term: 'fall' }] : [];
    await reply(api.put(`/api/course-plans/${id}/entries`, { revision, entries }));
    await reply(api.post(`/api/course-plans/${id}/submit`, { text: '' }));
  }

  const stateOf = async (student: Person) =>
    (await reply<CoursePlan>((await apiAs(student)).get('/api/course-plans/main'))).state;
  const idsOf = (people: readonly Person[]) => people.map(({ personId }) => personId);
  const approve = async (people: readonly Person[]) =>
    ApprovedPlans.parse(
      await reply(
        (await apiAs(counselor)).post('/api/course-plan-approvals', { studentIds: idsOf(people) }),
      ),
    );
  const undo = async (people: readonly Person[], as = counselor, status = 200) =>
    reply<ApprovedPlans>(
      (await apiAs(as)).post('/api/course-plan-approvals/undo', { studentIds: idsOf(people) }),
      status,
    );

  it('F13, D30: thirty at once: those that miss nothing are approved, the others say what they miss', async () => {
    const waiting = WaitingPlans.parse(
      await reply((await apiAs(counselor)).get('/api/waiting-course-plans')),
    );
    expect(waiting.plans.map(({ open }) => open!.map(({ nameEs }) => nameEs))).to.deep.equal([
      ...Array<string[]>(27).fill([]),
      ...Array<string[]>(3).fill(['Artes']),
    ]);
    const { plans, done } = await approve(students);
    expect(done).to.deep.equal(idsOf(students.slice(0, 27)));
    expect(plans.map(({ studentId }) => studentId)).to.deep.equal(idsOf(students.slice(27)));
    expect(await stateOf(students[0]!)).to.equal('approved');
    expect(await stateOf(students[29]!)).to.equal('submitted');
  });

  it('F13, D30: approvals are taken back as long as nothing else happened, all or none', async () => {
    const three = students.slice(0, 3);
    await approve(three);
    const { plans } = await undo(three);
    expect(plans).to.have.length(30);
    expect(await stateOf(three[0]!)).to.equal('submitted');
    const { steps } = await reply<CoursePlan>(
      (await apiAs(three[0]!)).get('/api/course-plans/main'),
    );
    expect(steps.map(({ kind }) => kind)).to.deep.equal(['reopened', 'approved', 'submitted']);
    await approve(three);
    const other = await buildPerson({ course, role: 'counselor' });
    await undo(three, other, 409);
    await reply(
      (await apiAs(counselor)).post(`/api/class/${three[2]!.personId}/course-plan/steps`, {
        ...{ kind: 'commented', text: 'Well done' },
      }),
    );
    await undo(three, counselor, 409);
    expect(await stateOf(three[0]!), 'none of them').to.equal('approved');
    const { clock } = await testSystem();
    clock.advance(11 * 60_000);
    await undo(three.slice(0, 2), counselor, 409);
    clock.reset();
  });

  it('F13: an approval that somebody signed for is not taken back', async () => {
    const admin = await buildPerson({ course, role: 'admin' });
    await publish(admin, choiceOf('KY', 0));
    const [student] = students as [Person];
    await approve([student]);
    const own = await apiAs(student);
    const { id, hands } = await reply<CoursePlan>(own.get('/api/course-plans/main'));
    const signature = { fingerprint: hands.fingerprint, name: 'Student 0' };
    await reply(own.post(`/api/course-plans/${id}/signature`, signature));
    await undo([student], counselor, 409);
    expect(await stateOf(student)).to.equal('approved');
  });

  it('F13: who is not theirs is not approved, and not told of', async () => {
    const elsewhere = await buildPerson({ course: await buildCourse({ district: course }) });
    await handIn(elsewhere, true);
    expect((await approve([elsewhere])).done).to.deep.equal([]);
    expect(await stateOf(elsewhere)).to.equal('submitted');
    await undo([elsewhere], counselor, 404);
    await reply(
      (await apiAs(students[0]!)).post('/api/course-plan-approvals', {
        studentIds: idsOf(students),
      }),
      403,
    );
  });

  it('F08, F13: an approved plan is the check of graduation requirements that the rule asks for', async () => {
    const admin = await buildPerson({ course, role: 'admin' });
    await publish(admin, choiceOf('AZ', 0));
    const [student] = students as [Person];
    expect(standing(await ownPlan(student), 'gradcheck')).to.equal('missing');
    await runPlanJobs(admin);
    await approve([student]);
    expect(await runPlanJobs(admin)).to.deep.equal(['refresh-plan']);
    const met = (await ownPlan(student)).components.find(({ code }) => code === 'gradcheck');
    expect(met).to.deep.include({ standing: 'met', isOwn: true, metBy: ['Diploma'] });
    await undo([student]);
    expect(standing(await ownPlan(student), 'gradcheck')).to.equal('missing');
  });
});
