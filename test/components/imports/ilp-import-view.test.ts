import { expect, html, waitUntil } from '@open-wc/testing';
import type { ImportState, KindCounts } from '#contracts/imports.js';
import { ProblemError } from '#components/api/problem-error.js';
import { mistakesAsCsv } from '#components/imports/import-words.js';
import '#components/imports/ilp-import-view.js';
import type { IlpImportView } from '#components/imports/ilp-import-view.js';
import { type Answers, fakeApi, find, textOf, useMessages, viewFixture } from '../support/view.js';

const ID = '019a0000-0000-7000-8000-0000000000b1';
const ROW = '019a0000-0000-7000-8000-0000000000b2';
const people: KindCounts = {
  ...{ kind: 'users', mode: 'bulk', added: 3, changed: 1, unchanged: 5, leaving: 6, bad: 1 },
};
const ready: ImportState = {
  ...{ id: ID, state: 'ready', readCount: 10, rowCount: 10, counts: [people], shrinks: true },
  badCount: 1,
  badRows: [
    {
      ...{ id: ROW, kind: 'users', line: 7, sourceId: 'u7' },
      cells: { sourcedId: 'u7', grades: '=eight' },
      problems: [{ column: 'grades', code: 'not-a-grade', value: '=eight', allowed: ['KG', '08'] }],
    },
  ],
  appliedAt: null,
};
const mended: ImportState = { ...ready, badCount: 0, badRows: [], shrinks: false };
const applied: ImportState = { ...mended, state: 'applied', appliedAt: '2026-11-24T05:00:00Z' };
const cutOff: ImportState = { ...mended, state: 'reading', readCount: 4, counts: [] };

async function show(known: ImportState | null | Error, answers: Answers = {}) {
  const api = fakeApi({
    'GET /imports': known instanceof Error ? known : { import: known },
    ...answers,
  });
  const view = await viewFixture<IlpImportView>(
    html`<ilp-import-view .api=${api}></ilp-import-view>`,
  );
  return { api, view };
}

async function choose(view: IlpImportView, text: string, name = 'users.csv') {
  const chosen = new DataTransfer();
  chosen.items.add(new File([text], name));
  find<HTMLInputElement>(view, '#files').files = chosen.files;
  find<HTMLFormElement>(view, 'form').requestSubmit();
  await view.updateComplete;
}

const preview = (view: IlpImportView) => find(view, 'ilp-import-preview');
const press = (element: Element, words: string) =>
  [...element.shadowRoot!.querySelectorAll('button')]
    .find(({ textContent }) => textContent.includes(words))!
    .click();

describe('<ilp-import-view>', () => {
  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'imports'));
      after(() => useMessages('en', 'imports'));

      it('passes axe in every state', async () => {
        for (const known of [null, ready, applied, cutOff, new ProblemError('internal', 500)])
          await expect((await show(known)).view).to.be.accessible();
      });
    });

  describe('in English', () => {
    before(() => useMessages('en', 'imports'));

    it('U14: names the row, the column, the mistake and how to fix it, and fixes it in place', async () => {
      const { api, view } = await show(ready, {
        [`PATCH /imports/${ID}/rows/${ROW}`]: { import: mended },
      });
      const row = preview(view).shadowRoot!.querySelector('ilp-bad-row');
      expect(textOf(row!)).to.contain('users.csv, line 7').and.contain('ID u7');
      expect(textOf(row!)).to.contain('This is not a grade level. Write one of: KG and 08.');
      row!.shadowRoot!.querySelector('form')!.requestSubmit();
      await waitUntil(() => !textOf(view).includes('1 row has a mistake'));
      expect(api.bodies.at(-1)).to.deep.equal({ cells: { grades: '=eight' } });
    });

    it('downloads the mistakes without formulas', () => {
      expect(mistakesAsCsv(ready.badRows).split('\r\n')[1]).to.match(
        /^users\.csv,7,grades,'=eight,This is not a grade level\./,
      );
    });

    it('R8: takes a list that lost half only when somebody says that it is complete', async () => {
      const { api, view } = await show(ready, {
        [`POST /imports/${ID}/apply`]: { import: applied },
      });
      const button = () => preview(view).shadowRoot!.querySelector<HTMLButtonElement>('.primary')!;
      expect(button().disabled).to.equal(true);
      expect(button().textContent).to.contain('Take over 10 rows');
      preview(view).shadowRoot!.querySelector<HTMLInputElement>('[type=checkbox]')!.click();
      await waitUntil(() => !button().disabled);
      button().click();
      await waitUntil(() => textOf(view).includes('Taken over on'));
      expect(api.bodies.at(-1)).to.deep.equal({ acceptsShrink: true });
    });

    it('discards, and offers to choose again', async () => {
      const { view } = await show(ready, { [`DELETE /imports/${ID}`]: { import: null } });
      press(preview(view), 'Discard');
      await waitUntil(() => textOf(view).includes('Check the files'));
    });

    it('U13: shows n of m, and stops on demand with nothing kept', async () => {
      let go: (() => void) | undefined;
      const { api, view } = await show(null, {
        'POST /imports': { import: cutOff },
        [`POST /imports/${ID}/rows`]: () =>
          new Promise((resolve, reject) => {
            go = () => reject(new DOMException('Stopped', 'AbortError'));
          }),
        [`DELETE /imports/${ID}`]: { import: null },
      });
      await choose(view, 'sourcedId,enabledUser,email\nu1,true,a@b.example\nu2,true,\n');
      await waitUntil(() => go !== undefined);
      await view.updateComplete;
      expect(textOf(view)).to.contain('Reading rows').and.contain('0 of 2');
      api.answers['GET /imports'] = { import: cutOff };
      press(view, 'Stop');
      go!();
      await waitUntil(() => textOf(view).includes('Check the files'));
      expect(api.calls).to.include(`DELETE /imports/${ID}`);
      expect(JSON.stringify(api.bodies)).not.to.contain('@');
    });

    it('says what it did not read, and where an earlier reading was cut off', async () => {
      const { view } = await show(cutOff, {
        'POST /imports': { import: cutOff },
        [`POST /imports/${ID}/rows`]: { readCount: 1 },
        [`POST /imports/${ID}/check`]: { import: mended },
      });
      expect(textOf(view)).to.contain('cut off after 4 of 10 rows');
      await choose(view, 'sourcedId,enabledUser,birthDate,sex\nu1,true,2013-01-01,f\n');
      await waitUntil(() => textOf(view).includes('What would change'));
      expect(textOf(view)).to.contain('users.csv: we did not read birthDate and sex.');
    });

    it('names the file that it cannot read, and what to do', async () => {
      const { view } = await show(null);
      await choose(view, 'nothing', 'roster.zip');
      await waitUntil(() => textOf(view).includes('roster.zip is damaged. Export it again.'));
    });
  });
});
