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
  type FakeApi,
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
      ...{ source: 'ours', level: 'A', readAt: null },
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
  const api = fakeApi({ 'GET /goal-suggestions': [], ...answers });
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

/** What was last sent by this call. */
const bodyOf = ({ calls, bodies }: FakeApi, call: string) => bodies[calls.lastIndexOf(call)];

function nextToast(): Promise<Toast> {
  return new Promise((resolve) => {
    const stop = onToast((toast) => {
      stop();
      resolve(toast);
    });
  });
}

describe('<ilp-goals-view>', () => {
  before(() => useMessages('en', 'goals', 'goal-talk', 'history'));
  afterEach(() => sessionStorage.clear());
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

  it('F15: opens the form of the goal that its address names', async () => {
    const address = location.href;
    history.replaceState(null, '', `?edit=${second.id}`);
    const { view } = await goalsFor({ 'GET /goals': [first, second] });
    history.replaceState(null, '', address);
    await waitUntil(() => findAll(view, 'ilp-goal-form').length === 1);
    const inputs = () => findAll<HTMLInputElement>(findAll(view, 'ilp-goal-form')[0]!, 'input');
    await waitUntil(() => inputs().some(({ value }) => value === 'Learn welding'));
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
    expect(bodyOf(api, 'POST /goals')).to.deep.equal({
      title: 'Join the robotics club',
      kind: 'academic',
      horizon: 'year',
      targetDate: null,
      why: null,
      measure: null,
      helpers: null,
      parentId: null,
      visibility: 'teachers',
      milestones: [],
      suggestionId: null,
    });
    await waitUntil(() => findAll(view, 'ilp-goal-form').length === 0);
  });

  it('asks for words before it saves', async () => {
    const { api, view, press } = await goalsFor({ 'GET /goals': [] });
    press('Add a goal');
    await waitUntil(() => findAll(view, 'ilp-goal-form').length === 1);
    press('Save');
    await waitUntil(() => textOf(view).includes('Write what you want to reach.'));
    expect(api.calls.filter((call) => !call.startsWith('GET'))).to.deep.equal([]);
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
    expect(api.calls.filter((call) => !call.startsWith('GET'))).to.deep.equal([
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

  it('F07: a long goal moves with the goals under it', async () => {
    const long = { ...second, title: 'Work with animals', horizon: 'life' };
    const part = { ...first, isFocus: false, parentId: second.id, steps: [] };
    const { view } = await goalsFor({
      'GET /goals': [
        long,
        part,
        { ...part, id: '019a0000-0000-7000-8000-000000000014', status: 'done' },
      ],
    });
    const card = findAll(view, `[data-goal="${second.id}"]`)[0]!;
    expect(textOf(card)).to.match(/1 of 2/);
    expect(textOf(view)).to.contain('Part of: Work with animals');
  });

  it('F05: the helper asks one thing at a time and makes a goal of the answers', async () => {
    const { api, view, press, cards } = await goalsFor({
      'GET /goals': [],
      'POST /goals': (body: NewGoalInput) => ({ ...second, ...body, milestones: [] }),
    });
    press('Help me write one');
    await waitUntil(() => findAll(view, 'ilp-goal-helper').length === 1);
    await expect(view).to.be.accessible();
    for (const words of ['Run a mile', 'I feel better', 'Under 9 minutes', 'Walk it', '', 'Leo']) {
      if (words) await sendKeys({ type: words });
      press(words === 'Leo' ? 'Save' : 'Next');
      await view.updateComplete;
      await new Promise(requestAnimationFrame);
    }
    await waitUntil(() => cards().length === 1);
    const sent = bodyOf(api, 'POST /goals') as NewGoalInput;
    expect(sent).to.include({
      title: 'Run a mile',
      why: 'I feel better',
      measure: 'Under 9 minutes',
      targetDate: null,
      helpers: 'Leo',
    });
    expect(sent.milestones).to.deep.equal([{ title: 'Walk it' }]);
  });

  it('F05: who began on the form can be asked question by question, with what they wrote', async () => {
    const { view, press } = await goalsFor({ 'GET /goals': [first] });
    press('Add a goal');
    await waitUntil(() => findAll(view, 'ilp-goal-form').length === 1);
    await sendKeys({ type: 'Run a mile' });
    const editor = findAll(view, 'ilp-goal-editor')[0]!;
    findAll(editor, 'button')
      .find((button) => textOf(button) === 'Help me write one')!
      .click();
    await waitUntil(() => findAll(view, 'ilp-goal-helper').length === 1);
    expect(findAll(view, 'ilp-goal-form')).to.have.length(0);
    await expect(view).to.be.accessible();
    const field = findAll(editor, 'ilp-field')[0] as unknown as { value: string };
    expect(field.value).to.equal('Run a mile');
  });

  it('U11: what was typed is there again after the dialog or the page was closed', async () => {
    const { view, press } = await goalsFor({ 'GET /goals': [first] });
    press('Edit goal: Visit two colleges');
    await waitUntil(() => findAll(view, 'ilp-goal-form').length === 1);
    await sendKeys({ type: ' and one school' });
    view.remove();
    const again = await goalsFor({ 'GET /goals': [first] });
    again.press('Edit goal: Visit two colleges');
    await waitUntil(() => textOf(again.view).includes('We kept what you wrote last time.'));
    const title = () => find<IlpField>(again.view, 'ilp-field[name=title]').value;
    expect(title()).to.equal('Visit two colleges and one school');
    again.press('Start over');
    await waitUntil(() => title() === 'Visit two colleges');
  });

  it('U4: shows what another window saved before anything is overwritten', async () => {
    const newer = { ...first, title: 'Visit four colleges', revision: 2 };
    const sent: number[] = [];
    const { api, view, press } = await goalsFor({
      'GET /goals': [first],
      [`PATCH /goals/${first.id}`]: ({ revision, title }: { revision: number; title: string }) => {
        sent.push(revision);
        if (revision === 1) throw new ProblemError('conflict', 409);
        return { ...newer, title, revision: 3 };
      },
    });
    press('Edit goal: Visit two colleges');
    await waitUntil(() => findAll(view, 'ilp-goal-form').length === 1);
    api.answers['GET /goals'] = [newer];
    await sendKeys({ type: ' this year' });
    press('Save');
    await waitUntil(() => textOf(view).includes('Visit four colleges'));
    await expect(view).to.be.accessible();
    expect(find<IlpField>(view, 'ilp-field[name=title]').value).to.equal(
      'Visit two colleges this year',
    );
    press('Save');
    await waitUntil(() => findAll(view, 'ilp-goal-form').length === 0);
    expect(sent).to.deep.equal([1, 2]);
  });

  it('U4: shows what changed since a kept draft was begun, before it is saved', async () => {
    const { view, press } = await goalsFor({ 'GET /goals': [first] });
    press('Edit goal: Visit two colleges');
    await waitUntil(() => findAll(view, 'ilp-goal-form').length === 1);
    await sendKeys({ type: ' by train' });
    view.remove();
    const newer = { ...first, title: 'Visit five colleges', revision: 2 };
    const again = await goalsFor({ 'GET /goals': [newer] });
    again.press('Edit goal: Visit five colleges');
    const heading = 'This goal was changed in another window.';
    const notices = () => findAll(again.view, '[role=alert]').map(textOf).join(' ');
    await waitUntil(() => notices().includes(heading));
    expect(notices()).to.include('Visit five colleges');
    await expect(again.view).to.be.accessible();
    again.press('Start over');
    await waitUntil(() => !notices().includes(heading));
    const title = find<IlpField>(again.view, 'ilp-field[name=title]').value;
    expect(title).to.equal('Visit five colleges');
  });

  it('U4: a goal that another window changed and removed comes back to be saved', async () => {
    const newer = { ...first, title: 'Visit four colleges', revision: 2 };
    const { api, view, press } = await goalsFor({
      'GET /goals': [first],
      [`POST /goals/${first.id}/restore`]: newer,
      [`PATCH /goals/${first.id}`]: ({ revision, title }: { revision: number; title: string }) => {
        if (revision === 1) throw new ProblemError('conflict', 409);
        return { ...newer, title, revision: 3 };
      },
    });
    press('Edit goal: Visit two colleges');
    await waitUntil(() => findAll(view, 'ilp-goal-form').length === 1);
    api.answers['GET /goals'] = [];
    await sendKeys({ type: ' by bus' });
    press('Save');
    await waitUntil(() => textOf(view).includes('Visit four colleges'));
    press('Save');
    await waitUntil(() => findAll(view, 'ilp-goal-form').length === 0);
    expect(textOf(view)).to.include('Visit two colleges by bus');
  });

  it('U3: opens the earlier versions of a goal', async () => {
    const { view, press } = await goalsFor({
      'GET /goals': [first],
      [`GET /history/goal/${first.id}`]: { kind: 'goal', versions: [] },
    });
    press('Earlier versions of Visit two colleges');
    await waitUntil(() => findAll(view, 'ilp-history-dialog').length === 1);
  });

  it('F03: an idea of a teacher becomes a goal in the student’s own words', async () => {
    const suggestion = {
      ...{ id: '019a0000-0000-7000-8000-000000000041', title: 'Join the robotics club' },
      ...{ why: 'You like to build', kind: 'social', horizon: 'term', by: 'Ms. Rivera' },
      ...{ state: 'waiting', goalId: null, at: '2026-11-01T08:00:00Z' },
    };
    const { api, view, press, cards } = await goalsFor({
      'GET /goals': [],
      'GET /goal-suggestions': [suggestion],
      'POST /goals': (body: NewGoalInput) => ({ ...second, ...body, milestones: [] }),
    });
    await waitUntil(() => textOf(view).includes('Ms. Rivera suggests'));
    await expect(view).to.be.accessible();
    press('Make it my goal');
    await waitUntil(() => findAll(view, 'ilp-goal-form').length === 1);
    await sendKeys({ type: ' with Leo' });
    api.answers['GET /goal-suggestions'] = [];
    press('Save');
    await waitUntil(() => cards().length === 1);
    expect(bodyOf(api, 'POST /goals')).to.include({
      title: 'Join the robotics club with Leo',
      suggestionId: suggestion.id,
    });
    await waitUntil(() => !textOf(view).includes('Ms. Rivera suggests'));
  });
});
