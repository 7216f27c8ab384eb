import { expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ProfilerAttempt } from '#contracts/profiler.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/profiler/ilp-profiler-view.js';
import type { IlpProfilerView } from '#components/profiler/ilp-profiler-view.js';
import { onNavigate } from '#components/shared/navigation.js';
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
import { attempt, items, result } from './samples.js';

const CURRENT = 'GET /profiler/attempts/current';
const SAVE = `PATCH /profiler/attempts/${attempt.id}`;
const FINISH = `POST /profiler/attempts/${attempt.id}/finish`;
const allAnswered = Object.fromEntries(items.items.map(({ id }) => [id, 3]));

function open(answers: ProfilerAttempt['answers']): ProfilerAttempt {
  return { ...attempt, answers, answered: Object.keys(answers).length };
}

async function profilerFor(current: ProfilerAttempt | null, answers: Answers = {}) {
  const api = fakeApi({
    [CURRENT]: { attempt: current },
    'POST /profiler/attempts': current ?? attempt,
    'GET /profiler/items?form=short': items,
    [SAVE]: current ?? attempt,
    ...answers,
  });
  const view = await viewFixture<IlpProfilerView>(
    html`<ilp-profiler-view .api=${api}></ilp-profiler-view>`,
  );
  const press = (name: string) => {
    const button = findAll<HTMLButtonElement>(view, 'button').find((one) => textOf(one) === name);
    if (!button) throw new Error(`There is no button "${name}".`);
    button.click();
  };
  const saved = () => api.bodies.filter((_, index) => api.calls[index] === SAVE);
  const shows = (text: string) => waitUntil(() => textOf(view).includes(text), `no "${text}"`);
  return { api, view, press, saved, shows };
}

/** As above, with the questions on screen. */
async function asking(answersBefore: ProfilerAttempt['answers'] = {}, answers: Answers = {}) {
  const all = await profilerFor(open(answersBefore), answers);
  all.press('Go on where you stopped');
  await waitUntil(() => findAll(all.view, '.question').length === 1, 'no question');
  await all.view.updateComplete;
  return all;
}

