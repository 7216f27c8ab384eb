import { expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CareerMatch } from '#contracts/profiler.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/profiler/ilp-result-view.js';
import type { IlpResultView } from '#components/profiler/ilp-result-view.js';
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
import { flatResult, ranked, result } from './samples.js';

const PATH = `/profiler/results/${result.id}`;

async function resultFor(answers: Answers = {}) {
  const api = fakeApi({
    [`GET ${PATH}`]: result,
    [`GET ${PATH}/careers?limit=20`]: ranked(20, 25),
    [`PATCH ${PATH}`]: result,
    ...answers,
  });
  const view = await viewFixture<IlpResultView>(
    html`<ilp-result-view .api=${api} .params=${{ id: result.id }}></ilp-result-view>`,
  );
  return { api, view };
}

describe('<ilp-result-view>', () => {
  before(() => useMessages('en', 'profiler', 'match', 'assessments', 'careers', 'careers-data'));
  afterEach(() => useMessages('en'));

  const states: Record<string, Answers> = {
    clear: {},
    flat: { [`GET ${PATH}`]: flatResult },
    failed: { [`GET ${PATH}`]: new ProblemError('not-found', 404) },
  };
  for (const [name, answers] of Object.entries(states)) {
    for (const locale of ['en', 'es'] as const) {
      it(`passes axe when ${name}, in ${locale}`, async () => {
        await useMessages(locale);
        const { view } = await resultFor(answers);
        await expect(view).to.be.accessible();
      });
    }
  }

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    const { view } = await resultFor({ [`GET ${PATH}/careers?limit=20`]: ranked(2, 2) });
    const left = outsideCatalogue(textOf(view)).replaceAll(/Registered Nurses|Carpenters/g, '');
    // The six letters are the same in every language; the browser itself says "and" in lists.
    expect(left.replaceAll(/\band\b|\b[RIASEC]\b/g, '')).not.to.match(/\p{L}/u);
  });

  it('F36: says in a sentence what the person likes, and what it can not tell', async () => {
    const { view } = await resultFor();
    expect(textOf(find(view, '.finding'))).to.equal(
      'You like helping people, finding things out and making and creating.',
    );
    expect(textOf(view)).to.contain('It does not show what you are good at');
    expect(textOf(view)).to.contain('These questions are our own.');
  });

  it('U20: draws the scores and gives the same numbers in the table', async () => {
    const { view } = await resultFor();
    const cells = findAll(find(view, 'ilp-hexagon'), 'td').map(textOf);
    expect(cells).to.deep.equal(['12', '20', '15', '23', '10', '8']);
    expect(textOf(view)).to.contain('Strongest: Social 23, Investigative 20, Artistic 15');
  });

  it('says that a flat profile tells little', async () => {
    const { view } = await resultFor({ [`GET ${PATH}`]: flatResult });
    expect(textOf(find(view, '.finding'))).to.contain('no area stands out');
  });

  it('F36: says what the list rests on, and why a kind of questions does not count', async () => {
    const { view } = await resultFor();
    expect(findAll(find(view, 'ilp-match-weights'), 'li').map(textOf)).to.deep.equal([
      'What you like: 100%',
      'What you feel sure you can do: does not count. There were no answers to these questions when the list was made.',
      'What matters to you at work: does not count. Your answers are much the same in all areas.',
    ]);
  });

  it('F37: gives reasons of skills and values in words of their own', async () => {
    const list = ranked(1, 1);
    const [first] = list.items;
    const why: CareerMatch['why'] = {
      shared: [
        { kind: 'values', id: 'independence', yours: 90, career: 80 },
        { kind: 'skills', id: 'numbers', yours: 80, career: 70 },
      ],
      mayNotFit: { kind: 'skills', id: 'science', yours: 20, career: 80, direction: 'more' },
    };
    const items = [{ ...first!, why }];
    const { view } = await resultFor({ [`GET ${PATH}/careers?limit=20`]: { ...list, items } });
    expect(findAll(find(view, 'li > details'), 'li').map(textOf)).to.deep.equal([
      'The work offers this, and it matters to you: deciding for yourself.',
      'The work asks for this, and you feel sure about it: working with numbers.',
      'It may not fit: the work asks for this, and you feel less sure about it: using science. Skills can be learned.',
    ]);
  });

  it('F37: says why a career is on the list and what may not fit', async () => {
    const { view } = await resultFor();
    const [nurse, carpenter] = findAll<HTMLDetailsElement>(view, 'li > details');
    expect(textOf(find(nurse!, 'summary'))).to.match(/Why this career\? Registered Nurses/);
    expect(findAll(nurse!, 'li').map(textOf)).to.deep.equal([
      'It is Social: you like that, and the work has much of it.',
      'It is Investigative: you like that, and the work has much of it.',
      'It may not fit: the work has more Conventional than you like.',
    ]);
    expect(findAll(carpenter!, 'li').map(textOf)).to.deep.equal([
      'No area is strong on both sides. It comes closest in its whole shape.',
    ]);
  });

  it('F48: leads to the selector with the two strongest interests chosen', async () => {
    const { view } = await resultFor();
    const link = find<HTMLAnchorElement>(view, 'a[href^="/explore/selector"]');
    expect(link.getAttribute('href')).to.equal('/explore/selector?interests=s,i');
    const { view: flat } = await resultFor({ [`GET ${PATH}`]: flatResult });
    expect(findAll(flat, 'a[href^="/explore/selector"]')).to.have.length(0);
  });

  it('opens the reasons by keyboard', async () => {
    const { view } = await resultFor();
    find(view, 'li > details summary').focus();
    await sendKeys({ press: 'Enter' });
    expect(find<HTMLDetailsElement>(view, 'li > details').open).to.equal(true);
    await expect(view).to.be.accessible();
  });

  it('marks the titles as English and links to the careers', async () => {
    await useMessages('es');
    const { view } = await resultFor();
    const link = find<HTMLAnchorElement>(view, 'ol a, ilp-match-rows a');
    expect(link.lang).to.equal('en');
    expect(link.getAttribute('href')).to.equal('/careers/29-1141.00');
  });

  it('shows the next careers below those already there', async () => {
    const { api, view } = await resultFor({
      [`GET ${PATH}/careers?limit=20&offset=20`]: ranked(5, 25, 20),
    });
    expect(textOf(view)).to.contain('The best 20 of 25 careers.');
    find(view, 'section > .button').click();
    await waitUntil(() => findAll(view, 'li > details').length === 25);
    expect(api.calls.at(-1)).to.equal(`GET ${PATH}/careers?limit=20&offset=20`);
    await waitUntil(() => findAll(view, 'section > .button').length === 0);
  });

  it('F31: renames the result by typing', async () => {
    const { api, view } = await resultFor();
    const input = find<HTMLInputElement>(view, 'input');
    expect(input.value).to.equal('My interests, fall');
    input.focus();
    input.select();
    await sendKeys({ type: 'Before the trip' });
    await waitUntil(() => api.calls.includes(`PATCH ${PATH}`), 'not saved', { timeout: 3000 });
    expect(api.bodies.at(-1)).to.deep.equal({ name: 'Before the trip' });
    await waitUntil(() => textOf(view).includes('Saved'));
    expect(input.value).to.equal('Before the trip');
  });

  it('loads again when asked after a failure', async () => {
    const { api, view } = await resultFor({
      [`GET ${PATH}`]: new ProblemError('unavailable', 503),
    });
    expect(textOf(view)).to.contain('Pathlight is busy right now.');
    api.answers[`GET ${PATH}`] = result;
    find(view, 'ilp-error-state button, .notice button').click();
    await settled(view);
    await waitUntil(() => findAll(view, '.finding').length === 1);
  });
});
