import { expect, html, waitUntil } from '@open-wc/testing';
import type { WaitingGroup, WaitingScores } from '#contracts/waiting-scores.js';
import '#components/admin/ilp-waiting-scores-view.js';
import type { IlpWaitingScoresView } from '#components/admin/ilp-waiting-scores-view.js';
import { ProblemError } from '#components/api/problem-error.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const gone: WaitingGroup = {
  assignmentId: '019a0000-0000-7000-8000-0000000000a1',
  title: 'Goal check-in',
  courseTitle: 'Career Explorations 8',
  lmsName: 'Canvas',
  isStopped: true,
  reason: 'gone',
  count: 3,
  since: '2026-11-20T15:00:00Z',
  nextTryAt: null,
};
const slow: WaitingGroup = {
  ...gone,
  isStopped: false,
  reason: 'lms-busy',
  count: 1,
  nextTryAt: '2026-11-20T16:10:00Z',
};
const scores: WaitingScores = { groups: [gone, slow], onTheirWay: 0 };
const none: WaitingScores = { groups: [], onTheirWay: 0 };

async function show(answer: unknown, again: unknown = none) {
  const api = fakeApi({
    'GET /scores/waiting': answer,
    'POST /scores/waiting/send-again': again,
  });
  const view = await viewFixture<IlpWaitingScoresView>(
    html`<ilp-waiting-scores-view .api=${api}></ilp-waiting-scores-view>`,
  );
  return { api, view };
}

describe('<ilp-waiting-scores-view>', () => {
  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'scores'));
      after(() => useMessages('en', 'scores'));

      it('passes axe with scores that wait, without and after a failure', async () => {
        for (const answer of [scores, none, new ProblemError('internal', 500)])
          await expect((await show(answer)).view).to.be.accessible();
      });
    });

  describe('in English', () => {
    before(() => useMessages('en', 'scores'));

    it('R6: says for each why it waits and what to do next', async () => {
      const { view } = await show(scores);
      const text = textOf(view);
      expect(text).to.contain('4 scores have not reached the gradebook');
      expect(text).to.contain('3 scores stopped');
      expect(text).to.contain(
        'The course in Canvas is closed, or its gradebook column was deleted.',
      );
      expect(text).to.contain('If the course is open, send again');
      expect(text).to.contain('Canvas asked Pathlight to slow down.');
      expect(text).to.contain('Next try at');
    });

    it('sends one group or all again, and says so when nothing waits any more', async () => {
      const { api, view } = await show(scores, { groups: [slow], onTheirWay: 3 });
      find(find(view, 'ilp-waiting-group'), 'button').click();
      await waitUntil(() => textOf(view).includes('3 scores are on the way'), 'not sent');
      expect(api.bodies.at(-1)).to.deep.equal({ assignmentId: gone.assignmentId, reason: 'gone' });
      api.answers['POST /scores/waiting/send-again'] = none;
      find(view, '.button.primary').click();
      await waitUntil(() => textOf(view).includes('Every score is in the gradebook'), 'not sent');
      expect(api.bodies.at(-1)).to.deep.equal({});
    });

    it('keeps the list when sending fails, and says why', async () => {
      const { view } = await show(scores, new ProblemError('internal', 500));
      find(view, '.button.primary').click();
      await waitUntil(() => findAll(view, '[role=alert]').length === 1, 'no word of it');
      expect(textOf(view)).to.contain('3 scores stopped');
    });
  });
});
