import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { CourseCopy } from '#contracts/course-copy.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/copies/ilp-course-copy.js';
import type { IlpCourseCopy } from '#components/copies/ilp-course-copy.js';
import '#components/copies/ilp-not-ready-view.js';
import type { IlpNotReadyView } from '#components/copies/ilp-not-ready-view.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';
import { ASKED, COPIED, FRESH, NO_COPY } from './samples.js';

interface Options {
  answered?: unknown;
  answers?: boolean;
  lasting?: boolean;
}

async function show(copy: unknown, options: Options = {}) {
  const { answered = COPIED, answers = true, lasting = false } = options;
  const api = fakeApi({ 'GET /course-copy': copy, 'PUT /course-copy': answered });
  const element = await fixture<IlpCourseCopy>(
    html`<ilp-course-copy .api=${api} ?answers=${answers} ?lasting=${lasting}></ilp-course-copy>`,
  );
  await waitUntil(() => api.calls.length > 0);
  await element.updateComplete;
  return { api, element };
}

const button = (element: Element, words: string) => {
  const found = findAll<HTMLButtonElement>(element, 'button').filter(
    (each) => textOf(each) === words,
  );
  return find<HTMLButtonElement>(element, words, found);
};

const press = async (element: IlpCourseCopy, words: string) => {
  button(element, words).click();
  await new Promise((done) => setTimeout(done));
  await element.updateComplete;
};

const sent = (api: ReturnType<typeof fakeApi>) => api.bodies.filter((body) => body !== undefined);

describe('<ilp-course-copy>', () => {
  for (const locale of ['en', 'es'] as const) {
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'copies'));
      after(() => useMessages('en', 'copies'));

      it('passes axe with the question, each answer, its dialog and a failure', async () => {
        await expect((await show(ASKED)).element).to.be.accessible();
        for (const copy of [COPIED, FRESH]) {
          const { element } = await show(copy, { lasting: true });
          await expect(element).to.be.accessible();
          findAll(element, 'button')[0]!.click();
          await element.updateComplete;
          await expect(element).to.be.accessible();
          // Only one dialog is ever open on a page.
          element.remove();
        }
        await expect((await show(new ProblemError('internal', 500))).element).to.be.accessible();
        const page = await viewFixture<IlpNotReadyView>(
          html`<ilp-not-ready-view></ilp-not-ready-view>`,
        );
        await expect(page).to.be.accessible();
      });
    });
  }

  describe('the question', () => {
    before(() => useMessages('en', 'copies'));

    it('LTI-C10: shows what would come, and that nothing of a student does', async () => {
      const { element } = await show(ASKED);
      const text = textOf(element);
      expect(text).to.contain('a copy of “English 9, last year”');
      expect(text).to.contain('No student work, score or comment comes along');
      expect(text).to.contain('What would come: 4 things');
      expect(findAll(element, 'li').map(textOf)).to.deep.equal([
        ...['Goal check-in', 'Look back', 'Write a goal', 'Essay one'],
      ]);
    });

    it('sends the answer once, says what was done, and puts focus there', async () => {
      const toasts: Toast[] = [];
      const stop = onToast((toast) => toasts.push(toast));
      const { api, element } = await show(ASKED);
      let heard = 0;
      element.addEventListener('ilp-copy-answered', () => (heard += 1));
      button(element, 'Copy into this course').click();
      await press(element, 'Copy into this course').catch(() => undefined);
      stop();
      expect(sent(api)).to.deep.equal([{ choice: 'copy' }]);
      expect(heard).to.equal(1);
      expect(toasts.map(({ text }) => text)).to.deep.equal(['4 things copied into this course']);
      const answer = find(element, '#answer');
      expect(textOf(answer)).to.contain('Copied from “English 9, last year” by Ana Ortiz');
      await waitUntil(() => answer.matches(':focus'));
    });

    it('keeps the question when sending fails', async () => {
      const { element } = await show(ASKED, { answered: new ProblemError('unavailable', 503) });
      await press(element, 'Start fresh');
      expect(find(element, '[role=alert]')).to.exist;
      expect(button(element, 'Start fresh').disabled).to.equal(false);
    });

    it('is put to nobody who may not answer, and not where there is none', async () => {
      expect(textOf((await show(ASKED, { answers: false })).element)).to.equal('');
      expect(textOf((await show(NO_COPY, { lasting: true })).element)).to.equal('');
      const nothingLeft: CourseCopy = { ...NO_COPY, source: ASKED.source };
      expect(textOf((await show(nothingLeft)).element)).to.equal('');
      expect(textOf((await show(COPIED)).element)).to.equal('');
    });

    it('offers to look again when it could not find out', async () => {
      const { api, element } = await show(new ProblemError('internal', 500));
      api.answers['GET /course-copy'] = ASKED;
      await press(element, 'Try again');
      await waitUntil(() => textOf(element).includes('What would come'));
    });
  });

  describe('a decision', () => {
    before(() => useMessages('en', 'copies'));

    it('LTI-C10: can be changed, with what goes and what stays, and changed back', async () => {
      const toasts: Toast[] = [];
      const stop = onToast((toast) => toasts.push(toast));
      const { api, element } = await show(COPIED, { lasting: true, answered: FRESH });
      await press(element, 'Change');
      const dialog = find(element, 'ilp-dialog');
      expect(textOf(dialog)).to.contain('Reflections that go Look back');
      expect(textOf(dialog)).to.contain('because they are in use Goal check-in');
      await press(element, 'Start fresh');
      stop();
      expect(sent(api)).to.deep.equal([{ choice: 'fresh' }]);
      expect(textOf(element)).to.contain('a teacher chose on Nov 3, 2026 to start fresh');
      await toasts[0]!.undo!();
      expect(sent(api).at(-1)).to.deep.equal({ choice: 'copy' });
    });

    it('is left as it is by the other button', async () => {
      const { api, element } = await show(FRESH, { lasting: true });
      await press(element, 'Change');
      expect(find<HTMLDialogElement>(element, 'dialog').open).to.equal(true);
      await press(element, 'Leave it as it is');
      await waitUntil(() => !find<HTMLDialogElement>(element, 'dialog').open);
      expect(sent(api)).to.deep.equal([]);
    });

    it('is shown to who only looks, without the button', async () => {
      const { element } = await show(COPIED, { lasting: true, answers: false });
      expect(textOf(element)).to.contain('Copied from');
      expect(findAll(element, '#answer > .spread button')).to.have.length(0);
    });
  });
});
