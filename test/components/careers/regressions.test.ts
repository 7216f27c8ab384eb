import { expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CareerProfile } from '#contracts/careers.js';
import '#components/careers/ilp-career-view.js';
import type { IlpCareerView } from '#components/careers/ilp-career-view.js';
import '#components/careers/ilp-explore-view.js';
import type { IlpExploreView } from '#components/careers/ilp-explore-view.js';
import { type Answers, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';
import { result } from '../profiler/samples.js';
import { apiOnPage } from './api-on-page.js';
import { bare, home, nurse, profile, saved } from './samples.js';

const rows = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({
    ...nurse,
    code: `51-${1000 + from + index}.00`,
    matchedTitle: null,
  }));

async function explore(answers: Answers = {}) {
  let results = [result];
  const api = apiOnPage({
    'GET /careers/home': home,
    'GET /profiler/attempts/current': { attempt: null },
    'GET /profiler/results': () => ({ items: results }),
    'GET /saved-careers': { items: [] },
    [`DELETE /profiler/results/${result.id}`]: () => ((results = []), result),
    'GET /careers?limit=20&cluster=finance': { total: 31, items: rows(20) },
    'GET /careers?limit=20&cluster=finance&offset=20': { total: 31, items: rows(11, 20) },
    'GET /careers?limit=40&cluster=finance': { total: 31, items: rows(31) },
    'GET /careers?limit=20&query=qqq': { total: 0, items: [] },
    'GET /careers?limit=20&area=s': { total: 1, items: rows(1) },
    ...answers,
  });
  const view = await viewFixture<IlpExploreView>(
    html`<ilp-explore-view .api=${api}></ilp-explore-view>`,
  );
  await waitUntil(() => findAll(view, 'ilp-skeleton').length === 0, 'still loading');
  return { api, view };
}

async function career(given: CareerProfile, answers: Answers = {}) {
  const api = apiOnPage({
    [`GET /careers/${given.code}`]: given,
    [`GET /saved-careers/${given.code}`]: { saved: null },
    ...answers,
  });
  const view = await viewFixture<IlpCareerView>(
    html`<ilp-career-view .api=${api} .params=${{ code: given.code }}></ilp-career-view>`,
  );
  await waitUntil(() => findAll(view, 'ilp-skeleton').length === 0, 'still loading');
  return { api, view };
}

function section(view: Node, heading: string): HTMLElement {
  const found = findAll(view, 'section').find(
    (one) => [...one.querySelectorAll('h2')].map(textOf)[0] === heading,
  );
  if (!found) throw new Error(`There is no section "${heading}".`);
  return found;
}

/** How many careers are on the list. */
function rowsOn(view: Node): number {
  return findAll(view, 'ilp-career-rows').flatMap((list) => findAll(list, 'li')).length;
}

