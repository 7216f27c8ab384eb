import { expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { SelectorReply } from '#contracts/career-selector.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/explore/ilp-selector-view.js';
import type { IlpSelectorView } from '#components/explore/ilp-selector-view.js';
import { carpenter, nurse } from '../careers/samples.js';
import {
  type Answers,
  fakeApi,
  find,
  findAll,
  outsideCatalogue,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const PATH = '/explore/selector';
const OPTIONS = {
  interests: ['r', 's'],
  education: ['bachelor-s-degree'],
  pay: ['50000', '80000'],
  outlook: ['much-faster'],
  subjects: ['physics'],
  clusters: ['finance', 'health-science'],
  skills: ['programming', 'active-listening'],
} as const;

function reply(changes: Partial<SelectorReply> = {}): SelectorReply {
  return {
    total: 22,
    items: [nurse, carpenter],
    chosen: [],
    facets: Object.entries(OPTIONS).map(([facet, ids]) => ({
      facet: facet as keyof typeof OPTIONS,
      options: ids.map((id, index) => ({ id, count: 1_000 - index })),
      source: { id: 'skills', year: 2025 },
      withoutData: facet === 'pay' ? 4 : 0,
    })),
    relax: [],
    ...changes,
  };
}

const social = { facet: 'interests', id: 's' } as const;
const programming = { facet: 'skills', id: 'programming' } as const;
const none = reply({
  ...{ total: 0, items: [], chosen: [social, programming] },
  relax: [{ filters: [programming], count: 120 }],
});
const ask = (wish = '') => `GET /careers/selector?limit=20&${wish}`;
const answers: Answers = {
  [ask()]: reply(),
  [ask('interests=s')]: reply({ total: 120, chosen: [social] }),
  [ask('interests=s&skills=programming')]: none,
  [ask('&offset=2')]: reply({ items: [{ ...nurse, code: '11-1011.00', title: 'Chiefs' }] }),
};

async function open(search = '', changes: Answers = {}) {
  history.replaceState(null, '', `${PATH}${search}`);
  const api = fakeApi({ ...answers, ...changes });
  const view = await viewFixture<IlpSelectorView>(
    html`<ilp-selector-view .api=${api}></ilp-selector-view>`,
  );
  return { api, view };
}

/** The tick box of a choice, by its words. */
const choice = (view: Node, words: string) => {
  const label = findAll(view, 'label').find((one) => textOf(one).startsWith(words));
  if (!label) throw new Error(`There is no choice "${words}".`);
  return label.querySelector('input')!;
};
const button = (view: Node, words: string) => {
  const found = findAll(view, 'button').find((one) => textOf(one).startsWith(words));
  if (!found) throw new Error(`There is no button "${words}".`);
  return found;
};
const heading = (view: Node) => textOf(find(view, '#fit'));

describe('<ilp-selector-view>', () => {
  const start = location.href;
  before(() => useMessages('en', 'careers', 'careers-data', 'explore'));
  afterEach(() => {
    history.replaceState(null, '', start);
    return useMessages('en');
  });

  const states: Record<string, [string, Answers]> = {
    'nothing is chosen': ['', {}],
    'something is chosen': ['?interests=s', {}],
    'nothing is left': ['?interests=s&skills=programming', {}],
    'it failed': ['', { [ask()]: new ProblemError('unavailable', 503) }],
  };
  for (const [name, [search, changes]] of Object.entries(states))
    for (const locale of ['en', 'es'] as const)
      it(`passes axe when ${name}, in ${locale}`, async () => {
        await useMessages(locale);
        const { view } = await open(search, changes);
        for (const details of findAll<HTMLDetailsElement>(view, 'details')) details.open = true;
        await expect(view).to.be.accessible();
      });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    const { view } = await open('?interests=s&skills=programming');
    const left = outsideCatalogue(textOf(view)).replaceAll(
      /Registered Nurses|Carpenters|\band\b/g,
      '',
    );
    expect(left).not.to.match(/\p{L}/u);
  });

  it('F48: opens with the filters of the address, each to take away', async () => {
    const { view } = await open('?interests=s&skills=<b>&color=red');
    expect(heading(view)).to.equal('120 careers fit');
    expect(choice(view, 'Social').checked).to.equal(true);
    const opened = findAll<HTMLDetailsElement>(view, 'details[open]');
    expect(opened.map((one) => textOf(one.querySelector('summary')!))).to.deep.equal([
      'Interests (1 chosen)',
    ]);
    button(view, 'Take away: Social').click();
    await waitUntil(() => heading(view) === '22 careers fit');
    expect(location.search).to.equal('');
    expect(view.shadowRoot?.activeElement?.id).to.equal('fit');
  });

  it('F48: keeps each choice in the address, and Back undoes it', async () => {
    const { view } = await open();
    find<HTMLDetailsElement>(view, 'details').open = true;
    choice(view, 'Social').focus();
    await sendKeys({ press: 'Space' });
    await waitUntil(() => heading(view) === '120 careers fit');
    expect(location.search).to.equal('?interests=s');
    expect(find<HTMLDetailsElement>(view, 'details').open).to.equal(true);
    history.back();
    await waitUntil(() => heading(view) === '22 careers fit');
    expect(choice(view, 'Social').checked).to.equal(false);
  });

  it('F48: says beside each choice how many careers it leaves', async () => {
    const { view } = await open();
    expect(textOf(choice(view, 'Social').closest('label')!)).to.equal('Social 999');
    expect(textOf(choice(view, '$50,000').closest('label')!)).to.equal(
      '$50,000 a year or more 1,000',
    );
    expect(choice(view, 'Any pay').checked).to.equal(true);
  });

  it('F48: names the filter to relax when nothing is left, with how many come back', async () => {
    const { view } = await open('?interests=s&skills=programming');
    expect(heading(view)).to.equal('No career fits all of this');
    button(view, 'Without Programming: 120 careers').click();
    await waitUntil(() => heading(view) === '120 careers fit');
    expect(location.search).to.equal('?interests=s');
  });

  it('says which careers are left out for want of data', async () => {
    const { view } = await open();
    expect(textOf(view)).to.contain(
      'Middle pay: nothing is published for 4 careers that fit otherwise. They are left out.',
    );
  });

  it('shows more, and keeps what is there when the next choice fails', async () => {
    const { api, view } = await open();
    button(view, 'Show more').click();
    await waitUntil(() => textOf(view).includes('Chiefs'));
    api.answers[ask('skills=programming')] = new ProblemError('offline', 0);
    choice(view, 'Programming').click();
    await waitUntil(() => findAll(view, 'ilp-error-state').length === 1);
    expect(choice(view, 'Programming').checked).to.equal(true);
    api.answers[ask('skills=programming')] = reply({ total: 7 });
    find(view, 'ilp-error-state button, .notice button').click();
    await waitUntil(() => heading(view) === '7 careers fit');
  });
});
