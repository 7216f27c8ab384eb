import { expect, html, waitUntil } from '@open-wc/testing';
import type { ReferenceImport, ReferenceImports } from '#contracts/reference-imports.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/imports/ilp-reference-view.js';
import type { IlpReferenceView } from '#components/imports/ilp-reference-view.js';
import { type Answers, fakeApi, find, textOf, useMessages, viewFixture } from '../support/view.js';

const ID = '019a0000-0000-7000-8000-0000000000d1';
const PATH = `/reference-imports/${ID}`;
const ready: ReferenceImport = {
  ...{ id: ID, state: 'ready', fileName: 'db_31_0_text.zip', size: 2_000_000, received: 2_000_000 },
  ...{ step: 'comparing', stepDone: 1, stepTotal: 1 },
  ...{ read: 2_000_000, rows: 9_000, sha256: 'ab12', release: 'O*NET 31.0', year: 2026 },
  parts: [
    {
      ...{ part: 'onet-interests', facts: 900, added: 2, changed: 5, same: 893, gone: 23 },
      ...{ goneCodes: ['11-1011.00'], addedCodes: ['15-9999.00'] },
      ...{ closed: 0, closedNames: [], release: null, year: null },
    },
  ],
  problems: [
    {
      place: { file: 'Interests.txt', row: 20 },
      ...{ column: 'Data Value', code: 'out-of-range', value: '9' },
    },
  ],
  ...{ problemCount: 2, unread: [{ file: 'book.xlsx', sheet: 'Index' }], refusal: null },
  unknownColumns: [{ place: { file: 'Skills.txt' }, columns: ['New'] }],
  ...{ shrinks: true, isCurrent: false, loadedBy: null, startedAt: '2026-11-29T10:00:00Z' },
  ...{ appliedAt: null, undoneAt: null },
};
const reading: ReferenceImport = {
  ...ready,
  state: 'reading',
  read: 500_000,
  rows: 1_200,
  ...{ step: 'reading', stepDone: 500_000, stepTotal: 2_000_000 },
};
const refused: ReferenceImport = {
  ...{ ...ready, state: 'refused', fileName: 'bomb.zip' },
  refusal: { code: 'bomb', place: { file: 'a.txt' }, what: '100' },
};
const applied: ReferenceImport = {
  ...{ ...ready, state: 'applied', isCurrent: true, loadedBy: 'Ms. Ortiz' },
  appliedAt: '2026-11-29T10:05:00Z',
};
const none: ReferenceImports = { mayLoad: true, open: null, past: [], current: [] };
const withPast: ReferenceImports = {
  ...{ ...none, past: [applied] },
  current: [
    {
      ...{ part: 'onet-interests', release: 'O*NET 31.0', year: 2026, sha256: 'ab12' },
      ...{ fileName: 'db_31_0_text.zip', appliedAt: '2026-11-29T10:05:00Z' },
    },
  ],
};

async function show(known: ReferenceImports | Error, answers: Answers = {}) {
  const api = fakeApi({ 'GET /reference-imports': known, ...answers });
  const view = await viewFixture<IlpReferenceView>(
    html`<ilp-reference-view .api=${api}></ilp-reference-view>`,
  );
  return { api, view };
}

const press = (element: Element, words: string) =>
  [...element.shadowRoot!.querySelectorAll('button')]
    .find(({ textContent }) => textContent.includes(words))!
    .click();

