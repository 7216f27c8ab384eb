import { expect, html, waitUntil } from '@open-wc/testing';
import type { DistrictInstrument, DistrictInstruments } from '#contracts/instruments.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/admin/ilp-instruments-view.js';
import type { IlpInstrumentsView } from '#components/admin/ilp-instruments-view.js';
import { type Answers, fakeApi, find, textOf, useMessages, viewFixture } from '../support/view.js';

const used: DistrictInstrument = {
  ...{ id: '019a0000-0000-7000-8000-0000000000e1', form: 'full', version: 'Short Form 2016' },
  ...{ licence: 'cc-by-nd', locales: ['en'], fileName: 'ip.json', sha256: 'ab12' },
  ...{ spanishFileName: null, isUsed: true, loadedBy: 'Ms. Ortiz' },
  loadedAt: '2026-11-29T10:00:00Z',
};
const earlier: DistrictInstrument = {
  ...{ ...used, id: '019a0000-0000-7000-8000-0000000000e2', form: 'short', isUsed: false },
  ...{ locales: ['en', 'es'], spanishFileName: 'ip-es.json', licence: 'tools-developer' },
};
const all: DistrictInstruments = { items: [used, earlier] };
const preview = {
  ...{ form: 'full', count: 60, sha256: 'ab12', answers: ['One', 'Two', 'Three', 'Four', 'Five'] },
  items: [{ area: 'r', text: 'Made-up activity', spanish: null }],
};

async function show(known: DistrictInstruments | Error, answers: Answers = {}) {
  const api = fakeApi({ 'GET /instruments': known, ...answers });
  const view = await viewFixture<IlpInstrumentsView>(
    html`<ilp-instruments-view .api=${api}></ilp-instruments-view>`,
  );
  return { api, view };
}

function choose(form: Element) {
  const files = new DataTransfer();
  files.items.add(new File(['{"question": []}'], 'ip.json', { type: 'application/json' }));
  find<HTMLInputElement>(form, '#official').files = files.files;
  find<HTMLFormElement>(form, 'form').requestSubmit();
}

describe('<ilp-instruments-view>', () => {
  before(() => useMessages('en', 'instruments', 'profiler'));
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const)
    it(`passes axe in every state, in ${locale}`, async () => {
      await useMessages(locale);
      for (const known of [all, { items: [] }, new ProblemError('unavailable', 503)])
        await expect((await show(known)).view).to.be.accessible();
    });

  it('F35: says which questions are asked, with the notice that their publisher wants', async () => {
    const { view } = await show(all);
    expect(textOf(view)).to.include('O*NET® Interest Profiler, 60 questions, version Short Form');
    expect(textOf(view)).to.include('used unchanged under the CC BY-ND 4.0 license');
    expect(textOf(view)).to.include('ip.json, loaded on');
    expect(textOf((await show({ items: [] })).view)).to.include('Our own questions (30 or 60)');
  });

  it('F35: loads a file once every question was shown, and license and wholeness are confirmed', async () => {
    const { api, view } = await show(
      { items: [] },
      { 'POST /instruments/preview': preview, 'POST /instruments': all },
    );
    const form = find(view, 'ilp-instrument-form');
    choose(form);
    await waitUntil(() => form.shadowRoot!.querySelector('#version') !== null);
    expect(textOf(form)).to.include('60 questions');
    expect(textOf(form)).to.include('Made-up activity');
    await expect(form).to.be.accessible();
    find<HTMLInputElement>(form, '#version').value = 'Short Form 2016';
    find<HTMLInputElement>(form, '[value=cc-by-nd]').click();
    const terms = find<HTMLFormElement>(form, 'form');
    terms.requestSubmit();
    expect(api.calls).to.not.include('POST /instruments');
    for (const what of ['licence', 'unchanged'])
      find<HTMLInputElement>(form, `#confirm-${what}`).click();
    terms.requestSubmit();
    await waitUntil(() => textOf(view).includes('Loaded earlier'));
    expect(api.bodies.at(-1)).to.deep.equal({
      official: { fileName: 'ip.json', content: '{"question": []}' },
      ...{ version: 'Short Form 2016', licence: 'cc-by-nd' },
      ...{ confirmsLicence: true, confirmsUnchanged: true },
    });
  });

  it('U14: says what is wrong with a file, and keeps the form', async () => {
    const errors = [{ pointer: '/body/official/content', detail: 'Question 7 is missing.' }];
    const { view } = await show(
      { items: [] },
      { 'POST /instruments/preview': new ProblemError('invalid-request', 400, errors) },
    );
    const form = find(view, 'ilp-instrument-form');
    choose(form);
    await waitUntil(() => form.shadowRoot!.querySelector('[role=alert]') !== null);
    expect(textOf(find(form, '[role=alert]'))).to.equal(
      'Official questions: Question 7 is missing.',
    );
    expect(find(form, '#official')).to.not.equal(null);
  });

  it('F35: goes back to our own questions', async () => {
    const { api, view } = await show(all, { 'PUT /instruments/used': { items: [] } });
    find<HTMLButtonElement>(view, '.card button').click();
    await waitUntil(() => textOf(view).includes('Our own questions (30 or 60)'));
    expect(api.bodies.at(-1)).to.deep.equal({ id: null });
  });
});
