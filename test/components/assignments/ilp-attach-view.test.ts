import { expect, html, waitUntil } from '@open-wc/testing';
import type { AttachOptions, NewAttachment } from '#contracts/attach.js';
import { Drafts } from '#components/api/drafts.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/assignments/ilp-attach-view.js';
import type { IlpAttachView } from '#components/assignments/ilp-attach-view.js';
import { useTimeZone } from '#components/i18n/format.js';
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

const options: AttachOptions = {
  ...{ isOpen: true, isAnswered: false, takesTools: true, takesSeveral: true, canGrade: true },
  ...{ isMadeAtOnce: false, datesTaken: 'all', reusable: [], notSeen: [] },
};
const lost = {
  id: '0193a5c6-0000-7000-8000-000000000009',
  ...{ kind: 'goal' as const, title: 'Write a goal', madeAt: '2026-11-20T10:00:00.000Z' },
};
const post = {
  action: 'http://lms.localhost:4000/deep-link/return',
  fields: { JWT: 'signed', data: 'kept' },
};

async function show(loaded: AttachOptions | Error = options, answers: Answers = {}) {
  const api = fakeApi({
    'GET /attach': loaded,
    'GET /ready-activities?limit=6': { total: 0, items: [] },
    'POST /attach': post,
    'POST /attach/cancel': post,
    'POST /attach/again': post,
    'GET /careers?query=nurse&limit=6': {
      total: 1,
      items: [{ code: '29-1141.00', title: 'Registered Nurses' }],
    },
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

async function waitUntilFound(view: IlpAttachView, selector: string): Promise<HTMLElement> {
  const isDrawn = () =>
    findAll(view, selector).some((found) => found.shadowRoot === null || textOf(found) !== '');
  await waitUntil(isDrawn, `no ${selector}`);
  return find(view, selector);
}

const prompts = (view: IlpAttachView) =>
  findAll<IlpField>(find(view, 'ilp-prompt-list'), 'ilp-field').map((field) => field.value);

const lastBody = (api: { bodies: unknown[] }) => api.bodies.at(-1) as NewAttachment;
/** What went to the server about the only reflection. */
function sentReflection(api: { bodies: unknown[] }) {
  const [item] = lastBody(api).items;
  if (item?.type !== 'reflection') throw new Error('No reflection was sent.');
  return item;
}

const activity = (view: IlpAttachView, index: number) =>
  findAll(find(view, 'ilp-activity-picker'), 'button')[index]!;

const addButton = (view: IlpAttachView) =>
  findAll(view, 'button').find((button) => textOf(button).includes('Add to course'))!;

const submit = (view: IlpAttachView) => find(view, 'button[type=submit]').click();

describe('<ilp-attach-view>', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(() => document.querySelectorAll('body > form').forEach((form) => form.remove()));

  for (const locale of ['en', 'es'] as const) {
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'assignments', 'ready'));
      after(() => useMessages('en', 'assignments', 'ready'));

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
    before(() => useMessages('en', 'assignments', 'ready'));

    it('B3: takes two clicks from a template to the course, with no gradebook column', async () => {
      const { api, view, sent } = await show();
      await choose(view, 0);
      submit(view);
      await waitUntil(() => sent.length === 1, 'nothing sent');
      const { reflection } = sentReflection(api);
      expect(reflection).to.include({ title: 'Goal check-in', grading: 'none', maxPoints: null });
      expect(reflection.blocks).to.have.length(3);
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

    it('F61: sends the last minute of the day that was chosen, by the district’s clock', async () => {
      useTimeZone('Pacific/Honolulu');
      try {
        const { api, view, sent } = await show();
        await choose(view, 1);
        type(await waitUntilFound(view, '[name=due]'), '2026-12-01');
        submit(view);
        await waitUntil(() => sent.length === 1, 'nothing sent');
        expect(sentReflection(api).dates?.dueAt).to.equal('2026-12-02T09:59:00.000Z');
      } finally {
        useTimeZone(undefined);
      }
    });

    it('sends points and a due date when the teacher asks for them', async () => {
      const { api, view, sent } = await show();
      await choose(view, 1);
      find(view, 'input[value=points]').click();
      await find<IlpField>(view, 'ilp-draft-form').updateComplete;
      type(await waitUntilFound(view, '[name=points]'), '25');
      type(find(view, '[name=due]'), '2026-12-01');
      submit(view);
      await waitUntil(() => sent.length === 1, 'nothing sent');
      const { reflection, dates } = sentReflection(api);
      expect(reflection).to.include({ grading: 'points', maxPoints: 25 });
      expect(dates?.dueAt).to.equal(new Date('2026-12-01T23:59:00').toISOString());
    });

    it('names what is missing and sends nothing', async () => {
      const { api, view } = await show();
      await choose(view, 3);
      submit(view);
      await waitUntil(() => textOf(view).includes('Give it a title.'), 'no fault shown');
      expect(textOf(view)).to.contain('Write at least one question.');
      expect(api.calls.filter((call) => !call.startsWith('GET'))).to.deep.equal([]);
      await expect(view).to.be.accessible();
    });

    it('keeps everything the teacher wrote when adding fails, also over a reload', async () => {
      const first = await show(options, {
        'POST /attach': new ProblemError('lms-unavailable', 502),
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
      expect(lastBody(api).items).to.deep.equal([{ type: 'reuse', assignmentId: ASSIGNMENT_ID }]);

      const other = await show();
      findAll(other.view, 'button').at(-1)!.click();
      await waitUntil(() => other.sent.length === 1, 'nothing sent');
      expect(other.api.calls.at(-1)).to.equal('POST /attach/cancel');
    });
  });

  describe('activities', () => {
    before(() => useMessages('en', 'assignments', 'ready'));

    it('go together with a reflection, without a grade unless one is asked for', async () => {
      const { api, view, sent } = await show();
      activity(view, 0).click();
      activity(view, 4).click();
      await view.updateComplete;
      const field = await waitUntilFound(view, '[name=career]');
      type(field, 'nurse');
      await waitUntil(() => textOf(view).includes('Registered Nurses'), 'no career');
      activity(view, 6).click();
      await choose(view, 0);
      await expect(view).to.be.accessible();
      submit(view);
      await waitUntil(() => sent.length === 1, 'nothing sent');
      const { items } = lastBody(api);
      expect(items.map(({ type: kind }) => kind)).to.deep.equal([
        ...['activity', 'activity', 'reflection'],
      ]);
      expect(items[1]).to.deep.include({ type: 'activity' });
      expect(JSON.stringify(items[1])).to.contain('29-1141.00');
    });

    it('replace each other where the course takes one thing', async () => {
      const { api, view, sent } = await show({ ...options, takesSeveral: false });
      await choose(view, 0);
      activity(view, 0).click();
      await waitUntil(() => findAll(view, 'ilp-draft-form').length === 0, 'still there');
      activity(view, 1).click();
      await view.updateComplete;
      addButton(view).click();
      await waitUntil(() => sent.length === 1, 'nothing sent');
      expect(lastBody(api).items).to.have.length(1);
    });

    it('say what is wrong in place: no title, points, an end before its start', async () => {
      const { api, view } = await show();
      activity(view, 1).click();
      await waitUntilFound(view, 'ilp-activity-settings');
      type(await waitUntilFound(view, '[name=title]'), ' ');
      find<HTMLInputElement>(view, 'input[value=points]').click();
      type(await waitUntilFound(view, '[name=points]'), '101');
      type(await waitUntilFound(view, '[name=availableFrom]'), '2026-12-02');
      type(await waitUntilFound(view, '[name=availableUntil]'), '2026-12-01');
      addButton(view).click();
      await waitUntil(() => textOf(view).includes('Give it a title.'), 'no fault shown');
      expect(textOf(view)).to.contain('Use a whole number from 1 to 100.');
      expect(textOf(view)).to.contain('The end must not be before the start.');
      expect(api.calls.filter((call) => !call.startsWith('GET'))).to.deep.equal([]);
      await expect(view).to.be.accessible();
    });

    it('ask for no column where there is no gradebook, whatever a kept draft says', async () => {
      const first = await show();
      await choose(first.view, 0);
      find(first.view, 'input[value=points]').click();
      await first.view.updateComplete;
      const { api, view, sent } = await show({ ...options, canGrade: false });
      submit(view);
      await waitUntil(() => sent.length === 1, 'nothing sent');
      expect(sentReflection(api).reflection).to.include({ grading: 'none', maxPoints: null });
    });
  });

  describe('what does not arrive', () => {
    before(() => useMessages('en', 'assignments', 'ready'));

    it('is tried again under the same key, until it is changed', async () => {
      const answers = { 'POST /attach': new ProblemError('lms-unavailable', 502) };
      const { api, view } = await show(options, answers);
      await choose(view, 0);
      for (const times of [1, 2]) {
        submit(view);
        await waitUntil(() => api.bodies.filter(Boolean).length === times, 'not sent');
        await waitUntil(() => !find<HTMLButtonElement>(view, 'button[type=submit]').disabled, '');
      }
      type(find(view, '[name=title]'), 'Another title');
      submit(view);
      await waitUntil(() => api.bodies.filter(Boolean).length === 3, 'not sent');
      const [first, second, third] = api.bodies.filter(Boolean) as NewAttachment[];
      expect(first!.key).to.equal(second!.key);
      expect(first!.key).not.to.equal(third!.key);
    });

    it('is offered again in the next visit', async () => {
      const { api, view, sent } = await show({ ...options, notSeen: [lost] });
      await expect(view).to.be.accessible();
      find(find(view, 'ilp-not-seen'), 'button').click();
      await waitUntil(() => sent.length === 1, 'nothing sent');
      expect(lastBody(api).items).to.deep.equal([{ type: 'placed', placementId: lost.id }]);
    });

    it('can be handed over again by who comes back, or never left', async () => {
      const answered = { ...options, isOpen: false, isAnswered: true, notSeen: [lost] };
      const { api, view, sent } = await show(answered);
      expect(textOf(view)).to.contain('Nothing you made is lost.');
      await expect(view).to.be.accessible();
      find(view, 'button.primary').click();
      await waitUntil(() => sent.length === 1, 'nothing sent');
      expect(api.calls.at(-1)).to.equal('POST /attach/again');
      // The browser's own refusal to send the form.
      document.dispatchEvent(new Event('securitypolicyviolation'));
      await waitUntil(() => textOf(view).includes('Your course did not answer.'), 'no word of it');
    });

    it('says what to do where the course takes no tools', async () => {
      const { view } = await show({ ...options, takesTools: false });
      expect(textOf(view)).to.contain('This place in your course takes files or text only.');
    });
  });

  describe('questions', () => {
    before(() => useMessages('en', 'assignments', 'ready'));

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
