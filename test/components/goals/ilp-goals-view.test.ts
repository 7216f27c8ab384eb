import { expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Goal, NewGoalInput } from '#contracts/goals.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/goals/ilp-goal-form.js';
import '#components/goals/ilp-goals-view.js';
import type { IlpGoalsView } from '#components/goals/ilp-goals-view.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import '#components/shared/ilp-dialog.js';
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

const first: Goal = {
  id: '019a0000-0000-7000-8000-000000000011',
  title: 'Visit two colleges',
  kind: 'academic',
  horizon: 'year',
  why: 'I want to see one',
  status: 'active',
  targetDate: '2099-03-01',
  isFocus: true,
  visibility: 'teachers',
  measure: null,
  helpers: null,
  parentId: null,
  commentCount: 0,
  revision: 1,
  milestones: [
    {
      id: '019a0000-0000-7000-8000-000000000021',
      title: 'Call them',
      dueDate: '2099-01-02',
      done: false,
    },
  ],
  steps: [
    {
      tagId: '019a0000-0000-7000-8000-000000000031',
      title: 'College essay',
      dueDate: '2099-02-01',
      source: 'ours',
      state: 'graded',
      score: { points: 8, maximum: 10 },
      url: 'reflections/1',
      helpsBecause: null,
    },
  ],
  updatedAt: '2026-11-01T08:00:00Z',
};
const second: Goal = {
  ...first,
  id: '019a0000-0000-7000-8000-000000000012',
  title: 'Learn welding',
  kind: 'career',
  isFocus: false,
  why: null,
  targetDate: null,
  milestones: [],
  steps: [],
};

async function goalsFor(answers: Answers) {
  const api = fakeApi(answers);
  const view = await viewFixture<IlpGoalsView>(html`<ilp-goals-view .api=${api}></ilp-goals-view>`);
  const cards = () => findAll(view, 'ilp-goal-card');
  const press = (name: string) => {
    const button = findAll<HTMLButtonElement>(view, 'button').find(
      (one) => (one.getAttribute('aria-label') ?? textOf(one)).trim() === name,
    );
    if (!button) throw new Error(`There is no button "${name}".`);
    button.click();
  };
  return { api, view, cards, press };
}

function nextToast(): Promise<Toast> {
  return new Promise((resolve) => {
    const stop = onToast((toast) => {
      stop();
      resolve(toast);
    });
  });
}