describe('<ilp-profiler-view>', () => {
  const start = location.href;
  before(() => useMessages('en', 'profiler'));
  // What one test answered and could not save is no draft of the next.
  beforeEach(() => sessionStorage.clear());
  afterEach(async () => {
    history.replaceState(null, '', start);
    await useMessages('en');
  });

  const states: Record<string, Answers> = {
    new: {},
    'an attempt is open': { [CURRENT]: { attempt: open({ R01: 4 }) } },
    failed: { [CURRENT]: new ProblemError('offline', 0) },
  };
  for (const [name, answers] of Object.entries(states)) {
    for (const locale of ['en', 'es'] as const) {
      it(`passes axe when ${name}, in ${locale}`, async () => {
        await useMessages(locale);
        const { view } = await profilerFor(null, answers);
        await expect(view).to.be.accessible();
      });
    }
  }

  it('passes axe with a question on screen and at the end', async () => {
    const { view, shows } = await asking({ ...allAnswered, C01: undefined as never });
    await expect(view).to.be.accessible();
    await sendKeys({ press: '4' });
    await shows('That was the last question.');
    await expect(view).to.be.accessible();
  });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    const { view } = await profilerFor(open({ R01: 4 }));
    expect(outsideCatalogue(textOf(view))).not.to.match(/\p{L}/u);
    find(view, '.button.primary').click();
    await waitUntil(() => findAll(view, '.question').length === 1);
    const left = outsideCatalogue(textOf(view)).replaceAll(/Activity \d/g, '');
    expect(left).not.to.match(/\p{L}/u);
  });

  it('F12: offers 30 or 60 questions and says whose they are', async () => {
    const { view } = await profilerFor(null);
    const text = textOf(view);
    expect(text).to.contain('30 questions, about 6 minutes');
    expect(text).to.contain('60 questions, about 12 minutes');
    expect(text).to.contain('There are no right or wrong answers.');
    expect(text).to.contain('These questions are our own. They have not been tested');
  });

  it('F12: asks for the chosen form', async () => {
    const { api, press } = await profilerFor(null, { 'GET /profiler/items?form=full': items });
    press('60 questions, about 12 minutes');
    await waitUntil(() => api.calls.includes('GET /profiler/items?form=full'));
    expect(api.bodies[api.calls.indexOf('POST /profiler/attempts')]).to.deep.equal({
      form: 'full',
      startOver: false,
    });
  });

  it('goes on at the first open question, with the progress in words', async () => {
    const { shows, view } = await asking({ R01: 4, I01: 2 });
    await shows('Question 3 of 6');
    await shows('Activity 3');
    await shows('2 of 6');
    expect(findAll(view, 'ilp-profiler-question button')).to.have.length(0);
    expect(findAll(view, 'button[aria-pressed]')).to.have.length(5);
  });

  it('asks in Spanish with the Spanish words', async () => {
    const { shows } = await asking();
    await useMessages('es');
    await shows('Actividad 1');
    await shows('Pregunta 1 de 6');
    await shows('Mucho');
  });

  it('answers all questions by number keys, goes back by the arrow, and saves', async () => {
    const { saved, shows, view } = await asking();
    await sendKeys({ press: '5' });
    await shows('Activity 2');
    await sendKeys({ press: '1' });
    await shows('Activity 3');
    await sendKeys({ press: 'ArrowLeft' });
    await shows('Activity 2');
    expect(textOf(find(view, 'button[aria-pressed=true]'))).to.equal('Not at all');
    await sendKeys({ press: '2' });
    await shows('Activity 3');
    await waitUntil(() => saved().length > 0, 'not saved', { timeout: 3000 });
    expect(saved().at(-1)).to.deep.equal({ answers: { R01: 5, I01: 2 } });
    await shows('Saved');
  });

  it('answers by Tab and Enter, with focus on the next question afterwards', async () => {
    const { shows, view } = await asking();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await shows('Activity 2');
    const { shadowRoot } = find(view, 'ilp-profiler-question');
    await waitUntil(() => shadowRoot?.activeElement?.id === 'text', 'focus is elsewhere');
    await sendKeys({ press: 'ArrowLeft' });
    await waitUntil(() => findAll(view, 'button[aria-pressed=true]').length === 1);
    expect(textOf(find(view, 'button[aria-pressed=true]'))).to.equal('Not much');
  });

  it('leaves keys with Control and keys of no meaning alone', async () => {
    const { saved, view } = await asking();
    for (const key of ['6', '0', 'a', 'ArrowLeft']) await sendKeys({ press: key });
    window.dispatchEvent(new KeyboardEvent('keydown', { key: '5', ctrlKey: true }));
    await view.updateComplete;
    expect(textOf(view)).to.contain('Question 1 of 6');
    expect(saved()).to.have.length(0);
  });

  it('tries again when the network is lost, and then says saved', async () => {
    let isOffline = true;
    const { saved, shows } = await asking(
      {},
      { [SAVE]: () => (isOffline ? new ProblemError('offline', 0) : attempt) },
    );
    await sendKeys({ press: '4' });
    await shows('Activity 2');
    await shows('Not saved');
    isOffline = false;
    window.dispatchEvent(new Event('online'));
    await shows('Saved');
    expect(saved().at(-1)).to.deep.equal({ answers: { R01: 4 } });
  });

  it('F12: saves the last answer before it asks for the result, then opens it', async () => {
    const { api, press, shows } = await asking(
      { ...allAnswered, C01: undefined as never },
      { [FINISH]: result },
    );
    await sendKeys({ press: '5' });
    await shows('That was the last question.');
    let moves = 0;
    const stop = onNavigate(() => (moves += 1));
    press('See what I like');
    await waitUntil(() => moves === 1, 'the result was not opened');
    stop();
    expect(location.pathname).to.equal(`/explore/results/${result.id}`);
    expect(api.calls.indexOf(SAVE)).to.be.greaterThan(-1);
    expect(api.calls.indexOf(SAVE)).to.be.lessThan(api.calls.indexOf(FINISH));
  });

  it('saves what was answered when the student finishes later', async () => {
    const { press, saved, shows } = await asking();
    await sendKeys({ press: '3' });
    await shows('Activity 2');
    press('Finish later');
    await waitUntil(() => location.pathname === '/explore', 'did not leave');
    expect(saved().at(-1)).to.deep.equal({ answers: { R01: 3 } });
  });

  it('starts over when asked', async () => {
    const { api, press } = await profilerFor(open({ R01: 4 }));
    press('Start over');
    await waitUntil(() => api.calls.includes('POST /profiler/attempts'));
    expect(api.bodies[api.calls.indexOf('POST /profiler/attempts')]).to.deep.equal({
      form: 'short',
      startOver: true,
    });
  });
});
