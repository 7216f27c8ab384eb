import { expect, html, waitUntil } from '@open-wc/testing';
import { utils, write } from 'xlsx';
import { RESULT_BATCH_BYTES } from '#contracts/result-columns.js';
import type { ResultImport } from '#contracts/result-imports.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/imports/ilp-results-view.js';
import type { IlpResultsView } from '#components/imports/ilp-results-view.js';
import { ReadError } from '#components/imports/read-error.js';
import { readResults } from '#components/imports/read-results.js';
import { resultMistakesAsCsv, templateAsCsv } from '#components/imports/result-words.js';
import { batchesOf } from '#components/imports/send-results.js';
import { type Answers, fakeApi, find, textOf, useMessages, viewFixture } from '../support/view.js';

const ID = '019a0000-0000-7000-8000-0000000000c1';
const ROW = '019a0000-0000-7000-8000-0000000000c2';
const PATH = `/result-imports/${ID}`;
const ready: ResultImport = {
  ...{ id: ID, state: 'ready', readCount: 3, rowCount: 3, appliedAt: null, undone: null },
  counts: { added: 1, changed: 1, unchanged: 0, kept: 0, bad: 1 },
  badRows: [
    {
      ...{ id: ROW, line: 4, cells: { student: '=cmd()', test: 'MAP', date: '14.5.2026' } },
      problems: [
        { column: 'student', code: 'unknown-student' },
        { column: 'date', code: 'not-a-date' },
      ],
    },
  ],
};
const mended: ResultImport = { ...ready, badRows: [], counts: { ...ready.counts, bad: 0 } };
const applied: ResultImport = { ...mended, state: 'applied', appliedAt: '2026-11-24T05:00:00Z' };
const undone: ResultImport = {
  ...{ ...applied, state: 'undone', undone: { removed: 1, restored: 1, left: 0 } },
};
const cutOff: ResultImport = { ...mended, state: 'reading', readCount: 2 };
const HEADER = 'Student ID,Test,Date,Score,Birth Date\r\n';

async function show(known: ResultImport | null | Error, answers: Answers = {}) {
  const api = fakeApi({
    'GET /result-imports': known instanceof Error ? known : { import: known },
    ...answers,
  });
  const view = await viewFixture<IlpResultsView>(
    html`<ilp-results-view .api=${api}></ilp-results-view>`,
  );
  return { api, view };
}

const preview = (view: IlpResultsView) => find(view, 'ilp-results-preview');
const press = (element: Element, words: string) =>
  [...element.shadowRoot!.querySelectorAll('button')]
    .find(({ textContent }) => textContent.includes(words))!
    .click();

async function choose(view: IlpResultsView, file: File) {
  const chosen = new DataTransfer();
  chosen.items.add(file);
  find<HTMLInputElement>(view, '#file').files = chosen.files;
  find<HTMLFormElement>(view, 'form').requestSubmit();
  await view.updateComplete;
}

function sheet(rows: unknown[][]): File {
  const book = utils.book_new();
  const table = utils.aoa_to_sheet(rows, { UTC: true });
  table.F2 = { t: 'n', v: 4, f: '2+2' };
  utils.book_append_sheet(book, table, 'Results');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['other']]), 'Notes');
  return new File([write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer], 'map.xlsx');
}

