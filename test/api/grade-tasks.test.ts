import { expect } from 'chai';
import { GradeTaskPage, GradeTasks } from '#contracts/grade-tasks.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { addPart, ruleOf } from '../support/caseloads.js';
import { dayIn, deskOf, setTask, taskOf } from '../support/counsel.js';
import { reply } from '../support/reply.js';

describe('tasks for a grade', function () {
  this.timeout(60_000);
  let course: Course;
  let counselor: Person;
  let ann: Person;

  beforeEach(async () => {
    course = await buildCourse();
    counselor = await buildPerson({ course, role: 'counselor', name: 'Dana Reed' });
    ann = await buildPerson({ course, name: 'Ann Able' });
    await addPart(counselor, counselor, ruleOf({ letters: { from: 'A', to: 'M' } }));
  });

  const tasksOf = async () =>
    GradeTasks.parse(await reply((await apiAs(counselor)).get('/api/grade-tasks')));
  const titles = async (student: Person) => (await deskOf(student)).tasks.map(({ title }) => title);
  const tick = async (student: Person, id: string, status = 200) => {
    const line = { line: 'I went on Monday' };
    await (await apiAs(student)).put(`/api/my-tasks/${id}/tick`, line).expect(status);
  };
  const inGrade = (person: Person, grade: string) =>
    withTenant(course.tenantId, async () => {
      await sql(`update people set sis_id = $2 where tenant_id = $1 and id = $3`, [
        ...[course.tenantId, `S${person.personId}`, person.personId],
      ]);
      await sql(
        `insert into sis_records (tenant_id, id, kind, source_id, is_active, data)
         values ($1, gen_random_uuid(), 'users', $2, true, jsonb_build_object('grades', jsonb_build_array($3::text)))`,
        [course.tenantId, `S${person.personId}`, grade],
      );
    });

  it('F64: a task of the caseload is on the student’s first page, and not on another’s', async () => {
    const zoe = await buildPerson({ course, name: 'Zoe Zorn' });
    await setTask(counselor, { title: 'Visit a workplace', details: 'Ask one question.' });
    const { tasks } = await deskOf(ann);
    expect(tasks).to.have.length(1);
    expect(tasks[0]).to.include({
      ...{ title: 'Visit a workplace', details: 'Ask one question.', from: 'Dana Reed' },
      ...{ isDone: false, have: 0, line: null, proof: 'tick' },
    });
    expect(await titles(zoe)).to.deep.equal([]);
  });

  it('F64: who arrives later has it too, and who leaves the grade has it no longer', async () => {
    await inGrade(ann, '09');
    await setTask(counselor, { title: 'For nine', grades: { from: 9, to: 9 } });
    await setTask(counselor, { title: 'For ten', grades: { from: 10, to: 12 } });
    expect(await titles(ann)).to.deep.equal(['For nine']);
    const late = await buildPerson({ course, name: 'Cy Dean' });
    expect(await titles(late)).to.deep.equal([]);
    await inGrade(late, '09');
    expect(await titles(late)).to.deep.equal(['For nine']);
    const [task] = (await tasksOf()).tasks;
    expect(task!.progress).to.deep.include({ students: 2, done: { low: 0, high: 0 } });
  });

  it('F64: the plan itself says when something is done, and no tick takes its place', async () => {
    const task = await setTask(counselor, { title: 'Save two', proof: 'explore', amount: 2 });
    const api = await apiAs(ann);
    await reply(api.put('/api/saved-careers/29-1141.00', {}));
    expect((await deskOf(ann)).tasks[0]).to.include({ have: 1, isDone: false });
    await tick(ann, task.id, 409);
    await reply(api.put('/api/saved-careers/29-1131.00', {}));
    expect((await deskOf(ann)).tasks[0]).to.include({ have: 2, isDone: true });
    expect((await tasksOf()).tasks[0]!.progress!.done).to.deep.equal({ low: 1, high: 1 });
  });

  it('F64: a tick needs a line, is read by the counselor with it, and is taken back', async () => {
    const task = await setTask(counselor, {});
    await (await apiAs(ann)).put(`/api/my-tasks/${task.id}/tick`, { line: ' ' }).expect(400);
    await tick(ann, task.id);
    const path = `/api/grade-tasks/${task.id}`;
    const page = async () => GradeTaskPage.parse(await reply((await apiAs(counselor)).get(path)));
    expect((await page()).students).to.deep.equal([
      {
        ...{ personId: ann.personId, name: 'Ann Able', grade: null },
        ...{ isDone: true, line: 'I went on Monday' },
      },
    ]);
    const bo = await buildPerson({ course, name: 'Bo Bell' });
    await reply((await apiAs(bo)).delete(`/api/my-tasks/${task.id}/tick`));
    expect(
      (await page()).students.map(({ isDone }) => isDone),
      'each their own',
    ).to.deep.equal([...[true, false]]);
    await reply((await apiAs(ann)).delete(`/api/my-tasks/${task.id}/tick`));
    expect((await page()).students[0]).to.include({ isDone: false, line: null });
  });

  it('F64: a task ends and stands again with every tick, and only its counselor can', async () => {
    const task = await setTask(counselor, {});
    await tick(ann, task.id);
    const path = `/api/grade-tasks/${task.id}`;
    const other = await buildPerson({ course, role: 'counselor' });
    await (await apiAs(other)).delete(path).expect(404);
    const ended = GradeTasks.parse(await reply((await apiAs(counselor)).delete(path)));
    expect(ended.tasks[0]!.isEnded).to.equal(true);
    expect(await titles(ann)).to.deep.equal([]);
    await tick(ann, task.id, 404);
    await reply((await apiAs(counselor)).post(`${path}/restore`));
    expect((await deskOf(ann)).tasks[0]).to.include({ isDone: true, line: 'I went on Monday' });
  });

  it('F64: a day gone by is refused with its field; a changed task may keep its own', async () => {
    const api = await apiAs(counselor);
    const late = taskOf({ dueOn: await dayIn(-2) });
    const refused = await api.post('/api/grade-tasks', late).expect(400);
    expect(refused.text).to.include('/body/dueOn');
    const task = await setTask(counselor, { dueOn: await dayIn(2) });
    await withTenant(course.tenantId, () =>
      sql(`update grade_tasks set due_on = current_date - 5 where tenant_id = $1`, [
        course.tenantId,
      ]),
    );
    const [kept] = (await tasksOf()).tasks;
    const change = taskOf({ title: 'Another name', dueOn: kept!.dueOn });
    const changed = GradeTasks.parse(await reply(api.put(`/api/grade-tasks/${task.id}`, change)));
    expect(changed.tasks[0]!.title).to.equal('Another name');
  });

  it('P12: for a school no figure tells of fewer than ten, nor do two figures together', async () => {
    const school = { schoolId: course.schoolId };
    const task = await setTask(counselor, { ...school, title: 'All' });
    await setTask(counselor, { ...school, title: 'Nine', grades: { from: 9, to: 9 } });
    for (let number = 0; number < 8; number += 1)
      await inGrade(await buildPerson({ course, name: `Zed Z${number}` }), '09');
    const progress = async () => {
      const { tasks } = await tasksOf();
      return Object.fromEntries(tasks.map((one) => [one.title, one.progress]));
    };
    expect((await progress()).All, 'nine students').to.equal(null);
    for (let number = 0; number < 16; number += 1) {
      const student = await buildPerson({ course, name: `Ted T${number}` });
      await inGrade(student, '10');
      if (number < 12) await tick(student, task.id);
    }
    const found = await progress();
    expect(found.Nine, 'eight in grade 9').to.equal(null);
    expect(found.All).to.deep.equal({
      ...{ students: 25, leavesOut: false },
      done: { low: 12, high: 12 },
    });
    await setTask(counselor, { ...school, title: 'Ten', grades: { from: 10, to: 10 } });
    expect((await progress()).Ten, 'would tell the rest').to.equal(null);
  });

  it('F64: a school of nobody in the caseload is refused', async () => {
    const [other] = await withTenant(course.tenantId, () =>
      sql<{ id: string }>(
        `insert into schools (tenant_id, id, name) values ($1, gen_random_uuid(), 'Far') returning id`,
        [course.tenantId],
      ),
    );
    const api = await apiAs(counselor);
    const body = taskOf({ schoolId: other!.id });
    const refused = await api.post('/api/grade-tasks', body).expect(400);
    expect(refused.text).to.include('/body/schoolId');
  });
});
