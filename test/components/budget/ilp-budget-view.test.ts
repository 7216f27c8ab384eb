import { expect, html } from '@open-wc/testing';
import type { SavedCareerPay } from '#contracts/careers.js';
import { ProblemError } from '#components/api/problem-error.js';
import { sumOf, verdictOn } from '#components/budget/budget.js';
import '#components/budget/ilp-budget-view.js';
import type { IlpBudgetView } from '#components/budget/ilp-budget-view.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import { bare, carpenter, nurse, profile } from '../careers/samples.js';
import {
  fakeApi,
  find,
  findAll,
  outsideCatalogue,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const low = { p10: 38_000, p25: 46_000, p50: 59_310, p75: 75_000, p90: 98_000 };
const items: SavedCareerPay['items'] = [
  { career: nurse, stillInterested: true, pay: profile.pay },
  {
    ...{ career: carpenter, stillInterested: false },
    pay: { ...profile.pay, data: { ...profile.pay.data!, yearly: low } },
  },
  { career: { ...bare }, stillInterested: true, pay: bare.pay },
];

async function viewFor(answer: SavedCareerPay | ProblemError = { items }) {
  const api = fakeApi({ 'GET /saved-career-pay': answer });
  const view = await viewFixture<IlpBudgetView>(
    html`<ilp-budget-view .api=${api}></ilp-budget-view>`,
    studentSession,
  );
  return { api, view };
}

async function type(view: IlpBudgetView, name: string, text: string): Promise<void> {
  const field = find<IlpField>(view, `ilp-field[name=${name}]`);
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await view.updateComplete;
}

const rows = (view: Node) => findAll(view, 'ul.rows > li').map(textOf);

describe('<ilp-budget-view>', () => {
  before(() => useMessages('en', 'budget', 'careers-data', 'charts'));
  beforeEach(() => sessionStorage.clear());
  afterEach(() => useMessages('en'));

  const states: Record<string, SavedCareerPay | ProblemError> = {
    full: { items },
    'without careers': { items: [] },
    'not loaded': new ProblemError('offline', 0),
  };
  for (const [name, answer] of Object.entries(states))
    for (const locale of ['en', 'es'] as const)
      it(`passes axe when ${name}, in ${locale}`, async () => {
        await useMessages(locale);
        const { view } = await viewFor(answer);
        await type(view, 'home', '900');
        await expect(view).to.be.accessible();
      });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    const plain = items.map((one) => ({ ...one, career: { ...one.career, title: '1' } }));
    const { view } = await viewFor({ items: plain });
    await type(view, 'home', '900');
    expect(outsideCatalogue(textOf(view))).not.to.match(/\p{L}/u);
  });

  it('Budget: the sum is the costs of a year and the assumed taxes, and says how', async () => {
    const { view } = await viewFor();
    expect(textOf(find(view, '.notice'))).to.equal('Put in at least one cost to see the sum.');
    await type(view, 'home', '1200');
    await type(view, 'food', '400');
    await type(view, 'fun', '1000');
    expect(textOf(find(view, '.notice'))).to.equal(
      'You need $2,600 a month after taxes. That is $39,000 of pay a year before taxes. ' +
        '$2,600 × 12 = $31,200; and $31,200 ÷ 80 % = $39,000',
    );
    expect(textOf(view)).to.contain('20 % is our assumption');
    await type(view, 'share', '35');
    expect(textOf(find(view, '.notice'))).to.contain('$48,000 of pay a year before taxes');
  });

  it('Budget: says of each saved career how many of its people earn enough, with source and year', async () => {
    const { view } = await viewFor();
    await type(view, 'home', '2600');
    expect(rows(view)[0]).to.contain('At least 9 of 10 people in this job earn enough.');
    expect(rows(view)[1]).to.contain('At least half of the people in this job earn enough.');
    expect(rows(view)[1]).to.contain('up to $38,000 · middle $59,310 · highest tenth from $98,000');
    expect(rows(view)[1]).to.contain('What you need: $39,000.');
    expect(rows(view)[2]).to.contain('military');
    expect(textOf(view)).to.contain('At 2 of them at least half of the people earn enough.');
    expect(textOf(view)).to.match(/Wage Statistics, May 2024/);
    await type(view, 'home', '7000');
    expect(rows(view)[0]).to.contain('At least 1 of 10 people in this job earns enough');
    await type(view, 'home', '10000');
    expect(rows(view)[0]).to.contain('Fewer than 1 of 10 people in this job earn enough.');
  });

  it('Budget: a field that is no number says so, and nothing is summed up meanwhile', async () => {
    const { view } = await viewFor();
    await type(view, 'home', '900');
    await type(view, 'food', '-5');
    expect(find<IlpField>(view, 'ilp-field[name=food]').error).to.contain('from 0 to 50,000');
    expect(textOf(find(view, '.notice'))).to.contain('Put in at least one cost');
  });

  it('Budget: the numbers stay in the browser for this visit, and are never sent', async () => {
    const { api, view } = await viewFor();
    await type(view, 'home', '900');
    expect(api.calls).to.deep.equal(['GET /saved-career-pay']);
    const { view: again } = await viewFor();
    expect(find<IlpField>(again, 'ilp-field[name=home]').value).to.equal('900');
  });

  it('Budget: is exact at the edges, and says nothing where nothing is published', () => {
    const pay = { ...low, p90: 98_000 };
    expect([38_000, 38_001, 59_311, 98_001].map((year) => verdictOn(pay, year))).to.deep.equal([
      ...['most', 'half', 'some', 'few'],
    ]);
    expect(verdictOn({ ...pay, p90: null }, 60_000)).to.equal('below');
    expect(verdictOn({ ...pay, p10: null }, 10)).to.equal('half');
    expect(verdictOn({ ...pay, p50: null }, 10)).to.equal(null);
    expect(sumOf({ costs: { home: '0' }, share: '20' })).to.equal(null);
    expect(sumOf({ costs: { home: '1000' }, share: '0' })?.year).to.equal(12_000);
  });
});