describe('<ilp-reference-view>', () => {
  before(() => useMessages('en', 'reference'));

  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'reference'));
      after(() => useMessages('en', 'reference'));

      it('passes axe in every state', async () => {
        for (const open of [null, ready, reading, refused])
          await expect((await show({ ...withPast, open })).view).to.be.accessible();
        await expect((await show({ ...none, mayLoad: false })).view).to.be.accessible();
        await expect((await show(new ProblemError('internal', 500))).view).to.be.accessible();
      });
    });

  it('F38: shows what each part would change, and uses the file with its release', async () => {
    const { api, view } = await show(
      { ...none, open: ready },
      { [`POST ${PATH}/apply`]: withPast },
    );
    const preview = find(view, 'ilp-reference-preview');
    const cells = [...preview.shadowRoot!.querySelectorAll('tbody td')].map(textOf);
    expect(cells).to.deep.equal(['2', '5', '893', '23']);
    const box = find<HTMLInputElement>(preview, '#shrink');
    expect(box.required).to.equal(true);
    box.click();
    find<HTMLFormElement>(preview, 'form').requestSubmit();
    await waitUntil(() => textOf(view).includes('What counts now'));
    const wish = { release: 'O*NET 31.0', year: 2026, acceptsShrink: true };
    expect(api.bodies.at(-1)).to.deep.equal(wish);
    await waitUntil(() => textOf(find(view, 'ilp-reference-past')).includes('Ms. Ortiz'));
  });

  it('F49: colleges: closed and gone ones by name; each table says its own year, so nobody has to', async () => {
    const directory = {
      ...{ ...ready.parts[0]!, part: 'colleges-directory' as const, closed: 1 },
      ...{ closedNames: ['Amridge University (100690)'], goneCodes: ['Old College (100001)'] },
      ...{ release: '2024–25', year: 2024 },
    };
    const file = { ...ready, release: '2024–25', year: 2024, shrinks: false, parts: [directory] };
    const { api, view } = await show({ ...none, open: file }, { [`POST ${PATH}/apply`]: withPast });
    const preview = find(view, 'ilp-reference-preview');
    expect([...preview.shadowRoot!.querySelectorAll('tbody td')].map(textOf)).to.deep.equal([
      ...['2024–25', '2', '5', '893', '23', '1'],
    ]);
    expect(textOf(preview)).to.include('Closed: Amridge University (100690)');
    expect(textOf(preview)).to.include('Gone: Old College (100001) and 22 more');
    expect(preview.shadowRoot!.querySelector('#release')).to.equal(null);
    await expect(preview).to.be.accessible();
    find<HTMLFormElement>(preview, 'form').requestSubmit();
    await waitUntil(() => textOf(view).includes('What counts now'));
    expect(api.bodies.at(-1)).to.deep.equal({
      ...{ release: '2024–25', year: 2024, acceptsShrink: false },
    });
  });

  it('U14: names each wrong cell with its place, and what was not read', async () => {
    const { view } = await show({ ...none, open: ready });
    const words = textOf(find(view, 'ilp-reference-preview'));
    expect(words).to.include('Interests.txt, row 20, column Data Value: “9”.');
    expect(words).to.include('2 cells are wrong');
    expect(words).to.include('book.xlsx, sheet Index: no use for this table');
    expect(words).to.include('Skills.txt: columns New');
  });

  it('U14: says why a file was refused and where, and lets another be chosen', async () => {
    const { view } = await show({ ...none, open: refused });
    expect(textOf(find(view, '[role=alert]'))).to.include(
      'a.txt: It would unpack to more than 100',
    );
    expect(find(view, '#file')).to.not.equal(null);
  });

  it('U14: shows how far the reading is, asks again, and can stop it', async () => {
    const { api, view } = await show({ ...none, open: reading }, { [`DELETE ${PATH}`]: none });
    expect(textOf(view)).to.include('1,200 rows so far');
    expect(textOf(view)).to.include('Step 2 of 4');
    const asked = () => api.calls.filter((call) => call.startsWith('GET')).length;
    await waitUntil(() => asked() > 1, 'asked again', { timeout: 3_000 });
    press(view, 'Stop');
    await waitUntil(() => view.shadowRoot!.querySelector('#file') !== null);
  });

  it('F38: goes back to the release before', async () => {
    const { view } = await show(withPast, { [`POST ${PATH}/undo`]: none });
    press(find(view, 'ilp-reference-past'), 'Go back');
    await waitUntil(() =>
      textOf(find(view, 'ilp-reference-past')).includes('Only what came with Pathlight'),
    );
  });

  it('Isolation: a district that may not load files sees what counts, and no form', async () => {
    const { view } = await show({ ...withPast, mayLoad: false });
    expect(view.shadowRoot!.querySelector('#file')).to.equal(null);
    expect(textOf(find(view, 'ilp-reference-past'))).to.include('O*NET 31.0');
  });
});