describe('<ilp-results-view>', () => {
  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'imports', 'results'));
      after(() => useMessages('en', 'imports', 'results'));

      it('passes axe in every state', async () => {
        for (const known of [
          null,
          ready,
          applied,
          undone,
          cutOff,
          new ProblemError('internal', 500),
        ])
          await expect((await show(known)).view).to.be.accessible();
      });
    });

  describe('in English', () => {
    before(() => useMessages('en', 'imports', 'results'));

    it('U14: names the row, the column and the mistake, and mends it in place', async () => {
      const { api, view } = await show(ready, {
        [`PATCH ${PATH}/rows/${ROW}`]: { import: mended },
      });
      const row = preview(view).shadowRoot!.querySelector('ilp-bad-row')!;
      expect(textOf(row)).to.contain('line 4').and.contain('No student has this SIS ID');
      row.shadowRoot!.querySelector('form')!.requestSubmit();
      await waitUntil(() => !textOf(view).includes('1 row has a mistake'));
      expect(api.bodies.at(-1)).to.deep.equal({ cells: { student: '=cmd()', date: '14.5.2026' } });
    });

    it('brings in, tells when, and takes back', async () => {
      const { view } = await show(ready, {
        [`POST ${PATH}/apply`]: { import: applied },
        [`POST ${PATH}/undo`]: { import: undone },
      });
      press(preview(view), 'Bring in 2 results');
      await waitUntil(() => textOf(view).includes('Taken over on'));
      press(preview(view), 'Take this import back');
      await waitUntil(() => textOf(view).includes('Taken back: 1 removed, 1 as they were before'));
      expect(view.shadowRoot!.activeElement?.localName).to.equal('h1');
    });

    it('P15: sends only the columns we read, and says which stayed', async () => {
      const { api, view } = await show(null, {
        'POST /result-imports': { import: cutOff },
        [`POST ${PATH}/rows`]: { readCount: 1 },
        [`POST ${PATH}/check`]: { import: mended },
      });
      await choose(view, new File([HEADER, 'S1,MAP,2026-05-14,231,2013-01-02\r\n'], 'map.csv'));
      await waitUntil(() => textOf(view).includes('What would change'));
      expect(textOf(view)).to.contain('map.csv: we did not read Birth Date.');
      expect(api.bodies[2]).to.deep.equal({
        rows: [
          { line: 2, cells: { student: 'S1', test: 'MAP', date: '2026-05-14', score: '231' } },
        ],
      });
    });

    it('U13: stops on demand with nothing kept', async () => {
      let go: (() => void) | undefined;
      const { api, view } = await show(null, {
        'POST /result-imports': { import: cutOff },
        [`POST ${PATH}/rows`]: () =>
          new Promise((resolve, reject) => {
            go = () => reject(new DOMException('Stopped', 'AbortError'));
          }),
        [`DELETE ${PATH}`]: { import: null },
      });
      await choose(view, new File([HEADER, 'S1,MAP,2026-05-14,231,\r\n'], 'map.csv'));
      await waitUntil(() => go !== undefined);
      await view.updateComplete;
      expect(textOf(view)).to.contain('0 of 1');
      api.answers['GET /result-imports'] = { import: cutOff };
      press(view, 'Stop');
      go!();
      await waitUntil(() => textOf(view).includes('Check the file'));
      expect(api.calls).to.include(`DELETE ${PATH}`);
    });

    it('says why a file cannot be read', async () => {
      const { view } = await show(null);
      await choose(view, new File(['Name\r\nMaya\r\n'], 'names.csv'));
      await waitUntil(() => textOf(view).includes('names.csv needs the columns student, test'));
    });

    it('downloads mistakes and the template without formulas, and reads the template again', async () => {
      expect(resultMistakesAsCsv(ready.badRows)).to.contain("4,student,'=cmd(),");
      const { rows, notRead } = await readResults(new File([templateAsCsv()], 'template.csv'));
      expect(notRead).to.deep.equal([]);
      expect(rows[0]!.cells).to.include({ student: '100234', part: 'Math', out_of: '350' });
    });
  });

  describe('reading', () => {
    it('takes the mark of UTF-8 and Windows letters, and headings in any spelling', async () => {
      const marked = new File(
        ['\ufeffSIS ID,test name,Test-Date\r\nS1,Prüfung,2026-05-14'],
        'a.csv',
      );
      expect((await readResults(marked)).rows[0]!.cells.test).to.equal('Prüfung');
      // "Prüf" as Windows writes it: one byte a letter.
      const windows = Uint8Array.from('student,test,date\r\nS1,Pr\u00fcf,x', (letter) =>
        letter.charCodeAt(0),
      );
      const read = await readResults(new File([windows], 'b.csv'));
      expect(read.isWindows).to.equal(true);
      expect(read.rows[0]!.cells).to.deep.equal({ student: 'S1', test: 'Prüf', date: 'x' });
    });

    it('of an id and an address the first one with a value counts', async () => {
      const text =
        'student_id,email,test,date\r\n,maya@x.example,MAP,2026-05-14\r\nS2,b@x.example,MAP,2026-05-14';
      const { rows } = await readResults(new File([text], 'a.csv'));
      expect(rows.map(({ cells }) => cells.student)).to.deep.equal(['maya@x.example', 'S2']);
    });

    it('reads Excel: numbers, days as days, what a formula came to, and the first sheet alone', async () => {
      const day = new Date(Date.UTC(2026, 4, 14));
      const file = sheet([
        ['student', 'test', 'date', 'score', 'note', 'level'],
        [100234, 'MAP', day, 231.5, 'private', null],
      ]);
      const { rows, notRead, hasSheets } = await readResults(file);
      expect(rows).to.deep.equal([
        {
          line: 2,
          cells: { student: '100234', test: 'MAP', date: '2026-05-14', score: '231.5', level: '4' },
        },
      ]);
      expect(notRead).to.deep.equal(['note']);
      expect(hasSheets).to.equal(true);
    });

    it('refuses what is too large, damaged, empty or something else, by the file’s name', async () => {
      const refused: [string, BlobPart, string][] = [
        ['a.csv', new Uint8Array(20 * 1024 * 1024 + 1), 'over-20-mb'],
        ['a.xlsx', 'no zip', 'damaged'],
        ['a.csv', 'student,test,date\r\n', 'no-rows'],
        ['a.pdf', 'x', 'not-table'],
      ];
      for (const [name, content, fault] of refused) {
        const error: unknown = await readResults(new File([content], name)).catch(
          (e: unknown) => e,
        );
        expect(error).to.be.instanceOf(ReadError);
        expect(error).to.include({ fault, file: name });
      }
    });

    it('keeps every request within its bytes', () => {
      const rows = Array.from({ length: 600 }, (_, index) => ({
        line: index + 2,
        cells: { student: 'S', meaning: 'ñ'.repeat(index < 300 ? 500 : 5) },
      }));
      const batches = [...batchesOf(rows)];
      expect(batches.flat()).to.deep.equal(rows);
      for (const batch of batches) {
        expect(batch.length).to.be.within(1, 250);
        const bytes = new TextEncoder().encode(JSON.stringify(batch)).byteLength;
        expect(bytes).to.be.below(RESULT_BATCH_BYTES + 1_000);
      }
    });
  });
});
