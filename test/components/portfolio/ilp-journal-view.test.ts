import { expect, html, waitUntil } from '@open-wc/testing';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/portfolio/ilp-journal-view.js';
import type { IlpJournalView } from '#components/portfolio/ilp-journal-view.js';
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
import { entry, journal, noJournal } from './samples.js';

async function show(answers: Answers) {
  const api = fakeApi(answers);
  const view = await viewFixture<IlpJournalView>(
    html`<ilp-journal-view .api=${api} .session=${studentSession}></ilp-journal-view>`,
  );
  return { api, view };
}

describe('<ilp-journal-view>', () => {
  for (const locale of ['en', 'es'] as const) {
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'portfolio'));
      after(() => useMessages('en', 'portfolio'));

      for (const [name, answer] of Object.entries({
        filled: journal,
        empty: noJournal,
        'nothing found': { ...journal, items: [], total: 0 },
        failing: new ProblemError('unavailable', 503),
      })) {
        it(`passes axe when ${name}`, async () => {
          await expect((await show({ 'GET /journal': answer })).view).to.be.accessible();
        });
      }
    });
  }

  describe('reading', () => {
    before(() => useMessages('en', 'portfolio'));

    it('F16: shows own and handed-in reflections, with the teacher’s words', async () => {
      const { view } = await show({ 'GET /journal': journal });
      const text = textOf(view);
      expect(text).to.contain('Goal: Learn to weld').and.contain('My seam held.');
      expect(text).to.contain('Grade 8').and.contain('Only me');
      expect(text).to.contain('Handed in: Goal check-in');
      expect(text).to.contain('Ana Ortiz wrote: Bravely said');
      expect(text).to.contain('2026–2027');
    });

    it('U6: an empty journal has the one button that fills it', async () => {
      const { view } = await show({ 'GET /journal': noJournal });
      const buttons = findAll<HTMLAnchorElement>(view, '.button');
      expect(buttons.map(({ href }) => new URL(href).pathname)).to.deep.equal([
        '/portfolio/entries/new',
      ]);
    });

    it('F16: searches by words, kind and school year', async () => {
      const { api, view } = await show({
        'GET /journal': journal,
        'GET /journal?words=torch': { ...journal, items: [], total: 0 },
        'GET /journal?words=torch&kind=goal': { ...journal, items: [], total: 0 },
        'GET /journal?words=torch&kind=goal&year=2025': { ...journal, items: [], total: 0 },
      });
      const words = find<HTMLInputElement>(view, 'input');
      words.value = 'torch';
      words.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await waitUntil(() => textOf(view).includes('Nothing found'), 'not searched', {
        timeout: 1_500,
      });
      for (const [index, value] of ['goal', '2025'].entries()) {
        const select = findAll<HTMLSelectElement>(view, 'select')[index]!;
        select.value = value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }
      await waitUntil(
        () => api.calls.includes('GET /journal?words=torch&kind=goal&year=2025'),
        'not narrowed',
      );
    });

    it('shows more on request, and moves the focus to the first new one', async () => {
      const later = { ...journal, items: [{ source: 'journal', journal: entry({ text: 'Old' }) }] };
      const { view } = await show({
        'GET /journal': { ...journal, total: 3 },
        'GET /journal?offset=2': { ...later, total: 3 },
      });
      findAll<HTMLButtonElement>(view, 'button').at(-1)!.click();
      await waitUntil(() => textOf(view).includes('Old'), 'no more');
      await waitUntil(
        () => view.shadowRoot?.activeElement === findAll(view, 'ilp-journal-item')[2],
        'no focus',
      );
    });
  });
});
