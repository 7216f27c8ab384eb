import { expect, html, waitUntil } from '@open-wc/testing';
import type { AttachOptions } from '#contracts/assignments.js';
import { Drafts } from '#components/api/drafts.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/assignments/ilp-attach-view.js';
import type { IlpAttachView } from '#components/assignments/ilp-attach-view.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import {
  type Answers,
  fakeApi,
  find,
  findAll,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';
import { ASSIGNMENT_ID, teacherSession } from './samples.js';

const options: AttachOptions = { isOpen: true, canGrade: true, reusable: [] };
const post = {
  action: 'http://lms.localhost:4000/deep-link/return',
  fields: { JWT: 'signed', data: 'kept' },
};

async function show(loaded: AttachOptions | Error = options, answers: Answers = {}) {
  const api = fakeApi({
    'GET /assignments/attach': loaded,
    'POST /assignments/attach': post,
    'POST /assignments/attach/cancel': post,
    ...answers,
  });
  const sent: HTMLFormElement[] = [];
  const view = await viewFixture<IlpAttachView>(
    html`<ilp-attach-view
      .api=${api}
      .session=${teacherSession}
      .drafts=${new Drafts(teacherSession.personId)}
      .submit=${(form: HTMLFormElement) => sent.push(form)}
    ></ilp-attach-view>`,
    teacherSession,
  );
  return { api, view, sent };
}

const template = (view: IlpAttachView, index: number) =>
  findAll(find(view, 'ilp-template-picker'), 'button')[index]!;

async function choose(view: IlpAttachView, index: number): Promise<void> {
  template(view, index).click();
  await view.updateComplete;
  await find<IlpField>(view, 'ilp-draft-form').updateComplete;
  await waitUntil(() => findAll(view, 'textarea').length > 1, 'no form');
}

function type(field: Element, text: string): void {
  const control = find<HTMLInputElement>(field, 'input, textarea');
  control.value = text;
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

const prompts = (view: IlpAttachView) =>
  findAll<IlpField>(find(view, 'ilp-prompt-list'), 'ilp-field').map((field) => field.value);

const submit = (view: IlpAttachView) => find(view, 'button[type=submit]').click();

describe('<ilp-attach-view>', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(() => document.querySelectorAll('body > form').forEach((form) => form.remove()));

  for (const locale of ['en', 'es'] as const) {
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'assignments'));
      after(() => useMessages('en', 'assignments'));

      it('passes axe at the start, in the form, in the preview and when closed', async () => {
        const reusable = [{ id: ASSIGNMENT_ID, title: 'Last month' }];
        const { view } = await show({ ...options, reusable });
        await expect(view).to.be.accessible();
        await choose(view, 0);
        await expect(view).to.be.accessible();
        find(view, '#preview').click();
        await view.updateComplete;
        await expect(view).to.be.accessible();
        const closed = await show({ ...options, isOpen: false });
        await expect(closed.view).to.be.accessible();
      });
    });
  }

  describe('making one', () => {
    before(() => useMessages('en', 'assignments'));

    it('B3: takes two clicks from a template to the course, with no gradebook column', async () => {
      const { api, view, sent } = await show();
      await choose(view, 0);
      submit(view);
      await waitUntil(() => sent.length === 1, 'nothing sent');
      const body = api.bodies.at(-1) as { title: string; blocks: unknown[]; grading: string };
      expect(body).to.include({ title: 'Goal check-in', grading: 'none', maxPoints: null });
      expect(body.blocks).to.have.length(3);
    });

    it('posts the LMS its form from the page itself', async () => {
      const { view, sent } = await show();
      await choose(view, 0);
      submit(view);
      await waitUntil(() => sent.length === 1, 'nothing sent');
      const [form] = sent;
      expect(form!.parentElement === document.body).to.equal(true);
      expect([form!.method, form!.action, form!.target]).to.deep.equal(['post', post.action, '']);
      expect(Object.fromEntries(new FormData(form))).to.deep.equal(post.fields);
    });

    it('sends points and a due date when the teacher asks for them', async () => {
      const { api, view, sent } = await show();
      await choose(view, 1);
      find(view, 'input[value=points]').click();
      await find<IlpField>(view, 'ilp-draft-form').updateComplete;
      type(find(view, '[name=points]'), '25');
      type(find(view, '[name=due]'), '2026-12-01');
      submit(view);
      await waitUntil(() => sent.length === 1, 'nothing sent');
      expect(api.bodies.at(-1)).to.include({ grading: 'points', maxPoints: 25 });
    });

    it('names what is missing and sends nothing', async () => {
      const { api, view } = await show();
      await choose(view, 3);
      submit(view);
      await waitUntil(() => textOf(view).includes('Give it a title.'), 'no fault shown');
      expect(textOf(view)).to.contain('Write at least one question.');
      expect(api.calls).to.deep.equal(['GET /assignments/attach']);
      await expect(view).to.be.accessible();
    });

    it('keeps everything the teacher wrote when adding fails, also over a reload', async () => {
      const first = await show(options, {
        'POST /assignments/attach': new ProblemError('lms-unavailable', 502),
      });
      await choose(first.view, 0);
      type(find(first.view, '[name=title]'), 'My own title');
      submit(first.view);
      await waitUntil(() => textOf(first.view).includes('It was not added'), 'no word of it');
      expect(find<IlpField>(first.view, '[name=title]').value).to.equal('My own title');
      const { view } = await show();
      expect(find<IlpField>(view, '[name=title]').value).to.equal('My own title');
    });

    it('adds one of the course once more, and can be left without adding', async () => {
      const { api, view, sent } = await show({
        ...options,
        reusable: [{ id: ASSIGNMENT_ID, title: 'Last month' }],
      });
      find(find(view, 'ilp-reuse-picker'), 'button').click();
      await waitUntil(() => sent.length === 1, 'nothing sent');
      expect(api.bodies.at(-1)).to.deep.equal({ assignmentId: ASSIGNMENT_ID });

      const other = await show();
      findAll(other.view, 'button').at(-1)!.click();
      await waitUntil(() => other.sent.length === 1, 'nothing sent');
      expect(other.api.calls.at(-1)).to.equal('POST /assignments/attach/cancel');
    });
  });

  describe('questions', () => {
    before(() => useMessages('en', 'assignments'));

    it('move by Alt and an arrow key, and focus goes with them', async () => {
      const { view } = await show();
      await choose(view, 0);
      const [first, second] = prompts(view);
      find(find(view, 'ilp-prompt-list'), 'textarea').dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 'ArrowDown',
          altKey: true,
          bubbles: true,
          composed: true,
        }),
      );
      await view.updateComplete;
      await waitUntil(() => prompts(view)[0] === second, 'not moved');
      expect(prompts(view)[1]).to.equal(first);
    });

    it('are added and removed by buttons', async () => {
      const { view } = await show();
      await choose(view, 0);
      const list = find<IlpField>(view, 'ilp-prompt-list');
      findAll(list, 'button').at(-1)!.click();
      await waitUntil(() => prompts(view).length === 4, 'not added');
      find(list, '[aria-label="Remove question 1"]').click();
      await waitUntil(() => prompts(view).length === 3, 'not removed');
    });
  });
});
