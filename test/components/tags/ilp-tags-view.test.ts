import { expect, html, waitUntil } from '@open-wc/testing';
import type { TagBoard } from '#contracts/tags.js';
import { ProblemError } from '#components/api/problem-error.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import '#components/tags/ilp-tags-view.js';
import type { IlpTagsView } from '#components/tags/ilp-tags-view.js';
import { forgetGroup } from '#components/shared/group-filter.js';
import { chooseGroup, groupsOf } from '../support/groups.js';
import {
  type Answers,
  fakeApi,
  find,
  findAll,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const NURSE = '019a0000-0000-7000-8000-0000000000f1';
const WELD = '019a0000-0000-7000-8000-0000000000f2';

const board: TagBoard = {
  themes: { skill: ['mathematics', 'writing'], subject: ['physics'], cluster: ['finance'] },
  canListLineItems: true,
  listing: 'idle',
  classSize: 2,
  listingAt: null,
  items: [
    {
      key: 'ours-1',
      source: 'ours',
      title: 'Goal check-in',
      url: null,
      dueDate: '2026-12-01',
      goalIds: [NURSE],
      themes: [],
    },
    {
      key: 'course-1',
      source: 'course',
      title: 'Lab report',
      url: null,
      dueDate: null,
      goalIds: [],
      themes: [],
    },
  ],
  students: [
    {
      personId: '019a0000-0000-7000-8000-0000000000b1',
      name: 'Maya Lopez',
      goals: [{ id: NURSE, title: 'Shadow a nurse', isFocus: true }],
    },
    {
      personId: '019a0000-0000-7000-8000-0000000000b2',
      name: 'Noah Kim',
      goals: [{ id: WELD, title: 'Learn to weld', isFocus: false }],
    },
  ],
};

async function show(loaded: TagBoard | Error = board, answers: Answers = {}) {
  const api = fakeApi({ 'GET /tags': loaded, ...answers });
  const view = await viewFixture<IlpTagsView>(html`<ilp-tags-view .api=${api}></ilp-tags-view>`);
  return { api, view };
}

async function choose(view: IlpTagsView, index: number): Promise<void> {
  findAll(find(view, 'ilp-item-list'), 'button')[index]!.click();
  await view.updateComplete;
  await waitUntil(() => findAll(view, 'input[type=checkbox]').length > 0, 'no goals');
}

const boxes = (view: IlpTagsView) => findAll<HTMLInputElement>(view, 'input[type=checkbox]');

async function type(field: IlpField, text: string): Promise<void> {
  const control = find<HTMLInputElement>(field, 'input');
  control.value = text;
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await field.updateComplete;
}

describe('<ilp-tags-view>', () => {
  for (const locale of ['en', 'es'] as const) {
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'careers-data', 'tags'));
      after(() => useMessages('en', 'careers-data', 'tags'));

      it('passes axe before and after a choice, empty and after a failure', async () => {
        const { view } = await show();
        await expect(view).to.be.accessible();
        await choose(view, 0);
        await expect(view).to.be.accessible();
        await expect((await show({ ...board, items: [] })).view).to.be.accessible();
        await expect((await show({ ...board, students: [] })).view).to.be.accessible();
        await expect((await show(new ProblemError('internal', 500))).view).to.be.accessible();
      });
    });
  }

  describe('tagging', () => {
    before(() => useMessages('en', 'careers-data', 'tags'));

    it('B1: takes two clicks, the work and the goal', async () => {
      const { api, view } = await show(board, { [`PUT /tags/course-1/goals/${WELD}`]: undefined });
      await choose(view, 1);
      boxes(view)[1]!.click();
      await waitUntil(() => api.calls.length === 2, 'not sent');
      expect(api.calls[1]).to.equal(`PUT /tags/course-1/goals/${WELD}`);
      expect(textOf(find(view, 'ilp-item-list'))).not.to.contain('No goals tagged');
    });

    it('U2: takes a tag back at once, with undo', async () => {
      const toasts: Toast[] = [];
      const stop = onToast((toast) => toasts.push(toast));
      const path = `/tags/ours-1/goals/${NURSE}`;
      const { api, view } = await show(board, {
        [`DELETE ${path}`]: undefined,
        [`PUT ${path}`]: undefined,
      });
      await choose(view, 0);
      expect(boxes(view).map((box) => box.checked)).to.deep.equal([true, false]);
      boxes(view)[0]!.click();
      await waitUntil(() => toasts.length === 1, 'no undo offered');
      await toasts[0]!.undo?.();
      stop();
      await view.updateComplete;
      expect(api.calls.at(-1)).to.equal(`PUT ${path}`);
      await waitUntil(() => boxes(view)[0]!.checked, 'not put back');
    });

    it('U15: puts the tick back and says why when the server refuses', async () => {
      const { view } = await show(board, {
        [`PUT /tags/ours-1/goals/${WELD}`]: new ProblemError('unavailable', 503),
      });
      await choose(view, 0);
      boxes(view)[1]!.click();
      await waitUntil(() => textOf(view).includes('The tag was not changed'), 'no word of it');
      expect(boxes(view)[1]!.checked).to.equal(false);
    });
  });

  describe('sections', () => {
    before(() => useMessages('en', 'careers-data', 'tags'));
    afterEach(() => forgetGroup());

    it('LTI-C18: show the goals of one section alone', async () => {
      const [maya, noah] = board.students.map(({ personId }) => personId);
      const { view } = await show({ ...board, groups: groupsOf(maya!, noah!) });
      await choose(view, 0);
      expect(boxes(view)).to.have.length(2);
      await chooseGroup(view, 'Period 5');
      expect(boxes(view).map(({ value }) => value)).to.deep.equal([WELD]);
      await expect(view).to.be.accessible();
    });
  });

  describe('course work', () => {
    before(() => useMessages('en', 'careers-data', 'tags'));

    it('takes a title and a link for work that no list shows, and opens it', async () => {
      const added = {
        key: 'typed-1',
        source: 'typed',
        title: 'Science fair',
        url: 'https://fair.example.org/',
        dueDate: null,
        goalIds: [],
        themes: [],
      };
      const { api, view } = await show(board, { 'POST /tags/items': added });
      await type(find<IlpField>(view, '[name=title]'), 'Science fair');
      await type(find<IlpField>(view, '[name=url]'), 'javascript:alert(1)');
      find(view, 'button[type=submit]').click();
      await waitUntil(() => textOf(view).includes('Start the link with https'), 'took a script');
      await type(find<IlpField>(view, '[name=url]'), 'https://fair.example.org/');
      find(view, 'button[type=submit]').click();
      await waitUntil(() => textOf(view).includes('Goals that Science fair helps'), 'not added');
      expect(api.bodies.at(-1)).to.deep.equal({
        title: 'Science fair',
        url: 'https://fair.example.org/',
        dueDate: null,
      });
    });

    it('asks the LMS again, and says so where it does not show its work', async () => {
      const asking: TagBoard = { ...board, items: [], listing: 'asking' };
      const { api, view } = await show({ ...board, items: [] }, { 'POST /tags/refresh': asking });
      api.answers['GET /tags'] = board;
      find(view, '.sides button.small').click();
      await waitUntil(() => textOf(view).includes('Asking your LMS'), 'no word of it');
      await waitUntil(() => textOf(view).includes('Lab report'), 'not loaded', { timeout: 4_000 });
      expect(api.calls.slice(1)).to.deep.equal(['POST /tags/refresh', 'GET /tags']);
      const listingAt = '2026-10-14T15:04:00Z';
      const done = await show({ ...board, listingAt });
      expect(textOf(done.view)).to.match(/Read from your LMS on .*Oct.* at .*:04/);
      const failed = await show({ ...board, listing: 'failed', listingAt });
      expect(textOf(failed.view)).to.contain('did not give us its course work');
      expect(textOf(failed.view)).to.match(/Tried on .*Oct.* at .*:04/);
      expect(textOf(failed.view)).not.to.contain('Read from your LMS');
      const closed = await show({ ...board, canListLineItems: false });
      expect(textOf(closed.view)).to.contain('does not show its course work');
    });
  });

  describe('what work trains', () => {
    before(() => useMessages('en', 'careers-data', 'tags'));

    it('B2: is said in two clicks, shown at once, and taken back by one', async () => {
      const path = '/tags/course-1/themes/skill/mathematics';
      const { api, view } = await show(board, { [`PUT ${path}`]: {}, [`DELETE ${path}`]: {} });
      const chip = () =>
        find<HTMLButtonElement>(
          view,
          'button',
          findAll<HTMLButtonElement>(find(view, 'ilp-theme-picker'), 'button').filter(
            (one) => textOf(one) === 'Mathematics',
          ),
        );
      find<HTMLButtonElement>(
        view,
        'button',
        findAll<HTMLButtonElement>(view, 'button').filter((one) =>
          textOf(one).startsWith('Lab report'),
        ),
      ).click();
      await waitUntil(() => findAll(view, 'ilp-theme-picker').length > 0);
      await find<IlpTagsView>(view, 'ilp-theme-picker').updateComplete;
      await expect(view).to.be.accessible();
      chip().click();
      await waitUntil(() => chip().getAttribute('aria-pressed') === 'true');
      chip().click();
      await waitUntil(() => chip().getAttribute('aria-pressed') === 'false');
      expect(api.calls.slice(-2)).to.deep.equal([`PUT ${path}`, `DELETE ${path}`]);
    });
  });

  it('D4: says how many have a goal here, by the rule of small figures', async () => {
    await useMessages('en', 'careers-data', 'tags');
    const goalOf = (at: number) =>
      `019a0000-0000-7000-8000-0000000001${String(at).padStart(2, '0')}`;
    const students = Array.from({ length: 11 }, (_, at) => ({
      ...{ personId: goalOf(at).replace('00000001', '00000002'), name: `Student ${at}` },
      goals: [{ id: goalOf(at), title: `Goal ${at}`, isFocus: false }],
    }));
    const [first, ...others] = board.items;
    const shown = async (tied: number, classSize: number) => {
      const goalIds = students.slice(0, tied).flatMap(({ goals }) => goals.map(({ id }) => id));
      const items = [{ ...first!, goalIds }, ...others];
      const { view } = await show({ ...board, items, students, classSize });
      await choose(view, 0);
      return textOf(find(view, 'section p[role=status]'));
    };
    expect(await shown(11, 24)).to.equal('11 students have a goal here.');
    expect(await shown(9, 24)).to.equal('Fewer than 10 students have a goal here.');
    expect(await shown(11, 20)).to.equal('11 or more students have a goal here.');
    expect(await shown(11, 19)).to.contain('from 20 students in the class on');
    expect(await shown(0, 24)).to.equal('No student has a goal here yet.');
  });

  it('D4: the number follows a tick at once', async () => {
    await useMessages('en', 'careers-data', 'tags');
    const { view } = await show(board, { [`PUT /tags/course-1/goals/${NURSE}`]: {} });
    await choose(view, 1);
    expect(textOf(view)).to.contain('No student has a goal here yet.');
    boxes(view)[0]!.click();
    await waitUntil(() => textOf(view).includes('from 20 students in the class on'));
  });
});
