import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { CourseChoices, CoursePlan } from '#contracts/course-plans.js';
import type { NewDiplomaInput } from '#contracts/graduation.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { occupations } from '#server/features/careers/occupation-store.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { buildCatalogCourse } from '../support/courses.js';
import { reply } from '../support/reply.js';

const CREDIT = 1000;
const need = (id: string, credits: number, fit: object) => ({
  ...{ id, name: id, nameEs: '', credits: credits * CREDIT, areas: [], codes: [], mark: null },
  ...fit,
});
const diploma: NewDiplomaInput = {
  ...{ key: 'standard', follows: 0, kind: 'diploma', name: 'Diploma', takesMiddleSchool: true },
  ...{ source: 'Board policy 4.1', checkedOn: '2026-08-01' },
  requirements: [need('math', 2, { areas: ['math'] }), need('science', 1, { areas: ['science'] })],
};

describe('plans of courses', function () {
  this.timeout(30_000);
  let course: Course;
  let counselor: Person;

  before(async () => {
    course = await buildCourse();
    counselor = await buildPerson({ course, role: 'counselor', name: 'Ms. Ortiz' });
    const year = { credits: CREDIT, terms: ['year'] } as const;
    const add = (one: Parameters<typeof buildCatalogCourse>[1]) =>
      buildCatalogCourse(counselor, { ...year, terms: [...year.terms], ...one });
    await add({ code: 'ALG', title: 'Algebra 1', area: 'math', grades: [8, 9, 10] });
    await add({ code: 'GEO', title: 'Geometry', area: 'math', prerequisite: 'Algebra 1' });
    await add({ code: 'BIO', title: 'Biology', area: 'science', grades: [9, 10] });
    await add({
      ...{ code: 'CHEM', title: 'Chemistry', area: 'science', grades: [10, 11, 12] },
      ...{ prerequisite: 'Algebra 1 and Biology', careerSubjects: ['chemistry'] },
    });
    await reply((await apiAs(counselor)).post('/api/diplomas', diploma), 201);
  });

  const open = async (student: Person, id = 'main') =>
    CoursePlan.parse(await reply((await apiAs(student)).get(`/api/course-plans/${id}`)));
  const entry = (code: string, grade: number, term = 'year') => ({
    ...{ id: randomUUID(), code, grade, term },
  });
  const put = async (
    student: Person,
    plan: Pick<CoursePlan, 'id' | 'revision'>,
    entries: object[],
  ) =>
    CoursePlan.parse(
      await reply(
        (await apiAs(student)).put(`/api/course-plans/${plan.id}/entries`, {
          ...{ revision: plan.revision, entries },
        }),
      ),
    );
  const problems = ({ courses }: CoursePlan) =>
    courses.flatMap(({ title, problems: found }) => found.map(({ kind }) => `${title} ${kind}`));
  const sums = ({ audits }: CoursePlan) =>
    audits[0]!.requirements.map(({ earned, planned, missing }) => [earned, planned, missing]);

  it('F13: courses stand in years and terms; prerequisites are checked where they stand', async () => {
    const student = await buildPerson({ course });
    const first = await open(student);
    expect(first).to.deep.include({ isMain: true, state: 'draft', courses: [], mayChange: true });
    const chem = entry('CHEM', 10);
    const alone = await put(student, first, [chem]);
    expect(problems(alone)).to.deep.equal(['Chemistry prerequisite']);
    expect(alone.courses[0]!.problems[0]!.unmet).to.deep.equal([
      { kind: 'course', code: 'ALG', mark: null },
      { kind: 'course', code: 'BIO', mark: null },
    ]);
    expect(alone.titles).to.deep.equal({ ALG: 'Algebra 1', BIO: 'Biology' });
    const rest = [entry('ALG', 9), entry('BIO', 9)];
    expect(problems(await put(student, alone, [chem, ...rest]))).to.deep.equal([]);
    // Beside is not before, and not every course is for every grade and term.
    const now = await open(student);
    const late = await put(student, now, [chem, entry('ALG', 10), entry('BIO', 11, 'fall')]);
    expect(problems(late)).to.deep.equal([
      ...['Chemistry prerequisite', 'Biology grade', 'Biology term'],
    ]);
    const api = await apiAs(student);
    const path = `/api/course-plans/${late.id}/entries`;
    await reply(api.put(path, { revision: now.revision, entries: [] }), 409);
    await reply(api.put(path, { revision: late.revision, entries: [entry('NONE', 9)] }), 400);
  });

  it('F13: a reason overrides a prerequisite, with who and when', async () => {
    const student = await buildPerson({ course, name: 'Maya' });
    const plan = await put(student, await open(student), [entry('GEO', 9)]);
    const path = `/api/course-plans/${plan.id}/exceptions`;
    const reason = { kind: 'prerequisite', ref: 'GEO', reason: 'I took Algebra at camp.' };
    const api = await apiAs(student);
    const excepted = await reply<CoursePlan>(api.put(path, reason));
    expect(excepted.courses[0]!.exception).to.deep.include({
      ...{ reason: 'I took Algebra at camp.', by: 'Maya', byRole: 'student' },
    });
    const gone = await reply<CoursePlan>(api.put(path, { ...reason, reason: '' }));
    expect(gone.courses[0]!.exception).to.equal(null);
    await reply(api.put(path, { kind: 'requirement', ref: 'standard math', reason: 'x' }), 403);
  });

  it('Row 31: the audit follows each change, tells the next step, and adds up', async () => {
    const student = await buildPerson({ course });
    const api = await apiAs(student);
    await reply(
      api.post('/api/courses-taken', {
        ...{ code: 'ALG', title: 'Algebra 1', credits: CREDIT, area: 'math', status: 'earned' },
        ...{ term: 'year', schoolYear: 2025, gradeLevel: 8 },
      }),
      201,
    );
    const empty = await open(student);
    expect(sums(empty)).to.deep.equal([
      [1000, 0, 1000],
      [0, 0, 1000],
    ]);
    expect(
      empty.audits[0]!.requirements.map(({ next }) => next.map(({ code }) => code)),
    ).to.deep.equal([['GEO'], ['BIO']]);
    const full = await put(student, empty, [entry('GEO', 9), entry('BIO', 9)]);
    expect(sums(full)).to.deep.equal([
      [1000, 1000, 0],
      [0, 1000, 0],
    ]);
    // A course that is planned for a year that is over counts for nothing.
    expect(full.grade).to.be.at.least(8);
  });

  it('Row 33: a copy tries something out and leaves the plan as it is, until it is adopted', async () => {
    const student = await buildPerson({ course });
    const api = await apiAs(student);
    const plan = await put(student, await open(student), [entry('ALG', 9)]);
    const copy = CoursePlan.parse(
      await reply(api.post('/api/course-plans', { fromId: plan.id, name: 'More science' }), 201),
    );
    expect(copy).to.deep.include({ isMain: false, name: 'More science' });
    await put(student, copy, [entry('BIO', 9)]);
    expect((await open(student)).courses.map(({ code }) => code)).to.deep.equal(['ALG']);
    await reply(api.delete(`/api/course-plans/${copy.id}`));
    await reply(api.get(`/api/course-plans/${copy.id}`), 404);
    await reply(api.post(`/api/course-plans/${copy.id}/restore`));
    const adopted = await reply<CoursePlan>(api.post(`/api/course-plans/${copy.id}/adopt`));
    expect(adopted.courses.map(({ code }) => code)).to.deep.equal(['BIO']);
    await reply(api.delete(`/api/course-plans/${plan.id}`), 403);
    // What stood there before can be brought back.
    const versions = `/api/history/course-plan/${plan.id}`;
    await reply(api.post(`${versions}/restore`, { number: 1 }));
    expect((await open(student)).courses.map(({ code }) => code)).to.deep.equal(['ALG']);
  });

  it('F13: submitted, returned, approved as a locked copy, reopened with a reason', async () => {
    const student = await buildPerson({ course });
    const [own, staff] = [await apiAs(student), await apiAs(counselor)];
    const plan = await put(student, await open(student), [entry('GEO', 9)]);
    const submit = () => reply<CoursePlan>(own.post(`/api/course-plans/${plan.id}/submit`, {}));
    const path = `/api/class/${student.personId}/course-plan`;
    const step = (kind: string, text = '', status = 200) =>
      reply<CoursePlan>(staff.post(`${path}/steps`, { kind, text }), status);
    await step('approved', '', 409);
    expect((await submit()).mayChange).to.equal(false);
    const locked = { revision: 99, entries: [] };
    await reply(own.put(`/api/course-plans/${plan.id}/entries`, locked), 409);
    const waiting = await reply<{ plans: { studentId: string }[] }>(
      staff.get('/api/waiting-course-plans'),
    );
    expect(waiting.plans.map(({ studentId }) => studentId)).to.include(student.personId);
    // Nothing is approved while a rule or a requirement is open.
    await step('approved', '', 409);
    await step('returned', '', 400);
    const returned = await step('returned', 'Add a science course.');
    expect(returned.state).to.equal('draft');
    await put(student, await open(student), [entry('GEO', 9), entry('BIO', 9)]);
    await submit();
    const except = (kind: string, ref: string, reason: string) =>
      reply(staff.put(`${path}/exceptions`, { kind, ref, reason }));
    await except('prerequisite', 'GEO', 'Passed the placement test.');
    await step('approved', '', 409);
    await except('requirement', 'standard math', 'Transfer student, waived by the board.');
    const approved = await step('approved', 'Well planned!');
    expect(approved.state).to.equal('approved');
    expect(approved.audits[0]!.requirements[0]!.waiver).to.deep.include({ by: 'Ms. Ortiz' });
    const [copy] = await withTenant(course.tenantId, () =>
      sql<{ copy: { courses: { code: string }[] } }>(
        `select copy from course_plan_steps where tenant_id = $1 and course_plan_id = $2 and copy is not null`,
        [course.tenantId, plan.id],
      ),
    );
    expect(copy!.copy.courses.map(({ code }) => code)).to.deep.equal(['GEO', 'BIO']);
    await step('reopened', '', 400);
    await step('reopened', 'You want to take Chemistry.');
    const again = await open(student);
    expect(again.mayChange).to.equal(true);
    expect(again.steps.map(({ kind, by }) => [kind, by.isMe])).to.deep.equal([
      ['reopened', false],
      ['approved', false],
      ['submitted', true],
      ['returned', false],
      ['submitted', true],
    ]);
    const teacher = await buildPerson({ course, role: 'teacher' });
    await reply((await apiAs(teacher)).get(path));
    await reply((await apiAs(teacher)).post(`${path}/steps`, { kind: 'approved' }), 403);
  });

  it('B5: “Chemistry keeps … of your saved careers open” is what the facts of the careers say', async () => {
    const student = await buildPerson({ course });
    const api = await apiAs(student);
    const { all } = await occupations();
    const wanted = [
      ...all.filter(({ subjects }) => subjects.includes('chemistry')).slice(0, 2),
      ...all
        .filter(({ subjects }) => subjects.length > 0 && !subjects.includes('chemistry'))
        .slice(0, 3),
      ...all.filter(({ subjects }) => subjects.length === 0).slice(0, 1),
    ];
    for (const { code } of wanted) await reply(api.put(`/api/saved-careers/${code}`, {}));
    const plan = await open(student);
    const { choices } = CourseChoices.parse(
      await reply(api.get(`/api/course-plans/${plan.id}/choices?grade=10&term=year`)),
    );
    const by = (code: string) => choices.find((one) => one.code === code)!;
    expect(by('CHEM').careers).to.deep.include({
      ...{ uses: 2, of: wanted.filter(({ subjects }) => subjects.length > 0).length },
    });
    expect(by('CHEM').fills).to.equal(1000);
    expect(by('GEO').problems[0]!.kind).to.equal('prerequisite');
    expect(choices.map(({ code }) => code)).to.include.members(['ALG', 'BIO']);
  });

  it('Row 31: requirements have versions, sources and codes that exist', async () => {
    const api = await apiAs(counselor);
    await reply(api.post('/api/diplomas', diploma), 409);
    const wrong = { ...diploma, follows: 1, requirements: [need('x', 1, { codes: ['NONE'] })] };
    const { errors } = await reply<{ errors: { pointer: string }[] }>(
      api.post('/api/diplomas', wrong),
      400,
    );
    expect(errors[0]!.pointer).to.equal('/body/requirements/0/codes');
    const seal: NewDiplomaInput = { ...diploma, key: 'seal', kind: 'seal', name: 'Seal' };
    await reply(api.post('/api/diplomas', seal), 201);
    const student = await buildPerson({ course });
    const plan = await open(student);
    const aimed = await reply<CoursePlan>(
      (await apiAs(student)).patch(`/api/course-plans/${plan.id}`, { targets: ['seal'] }),
    );
    expect(aimed.audits.map(({ key, version, source }) => [key, version, source])).to.deep.equal([
      ['seal', 1, 'Board policy 4.1'],
    ]);
    await reply((await apiAs(student)).post('/api/diplomas', seal), 403);
  });
});
