import { evidence, entry } from '../portfolio/samples.js';
import { expect, html, waitUntil } from '@open-wc/testing';
import type { ClassList, RosterStatus, StudentPlan } from '#contracts/class.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/class/ilp-class-view.js';
import type { IlpClassView } from '#components/class/ilp-class-view.js';
import type { SessionDetails } from '#components/api/session.js';
import { NO_COPY } from '../copies/samples.js';
import { forgetGroup } from '#components/shared/group-filter.js';
import { chooseGroup, groupChoices, groupsOf } from '../support/groups.js';
import {
  type Answers,
  fakeApi,
  find,
  findAll,
  settled,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const teacher: SessionDetails = {
  ...studentSession,
  role: 'teacher',
  canTeach: true,
  name: 'Ana Ortiz',
};
const MAYA = '019a0000-0000-7000-8000-0000000000b1';
const NOAH = '019a0000-0000-7000-8000-0000000000b2';

const rosterOf = (
  state: RosterStatus['state'],
  fields: Partial<RosterStatus> = {},
): RosterStatus => ({
  ...{ state, syncedAt: null, count: null, read: null, canCancel: false, error: null },
  ...fields,
});

const list: ClassList = {
  courseTitle: 'English 9',
  namesWithheld: false,
  roster: rosterOf('done', { syncedAt: '2026-11-20T15:00:00Z', count: 2 }),
  students: [
    {
      personId: MAYA,
      name: 'Maya Lopez',
      focusGoal: 'Shadow a nurse',
      focusGoalId: '019a0000-0000-7000-8000-0000000000f1',
      saidAt: null,
      lastMoveAt: '2026-11-19T15:00:00Z',
      state: 'look',
      toRead: 1,
    },
    {
      personId: NOAH,
      name: 'Noah Kim',
      focusGoal: null,
      focusGoalId: null,
      saidAt: null,
      lastMoveAt: null,
      state: 'new',
      toRead: 0,
    },
  ],
};

const plan: StudentPlan = {
  isInCourse: true,
  sis: {
    schoolName: 'Riverbend Middle School',
    gradeLevel: 8,
    guardians: { named: ['Ngozi Okafor'], unnamed: 1 },
    asOf: '2026-11-20T10:00:00Z',
  },
  personId: MAYA,
  name: 'Maya Lopez',
  journal: [entry({ canWrite: false, visibility: 'teachers' })],
  evidence: [
    evidence({ file: { name: 'gate.pdf', type: 'pdf', size: 9_000, hasThumbnail: false } }),
  ],
  goals: [
    {
      id: '019a0000-0000-7000-8000-0000000000f1',
      title: 'Shadow a nurse',
      kind: 'career',
      horizon: 'year',
      why: 'I want to see a real day.',
      status: 'active',
      targetDate: '2027-03-01',
      isFocus: true,
      visibility: 'teachers',
      measure: null,
      helpers: null,
      parentId: null,
      commentCount: 0,
      revision: 1,
      milestones: [
        {
          id: '019a0000-0000-7000-8000-0000000000e1',
          title: 'Call the clinic',
          dueDate: null,
          done: true,
        },
        {
          id: '019a0000-0000-7000-8000-0000000000e2',
          title: 'Pick a day',
          dueDate: null,
          done: false,
        },
      ],
      steps: [
        {
          tagId: '019a0000-0000-7000-8000-0000000000d1',
          title: 'Goal check-in',
          dueDate: '2026-12-01',
          source: 'ours',
          level: 'A',
          readAt: null,
          state: 'graded',
          score: { points: 9, maximum: 10 },
          url: null,
          helpsBecause: 'it makes me plan',
        },
      ],
      updatedAt: '2026-11-19T15:00:00Z',
    },
  ],
  reflections: [
    {
      assignmentId: '019a0000-0000-7000-8000-0000000000a1',
      title: 'Goal check-in',
      status: 'submitted',
      submittedAt: '2026-11-20T15:00:00Z',
      points: null,
      maxPoints: 10,
      dueAt: null,
    },
  ],
};

async function show(
  loaded: ClassList | Error = list,
  { params = {}, answers = {} }: { params?: Record<string, string>; answers?: Answers } = {},
) {
  const api = fakeApi({
    'GET /course-copy': NO_COPY,
    'GET /class': loaded,
    [`GET /class/${MAYA}`]: plan,
    ...answers,
  });
  const view = await viewFixture<IlpClassView>(
    html`<ilp-class-view .api=${api} .session=${teacher} .params=${params}></ilp-class-view>`,
    teacher,
  );
  return { api, view };
}

const lines = (view: IlpClassView) => findAll(find(view, 'ilp-class-list'), 'a');

const press = (target: Element, key: string) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));

/** Which line has focus: its place, since a failing assertion cannot show an element. */
const focused = (view: IlpClassView) => lines(view).findIndex((line) => line.matches(':focus'));

