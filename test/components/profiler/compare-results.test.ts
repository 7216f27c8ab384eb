import { expect, html, waitUntil } from '@open-wc/testing';
import type {
  CareerMove,
  ComparedResult,
  DatedResult,
  ResultComparison,
} from '#contracts/result-comparison.js';
import '#components/profiler/ilp-compare-results-view.js';
import type { IlpCompareResultsView } from '#components/profiler/ilp-compare-results-view.js';
import { ProblemError } from '#components/api/problem-error.js';
import { carpenter, nurse } from '../careers/samples.js';
import {
  type Answers,
  fakeApi,
  find,
  findAll,
  outsideCatalogue,
  settled,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const dated = (
  id: string,
  name: string,
  schoolYear: number,
  grade: number | null,
): DatedResult => ({
  ...{ id, name, schoolYear, grade, finishedAt: `${schoolYear}-10-12T09:00:00Z` },
});
const newest = dated('c', 'Third', 2026, 9);
const between = dated('b', 'Second', 2026, 9);
const oldest = dated('a', 'First', 2025, 8);
const results = [newest, between, oldest];

const resultOf = (result: DatedResult, interests: number, skills: number): ComparedResult => ({
  ...result,
  ...{ form: 'short', shape: 'clear', algorithm: 'combined-profile-1' },
  ...{ instrument: 'pathlight-interests', instrumentVersion: '1' },
  parts: [
    { kind: 'interests', weight: 6, percent: interests, notCounted: null },
    {
      ...{ kind: 'skills', weight: 2, percent: skills },
      notCounted: skills === 0 ? 'no-answers' : null,
    },
    { kind: 'values', weight: 2, percent: 0, notCounted: 'no-answers' },
  ],
});

const move = (career: CareerMove['career'], earlier: number | null, later: number | null) => ({
  ...{ career, earlier, later },
});

const comparison: ResultComparison = {
  earlier: resultOf(oldest, 100, 0),
  later: resultOf(newest, 75, 25),
  kinds: [
    {
      kind: 'interests',
      areas: [
        { id: 'r', earlier: 50, later: 45 },
        { id: 'i', earlier: 25, later: 75 },
        { id: 's', earlier: 80, later: 80 },
      ],
    },
    { kind: 'skills', areas: [{ id: 'numbers', earlier: null, later: 60 }] },
  ],
  careers: {
    first: 20,
    stayed: [],
    entered: [move(nurse, 154, 1)],
    left: [move(carpenter, 3, 30)],
    hidden: 2,
  },
};

const same: ResultComparison = {
  ...comparison,
  earlier: resultOf(oldest, 100, 0),
  later: resultOf(newest, 100, 0),
  kinds: [{ kind: 'interests', areas: [{ id: 'r', earlier: 50, later: 59 }] }],
};

async function compareView(answers: Answers = {}, search = '') {
  history.replaceState(null, '', `/explore/compare-results${search}`);
  const api = fakeApi({
    'GET /profiler/dated-results': { items: results },
    'GET /profiler/results/a/compared/c': comparison,
    'GET /profiler/results/b/compared/c': same,
    ...answers,
  });
  const view = await viewFixture<IlpCompareResultsView>(
    html`<ilp-compare-results-view .api=${api}></ilp-compare-results-view>`,
  );
  return { api, view };
}

const rowsOf = (table: Element) =>
  findAll(table, 'tbody tr').map((row) => findAll(row, 'th, td').map(textOf));

describe('<ilp-compare-results-view>', () => {
  const before_ = location.pathname + location.search;
  before(() => useMessages('en', 'changes', 'match', 'assessments', 'years'));
  afterEach(async () => {
    history.replaceState(null, '', before_);
    await useMessages('en');
  });

  const states: Record<string, Answers> = {
    compared: {},
    empty: { 'GET /profiler/dated-results': { items: [newest] } },
    failed: { 'GET /profiler/results/a/compared/c': new ProblemError('not-found', 404) },
  };
  for (const [name, answers] of Object.entries(states))
    for (const locale of ['en', 'es'] as const)
      it(`passes axe when ${name}, in ${locale}`, async () => {
        await useMessages(locale);
        const { view } = await compareView(answers);
        await expect(view).to.be.accessible();
      });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    const { view } = await compareView();
    const own = /Registered Nurses|Carpenters|First|Second|Third|(combined|pathlight)[\w-]+/g;
    const left = outsideCatalogue(textOf(view)).replaceAll(own, '');
    expect(left.replaceAll(/\bOct\b/g, '')).not.to.match(/\p{L}/u);
  });

  it('F31: compares this year with the year before, if nobody says which two', async () => {
    const { api, view } = await compareView();
    expect(api.calls).to.include('GET /profiler/results/a/compared/c');
    const options = findAll(find(view, 'ilp-field[name=one]'), 'option').map(textOf);
    expect(options.at(-1)).to.equal('First · Grade 8 · 2025–26');
  });

  it('F31: says in words what moved most and how much of the list is the same', async () => {
    const { view } = await compareView();
    expect(findAll(view, '.finding').map(textOf)).to.deep.equal([
      'What you like: Investigative moved most, from 25 to 75 of 100.',
      'Of the first 20 careers, none is on both lists. 1 is new, 1 is no longer there.',
    ]);
    expect(textOf(view)).to.include('Careers can move because of that alone.');
  });

  it('F31: calls less than ten points no move, and warns of nothing that is the same', async () => {
    const { view } = await compareView({}, '?one=b&other=c');
    expect(textOf(find(view, '.finding'))).to.match(/^Nothing moved by 10 of 100 or more/);
    expect(textOf(view)).not.to.include('because of that alone');
  });

  it('U20: gives each area then and now in a table beside the picture, the largest move first', async () => {
    const { view } = await compareView();
    const [interests, skills] = findAll(view, 'ilp-change-dots').map((chart) =>
      find(chart, 'table'),
    );
    expect(rowsOf(interests!)).to.deep.equal([
      ['Investigative', '25', '75', '+50'],
      ['Realistic', '50', '45', '-5'],
      ['Social', '80', '80', '0'],
    ]);
    expect(rowsOf(skills!)).to.deep.equal([['Working with numbers', '', '60', '']]);
    expect(textOf(view)).to.include('The earlier result has no answers to these questions.');
  });

  it('F31: lists careers that came, left and stayed, with both places', async () => {
    const { view } = await compareView();
    const careers = find(view, 'ilp-changed-careers');
    expect(findAll(careers, 'table').map(rowsOf)).to.deep.equal([
      [['Registered Nurses', '154', '1']],
      [['Carpenters', '3', '30']],
    ]);
    expect(textOf(careers)).to.include('None');
    expect(textOf(careers)).to.include('2 careers that you hid are left out.');
  });

  it('F31: gives questions, weights and version of each list', async () => {
    const { view } = await compareView();
    expect(rowsOf(find(find(view, 'ilp-compared-basis'), 'table'))).to.deep.equal([
      ['Result', 'First', 'Third'],
      [
        'Interest questions',
        '30 questions (pathlight-interests 1)',
        '30 questions (pathlight-interests 1)',
      ],
      ['Counts: What you like', '100%', '75%'],
      [
        'Counts: What you feel sure you can do',
        'does not count. There were no answers to these questions when the list was made.',
        '25%',
      ],
      ...['What matters to you at work'].map((kind) => [
        `Counts: ${kind}`,
        ...Array<string>(2).fill(
          'does not count. There were no answers to these questions when the list was made.',
        ),
      ]),
      ['Way of making the list', 'combined-profile-1', 'combined-profile-1'],
    ]);
  });

  it('F31: another choice stands in the address and is compared', async () => {
    const { api, view } = await compareView();
    const select = find<HTMLSelectElement>(find(view, 'ilp-field[name=one]'), 'select');
    select.value = 'b';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await waitUntil(() => api.calls.includes('GET /profiler/results/b/compared/c'));
    await settled(view);
    expect(location.search).to.equal('?one=b&other=c');
  });

  it('F31: the same result twice is nothing to compare', async () => {
    const { view } = await compareView({}, '?one=c&other=c');
    expect(textOf(view)).to.include('Choose two different results.');
  });
});