describe('<ilp-goals-view>', () => {
  before(() => useMessages('en', 'goals'));
  afterEach(() => useMessages('en'));

  const states: Record<string, unknown> = {
    empty: [],
    full: [
      first,
      second,
      { ...second, id: '019a0000-0000-7000-8000-000000000013', status: 'done' },
    ],
    failed: new ProblemError('unavailable', 503),
  };
  for (const [name, answer] of Object.entries(states)) {
    for (const locale of ['en', 'es'] as const) {
      it(`passes axe when ${name}, in ${locale}`, async () => {
        await useMessages(locale);
        const { view } = await goalsFor({ 'GET /goals': answer });
        await expect(view).to.be.accessible();
      });
    }
  }

  it('passes axe while a goal is written', async () => {
    const { view, press } = await goalsFor({ 'GET /goals': [first] });
    press('Edit goal: Visit two colleges');
    await waitUntil(() => findAll(view, 'ilp-goal-form').length === 1);
    await expect(view).to.be.accessible();
  });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    const { view } = await goalsFor({ 'GET /goals': [] });
    expect(outsideCatalogue(textOf(view))).not.to.match(/\p{L}/u);
  });

  it('adds a goal by keyboard alone', async () => {
    const { api, view, cards } = await goalsFor({
      'GET /goals': [],
      'POST /goals': (body: NewGoalInput) => ({ ...second, ...body, milestones: [] }),
    });
    find(view, '.button.primary').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => findAll(view, 'ilp-goal-form').length === 1);
    await sendKeys({ type: '  Join the robotics club ' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => cards().length === 1);
    expect(api.bodies.at(-1)).to.deep.equal({
      title: 'Join the robotics club',
      kind: 'academic',
      horizon: 'year',
      targetDate: null,
      why: null,
      milestones: [],
    });
    await waitUntil(() => findAll(view, 'ilp-goal-form').length === 0);
  });

  it('asks for words before it saves', async () => {
    const { api, view, press } = await goalsFor({ 'GET /goals': [] });
    press('Add a goal');
    await waitUntil(() => findAll(view, 'ilp-goal-form').length === 1);
    press('Save');
    await waitUntil(() => textOf(view).includes('Write what you want to reach.'));
    expect(api.calls).to.deep.equal(['GET /goals']);
  });

  it('keeps what was written when saving fails', async () => {
    const { view, press } = await goalsFor({
      'GET /goals': [first],
      [`PATCH /goals/${first.id}`]: new ProblemError('offline', 0),
    });
    press('Edit goal: Visit two colleges');
    await waitUntil(() => findAll(view, 'ilp-goal-form').length === 1);
    find<IlpField>(view, 'ilp-goal-form ilp-field, ilp-field[name=title]').value = 'Visit three';
    press('Save');
    await waitUntil(() => textOf(view).includes('Check your connection'));
    expect(find<IlpField>(view, 'ilp-field[name=title]').value).to.equal('Visit three');
  });

  it('ticks a small step at once, and unticks it when the server refuses', async () => {
    let refuse: (error: Error) => void = () => undefined;
    const answer = () => new Promise((_, reject) => (refuse = reject));
    const { view } = await goalsFor({
      'GET /goals': [first],
      [`PATCH /goals/${first.id}`]: answer,
    });
    const box = () => find<HTMLInputElement>(view, 'input[type=checkbox]');
    box().click();
    await view.updateComplete;
    await waitUntil(() => textOf(view).includes('1 of 1'));
    refuse(new ProblemError('unavailable', 503));
    await waitUntil(() => textOf(view).includes('0 of 1'));
    expect(box().checked).to.equal(false);
    expect(textOf(view)).to.contain('Not saved: Visit two colleges');
  });

  it('removes a goal at once and puts it back by undo', async () => {
    const { api, cards, press } = await goalsFor({
      'GET /goals': [first, second],
      [`DELETE /goals/${second.id}`]: null,
      [`POST /goals/${second.id}/restore`]: second,
    });
    const shown = nextToast();
    press('Remove goal: Learn welding');
    await waitUntil(() => cards().length === 1);
    const toast = await shown;
    expect(toast.text).to.equal('Removed: Learn welding');
    await toast.undo?.();
    await waitUntil(() => cards().length === 2);
    expect(api.calls.slice(1)).to.deep.equal([
      `DELETE /goals/${second.id}`,
      `POST /goals/${second.id}/restore`,
    ]);
  });

  it('has one focus goal', async () => {
    const { view, press } = await goalsFor({
      'GET /goals': [first, second],
      [`PATCH /goals/${second.id}`]: { ...second, isFocus: true },
    });
    press('Make this my focus');
    await waitUntil(() => textOf(findAll(view, 'ilp-goal-card')[0]!).includes('Learn welding'));
    expect(findAll(view, 'ilp-goal-card[focused]')).to.have.length(1);
  });

  it('shows a tagged assignment as a step with its score, and takes the student’s reason', async () => {
    const path = `PATCH /goal-steps/${first.steps[0]!.tagId}`;
    const { api, view, press } = await goalsFor({ 'GET /goals': [first], [path]: first.steps[0] });
    expect(textOf(view)).to.match(/Graded\s+8 of 10/);
    press('Say how it helps: College essay');
    await waitUntil(() => findAll(view, 'ilp-field[name=reason]').length === 1);
    await sendKeys({ type: 'I practice writing' });
    press('Save');
    await waitUntil(() => api.calls.includes(path));
    expect(api.bodies.at(-1)).to.deep.equal({ helpsBecause: 'I practice writing' });
    await waitUntil(() => textOf(view).includes('I practice writing'));
  });
});
