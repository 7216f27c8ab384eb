import { expect, html, waitUntil } from '@open-wc/testing';
import type { ClassList, StudentPlan } from '#contracts/class.js';
import type { SessionDetails } from '#components/api/session.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/class/ilp-class-view.js';
import type { IlpClassView } from '#components/class/ilp-class-view.js';
import { setBasePath } from '#components/shared/navigation.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import {
  type Answers,
  fakeApi,
  find,
  findAll,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const teacher: SessionDetails = { ...studentSession, role: 'teacher', canTeach: true };
const MAYA = '019a0000-0000-7000-8000-0000000000b1';
const NGOZI = '019a0000-0000-7000-8000-0000000000b3';
const MARK = `/class/${NGOZI}/not-student`;

const student = (personId: string, name: string) => ({
  ...{
    personId,
    name,
    focusGoal: null,
    focusGoalId: null,
    saidAt: null,
    lastMoveAt: null,
    toRead: 0,
  },
  state: 'new' as const,
});
const both: ClassList = {
  courseTitle: 'English 9',
  namesWithheld: false,
  roster: {
    ...{ state: 'done', syncedAt: '2026-11-20T15:00:00Z', count: 2, read: null },
    ...{ canCancel: false, error: null },
  },
  students: [student(MAYA, 'Maya Okafor'), student(NGOZI, 'Ngozi Okafor')],
  notStudents: [],
};
const marked: ClassList = {
  ...both,
  students: both.students.slice(0, 1),
  notStudents: [{ personId: NGOZI, name: 'Ngozi Okafor', kind: 'family' }],
};
const plan: StudentPlan = {
  isInCourse: true,
  ...{ personId: NGOZI, name: 'Ngozi Okafor', sis: null },
  ...{ goals: [], reflections: [], journal: [], evidence: [] },
};

async function show(
  answers: Answers,
  { params = {}, session = teacher }: { params?: object; session?: SessionDetails } = {},
) {
  const api = fakeApi({ [`GET /class/${NGOZI}`]: plan, ...answers });
  const view = await viewFixture<IlpClassView>(
    html`<ilp-class-view .api=${api} .session=${session} .params=${params}></ilp-class-view>`,
    session,
  );
  return { api, view };
}

const names = (view: IlpClassView) =>
  findAll(find(view, 'ilp-class-list'), '.name').map((name) => textOf(name));

async function openDialog(view: IlpClassView): Promise<HTMLDialogElement> {
  await waitUntil(() => findAll(view, 'ilp-not-student').length === 1, 'no way to mark');
  find(find(view, 'ilp-not-student'), 'button').click();
  const dialog = find<HTMLDialogElement>(find(view, 'ilp-not-student'), 'dialog');
  await waitUntil(() => dialog.open, 'not open');
  return dialog;
}

const button = (root: Node, words: string) =>
  find(
    root,
    'button',
    findAll(root, 'button').filter((each) => textOf(each) === words),
  );