describe('regressions: career pages', () => {
  const start = location.href;
  before(() => useMessages('en', 'careers', 'profiler', 'careers-data', 'explore'));
  beforeEach(() => sessionStorage.clear());
  afterEach(() => history.replaceState(null, '', start));

  it('keeps the careers and the focus while more are loaded', async () => {
    history.replaceState(null, '', '/explore?cluster=finance');
    const { view } = await explore();
    await waitUntil(() => rowsOn(view) === 20);
    press(view, 'Show more').focus();
    await sendKeys({ press: 'Enter' });
    expect(rowsOn(view)).to.be.greaterThan(19);
    await waitUntil(() => rowsOn(view) === 31);
    expect(view.shadowRoot?.activeElement == null).to.equal(false);
  });

  it('reaches more than 100 careers of a group', async () => {
    history.replaceState(null, '', '/explore?cluster=finance');
    const { view } = await explore({
      'GET /careers?limit=20&cluster=finance': { total: 150, items: rows(20) },
      ...Object.fromEntries(
        [20, 40, 60, 80, 100, 120, 140].flatMap((from) => [
          [
            `GET /careers?limit=20&cluster=finance&offset=${from}`,
            { total: 150, items: rows(Math.min(20, 150 - from), from) },
          ],
          [
            `GET /careers?limit=${from + 20}&cluster=finance`,
            { total: 150, items: rows(from + 20) },
          ],
        ]),
      ),
    });
    for (let count = 20; count < 150; count += 20) {
      await waitUntil(() => rowsOn(view) === count);
      press(view, 'Show more').click();
    }
    await waitUntil(() => rowsOn(view) === 150);
  });

  it('shows the groups it speaks of when nothing is found', async () => {
    const { view } = await explore();
    find(view, 'input[type=search]').focus();
    await sendKeys({ type: 'qqq' });
    await waitUntil(() => textOf(view).includes('look through a group below'));
    expect(findAll(view, 'a[href*="explore/clusters/"]').length).to.be.greaterThan(0);
  });

  it('keeps focus when a result is removed', async () => {
    const { view } = await explore();
    findAll(view, 'button[aria-label^="Remove result"]')[0]!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => !textOf(view).includes(result.name));
    await waitUntil(() => document.activeElement !== document.body, 'focus is lost');
  });

  it('F37: opens the careers of an area from the address', async () => {
    history.replaceState(null, '', '/explore?area=s');
    const { view } = await explore();
    await waitUntil(() => textOf(view).includes('1 career found'));
    expect(textOf(find(view, '#found'))).to.contain('Social');
  });

  it('F38: says where the number of people comes from when pay has none', async () => {
    const { view } = await career({
      ...profile,
      pay: { ...profile.pay, data: { ...profile.pay.data!, employment: null } },
    });
    const fact = findAll(view, 'dl.facts > div').map(textOf)[3];
    expect(fact).to.match(/3,391,000 .*Projections, from 2024/);
  });

  it('F38: names the source of each part shown, and only of those', async () => {
    const { view } = await career({
      ...profile,
      educationLevels: { ...profile.educationLevels, data: null, noData: 'not-published' },
    });
    const text = textOf(section(view, 'Ways in'));
    expect(text).to.contain('Employment Projections, 2024');
    expect(text).not.to.contain('answers of people in the job');
    expect(textOf(section(view, 'Where the numbers come from'))).to.contain('Our own mapping');
  });

  it('F41: says when the outlook is of a wider group', async () => {
    const { view } = await career({
      ...profile,
      jobOutlook: {
        ...profile.jobOutlook,
        data: { ...profile.jobOutlook.data!, isForGroup: true },
      },
    });
    expect(textOf(section(view, 'In the years to come'))).to.contain('wider group');
  });

  it('does not call a military job a wider group', async () => {
    const { view } = await career(bare, { [`GET /saved-careers/${bare.code}`]: { saved: null } });
    expect(textOf(view)).not.to.contain('wider group');
  });

  it('does not call the interests of a career "yours"', async () => {
    const { view } = await career(profile);
    expect(
      find(view, 'ilp-hexagon svg, svg[role=group]').getAttribute('aria-label'),
    ).not.to.contain('Your');
  });

  it('shows the groups a career belongs to', async () => {
    const { view } = await career(profile);
    expect(textOf(view)).to.contain('Health Science');
  });

  it('keeps focus when a career is taken out', async () => {
    const { view } = await career(profile, {
      [`GET /saved-careers/${profile.code}`]: { saved },
      [`DELETE /saved-careers/${profile.code}`]: saved,
    });
    press(view, 'Remove from saved').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => findAll(view, 'ilp-rating').length === 0);
    await waitUntil(() => document.activeElement !== document.body, 'focus is lost');
  });

  it('has the thought again that never reached the server', async () => {
    const path = `/saved-careers/${profile.code}`;
    const { ProblemError } = await import('#components/api/problem-error.js');
    const first = await career(profile, {
      [`GET ${path}`]: { saved },
      [`PUT ${path}`]: new ProblemError('offline', 0),
    });
    find(first.view, 'textarea').focus();
    await sendKeys({ type: 'Near home' });
    first.view.remove();
    const { view } = await career(profile, { [`GET ${path}`]: { saved }, [`PUT ${path}`]: saved });
    expect(find<HTMLTextAreaElement>(view, 'textarea').value).to.equal('Near home');
  });
});

function press(view: Node, name: string): HTMLButtonElement {
  const button = findAll<HTMLButtonElement>(view, 'button').find(
    (one) => (one.getAttribute('aria-label') ?? textOf(one)).trim() === name,
  );
  if (!button) throw new Error(`There is no button "${name}".`);
  if (name === 'Remove from saved' || name === 'Show more') return button;
  button.click();
  return button;
}
