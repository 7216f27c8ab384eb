import { expect } from 'chai';
import { GoalList, GoalStep } from '#contracts/goals.js';
import { TagBoard, TaggedItem } from '#contracts/tags.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { createHandlers } from '#server/jobs/handlers.js';
import { apiAs } from '../support/api.js';
import { buildAssignment, buildGoal, handIn, score } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { FakeLms, refusal } from '../support/gradebook.js';
import { reply } from '../support/reply.js';
import { databaseFiles } from '../support/files.js';

interface Stage {
  course: Course;
  teacher: Person;
  student: Person;
}

async function stage(): Promise<Stage> {
  const course = await buildCourse({ lineItemsUrl: 'https://lms.test/items' });
  const teacher = await buildPerson({ course, role: 'teacher' });
  return { course, teacher, student: await buildPerson({ course }) };
}

const boardOf = async (teacher: Person) =>
  TagBoard.parse(await reply((await apiAs(teacher)).get('/api/tags')));

async function stepsOf(student: Person): Promise<GoalStep[]> {
  const goals = GoalList.parse(await reply((await apiAs(student)).get('/api/goals')));
  return goals.flatMap((goal) => goal.steps);
}

describe('tags to goals', function () {
  this.timeout(30_000);

  it('B1: a tagged reflection is a step of the goal, with hand-in and score', async () => {
    const { course, teacher, student } = await stage();
    const goal = await buildGoal(student);
    const id = await buildAssignment(course, {
      title: 'Plan check',
      dueAt: '2027-03-01T12:00:00Z',
    });
    const board = await boardOf(teacher);
    expect(board.items).to.deep.equal([
      {
        ...{ key: id, source: 'ours', title: 'Plan check', url: null },
        ...{ dueDate: '2027-03-01', goalIds: [], themes: [] },
      },
    ]);
    expect(board.classSize).to.equal(1);
    expect(board.students.map(({ personId, goals }) => [personId, goals])).to.deep.equal([
      [student.personId, [{ id: goal.id, title: goal.title, isFocus: false }]],
    ]);
    const api = await apiAs(teacher);
    await reply(api.put(`/api/tags/${id}/goals/${goal.id}`));
    expect((await boardOf(teacher)).items[0]?.goalIds).to.deep.equal([goal.id]);
    const [open] = await stepsOf(student);
    expect(open).to.include({
      ...{ title: 'Plan check', source: 'ours', state: 'open', score: null },
      ...{ url: `reflections/${id}`, dueDate: '2027-03-01', helpsBecause: null },
    });
    await handIn(student, id);
    expect((await stepsOf(student))[0]?.state).to.equal('handed-in');
    await score(teacher, id, student, { points: 8 });
    expect((await stepsOf(student))[0]).to.deep.include({
      state: 'graded',
      score: { points: 8, maximum: 10 },
    });
  });

  it('B1: work that isn’t ours is a step of which nothing is guessed', async () => {
    const { teacher, student } = await stage();
    const goal = await buildGoal(student);
    const api = await apiAs(teacher);
    const typed = { title: 'Essay', url: 'https://lms.test/essay', dueDate: '2027-01-15' };
    const item = TaggedItem.parse(await reply(api.post('/api/tags/items', typed), 201));
    await reply(api.put(`/api/tags/${item.key}/goals/${goal.id}`));
    expect((await stepsOf(student))[0]).to.include({
      ...{ title: 'Essay', source: 'course', state: 'unknown', score: null },
      ...{ url: 'https://lms.test/essay', dueDate: '2027-01-15' },
    });
  });

  it('B1: the student says why it helps; nobody else can', async () => {
    const { course, teacher, student } = await stage();
    const goal = await buildGoal(student);
    const id = await buildAssignment(course);
    await reply((await apiAs(teacher)).put(`/api/tags/${id}/goals/${goal.id}`));
    const [step] = await stepsOf(student);
    const path = `/api/goal-steps/${step!.tagId}`;
    const because = { helpsBecause: 'It shows me what to ask.' };
    const changed = await reply((await apiAs(student)).patch(path, because));
    expect(GoalStep.parse(changed)).to.include(because);
    await reply((await apiAs(teacher)).patch(path, because), 404);
    const classmate = await apiAs(await buildPerson({ course }));
    await reply(classmate.patch(path, because), 404);
    await reply((await apiAs(student)).patch(path, { helpsBecause: 'x'.repeat(501) }), 400);
  });

  it('an untagged step is gone; tagged again, the student’s words are back', async () => {
    const { course, teacher, student } = await stage();
    const goal = await buildGoal(student);
    const path = `/api/tags/${await buildAssignment(course)}/goals/${goal.id}`;
    const api = await apiAs(teacher);
    await reply(api.put(path));
    await reply(api.put(path));
    const steps = await stepsOf(student);
    expect(steps).to.have.length(1);
    const own = await apiAs(student);
    await reply(own.patch(`/api/goal-steps/${steps[0]!.tagId}`, { helpsBecause: 'Practice' }));
    await reply(api.delete(path));
    await reply(api.delete(path));
    expect(await stepsOf(student)).to.deep.equal([]);
    await reply(api.put(path));
    expect((await stepsOf(student))[0]).to.include({ helpsBecause: 'Practice' });
  });

  it('columns of the LMS come in the background, ours only once', async () => {
    const { course, teacher } = await stage();
    const ours = await buildAssignment(course);
    const api = await apiAs(teacher);
    const asked = TagBoard.parse(await reply(api.post('/api/tags/refresh')));
    expect(asked.listing).to.equal('asking');
    expect(asked.listingAt).to.be.a('string');
    const lms = new FakeLms();
    lms.lineItems = [
      { url: 'https://lms.test/items/7', label: 'Quiz', scoreMaximum: 5 },
      { url: `https://lms.test/items/${ours}`, label: 'Look back', scoreMaximum: 10 },
      { url: 'https://lms.test/items/9', label: 'Same', scoreMaximum: 10, resourceId: ours },
    ];
    const handlers = createHandlers({
      lms,
      now: () => new Date(),
      publicUrl: 'https://pathlight.test',
      files: databaseFiles,
    });
    const subject = { tenantId: course.tenantId, subjectId: course.courseId };
    lms.listLineItems = () => Promise.reject(refusal(503));
    await handlers['list-line-items'](subject).catch(() => undefined);
    expect((await boardOf(teacher)).listing).to.equal('failed');
    lms.listLineItems = () => Promise.resolve(lms.lineItems);
    await handlers['list-line-items'](subject);
    const answered = await boardOf(teacher);
    expect(answered.listing).to.equal('idle');
    expect(Date.parse(answered.listingAt!)).to.be.above(Date.parse(asked.listingAt!));
    lms.lineItems[0]!.label = 'Quiz 1';
    await handlers['list-line-items'](subject);
    const { items, canListLineItems } = await boardOf(teacher);
    expect(canListLineItems).to.equal(true);
    expect(items.map(({ title, source }) => [source, title]).sort()).to.deep.equal([
      ['course', 'Quiz 1'],
      ['ours', 'Look back on the term'],
    ]);
  });

  it('a link that would run in our page is refused', async () => {
    const { teacher } = await stage();
    const api = await apiAs(teacher);
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'not a link'])
      await reply(api.post('/api/tags/items', { title: 'Essay', url }), 400);
  });

  it('goals and items of other courses are not found; students don’t tag', async () => {
    const [here, there] = [await stage(), await stage()];
    const [goal, otherGoal] = [await buildGoal(here.student), await buildGoal(there.student)];
    const [id, otherId] = [await buildAssignment(here.course), await buildAssignment(there.course)];
    const api = await apiAs(here.teacher);
    await reply(api.put(`/api/tags/${id}/goals/${otherGoal.id}`), 404);
    await reply(api.put(`/api/tags/${otherId}/goals/${goal.id}`), 404);
    await reply((await apiAs(here.student)).put(`/api/tags/${id}/goals/${goal.id}`), 403);
    await reply((await apiAs(here.student)).get('/api/tags'), 403);
  });

  it('P6: the goals that the board shows leave rows in the access log', async () => {
    const { course, teacher, student } = await stage();
    await buildGoal(student);
    await boardOf(teacher);
    const rows = await withTenant(course.tenantId, () =>
      sql('select 1 as found from access_log where tenant_id = $1 and student_id = $2', [
        course.tenantId,
        student.personId,
      ]),
    );
    expect(rows).to.have.length(1);
  });
});