describe('people who are no students', () => {
  const realAddress = location.href;
  before(() => setBasePath('/app/019a0000-0000-7000-8000-0000000000aa/'));
  after(() => history.replaceState(null, '', realAddress));

  for (const locale of ['en', 'es'] as const) {
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'class'));
      after(() => useMessages('en', 'class'));

      it('passes axe with the question open, and with the list of those taken off', async () => {
        const { view } = await show({ 'GET /class': marked }, { params: { personId: NGOZI } });
        await openDialog(view);
        await expect(view).to.be.accessible();
        const listed = (await show({ 'GET /class': marked })).view;
        find<HTMLDetailsElement>(find(listed, 'ilp-not-students'), 'details').open = true;
        await expect(listed).to.be.accessible();
      });
    });
  }

  describe('taking off and putting back', () => {
    before(() => useMessages('en', 'class'));
    let toasts: Toast[];
    let stop: () => void;
    beforeEach(() => {
      toasts = [];
      stop = onToast((toast) => toasts.push(toast));
    });
    afterEach(() => stop());

    it('F64: a student of the caseload alone has no button that the server would refuse', async () => {
      const session: SessionDetails = { ...teacher, role: 'counselor', courseTitle: null };
      const { api, view } = await show(
        {
          'GET /class': new ProblemError('forbidden', 403),
          [`GET /class/${NGOZI}`]: { ...plan, isInCourse: false },
        },
        { params: { personId: NGOZI }, session },
      );
      await waitUntil(() => textOf(view).includes('in your caseload'), 'no plan');
      expect(findAll(view, 'ilp-not-student')).to.have.length(0);
      expect(findAll(view, 'ilp-suggest-button')).to.have.length(0);
      expect(textOf(view)).not.to.contain('Open Pathlight from a course');
      expect(textOf(view)).to.contain('Back to my caseload');
      api.answers[`GET /class/${NGOZI}`] = plan;
      const own = await show({ 'GET /class': both }, { params: { personId: NGOZI } });
      await waitUntil(() => findAll(own.view, 'ilp-not-student').length === 1);
      expect(textOf(own.view)).not.to.contain('in your caseload');
    });

    it('LTI-C25: a parent is taken off with two clicks and a choice, and undo puts them back', async () => {
      const { api, view } = await show(
        { 'GET /class': both, [`PUT ${MARK}`]: {}, [`DELETE ${MARK}`]: {} },
        { params: { personId: NGOZI } },
      );
      const dialog = await openDialog(view);
      find<HTMLInputElement>(view, 'input[value=staff]').click();
      api.answers['GET /class'] = marked;
      button(find(view, 'ilp-not-student'), 'Take off the class').click();
      await waitUntil(() => names(view).length === 1, 'still listed');
      expect(dialog.open).to.equal(false);
      expect(api.bodies[api.calls.indexOf(`PUT ${MARK}`)]).to.deep.equal({ kind: 'staff' });
      expect(location.pathname).to.match(/class$/);
      expect(toasts.map(({ text }) => text)).to.deep.equal(['Ngozi Okafor is off the class.']);
      api.answers['GET /class'] = both;
      await toasts[0]!.undo?.();
      await waitUntil(() => names(view).length === 2, 'not put back');
      expect(api.calls).to.include(`DELETE ${MARK}`);
    });

    it('LTI-C25: a refusal is said in the dialog, which stays', async () => {
      const { view } = await show(
        { 'GET /class': both, [`PUT ${MARK}`]: new ProblemError('internal', 500) },
        { params: { personId: NGOZI } },
      );
      const dialog = await openDialog(view);
      button(find(view, 'ilp-not-student'), 'Take off the class').click();
      await waitUntil(
        () => findAll(find(view, 'ilp-not-student'), '[role=alert]').length === 1,
        'silent',
      );
      expect(dialog.open).to.equal(true);
      expect(toasts).to.deep.equal([]);
    });

    it('LTI-C25: who was taken off is listed, and comes back from there with focus on their line', async () => {
      const { api, view } = await show({ 'GET /class': marked, [`DELETE ${MARK}`]: {} });
      const people = find(view, 'ilp-not-students');
      expect(textOf(people)).to.contain('1 person who is not a student').and.contain('Family');
      find<HTMLDetailsElement>(people, 'details').open = true;
      api.answers['GET /class'] = both;
      button(people, 'Put back').click();
      await waitUntil(() => names(view).length === 2, 'not put back');
      await waitUntil(
        () => findAll(view, 'a:focus .name').map(textOf).join() === 'Ngozi Okafor',
        'focus got lost',
      );
      expect(textOf(people)).not.to.contain('Ngozi');
    });

    it('LTI-C25: the list of them is there when nobody else is', async () => {
      const { view } = await show({ 'GET /class': { ...marked, students: [] } });
      expect(textOf(view)).to.contain('No students here yet').and.contain('Ngozi Okafor');
    });

    it('an administrator who only looks changes nobody', async () => {
      const session: SessionDetails = { ...teacher, role: 'admin', canTeach: false };
      const { view } = await show(
        { 'GET /class': marked },
        { params: { personId: NGOZI }, session },
      );
      await waitUntil(() => textOf(view).includes('No goals yet'), 'no plan');
      expect(findAll(view, 'ilp-not-student')).to.have.length(0);
      expect(findAll(find(view, 'ilp-not-students'), 'button')).to.have.length(0);
    });
  });
});
