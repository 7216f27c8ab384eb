import { expect, html, waitUntil } from '@open-wc/testing';
import type { ClassList } from '#contracts/class.js';
import type { SessionDetails } from '#components/api/session.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/class/ilp-class-view.js';
import type { IlpClassView } from '#components/class/ilp-class-view.js';
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
const OTHER = '019a0000-0000-7000-8000-0000000000c2';
const PUT = 'PUT /class/together';

const classWith = (isShown: boolean): ClassList => ({
  courseTitle: 'Careers: Section 1',
  namesWithheld: false,
  roster: {
    ...{ state: 'done', syncedAt: '2026-11-20T15:00:00Z', count: 2, read: null },
    ...{ canCancel: false, error: null },
  },
  students: [],
  taught: [{ id: OTHER, title: 'Careers: Section 2', isShown }],
});

async function show(answers: Answers) {
  const api = fakeApi(answers);
  const view = await viewFixture<IlpClassView>(
    html`<ilp-class-view .api=${api} .session=${teacher}></ilp-class-view>`,
    teacher,
  );
  return { api, view, part: find(view, 'ilp-together') };
}

async function openDialog(part: HTMLElement): Promise<HTMLDialogElement> {
  find(part, 'button').click();
  const dialog = find<HTMLDialogElement>(part, 'dialog');
  await waitUntil(() => dialog.open, 'not open');
  return dialog;
}

const save = (part: HTMLElement) => find(part, 'button.primary').click();

describe('<ilp-together>', () => {
  for (const locale of ['en', 'es'] as const) {
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'class'));
      after(() => useMessages('en', 'class'));

      it('passes axe closed and open', async () => {
        const { view, part } = await show({ 'GET /class': classWith(true) });
        await expect(view).to.be.accessible();
        await openDialog(part);
        await expect(view).to.be.accessible();
      });
    });
  }

  describe('joining courses', () => {
    before(() => useMessages('en', 'class'));

    it('LTI-C19: a teacher shows another course together with this one, and undoes it', async () => {
      const toasts: Toast[] = [];
      const stop = onToast((toast) => toasts.push(toast));
      const { api, part } = await show({ 'GET /class': classWith(false), [PUT]: {} });
      const dialog = await openDialog(part);
      find<HTMLInputElement>(part, 'input[type=checkbox]').click();
      api.answers['GET /class'] = classWith(true);
      save(part);
      await waitUntil(() => textOf(part).includes('together with Careers: Section 2'), 'not said');
      expect(dialog.open).to.equal(false);
      api.answers['GET /class'] = classWith(false);
      await toasts[0]!.undo?.();
      await waitUntil(() => !textOf(part).includes('together with Careers'), 'not undone');
      const sent = api.bodies.filter((_, index) => api.calls[index] === PUT);
      expect(sent).to.deep.equal([{ courseIds: [OTHER] }, { courseIds: [] }]);
      stop();
    });

    it('LTI-C19: a refusal is said in the dialog, which stays', async () => {
      const refused = new ProblemError('internal', 500);
      const { part } = await show({ 'GET /class': classWith(false), [PUT]: refused });
      const dialog = await openDialog(part);
      save(part);
      await waitUntil(() => findAll(part, '[role=alert]').length === 1, 'silent');
      expect(dialog.open).to.equal(true);
    });

    it('LTI-C19: who teaches one course is asked nothing', async () => {
      const { part } = await show({ 'GET /class': { ...classWith(false), taught: undefined } });
      expect(textOf(part)).to.equal('');
    });
  });
});
