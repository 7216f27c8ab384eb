import { expect, html } from '@open-wc/testing';
import type { MatchFairness } from '#contracts/match-fairness.js';
import { AREAS } from '#contracts/riasec.js';
import '#components/profiler/ilp-fairness-view.js';
import type { IlpFairnessView } from '#components/profiler/ilp-fairness-view.js';
import { nurse } from '../careers/samples.js';
import {
  fakeApi,
  find,
  findAll,
  outsideCatalogue,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const run = (kinds: MatchFairness['runs'][number]['kinds'], high: number) => ({
  kinds,
  people: 60,
  zones: [
    { id: '2', careers: 60, places: 1200 - high },
    { id: '4', careers: 40, places: high },
  ],
  clusters: [{ id: 'finance', careers: 100, places: 1200 }],
  areas: [{ id: 'r', careers: 100, places: 1200 }],
  byStrongest: AREAS.map((area) => ({ area, zones: [20, 30, 50, 60, 40], sameArea: 150 })),
  unreached: kinds.length === 1 ? [{ best: 31, own: 2, zone: 4, career: nurse }] : [],
});

const fairness: MatchFairness = {
  ...{ algorithm: 'combined-profile-1', computedOn: '2026-11-29', isCurrent: true },
  weights: { interests: 6, skills: 2, values: 2 },
  ...{ careers: 100, first: 20, perArea: 10 },
  runs: [run(['interests'], 600), run(['interests', 'skills', 'values'], 480)],
};

async function reportFor(answer: unknown = fairness) {
  const api = fakeApi({ 'GET /match-fairness': answer });
  return viewFixture<IlpFairnessView>(html`<ilp-fairness-view .api=${api}></ilp-fairness-view>`);
}

const rowsOf = (table: Element) =>
  findAll(table, 'tbody tr').map((row) => findAll(row, 'th, td').map(textOf));

describe('<ilp-fairness-view>', () => {
  before(() => useMessages('en', 'fairness', 'careers-data'));
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const)
    it(`passes axe, in ${locale}`, async () => {
      await useMessages(locale);
      await expect(await reportFor()).to.be.accessible();
    });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    const own = /Registered Nurses|combined-profile-1|\bNov\b/g;
    const left = outsideCatalogue(textOf(await reportFor())).replaceAll(own, '');
    expect(left).not.to.match(/\p{L}/u);
  });

  it('F36: says in figures what lists hold of careers that need much preparation, and what none holds', async () => {
    const view = await reportFor();
    expect(findAll(view, 'li').map(textOf)).to.deep.equal([
      'Interests alone: careers that need a lot of preparation or more are 40% of all careers and 50% of the places in the lists.',
      'Interests alone: 1 career of 100 is among the first 20 of nobody.',
      'Interests, skills and values: careers that need a lot of preparation or more are 40% of all careers and 40% of the places in the lists.',
      'Interests, skills and values: 0 careers of 100 are among the first 20 of nobody.',
    ]);
    expect(textOf(view)).to.include('The version combined-profile-1, computed on Nov 29, 2026.');
    expect(textOf(view)).to.include('so this report says nothing about it');
  });

  it('F36: gives each group’s share of careers and of lists, for either way of combining', async () => {
    const view = await reportFor();
    const zones = () => rowsOf(find(find(view, 'ilp-change-dots'), 'table'));
    expect(zones()).to.deep.equal([
      ['Some preparation', '60', '50', '-10'],
      ['A lot of preparation', '40', '50', '+10'],
    ]);
    const select = find<HTMLSelectElement>(find(view, 'ilp-field'), 'select');
    select.value = '1';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await view.updateComplete;
    expect(zones()[0]).to.deep.equal(['Some preparation', '60', '60', '0']);
  });

  it('F36: names the careers in no list with the best place of each', async () => {
    const view = await reportFor();
    const careers = find(view, 'ilp-unreached-careers');
    expect(rowsOf(careers)).to.deep.equal([['Registered Nurses', 'A lot of preparation', '31']]);
    expect(textOf(careers)).to.include('finds it in place 2 or better');
    expect(rowsOf(find(view, 'ilp-fairness-people'))[0]).to.deep.equal([
      ...['Realistic', '25%', '25%', '50%', '75%'],
    ]);
  });

  it('F36: says when the figures are of an earlier version', async () => {
    const view = await reportFor({ ...fairness, isCurrent: false });
    expect(textOf(find(view, '[role=status]'))).to.include('The matcher has changed since.');
  });
});
