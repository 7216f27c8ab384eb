import { expect, html, waitUntil } from '@open-wc/testing';
import { WayId, type WayChoice, type Ways } from '#contracts/ways.js';
import { ProblemError } from '#components/api/problem-error.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import '#components/ways/ilp-next-step-view.js';
import type { IlpNextStepView } from '#components/ways/ilp-next-step-view.js';
import { apiOnPage } from '../careers/api-on-page.js';
import {
  type Answers,
  find,
  findAll,
  outsideCatalogue,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const wages = { from: 'careers', id: 'wages', year: 2025 } as const;
const scorecard = { from: 'colleges', id: 'scorecard', years: '2023–24' } as const;
const ways: Ways = {
  career: null,
  items: WayId.options.map((way) => ({
    way,
    facts: [
      { id: 'work-pay', value: 41_230, none: null, source: wages },
      { id: 'two-year-completion', value: 0.612, none: null, source: scorecard },
      { id: 'apprenticeship-listed', value: null, none: 'not-imported', source: null },
    ],
  })),
};
const choice = (id: string, way: WayChoice['way'], why: string, day: string): WayChoice => ({
  ...{ id, way, why, chosenAt: `2026-${day}T10:00:00.000Z` },
});
const mine = [choice('c2', 'work', 'To earn', '11-20'), choice('c1', 'four-year', '', '10-01')];

async function pageFor(items: WayChoice[], answers: Answers = {}, role = studentSession.role) {
  const api = apiOnPage({
    ...{ 'GET /ways': ways, 'GET /my-ways': { items }, 'GET /saved-careers': { items: [] } },
    ...answers,
  });
  const view = await viewFixture<IlpNextStepView>(
    html`<ilp-next-step-view .api=${api}></ilp-next-step-view>`,
    { ...studentSession, role },
  );
  return { api, view };
}

const card = (view: Node, way: WayChoice['way']) =>
  findAll(view, 'ilp-way-card')[WayId.options.indexOf(way)]!;

describe('the next step after high school', () => {
  before(() => useMessages('en', 'ways', 'careers-data', 'colleges'));
  beforeEach(() => sessionStorage.clear());
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const)
    it(`passes axe in each state, in ${locale}`, async () => {
      await useMessages(locale);
      await expect((await pageFor(mine)).view).to.be.accessible();
      await expect((await pageFor([])).view).to.be.accessible();
      await expect((await pageFor([], {}, 'counselor')).view).to.be.accessible();
      const failed = await pageFor([], { 'GET /ways': new ProblemError('unavailable', 503) });
      await expect(failed.view).to.be.accessible();
    });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    expect(outsideCatalogue(textOf((await pageFor([])).view))).not.to.match(/\p{L}/u);
  });

  it('F21: seven equal cards, each with facts, their sources and steps', async () => {
    const { view } = await pageFor([]);
    const shown = findAll(view, 'ilp-way-card').map(textOf);
    expect(shown).to.have.length(7);
    for (const text of shown) {
      expect(text).to.match(/\$41,230 a year\..*61(\.2)?%.*not loaded here yet/);
      expect(text).to.match(/May 2025.*2023–24/);
    }
    const sizes = findAll(view, 'h3').map((one) => getComputedStyle(one).fontSize);
    expect(new Set(sizes).size).to.equal(1);
  });

  it('F30: a way is chosen with a reason, and what was wanted before stays to be read', async () => {
    const { api, view } = await pageFor(mine, {
      'POST /my-ways': { items: [choice('c3', 'military', 'Like Ana', '11-28'), ...mine] },
    });
    expect(textOf(find(view, 'ilp-way-choices'))).to.match(
      /Work.*Nov 20, 2026.*To earn.*before \(1\).*4-year college.*Oct 1, 2026.*no reason/,
    );
    find(card(view, 'military'), '#choose').click();
    await waitUntil(() => findAll(view, 'textarea').length === 1, 'no form');
    const field = find<HTMLTextAreaElement>(view, 'textarea');
    field.value = ' Like Ana ';
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await expect(view).to.be.accessible();
    find(view, 'form button[type=submit]').click();
    await waitUntil(() => findAll(view, 'textarea').length === 0, 'form still open');
    expect(api.bodies.at(-1)).to.deep.equal({ way: 'military', why: 'Like Ana' });
    expect(textOf(find(view, 'ilp-way-choices'))).to.contain('before (2)');
    expect(textOf(card(view, 'military'))).to.contain('What I want now');
  });

  it('F30: what was written stays when it can’t be kept, also after a reload', async () => {
    const failing = { 'POST /my-ways': new ProblemError('unavailable', 503) };
    const { view } = await pageFor([], failing);
    find(card(view, 'work'), '#choose').click();
    await waitUntil(() => findAll(view, 'textarea').length === 1, 'no form');
    const field = find<HTMLTextAreaElement>(view, 'textarea');
    field.value = 'To earn';
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    find(view, 'form button[type=submit]').click();
    await waitUntil(() => findAll(view, '[role=alert]').length === 1, 'no fault');
    const again = await pageFor([]);
    await waitUntil(() => findAll(again.view, 'textarea').length === 1, 'no draft');
    expect(find<HTMLTextAreaElement>(again.view, 'textarea').value).to.equal('To earn');
  });

  it('F30: a choice is taken out, with undo', async () => {
    const toasts: Toast[] = [];
    const stop = onToast((toast) => toasts.push(toast));
    const { view } = await pageFor(mine, {
      'DELETE /my-ways/c2': { items: [mine[1]] },
      'POST /my-ways/c2/restore': { items: mine },
    });
    find(find(view, 'ilp-way-choices'), 'button').click();
    await waitUntil(() => toasts.length === 1, 'no toast');
    expect(textOf(find(view, 'ilp-way-choices'))).not.to.contain('To earn');
    await toasts[0]!.undo!();
    await waitUntil(() => textOf(view).includes('To earn'), 'not put back');
    stop();
  });

  it('F21: saved careers lead to the ways there', async () => {
    const career = { code: '29-1141.00', title: 'Registered Nurses', titleLocale: 'en' };
    const { view } = await pageFor([], {
      'GET /saved-careers': { items: [{ career, stillInterested: true }] },
    });
    const link = find<HTMLAnchorElement>(view, 'a[href*="career="]');
    expect(link.href).to.contain('next-step?career=29-1141.00');
  });
});
