import { expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/profiler/ilp-area-result-view.js';
import type { IlpAreaResultView } from '#components/profiler/ilp-area-result-view.js';
import '#components/profiler/ilp-assessments-view.js';
import type { IlpAssessmentsView } from '#components/profiler/ilp-assessments-view.js';
import '#components/profiler/ilp-profiler-view.js';
import type { IlpProfilerView } from '#components/profiler/ilp-profiler-view.js';
import { onToast, type Toast } from '#components/shared/toast.js';
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
import {
  earlierSkills,
  flatValues,
  learningItems,
  skillDetail,
  skillItems,
  states,
} from './area-samples.js';
import { attempt as sample } from './samples.js';

const start = location.href;
const restore = async () => {
  history.replaceState(null, '', start);
  await useMessages('en');
};
const press = (root: Node, name: string) =>
  findAll<HTMLButtonElement>(root, 'button')
    .find((one) => textOf(one) === name)
    ?.click();

async function pageFor(answer: unknown) {
  const api = fakeApi({ 'GET /assessments': answer });
  return viewFixture<IlpAssessmentsView>(
    html`<ilp-assessments-view .api=${api}></ilp-assessments-view>`,
  );
}

describe('<ilp-assessments-view>', () => {
  before(() => useMessages('en', 'assessments'));
  afterEach(restore);

  for (const locale of ['en', 'es'] as const)
    for (const [name, answer] of Object.entries({ states, failed: new ProblemError('offline', 0) }))
      it(`passes axe with ${name}, in ${locale}`, async () => {
        await useMessages(locale);
        await expect(await pageFor(answer)).to.be.accessible();
      });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    expect(outsideCatalogue(textOf(await pageFor(states)))).not.to.match(/\p{L}/u);
  });

  it('F35: tells how far one is with each, and leads on from there', async () => {
    const view = await pageFor(states);
    const [interests, skills, values, preferences] = findAll(view, 'li').map((card) => ({
      text: textOf(card),
      links: findAll<HTMLAnchorElement>(card, 'a').map((link) => [
        link.pathname,
        link.getAttribute('aria-label'),
      ]),
    }));
    expect(interests?.text).to.contain('Done on Nov 1, 2026');
    expect(interests?.links.map(([path]) => path)).to.deep.equal([
      '/explore/results/019a0000-0000-7000-8000-000000000042',
      '/explore/profiler',
    ]);
    expect(skills?.text).to.contain('12 of 30 answered');
    expect(skills?.links).to.deep.equal([
      ['/explore/assessments/skills', 'Go on: What I feel sure I can do'],
    ]);
    expect(values?.text).to.contain('Not begun');
    expect(preferences?.text).to.contain('It gives no score.');
    expect(preferences?.links[0]).to.deep.equal([
      '/portfolio/entries/019a0000-0000-7000-8000-000000000061',
      'Read my note: How I learn',
    ]);
    for (const card of [interests, skills, values, preferences])
      expect(card?.text).to.contain("It can't tell");
  });
});

describe('<ilp-profiler-view> with the questions on skills', () => {
  const attempt = { ...sample, form: 'full', total: 3 };
  const PATH = '/assessments/skills';
  before(() => useMessages('en', 'profiler', 'assessments'));
  beforeEach(() => sessionStorage.clear());
  afterEach(restore);

  async function questions(kind = 'skills', answers: Answers = {}) {
    const api = fakeApi({
      [`GET ${PATH}/attempts/current`]: { attempt: null },
      [`POST ${PATH}/attempts`]: attempt,
      [`GET ${PATH}/items`]: skillItems,
      [`PATCH ${PATH}/attempts/${attempt.id}`]: attempt,
      [`POST ${PATH}/attempts/${attempt.id}/finish`]: skillDetail,
      ...answers,
    });
    const view = await viewFixture<IlpProfilerView>(
      html`<ilp-profiler-view .api=${api} .params=${{ kind }}></ilp-profiler-view>`,
    );
    const shows = (text: string) => waitUntil(() => textOf(view).includes(text), `no "${text}"`);
    return { api, view, shows };
  }

  it('F35: says that it is no test and whose the questions are, and passes axe', async () => {
    const { view } = await questions();
    expect(textOf(view)).to.contain('This is not a test.');
    expect(textOf(view)).to.contain('These questions are our own.');
    expect(textOf(view)).not.to.contain('60 questions');
    await expect(view).to.be.accessible();
  });

  it('F35: is answered by keyboard alone, up to the result', async () => {
    const { api, view, shows } = await questions();
    press(view, '30 questions, about 6 minutes');
    await shows('Task 1');
    await shows('Very sure');
    await expect(view).to.be.accessible();
    for (const key of ['5', '2', '4']) await sendKeys({ press: key });
    await shows('That was the last question.');
    press(view, 'See my result');
    const page = `/explore/assessments/skills/results/${skillDetail.id}`;
    await waitUntil(() => location.pathname === page, 'the result was not opened');
    expect(api.bodies[api.calls.indexOf(`POST ${PATH}/attempts`)]).to.deep.equal({
      startOver: false,
    });
    expect(api.bodies[api.calls.indexOf(`PATCH ${PATH}/attempts/${attempt.id}`)]).to.deep.equal({
      answers: { K01: 5, K02: 2, K03: 4 },
    });
  });

  it('F35: asks in Spanish', async () => {
    await useMessages('es');
    const { view, shows } = await questions();
    press(view, '30 preguntas, unos 6 minutos');
    await shows('Tarea 1');
    await shows('Mucha seguridad');
  });

  it('F35: asks how one learns without a score, and leads to the note', async () => {
    const path = '/assessments/preferences';
    const { api, view, shows } = await questions('preferences', {
      [`GET ${path}/attempts/current`]: { attempt: null },
      [`POST ${path}/attempts`]: { ...attempt, total: 1 },
      [`GET ${path}/items`]: learningItems,
      [`PATCH ${path}/attempts/${attempt.id}`]: attempt,
      [`POST ${path}/attempts/${attempt.id}/finish`]: { id: attempt.id },
    });
    await shows('This gives no score and puts you into no type.');
    await expect(view).to.be.accessible();
    press(view, '8 questions, about 3 minutes');
    await shows('When do you read?');
    await expect(view).to.be.accessible();
    expect(findAll(view, 'button[aria-pressed]').map(textOf)).to.deep.equal(['Early', 'Late']);
    press(view, 'Late');
    await shows('That was the last question.');
    press(view, 'Make my note');
    await waitUntil(() => location.pathname === `/portfolio/entries/${attempt.id}`);
    expect(api.bodies[api.calls.indexOf(`PATCH ${path}/attempts/${attempt.id}`)]).to.deep.equal({
      answers: { L01: 2 },
    });
  });

  it('leads from an unknown kind to the page of all', async () => {
    await questions('colours', { 'GET /profiler/attempts/current': { attempt: null } });
    await waitUntil(() => location.pathname === '/explore/assessments');
  });
});

