import { expect, html, waitUntil } from '@open-wc/testing';
import type { GoalComment } from '#contracts/goal-talk.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/goal-talk/ilp-goal-comments.js';
import type { IlpGoalComments } from '#components/goal-talk/ilp-goal-comments.js';
import '#components/goal-talk/ilp-suggest-goal.js';
import type { IlpSuggestGoal } from '#components/goal-talk/ilp-suggest-goal.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import {
  type Answers,
  fakeApi,
  find,
  findAll,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const GOAL = '019a0000-0000-7000-8000-000000000011';
const PATH = `/goals/${GOAL}/comments`;
const comment: GoalComment = {
  id: '019a0000-0000-7000-8000-000000000051',
  author: 'Ms. Rivera',
  authorRole: 'teacher',
  isMine: false,
  text: 'Who could you ask?',
  at: '2026-11-01T08:00:00Z',
};
const mine = {
  ...comment,
  id: '019a0000-0000-7000-8000-000000000052',
  isMine: true,
  text: 'My aunt',
};

function press(view: Element, name: string) {
  const button = findAll<HTMLButtonElement>(view, 'button').find((one) =>
    (one.getAttribute('aria-label') ?? textOf(one)).trim().startsWith(name),
  );
  if (!button) throw new Error(`There is no button "${name}".`);
  button.click();
}

function write(view: Element, selector: string, value: string) {
  const field = find<IlpField>(view, selector);
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

async function commentsFor(answers: Answers) {
  const api = fakeApi(answers);
  const view = await viewFixture<IlpGoalComments>(
    html`<ilp-goal-comments
      goal-id=${GOAL}
      goal-title="Learn welding"
      .api=${api}
    ></ilp-goal-comments>`,
  );
  return { api, view };
}

describe('<ilp-goal-comments>', () => {
  before(() => useMessages('en', 'goals', 'goal-talk'));
  afterEach(async () => {
    sessionStorage.clear();
    await useMessages('en');
  });

  for (const locale of ['en', 'es'] as const)
    it(`F56: shows who said what, and is accessible, in ${locale}`, async () => {
      await useMessages(locale);
      const { view } = await commentsFor({ [`GET ${PATH}`]: [comment, mine] });
      expect(textOf(view)).to.contain('Ms. Rivera').and.contain('Who could you ask?');
      await expect(view).to.be.accessible();
    });

  it('F56: sends a comment and tells how many there are', async () => {
    const { api, view } = await commentsFor({
      [`GET ${PATH}`]: [],
      [`POST ${PATH}`]: [mine],
    });
    let count = -1;
    view.addEventListener('ilp-comment-count', (event) => (count = event.count));
    press(view, 'Send');
    await waitUntil(() => textOf(view).includes('Write something first.'));
    write(view, 'ilp-field', ' My aunt ');
    press(view, 'Send');
    await waitUntil(() => count === 1);
    expect(api.bodies.at(-1)).to.deep.equal({ text: 'My aunt' });
    expect(find<IlpField>(view, 'ilp-field').value).to.equal('');
  });

  it('U11: keeps the words when sending fails and the page is opened again', async () => {
    const { view } = await commentsFor({
      [`GET ${PATH}`]: [],
      [`POST ${PATH}`]: new ProblemError('not-signed-in', 401),
    });
    write(view, 'ilp-field', 'My aunt');
    press(view, 'Send');
    await waitUntil(() => findAll(view, '[role=alert]').length === 1);
    view.remove();
    const again = await commentsFor({ [`GET ${PATH}`]: [] });
    expect(find<IlpField>(again.view, 'ilp-field').value).to.equal('My aunt');
  });

  it('U2: takes an own comment back, with undo', async () => {
    const { api, view } = await commentsFor({
      [`GET ${PATH}`]: [comment, mine],
      [`DELETE ${PATH}/${mine.id}`]: [comment],
      [`POST ${PATH}/${mine.id}/restore`]: [comment, mine],
    });
    const shown = new Promise<Toast>((resolve) => {
      const stop = onToast((toast) => {
        stop();
        resolve(toast);
      });
    });
    press(view, 'Take back your comment');
    const toast = await shown;
    await waitUntil(() => findAll(view, 'li').length === 1);
    await toast.undo?.();
    await waitUntil(() => findAll(view, 'li').length === 2);
    expect(api.calls).to.include(`POST ${PATH}/${mine.id}/restore`);
  });
});

describe('<ilp-suggest-goal>', () => {
  before(() => useMessages('en', 'goals', 'goal-talk'));

  it('F54: suggests a goal to one student, is accessible, and needs words', async () => {
    const api = fakeApi({ 'POST /goal-suggestions': { count: 1 } });
    const view = await viewFixture<IlpSuggestGoal>(
      html`<ilp-suggest-goal person-id=${GOAL} name="Maya" .api=${api}></ilp-suggest-goal>`,
    );
    await expect(view).to.be.accessible();
    press(view, 'Send');
    await waitUntil(() => textOf(view).includes('Write the goal.'));
    write(view, 'ilp-field[name=title]', 'Join a club');
    let isClosed = false;
    view.addEventListener('ilp-dialog-close', () => (isClosed = true));
    press(view, 'Send');
    await waitUntil(() => isClosed);
    expect(api.bodies.at(-1)).to.deep.equal({
      ...{ title: 'Join a club', why: null, kind: 'academic', horizon: 'term' },
      studentIds: [GOAL],
    });
  });
});
