import { expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/careers/ilp-explore-view.js';
import type { IlpExploreView } from '#components/careers/ilp-explore-view.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import {
  type Answers,
  find,
  findAll,
  outsideCatalogue,
  settled,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';
import { attempt, result } from '../profiler/samples.js';
import { apiOnPage } from './api-on-page.js';
import { carpenter, home, nurse, saved } from './samples.js';

const full: Answers = {
  'GET /profiler/attempts/current': { attempt: { ...attempt, answered: 4 } },
  'GET /profiler/results': { items: [result] },
  'GET /saved-careers': {
    items: [
      { ...saved, rating: 4, thought: 'Near my home.' },
      { ...saved, career: carpenter, stillInterested: false },
    ],
  },
};

const nothingYet: Answers = {
  'GET /profiler/attempts/current': { attempt: null },
  'GET /profiler/results': { items: [] },
  'GET /saved-careers': { items: [] },
};

async function exploreFor(answers: Answers = {}, session = studentSession) {
  const api = apiOnPage({ 'GET /careers/home': home, ...nothingYet, ...answers });
  const view = await viewFixture<IlpExploreView>(
    html`<ilp-explore-view .api=${api}></ilp-explore-view>`,
    session,
  );
  await waitUntil(() => findAll(view, 'ilp-skeleton').length === 0, 'still loading');
  return { api, view };
}

/** The button with these words. */
function press(view: Node, name: string): void {
  const button = findAll<HTMLButtonElement>(view, 'button').find(
    (one) => (one.getAttribute('aria-label') ?? textOf(one)).trim() === name,
  );
  if (!button) throw new Error(`There is no button "${name}".`);
  button.click();
}

function nextToast(): Promise<Toast> {
  return new Promise((resolve) => {
    const stop = onToast((toast) => {
      stop();
      resolve(toast);
    });
  });
}

describe('<ilp-explore-view>', () => {
  before(() => useMessages('en', 'careers', 'profiler', 'careers-data', 'explore'));
  afterEach(() => useMessages('en'));

  const states: Record<string, Answers> = {
    empty: {},
    full,
    failed: { 'GET /careers/home': new ProblemError('offline', 0) },
    'the own part failed': { 'GET /saved-careers': new ProblemError('unavailable', 503) },
  };
  for (const [name, answers] of Object.entries(states)) {
    for (const locale of ['en', 'es'] as const) {
      it(`passes axe when ${name}, in ${locale}`, async () => {
        await useMessages(locale);
        const { view } = await exploreFor(answers);
        await expect(view).to.be.accessible();
      });
    }
  }

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    const { view } = await exploreFor();
    const left = outsideCatalogue(textOf(view)).replaceAll(/Career \d/g, '');
    // Lists of names are joined by the browser's own word for "and".
    expect(left.replaceAll(/\band\b/g, '')).not.to.match(/\p{L}/u);
  });

  it('F11: shows six careers as cards with a drawing, plain words and pay with its year', async () => {
    const { view } = await exploreFor();
    const cards = find(view, 'ilp-career-cards');
    const shown = findAll(cards, 'li');
    expect(shown).to.have.length(6);
    for (const card of shown) expect(findAll(card, 'svg.art')).to.have.length(1);
    expect(textOf(shown[0]!).replaceAll(/\s+/g, ' ').trim()).to.equal(
      'Career 1 This work is mostly about building and working with your hands and helping people. ' +
        'Middle pay: $93,600 a year (2025)',
    );
    expect(find(shown[0]!, 'a').getAttribute('href')).to.equal('/careers/29-1140.00');
    expect(textOf(cards)).to.contain('Wage Statistics, May 2025');
  });

  it('F11: leaves the names of the interest areas out of the cards', async () => {
    const { view } = await exploreFor();
    expect(textOf(find(view, 'ilp-career-cards'))).not.to.match(
      /Realistic|Investigative|Artistic|Social|Enterprising|Conventional/,
    );
  });

  it('F11: says no pay where none is published', async () => {
    const [first] = home.careers;
    const career = { ...first!, medianYearly: null, medianHourly: null };
    const { view } = await exploreFor({ 'GET /careers/home': { ...home, careers: [career] } });
    expect(textOf(find(view, 'ilp-career-cards'))).not.to.match(/pay|Wage/i);
  });

  it('F11: puts the ways to look under the search field, then six careers, then the groups', async () => {
    const { view } = await exploreFor();
    const parts = ['form', 'ilp-explore-ways', 'ilp-career-cards', 'ilp-explore-clusters'];
    const tops = parts.map((part) => find(view, part).getBoundingClientRect().top);
    expect(tops).to.deep.equal([...tops].sort((one, other) => one - other));
    const doors = [
      ...findAll(find(view, 'ilp-explore-ways'), '.tile'),
      ...findAll(find(view, 'ilp-explore-clusters'), '.tile'),
    ];
    expect(doors.map((door) => [door.getAttribute('href'), textOf(door)])).to.deep.equal([
      ['/explore/selector', 'By what matters to you Choose schooling, pay, skills and more.'],
      ['/explore/clusters', 'By career group 16 groups of work that belongs together.'],
      ['/explore/subjects', 'By school subject See where a class you like is used.'],
      [
        '/explore/colleges',
        'Colleges and trade schools Thousands of places to learn: by program, cost, distance.',
      ],
      [
        '/next-step',
        'Ways after high school Work, apprenticeship, military, college and more, side by side.',
      ],
      ['/explore/index', 'From A to Z All 1,016 careers by name.'],
      ['/explore/clusters/health-science', 'Health Science 120 careers'],
      ['/explore/clusters/finance', 'Finance 31 careers'],
    ]);
  });

  it('U6: leaves room between the text and the buttons of the first card', async () => {
    const { view } = await exploreFor();
    const text = find(view, 'ilp-explore-mine .like p, .like p').getBoundingClientRect();
    const buttons = find(view, '.like .actions').getBoundingClientRect();
    expect(buttons.top - text.bottom).to.be.at.least(12);
  });

  it('U6: begins with one thing to do', async () => {
    const { view } = await exploreFor();
    const primary = findAll<HTMLAnchorElement>(view, '.button.primary');
    expect(primary).to.have.length(1);
    expect(textOf(primary[0]!)).to.equal('Start');
    expect(primary[0]!.getAttribute('href')).to.equal('/explore/profiler');
  });

  it('goes on with the questions where they were left', async () => {
    const { view } = await exploreFor(full);
    expect(textOf(view)).to.contain('You have answered 4 of 6 questions.');
    expect(textOf(find(view, '.button.primary'))).to.equal('Go on');
  });

  it('F30: lists saved careers with stars and thoughts', async () => {
    const { view } = await exploreFor(full);
    const text = textOf(find(view, 'ilp-explore-mine'));
    expect(text).to.match(/Registered Nurses 4 stars\s+Near my home\./);
    expect(text).to.match(/Carpenters\s+Not interested now/);
  });

  it('F31: removes a named result and puts it back by undo', async () => {
    let items = [result];
    const { api, view } = await exploreFor({
      ...full,
      'GET /profiler/results': () => ({ items }),
      [`DELETE /profiler/results/${result.id}`]: () => (
        (items = []),
        { ...result, isRemoved: true }
      ),
      [`POST /profiler/results/${result.id}/restore`]: () => ((items = [result]), result),
    });
    const links = () => findAll(view, `a[href$="${result.id}"]`);
    expect(links().map(textOf)).to.deep.equal(['My interests, fall']);
    const shown = nextToast();
    press(view, 'Remove result: My interests, fall');
    const toast = await shown;
    expect(toast.text).to.equal('Removed: My interests, fall');
    await waitUntil(() => links().length === 0);
    await toast.undo?.();
    await waitUntil(() => links().length === 1);
    expect(api.calls).to.include(`POST /profiler/results/${result.id}/restore`);
  });

  it('F44: searches a moment after typing stops, and says under which name it was found', async () => {
    const { api, view } = await exploreFor({
      'GET /careers?limit=20&query=vet': {
        total: 1,
        items: [{ ...nurse, title: 'Veterinarians', matchedTitle: 'Animal Doctor' }],
      },
    });
    find(view, 'input[type=search]').focus();
    await sendKeys({ type: 'vet' });
    await waitUntil(() => textOf(view).includes('1 career found'));
    expect(api.calls.filter((call) => call.startsWith('GET /careers?'))).to.deep.equal([
      'GET /careers?limit=20&query=vet',
    ]);
    expect(textOf(view)).to.match(/Veterinarians Also called: Animal Doctor/);
    await expect(view).to.be.accessible();
    press(view, 'Clear the search');
    await waitUntil(() => findAll(view, 'ilp-explore-ways').length === 1);
    expect(find<HTMLInputElement>(view, 'input[type=search]').value).to.equal('');
  });

  it('says so when nothing is found', async () => {
    const { view } = await exploreFor({
      'GET /careers?limit=20&query=qqq': { total: 0, items: [] },
    });
    find(view, 'input[type=search]').focus();
    await sendKeys({ type: 'qqq' });
    await waitUntil(() => textOf(view).includes('No career found'));
    await expect(view).to.be.accessible();
  });

  it('F37: lists the careers of an area named in the address, and comes back to all ways', async () => {
    history.replaceState(null, '', '/explore?area=s');
    const { view } = await exploreFor({
      'GET /careers?limit=20&area=s': { total: 31, items: [{ ...nurse, matchedTitle: null }] },
    });
    await waitUntil(() => textOf(view).includes('31 careers found'));
    press(view, 'All groups');
    await waitUntil(() => findAll(view, 'ilp-explore-ways').length === 1);
    history.replaceState(null, '', '/');
  });

  it('shows staff the careers without the part that is a student’s', async () => {
    const { api, view } = await exploreFor({}, { ...studentSession, role: 'counselor' });
    expect(api.calls).to.deep.equal(['GET /careers/home']);
    expect(findAll(view, 'ilp-explore-mine')).to.have.length(0);
  });

  it('loads again when asked after a failure', async () => {
    const { api, view } = await exploreFor({ 'GET /careers/home': new ProblemError('offline', 0) });
    api.answers['GET /careers/home'] = home;
    find(view, 'ilp-error-state button, .notice button').click();
    await settled(view);
    await waitUntil(() => findAll(view, 'ilp-explore-ways').length === 1);
  });
});
