import { expect, html, waitUntil } from '@open-wc/testing';
import type { PassportOverview, PassportPreview } from '#contracts/passport.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/passport/ilp-passport-view.js';
import type { IlpPassportView } from '#components/passport/ilp-passport-view.js';
import {
  type Answers,
  fakeApi,
  findAll,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const issuer = { name: 'Cedar Unified', url: 'https://plan.test/passport/7', isOurs: false };
const empty: PassportOverview = {
  ...{ parts: [], privateCount: 0, files: { count: 0, bytes: 0 }, last: null },
  ...{ senior: null, imports: [], confirmedElsewhere: [], kept: [] },
};
const full: PassportOverview = {
  parts: [
    { part: 'goals', count: 4 },
    { part: 'evidence', count: 2 },
  ],
  privateCount: 2,
  files: { count: 2, bytes: 3_400_000 },
  last: { madeAt: '2026-05-20T10:00:00Z', openedAt: null },
  senior: { isMade: true, isOpened: false },
  imports: [
    {
      ...{ id: '019a0000-0000-7000-8000-000000000009', issuer, madeAt: '2026-05-01T10:00:00Z' },
      ...{ broughtAt: '2026-08-20T10:00:00Z', entries: 12, by: null },
    },
  ],
  confirmedElsewhere: [
    { title: 'Food bank', by: 'Coach Lee', on: '2026-02-01T10:00:00Z', where: 'Cedar Unified' },
  ],
  kept: [
    {
      ...{ id: 'a', title: 'Look back on the term', at: '2026-01-20T10:00:00Z' },
      texts: [{ prompt: 'What went well?', text: 'I kept at it.' }],
    },
  ],
};
const preview: PassportPreview = {
  ...{ issuer, madeAt: '2026-05-20T10:00:00Z', student: 'Maya Ortiz', digest: 'a'.repeat(64) },
  parts: [{ part: 'goals', added: ['Learn to weld'], copies: ['Read more'], same: 1 }],
};

async function viewFor(overview: PassportOverview, answers: Answers = {}) {
  const api = fakeApi({ 'GET /passport': overview, ...answers });
  const view = await viewFixture<IlpPassportView>(
    html`<ilp-passport-view .api=${api}></ilp-passport-view>`,
  );
  return { view, api };
}

const deep = (view: IlpPassportView, element: string) =>
  view.renderRoot.querySelector(element)!.shadowRoot!;
const button = (root: ShadowRoot, words: string) =>
  [...root.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === words)!;

function choose(view: IlpPassportView): void {
  const input = deep(view, 'ilp-passport-picker').querySelector('input')!;
  const files = new DataTransfer();
  files.items.add(new File(['PK'], 'plan.zip'));
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
}

describe('<ilp-passport-view>', () => {
  before(() => useMessages('en', 'passport'));
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const) {
    it(`passes axe in ${locale}`, async () => {
      await useMessages(locale);
      await expect((await viewFor(full)).view).to.be.accessible();
    });
    it(`passes axe when empty, in ${locale}`, async () => {
      await useMessages(locale);
      await expect((await viewFor(empty)).view).to.be.accessible();
    });
  }

  it('B7: says what is in the file, what is private in it, and what its signature proves', async () => {
    const { view } = await viewFor(full);
    const text = textOf(view);
    expect(text).to.contain('Goals').and.contain('2 evidence files (3.2 MB)');
    expect(text).to.contain('2 entries in your plan are private to you.');
    expect(text).to.contain('It does not show that what you wrote is true');
    expect(text).to.contain('from your passport, confirmed by Coach Lee in Cedar Unified');
  });

  it('B7: makes the file, without what is private where the student says so', async () => {
    const { view, api } = await viewFor(full, {
      'GET /passport/file/shared': { name: 'My plan.zip', content: new Blob(['12345']) },
    });
    const maker = deep(view, 'ilp-passport-maker');
    maker.querySelector('input')!.click();
    await waitUntil(() => maker.querySelector('input')!.checked);
    button(maker, 'Make my file').click();
    await waitUntil(() => textOf(view).includes('Your file is in your downloads'));
    expect(api.calls).to.include('GET /passport/file/shared');
  });

  it('B15: a senior sees two steps, and ticks the second one', async () => {
    const { view, api } = await viewFor(full, {
      'PUT /passport/opened': {
        ...full,
        last: { madeAt: '2026-05-20T10:00:00Z', openedAt: '2026-05-21T10:00:00Z' },
        senior: { isMade: true, isOpened: true },
      },
    });
    expect(textOf(view)).to.contain('Before you leave school').and.contain('To do');
    const boxes = [...deep(view, 'ilp-passport-maker').querySelectorAll('input')];
    boxes.at(-1)!.click();
    await waitUntil(() => !textOf(view).includes('To do'));
    expect(api.bodies.at(-1)).to.deep.equal({ isOpened: true });
    expect(textOf((await viewFor(empty)).view)).to.not.contain('Before you leave school');
  });

  it('B7: shows what a passport would bring, and brings it in after a yes', async () => {
    const { view, api } = await viewFor(empty, {
      'UPLOAD /passport/preview': preview,
      [`UPLOAD /passport/imports?digest=${preview.digest}`]: full,
    });
    choose(view);
    await waitUntil(() => textOf(view).includes('What this file would bring'));
    const text = textOf(view);
    expect(text).to.contain('1 new · 1 different: comes in beside yours · 1 you have already');
    expect(text).to.contain('Read more (from your passport)');
    expect(text).to.contain('we cannot tell if Cedar Unified really made it');
    await expect(view).to.be.accessible();
    expect(api.calls.filter((call) => call.includes('imports'))).to.deep.equal([]);
    button(deep(view, 'ilp-passport-picker'), 'Bring it in').click();
    await waitUntil(() => textOf(view).includes('What you brought in'));
    expect(textOf(view)).to.contain('From Cedar Unified, August 20, 2026: 12 entries');
  });

  it('B7: names the file that was changed, and keeps the way open', async () => {
    const { view } = await viewFor(empty, {
      'UPLOAD /passport/preview': new ProblemError('file-not-taken', 415, [
        { pointer: '/passport/changed-file', detail: 'plan.html' },
      ]),
    });
    choose(view);
    await waitUntil(() => textOf(view).includes('plan.html'));
    expect(textOf(view)).to.contain('A file in it was changed after it was made: plan.html.');
    await expect(view).to.be.accessible();
    expect(button(deep(view, 'ilp-passport-picker'), 'Choose a passport file').disabled).to.equal(
      false,
    );
  });

  it('B7: takes back what was brought, after a question', async () => {
    const id = full.imports[0]!.id;
    const { view, api } = await viewFor(full, {
      [`DELETE /passport/imports/${id}`]: { removed: 11, left: 1, overview: empty },
    });
    button(deep(view, 'ilp-passport-imports'), 'Take it back').click();
    await waitUntil(() => deep(view, 'ilp-passport-imports').querySelector('ilp-dialog'));
    await expect(view).to.be.accessible();
    [...deep(view, 'ilp-passport-imports').querySelectorAll('button')].at(-1)!.click();
    await waitUntil(() => api.calls.includes(`DELETE /passport/imports/${id}`));
    await waitUntil(() => !textOf(view).includes('What you brought in'));
    expect(findAll(view, 'ilp-passport-imports')).to.have.length(0);
  });
});
