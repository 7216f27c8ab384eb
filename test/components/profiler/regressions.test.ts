import { expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ProfilerAttempt } from '#contracts/profiler.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/profiler/ilp-profiler-view.js';
import type { IlpProfilerView } from '#components/profiler/ilp-profiler-view.js';
import '#components/profiler/ilp-result-view.js';
import type { IlpResultView } from '#components/profiler/ilp-result-view.js';
import {
  type Answers,
  fakeApi,
  find,
  findAll,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';
import { attempt, items, ranked, result } from './samples.js';

const SAVE = `PATCH /profiler/attempts/${attempt.id}`;
const FINISH = `POST /profiler/attempts/${attempt.id}/finish`;
const PATH = `/profiler/results/${result.id}`;
const lastOpen = { R01: 3, I01: 3, A01: 3, S01: 3, E01: 3 };

function press(view: Node, name: string): void {
  const button = findAll<HTMLButtonElement>(view, 'button').find((one) => textOf(one) === name);
  if (!button) throw new Error(`There is no button "${name}".`);
  button.click();
}

async function profiler(given: ProfilerAttempt['answers'], answers: Answers = {}) {
  const current = { ...attempt, answers: given, answered: Object.keys(given).length };
  const api = fakeApi({
    'GET /profiler/attempts/current': { attempt: current },
    'POST /profiler/attempts': current,
    'GET /profiler/items?form=short': items,
    'GET /profiler/items?form=full': { ...items, form: 'full' },
    [SAVE]: current,
    ...answers,
  });
  const view = await viewFixture<IlpProfilerView>(
    html`<ilp-profiler-view .api=${api}></ilp-profiler-view>`,
  );
  return { api, view };
}

async function asking(given: ProfilerAttempt['answers'] = {}, answers: Answers = {}) {
  const all = await profiler(given, answers);
  press(all.view, 'Go on where you stopped');
  await waitUntil(() => findAll(all.view, '.question').length === 1, 'no question');
  await all.view.updateComplete;
  return all;
}

describe('regressions: profiler', () => {
  const start = location.href;
  before(() => useMessages('en', 'profiler', 'match', 'assessments', 'careers', 'careers-data'));
  beforeEach(() => sessionStorage.clear());
  afterEach(() => history.replaceState(null, '', start));

  it('stays and says so when answers can not be saved on "finish later"', async () => {
    const { view } = await asking({}, { [SAVE]: new ProblemError('offline', 0) });
    await sendKeys({ press: '3' });
    press(view, 'Finish later');
    await waitUntil(() => textOf(view).includes('Not saved'));
    expect(location.pathname).not.to.equal('/explore');
  });

  it('2.1.4: takes number keys only while focus is in the question', async () => {
    const { view } = await asking();
    const outside = document.createElement('input');
    document.body.append(outside);
    outside.focus();
    await sendKeys({ type: '14' });
    expect(outside.value).to.equal('14');
    outside.remove();
    expect(textOf(view)).to.contain('Question 1 of 6');
  });

  it('takes one answer from a key that is held down', async () => {
    const { view } = await asking();
    await sendKeys({ down: '3' });
    await sendKeys({ down: '3' });
    await sendKeys({ down: '3' });
    await sendKeys({ up: '3' });
    await view.updateComplete;
    expect(textOf(view)).to.contain('Question 2 of 6');
  });

  it('moves focus to a new heading for each question, so that a screen reader says it', async () => {
    const { view } = await asking();
    const heading = () => find(view, '#text');
    const before = heading();
    await sendKeys({ press: '3' });
    await waitUntil(() => textOf(view).includes('Activity 2'));
    expect(heading() === before).to.equal(false);
    const host = find(view, 'ilp-profiler-question');
    await waitUntil(() => host.shadowRoot?.activeElement?.id === 'text', 'focus');
  });

  it('goes forward over answered questions', async () => {
    const { view } = await asking({ R01: 3, I01: 3 });
    await sendKeys({ press: 'ArrowLeft' });
    await waitUntil(() => textOf(view).includes('Question 2 of 6'));
    await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => textOf(view).includes('Question 3 of 6'));
    await sendKeys({ press: 'ArrowRight' });
    await view.updateComplete;
    expect(textOf(view)).to.contain('Question 3 of 6');
  });

  it('says beside the button why the questions did not open, and when the result did not', async () => {
    const { api, view } = await profiler(lastOpen, {
      'POST /profiler/attempts': new ProblemError('offline', 0),
    });
    press(view, 'Go on where you stopped');
    await waitUntil(() => textOf(view).includes("We can't reach Pathlight"));
    api.answers['POST /profiler/attempts'] = { ...attempt, answers: lastOpen };
    api.answers[FINISH] = new ProblemError('unavailable', 503);
    press(view, 'Go on where you stopped');
    await waitUntil(() => textOf(view).includes('Activity 6'));
    await view.updateComplete;
    await sendKeys({ press: '3' });
    await waitUntil(() => textOf(view).includes('That was the last question.'));
    press(view, 'See what I like');
    await waitUntil(() => textOf(view).includes('Pathlight is busy right now.'));
  });

  it('has the answers again that never reached the server', async () => {
    const first = await asking({}, { [SAVE]: new ProblemError('offline', 0) });
    await sendKeys({ press: '5' });
    await waitUntil(() => textOf(first.view).includes('Activity 2'));
    first.view.remove();
    const { api, view } = await asking();
    await waitUntil(() => textOf(view).includes('Question 2 of 6'));
    await waitUntil(() => api.calls.includes(SAVE), 'not sent', { timeout: 3000 });
    expect(api.bodies[api.calls.indexOf(SAVE)]).to.deep.equal({ answers: { R01: 5 } });
  });

  it('can change from 30 questions to 60 on the way', async () => {
    const { api, view } = await profiler({ R01: 3 });
    press(view, '60 questions, about 12 minutes');
    await waitUntil(() => api.calls.includes('POST /profiler/attempts'));
    expect(api.bodies[api.calls.indexOf('POST /profiler/attempts')]).to.deep.equal({
      form: 'full',
      startOver: false,
    });
  });
});

