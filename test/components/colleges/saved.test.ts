import { expect, html, waitUntil } from '@open-wc/testing';
import type { CollegeBrief } from '#contracts/colleges.js';
import type { SavedCollege } from '#contracts/saved-colleges.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/colleges/ilp-save-college.js';
import type { IlpSaveCollege } from '#components/colleges/ilp-save-college.js';
import '#components/colleges/ilp-saved-colleges-view.js';
import type { IlpSavedCollegesView } from '#components/colleges/ilp-saved-colleges-view.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import {
  find,
  findAll,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';
import { apiOnPage } from '../careers/api-on-page.js';
import { found } from './samples.js';

const { code, name, nameLocale, city, state, community, control, level } = found;
const brief: CollegeBrief = {
  ...{ code, name, nameLocale, city, state, community, control, level },
  ...{ students: 17_128, netPrice: 7_233, completion: null },
};
const nothing = { rating: null, thought: '', stillInterested: true, confidence: null };
const saved: SavedCollege = {
  college: brief,
  ...{ ...nothing, pros: [], cons: [], reasons: [], isRemoved: false, history: [] },
  ...{ savedAt: '2026-11-02T10:00:00.000Z', updatedAt: '2026-11-02T10:00:00.000Z' },
};
const said: SavedCollege = {
  ...saved,
  ...{
    rating: 4,
    thought: 'Close to home.',
    stillInterested: false,
    pros: ['Cheap'],
    cons: ['Big'],
  },
};
const PATH = `/saved-colleges/${brief.code}`;

const gone: SavedCollege = {
  ...said,
  college: { ...brief, standing: { kind: 'not-listed', years: '2025–26' } },
};

async function element(answers: Record<string, unknown>) {
  const api = apiOnPage({ 'GET /reason-offers': { items: [] }, ...answers });
  const view = await viewFixture<IlpSaveCollege>(
    html`<ilp-save-college
      .api=${api}
      unitid=${brief.code}
      college-name=${brief.name}
    ></ilp-save-college>`,
    studentSession,
  );
  await waitUntil(() => findAll(view, 'ilp-skeleton').length === 0, 'still loading');
  return { api, view };
}

async function page(items: SavedCollege[] | ProblemError) {
  const answer = items instanceof Error ? items : { items };
  const api = apiOnPage({ 'GET /saved-colleges': answer });
  return viewFixture<IlpSavedCollegesView>(
    html`<ilp-saved-colleges-view .api=${api}></ilp-saved-colleges-view>`,
    studentSession,
  );
}

describe('saved colleges on screen', () => {
  before(() => useMessages('en', 'colleges', 'opinions'));
  afterEach(() => useMessages('en'));

  const lists = {
    full: [said, saved, gone],
    empty: [],
    failed: new ProblemError('unavailable', 503),
  };
  for (const [name, items] of Object.entries(lists))
    for (const locale of ['en', 'es'] as const)
      it(`the list passes axe when ${name}, in ${locale}`, async () => {
        await useMessages(locale);
        await expect(await page(items)).to.be.accessible();
      });

  it('F30: the list says what the student said of each', async () => {
    const view = await page([said, saved]);
    const [first] = findAll(view, 'li').map(textOf);
    expect(first).to.match(/not interested now.*4 of 5 stars.*Close to home\..*\+ Cheap.*− Big/);
  });

  it('F30: one that is listed no longer stays, with what was said and a mark', async () => {
    const view = await page([gone]);
    expect(textOf(find(view, 'li'))).to.match(/no longer listed.*Close to home\./);
  });

  it('F52: the list leads to a comparison of those that are chosen', async () => {
    const view = await page([said, saved]);
    find<HTMLInputElement>(view, 'input').click();
    await view.updateComplete;
    expect(find(view, 'a.button').getAttribute('href')).to.contain(`compare?codes=${brief.code}`);
  });

  it('F30: a college is saved, thought of and taken out again, with undo', async () => {
    const toasts: Toast[] = [];
    const stop = onToast((toast) => toasts.push(toast));
    const { api, view } = await element({
      [`GET ${PATH}`]: { saved: null },
      [`PUT ${PATH}`]: saved,
      [`DELETE ${PATH}`]: { ...saved, isRemoved: true },
      [`POST ${PATH}/restore`]: saved,
    });
    find(view, 'button').click();
    await waitUntil(() => findAll(view, 'ilp-opinion-form').length === 1, 'no form');
    expect(textOf(view)).to.contain('Only you can see what you save here.');
    expect(findAll(view, '[name=visibility]')).to.have.length(0);
    await expect(view).to.be.accessible();
    find(view, '#unsave').click();
    await waitUntil(() => toasts.length === 1, 'no toast');
    await toasts[0]!.undo!();
    await waitUntil(() => findAll(view, '#unsave').length === 1, 'not put back');
    expect(api.calls).to.include(`POST ${PATH}/restore`);
    stop();
  });
});
