import { expect, html } from '@open-wc/testing';
import type { GradeTask, GradeTaskPage, GradeTasks } from '#contracts/grade-tasks.js';
import { ProblemError } from '#components/api/problem-error.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import '#components/tasks/ilp-task-view.js';
import type { IlpTaskView } from '#components/tasks/ilp-task-view.js';
import '#components/tasks/ilp-tasks-view.js';
import type { IlpTasksView } from '#components/tasks/ilp-tasks-view.js';
import {
  type Answers,
  buttonNamed,
  fakeApi,
  find,
  findAll,
  outsideCatalogue,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const counselor = { ...studentSession, role: 'counselor', canTeach: true } as const;
const task = (fields: Partial<GradeTask>): GradeTask => ({
  ...{ id: 't1', title: '1', details: '2', school: null, grades: { from: 9, to: 9 } },
  ...{ dueOn: '2999-05-01', proof: 'tick', amount: 1, isEnded: false },
  progress: { students: 40, done: { low: 12, high: 12 }, leavesOut: false },
  ...fields,
});
const list = (tasks: GradeTask[]): GradeTasks => ({ tasks, schools: [{ id: 's1', name: '3' }] });
const FULL = list([
  task({}),
  task({ id: 't2', school: { id: 's1', name: '3' }, grades: null, progress: null }),
  task({
    ...{ id: 't3', proof: 'explore', amount: 3, grades: { from: 9, to: 12 }, dueOn: '2020-01-01' },
    progress: { students: 40, done: { low: 31, high: 40 }, leavesOut: true },
  }),
  task({ id: 't4', isEnded: true }),
]);
const PAGE: GradeTaskPage = {
  task: task({}),
  students: [
    { personId: 'p1', name: '4', grade: 9, isDone: true, line: '5' },
    { personId: 'p2', name: '6', grade: null, isDone: false, line: null },
  ],
};

async function tasksFor(found: GradeTasks | Error, answers: Answers = {}) {
  const api = fakeApi({ 'GET /grade-tasks': found, ...answers });
  const view = await viewFixture<IlpTasksView>(
    html`<ilp-tasks-view .api=${api}></ilp-tasks-view>`,
    counselor,
  );
  return { api, view };
}

async function taskFor(found: GradeTaskPage | Error) {
  const api = fakeApi({ 'GET /grade-tasks/t1': found });
  return viewFixture<IlpTaskView>(
    html`<ilp-task-view .api=${api} .params=${{ id: 't1' }}></ilp-task-view>`,
    counselor,
  );
}

const nextToast = () =>
  new Promise<Toast>((resolve) => {
    const stop = onToast((one) => {
      stop();
      resolve(one);
    });
  });

describe('tasks for a grade', () => {
  before(() => useMessages('en', 'tasks', 'desk'));
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const)
    it(`passes axe in each state, in ${locale}`, async () => {
      await useMessages(locale);
      for (const found of [FULL, list([]), new ProblemError('offline', 0)])
        await expect((await tasksFor(found)).view).to.be.accessible();
      for (const found of [PAGE, { ...PAGE, students: [] }, new ProblemError('not-found', 404)])
        await expect(await taskFor(found)).to.be.accessible();
    });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    for (const view of [(await tasksFor(FULL)).view, await taskFor(PAGE)])
      expect(outsideCatalogue(textOf(view))).not.to.match(/\p{L}/u);
  });

  it('P12: a figure is exact, a range, or said to be too small', async () => {
    const { view } = await tasksFor(FULL);
    const badges = findAll(view, 'ul.rows .badge').map(textOf);
    expect(badges.slice(0, 3)).to.deep.equal([
      '12 of 40 have done it',
      'Too few students for a figure',
      '31 to 40 of 40 have done it',
    ]);
  });

  it('F64: the form shows what a student will see, names what is missing, and sends the task', async () => {
    const { api, view } = await tasksFor(list([]), { 'POST /grade-tasks': FULL });
    const form = find<HTMLElement & { updateComplete: Promise<unknown> }>(view, 'ilp-task-form');
    const native = find<HTMLFormElement>(form, 'form');
    native.requestSubmit();
    await form.updateComplete;
    expect(textOf(form)).to.contain('Say what to do.').and.to.contain('Choose a day.');
    const put = (name: string, value: string) => {
      const field = findAll<HTMLElement & { value: string; name: string }>(form, 'ilp-field').find(
        (one) => one.name === name,
      )!;
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    };
    put('title', 'Visit a workplace');
    put('dueOn', '2999-05-01');
    put('fromGrade', '9');
    await form.updateComplete;
    expect(textOf(find(form, 'ilp-task-card'))).to.contain('Visit a workplace');
    native.requestSubmit();
    await view.updateComplete;
    expect(api.bodies).to.deep.include({
      ...{ title: 'Visit a workplace', details: '', dueOn: '2999-05-01', schoolId: null },
      ...{ grades: { from: 9, to: 9 }, proof: 'tick', amount: 1 },
    });
  });

  it('F64: a task ends, and undo has it stand again', async () => {
    const { api, view } = await tasksFor(FULL, {
      'DELETE /grade-tasks/t1': FULL,
      'POST /grade-tasks/t1/restore': FULL,
    });
    const toast = nextToast();
    buttonNamed(view, 'End').click();
    await (
      await toast
    ).undo!();
    expect(api.calls.slice(1)).to.deep.equal([
      ...['DELETE /grade-tasks/t1', 'POST /grade-tasks/t1/restore'],
    ]);
  });
});