describe('<ilp-class-view>', () => {
  for (const locale of ['en', 'es'] as const) {
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'class', 'copies'));
      after(() => useMessages('en', 'class', 'copies'));

      it('passes axe with the list, with a plan open, empty and after a failure', async () => {
        await expect((await show()).view).to.be.accessible();
        const { view } = await show(list, { params: { personId: MAYA } });
        await waitUntil(() => textOf(view).includes('Call the clinic'), 'no plan');
        await expect(view).to.be.accessible();
        await expect((await show({ ...list, students: [] })).view).to.be.accessible();
        await expect((await show(new ProblemError('internal', 500))).view).to.be.accessible();
      });

      for (const state of ['running', 'held', 'failed', 'unavailable', 'never'] as const) {
        it(`passes axe while the list is ${state}`, async () => {
          const roster = rosterOf(state, { count: 40, read: 12, canCancel: true, error: 'busy' });
          const { view } = await show({ ...list, namesWithheld: true, roster });
          await expect(view).to.be.accessible();
        });
      }
    });
  }

  describe('what a student shares', () => {
    before(() => useMessages('en', 'class'));

    it('U28: shows reflections and evidence as the student wrote them, with a way to the file', async () => {
      const { view } = await show(list, { params: { personId: MAYA } });
      await waitUntil(() => textOf(view).includes('My seam held.'), 'no reflection');
      const text = textOf(view);
      expect(text).to.contain('On the goal “Learn to weld”').and.contain('Grade 8');
      expect(text).to.contain('My first seam').and.contain('Save gate.pdf');
      expect(findAll(view, 'ilp-student-portfolio textarea')).to.have.length(0);
    });
  });

  describe('the list', () => {
    before(() => useMessages('en', 'class', 'copies'));

    it('F54: shows a line a student with focus goal, last move and what to read', async () => {
      const [maya, noah] = lines((await show()).view).map(textOf);
      expect(maya).to.contain('Shadow a nurse').and.contain('Needs a look');
      expect(maya).to.contain('1 answer to read').and.contain('Last move');
      expect(noah).to.contain('No focus goal yet').and.contain('Not started');
    });

    it('B11: is one tab stop; arrow keys, Home and End move along it', async () => {
      const { view } = await show();
      expect(lines(view).map((line) => line.tabIndex)).to.deep.equal([0, -1]);
      lines(view)[0]!.focus();
      press(lines(view)[0]!, 'ArrowDown');
      await waitUntil(() => focused(view) === 1, 'did not move down');
      expect(lines(view).map((line) => line.tabIndex)).to.deep.equal([-1, 0]);
      press(lines(view)[1]!, 'Home');
      await waitUntil(() => focused(view) === 0, 'did not move to the first');
    });

    it('opens a plan at the side, moves focus there, and comes back to the line', async () => {
      const { view } = await show();
      view.params = { personId: MAYA };
      await waitUntil(() => textOf(view).includes('Call the clinic'), 'no plan');
      expect(findAll(view, 'h2:focus')).to.have.length(1);
      expect(lines(view)[0]!.getAttribute('aria-current')).to.equal('true');
      view.params = {};
      await waitUntil(() => focused(view) === 0, 'focus did not come back');
    });

    it('finds a student by name in a large class', async () => {
      const students = Array.from({ length: 30 }, (_, index) => ({
        ...list.students[0]!,
        personId: `019a0000-0000-7000-8000-0000000001${String(index).padStart(2, '0')}`,
        name: `Student ${String(index)}`,
      }));
      const { view } = await show({ ...list, students });
      const input = find<HTMLInputElement>(view, 'input');
      input.value = 'student 17';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await waitUntil(() => lines(view).length === 1, 'not filtered');
    });
  });

  describe('sections', () => {
    before(() => useMessages('en', 'class'));
    afterEach(() => forgetGroup());
    const sectioned: ClassList = { ...list, groups: groupsOf(MAYA, NOAH) };
    const names = (view: IlpClassView) => lines(view).map((line) => textOf(line).slice(0, 4));

    it('LTI-C18: show one section alone, count it, and show everybody again', async () => {
      const { view } = await show(sectioned);
      await expect(view).to.be.accessible();
      expect(groupChoices(view)).to.deep.equal(['The whole class', 'Period 3', 'Period 5']);
      await chooseGroup(view, 'Period 5');
      expect(names(view)).to.deep.equal(['Noah']);
      expect(textOf(view)).to.contain('1 student ·');
      await chooseGroup(view, 'The whole class');
      expect(names(view)).to.deep.equal(['Maya', 'Noah']);
    });

    it('LTI-C18: the choice holds on the next page, unless its section is gone', async () => {
      await chooseGroup((await show(sectioned)).view, 'Period 5');
      expect(names((await show(sectioned)).view)).to.deep.equal(['Noah']);
      expect(names((await show(list)).view)).to.deep.equal(['Maya', 'Noah']);
    });

    it('LTI-C18: without sections there is no choice', async () => {
      expect(groupChoices((await show()).view)).to.deep.equal([]);
    });
  });

  describe('where it comes from', () => {
    before(() => useMessages('en', 'class', 'copies'));

    it('loads the list again and shows it when it has arrived', async () => {
      const { api, view } = await show(
        { ...list, students: [], roster: rosterOf('never') },
        { answers: { 'POST /class/refresh': rosterOf('running') } },
      );
      find(view, 'ilp-empty-state button').click();
      await waitUntil(() => textOf(view).includes('Loading the list'), 'no word of it');
      api.answers['GET /class'] = list;
      await waitUntil(() => findAll(view, 'ilp-class-list').length === 1, 'not loaded', {
        timeout: 4_000,
      });
      await settled(view);
      expect(textOf(view)).to.contain('Updated');
    });

    it('says why a list is old, and that names are withheld', async () => {
      const roster = rosterOf('failed', { syncedAt: '2026-11-01T08:00:00Z', error: 'not-allowed' });
      const text = textOf((await show({ ...list, roster, namesWithheld: true })).view);
      expect(text).to.contain('We show the last one').and.contain('Ask your LMS administrator');
      expect(text).to.contain('keeps names private');
    });

    it('R8: asks which list is right when it lost half its people', async () => {
      const held = rosterOf('held', { syncedAt: '2026-11-01T08:00:00Z', count: 28, read: 3 });
      const { api, view } = await show(
        { ...list, roster: held },
        { answers: { 'POST /class/roster/settle': rosterOf('done', { count: 28 }) } },
      );
      expect(textOf(view)).to.contain('now lists 3 people').and.contain('it was 28');
      const [keep, take] = findAll(view, '.notice button');
      expect(textOf(take!)).to.equal('Use the new list');
      keep!.click();
      await waitUntil(() => !textOf(view).includes('now lists 3'), 'still asked');
      expect(api.calls).to.include('POST /class/roster/settle');
      expect(api.bodies).to.deep.include({ choice: 'old' });
    });

    it('U13: shows how many have been read, and stops when asked to', async () => {
      const running = rosterOf('running', { count: 40, read: 12, canCancel: true });
      const { view } = await show(
        { ...list, roster: running },
        { answers: { 'POST /class/roster/cancel': rosterOf('done', { count: 40 }) } },
      );
      expect(textOf(view)).to.contain('12 people so far').and.contain('12 of 40');
      find(view, '.spread button').click();
      await waitUntil(() => textOf(view).includes('Refresh list'), 'not stopped');
      expect(findAll(view, 'ilp-progress')).to.have.length(0);
    });
  });

  it('U14: shows what the OneRoster file says of the student, and nothing where it says nothing', async () => {
    await useMessages('en', 'class');
    const open = async (sis: StudentPlan['sis']) => {
      const { view } = await show(list, {
        params: { personId: MAYA },
        answers: { [`GET /class/${MAYA}`]: { ...plan, sis } },
      });
      await waitUntil(() => textOf(view).includes('Call the clinic'), 'no plan');
      return { view, facts: findAll(view, '.facts > div').map(textOf) };
    };
    const whole = await open(plan.sis);
    expect(whole.facts).to.deep.equal([
      'School Riverbend Middle School',
      'Grade 8',
      'Guardians Ngozi Okafor 1 guardian in the file, without a name here',
    ]);
    expect(textOf(whole.view)).to.contain('From the OneRoster file of Nov 20, 2026');
    const some = await open({ ...plan.sis!, schoolName: null, guardians: null });
    expect(some.facts).to.deep.equal(['Grade 8']);
    const none = await open(null);
    expect(none.facts).to.deep.equal([]);
    expect(textOf(none.view)).not.to.contain('OneRoster');
  });

  describe('without a course', () => {
    before(() => useMessages('en', 'class', 'copies'));

    it('says where to open Pathlight', async () => {
      const { view } = await show(new ProblemError('forbidden', 403));
      expect(textOf(view)).to.contain('Open Pathlight from a course');
    });
  });

  describe('a plan', () => {
    before(() => useMessages('en', 'class', 'copies'));

    it('F62: shows goals with small steps, tagged work and its score', async () => {
      const { view } = await show(list, { params: { personId: MAYA } });
      await waitUntil(() => textOf(view).includes('Call the clinic'), 'no plan');
      const text = textOf(find(view, 'ilp-student-view'));
      expect(text).to.contain('Done: Call the clinic').and.contain('Still to do: Pick a day');
      expect(text).to.contain('9 of 10').and.contain('Helps me because it makes me plan');
      expect(find(find(view, 'ilp-student-view'), 'li a').getAttribute('href')).to.match(
        /assignments\/.*a1\?student=.*b1$/,
      );
    });
  });
});