describe('regressions: result', () => {
  before(() => useMessages('en', 'profiler', 'match', 'assessments', 'careers', 'careers-data'));

  async function resultFor(answers: Answers = {}) {
    const api = fakeApi({
      [`GET ${PATH}`]: result,
      [`GET ${PATH}/careers?limit=20`]: ranked(20, 25),
      [`GET ${PATH}/careers?limit=20&offset=20`]: ranked(5, 25, 20),
      [`PATCH ${PATH}`]: result,
      ...answers,
    });
    const view = await viewFixture<IlpResultView>(
      html`<ilp-result-view .api=${api} .params=${{ id: result.id }}></ilp-result-view>`,
    );
    return { api, view };
  }

  it('keeps focus in the list when the last careers are shown', async () => {
    const { view } = await resultFor();
    find(view, 'section > .button').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => findAll(view, 'li > details').length === 25);
    await waitUntil(() => view.shadowRoot?.activeElement != null, 'focus is lost');
  });

  it('asks for a name instead of keeping half of one', async () => {
    const { api, view } = await resultFor();
    const input = find<HTMLInputElement>(view, 'input');
    input.focus();
    input.select();
    await sendKeys({ type: 'A' });
    await sendKeys({ press: 'Backspace' });
    await waitUntil(() => textOf(view).includes('Please fill this in.'));
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(api.bodies).not.to.deep.include({ name: 'A' });
  });

  it('F12: names the version of the matching', async () => {
    const { view } = await resultFor();
    expect(textOf(view)).to.contain(result.algorithm);
  });

  it('F37: a letter of the hexagon leads to the careers that share it', async () => {
    const start = location.href;
    const { view } = await resultFor();
    find<SVGElement & HTMLElement>(view, '[data-area=s]').dispatchEvent(new MouseEvent('click'));
    expect(location.pathname + location.search).to.equal('/explore?area=s');
    history.replaceState(null, '', start);
  });
});