describe('<ilp-area-result-view>', () => {
  before(() => useMessages('en', 'profiler', 'assessments'));
  afterEach(restore);

  async function resultFor(detail: typeof skillDetail | ProblemError, answers: Answers = {}) {
    const kind = detail instanceof Error ? 'skills' : detail.kind;
    const id = detail instanceof Error ? skillDetail.id : detail.id;
    const path = `/assessments/${kind}/results`;
    const all =
      detail instanceof Error ? [] : [detail, ...(detail.earlier ? [detail.earlier] : [])];
    const api = fakeApi({
      [`GET ${path}`]: { items: all },
      [`GET ${path}/${id}`]: detail,
      [`DELETE ${path}/${id}`]: detail,
      [`POST ${path}/${id}/restore`]: detail,
      [`PATCH ${path}/${id}`]: detail,
      ...answers,
    });
    const params = { kind, id };
    const view = await viewFixture<IlpAreaResultView>(
      html`<ilp-area-result-view .api=${api} .params=${params}></ilp-area-result-view>`,
    );
    return { api, view, path: `${path}/${id}` };
  }

  for (const locale of ['en', 'es'] as const)
    for (const [name, detail] of Object.entries({
      ...{ skills: skillDetail, 'values that are flat': flatValues },
      failure: new ProblemError('offline', 0),
    }))
      it(`passes axe with ${name}, in ${locale}`, async () => {
        await useMessages(locale);
        await expect((await resultFor(detail)).view).to.be.accessible();
      });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    const text = outsideCatalogue(textOf((await resultFor(flatValues)).view));
    expect(text.replaceAll('My values', '')).not.to.match(/\p{L}/u);
  });

  it('F35: says what stands out and what it can’t tell, with a chart and a table', async () => {
    const { view } = await resultFor(skillDetail);
    const text = textOf(view);
    expect(text).to.contain(
      'You feel most sure about computers and design, working with tools and machines, and planning time and money.',
    );
    expect(text).to.contain('It does not show how well you can do these things');
    expect(text).to.contain('These questions are our own.');
    expect(findAll(view, 'rect.score')).to.have.length(10);
    expect(findAll(view, 'circle.earlier')).to.have.length(10);
    const rows = findAll(view, 'tbody tr').map(textOf);
    expect(rows[0]).to.equal('Computers and design 12 9');
    expect(findAll(view, 'h2').map(textOf)).to.include('My other results');
    expect(text).to.contain(earlierSkills.name);
  });

  it('F35: says so when nothing stands out', async () => {
    const { view } = await resultFor(flatValues);
    expect(textOf(view)).to.contain('All six matter about the same to you');
    expect(findAll(view, 'circle.earlier')).to.have.length(0);
  });

  it('F31: is renamed, removed, and put back', async () => {
    const { api, view, path } = await resultFor(skillDetail);
    const input = find<HTMLInputElement>(view, '#control');
    input.value = 'Grade 9';
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await waitUntil(() => api.calls.includes(`PATCH ${path}`), 'not renamed', { timeout: 3000 });
    let shown: Toast | undefined;
    const stop = onToast((toast) => (shown = toast));
    press(view, 'Remove this result');
    await waitUntil(() => shown !== undefined, 'not removed');
    stop();
    expect(location.pathname).to.equal('/explore/assessments');
    await shown?.undo?.();
    expect(api.calls).to.include(`POST ${path}/restore`);
    expect(location.pathname).to.equal(`/explore/assessments/skills/results/${skillDetail.id}`);
  });
});
