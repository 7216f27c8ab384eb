import { expect, html, waitUntil } from '@open-wc/testing';
import type { Assignment, StudentWork } from '#contracts/assignments.js';
import type { CompletionsDone, Responses } from '#contracts/responses.js';
import { Drafts } from '#components/api/drafts.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/assignments/ilp-responses-view.js';
import type { IlpResponsesView } from '#components/assignments/ilp-responses-view.js';
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
import {
  assignment,
  ASSIGNMENT_ID,
  deliveryOf,
  MAYA,
  NOAH,
  teacherSession,
  work,
} from './samples.js';

const PATH = `/assignments/${ASSIGNMENT_ID}`;
const LEA = '019a0000-0000-7000-8000-0000000000b3';
const noah = work({ personId: NOAH, name: 'Noah Kim', answers: { q1: 'Build things' } });
const lea = work({
  personId: LEA,
  name: 'Lea Roy',
  status: 'none',
  answers: {},
  versions: 0,
  submittedAt: null,
});
const done = (each: StudentWork): StudentWork => ({
  ...each,
  status: 'scored',
  points: 1,
  delivery: deliveryOf('waiting'),
});
const AT = '2026-11-24T10:00:00.000Z';

const pageOf = (works: StudentWork[], overrides: Partial<Assignment> = {}): Responses => ({
  assignment: { ...assignment, grading: 'complete', maxPoints: 1, ...overrides },
  works,
  lmsName: 'Canvas',
});
const answerOf = (results: CompletionsDone['results']): CompletionsDone => ({ at: AT, results });
const both = answerOf([
  { personId: MAYA, result: 'completed' },
  { personId: NOAH, result: 'completed' },
]);

async function show(page: Responses | Error = pageOf([work(), noah, lea]), answers: Answers = {}) {
  const api = fakeApi({ [`GET ${PATH}/responses`]: page, ...answers });
  const drafts = new Drafts(teacherSession.personId);
  const view = await viewFixture<IlpResponsesView>(
    html`<ilp-responses-view
      .api=${api}
      .session=${teacherSession}
      .params=${{ id: ASSIGNMENT_ID }}
    ></ilp-responses-view>`,
    teacherSession,
  );
  return { view, api, drafts };
}

describe('ilp-responses-view', () => {
  let toasts: Toast[] = [];
  let stop: () => void;

  before(() => useMessages('en', 'assignments', 'responses'));
  beforeEach(() => {
    sessionStorage.clear();
    toasts = [];
    stop = onToast((toast) => toasts.push(toast));
  });
  afterEach(() => stop());

  const act = (view: IlpResponsesView) =>
    findAll<HTMLButtonElement>(view, '.act .button.primary')[0];

  it('D20: shows what all handed in, and says who is left alone', async () => {
    const { view } = await show();
    const words = textOf(view);
    expect(words).to.contain('Become a nurse').and.to.contain('Build things');
    expect(words).to.contain('2 students handed in and wait for you. 1 student has not handed in.');
    expect(findAll(view, 'ilp-response-card')).to.have.length(2);
    await expect(view).to.be.accessible();
  });

  it('U19: a tapped comment goes along with each, and one click takes all back', async () => {
    const { view, api, drafts } = await show(undefined, {
      [`POST ${PATH}/completions`]: both,
      [`POST ${PATH}/completions/undo`]: { changed: 2, takenBack: 0 },
    });
    findAll<HTMLButtonElement>(view, '.chips button')[0]!.click();
    findAll<HTMLButtonElement>(view, '.chips button')[2]!.click();
    await view.updateComplete;
    api.answers[`GET ${PATH}/responses`] = pageOf([done(work()), done(noah), lea]);
    act(view)!.click();
    await waitUntil(() => toasts.length === 1);
    const comment = 'Clear and honest. I like it. What is your next small step?';
    expect(api.bodies[api.calls.indexOf(`POST ${PATH}/completions`)]).to.deep.equal({
      works: [
        { personId: MAYA, comment },
        { personId: NOAH, comment: '' },
      ],
    });
    await view.updateComplete;
    expect(textOf(view)).to.contain('2 students are done.').and.to.contain('Waiting for the LMS');
    expect(act(view) === undefined).to.equal(true);
    api.answers[`GET ${PATH}/responses`] = pageOf([work(), noah, lea]);
    await toasts[0]!.undo!();
    expect(api.bodies[api.calls.indexOf(`POST ${PATH}/completions/undo`)]).to.deep.equal({
      at: AT,
      works: [
        { personId: MAYA, comment: '' },
        { personId: NOAH, comment: '' },
      ],
    });
    expect(toasts[1]!.text).to.equal('2 students wait for you again. Nothing was sent.');
    expect(drafts.get(`review.${PATH}/submissions/${MAYA}`)).to.include({ comment });
    await view.updateComplete;
    expect(act(view)!.textContent.trim()).to.equal('Mark all 2 as complete');
  });

  it('U19: who was left is named, with why', async () => {
    const { view, api } = await show(undefined, {
      [`POST ${PATH}/completions`]: answerOf([
        { personId: MAYA, result: 'completed' },
        { personId: NOAH, result: 'has-score' },
      ]),
    });
    api.answers[`GET ${PATH}/responses`] = pageOf([done(work()), done(noah), lea]);
    act(view)!.click();
    await waitUntil(() => /Noah Kim ?: has a score already/.test(textOf(view)));
  });

  it('says what went wrong, and keeps what was written', async () => {
    const { view } = await show(undefined, {
      [`POST ${PATH}/completions`]: new ProblemError('internal', 500),
    });
    findAll<HTMLButtonElement>(view, '.chips button')[0]!.click();
    await view.updateComplete;
    act(view)!.click();
    await waitUntil(() => findAll(view, '.notice.bad').length === 1);
    expect(find<HTMLElement & { comment: string }>(view, 'ilp-response-card').comment).to.contain(
      'Clear',
    );
  });

  it('names what the act gives: points, or only that it is read', async () => {
    const points = await show(pageOf([work(), noah], { grading: 'points', maxPoints: 10 }));
    expect(act(points.view)!.textContent.trim()).to.equal('Give all 2 students 10 of 10');
    const none = await show(pageOf([work()], { grading: 'none', maxPoints: null }));
    expect(act(none.view)!.textContent.trim()).to.equal('Mark 1 as read');
  });

  it('says when nobody has handed in', async () => {
    const { view } = await show(pageOf([lea]));
    expect(textOf(view)).to.contain('Nobody has handed in yet');
  });
});
