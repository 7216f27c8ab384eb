import { aTimeout, expect, html, waitUntil } from '@open-wc/testing';
import type { LiveBoard } from '#contracts/live-board.js';
import '#components/admin/ilp-live-board-view.js';
import type { IlpLiveBoardView } from '#components/admin/ilp-live-board-view.js';
import { ProblemError } from '#components/api/problem-error.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

/** By this browser's clock, by which a page outside a visit shows times. */
const MIDNIGHT = new Date(2026, 10, 20).toISOString();

const lms = {
  deploymentId: '019a0000-0000-7000-8000-0000000000a1',
  ...{ platformName: 'River Canvas', schoolName: null, launches: 42 },
  lastLaunchAt: '2026-11-20T15:00:00Z',
};
const busy: LiveBoard = {
  at: '2026-11-20T15:30:00Z',
  since: MIDNIGHT,
  hours: [0, 0, 0, 0, 0, 0, 0, 9, 30, 3],
  launches: 42,
  platforms: [
    { ...lms, troubles: ['roster-failed', 'scores-parked'], scoresWaiting: 2, scoresParked: 1 },
  ],
  schools: [
    { id: '019a0000-0000-7000-8000-0000000000b1', name: 'Cedar High', courses: 0, launches: 0 },
    { id: '019a0000-0000-7000-8000-0000000000b2', name: 'Oak Middle', courses: 7, launches: 42 },
  ],
  lists: {
    ...{ courses: 7, never: 1, notGiven: 0, failed: 1, held: 0 },
    newestAt: '2026-11-20T15:10:00Z',
    oldestAt: '2026-11-02T15:10:00Z',
  },
};
const quiet: LiveBoard = {
  at: '2026-11-20T06:30:00Z',
  since: MIDNIGHT,
  ...{ hours: [0], launches: 0, platforms: [], schools: [] },
  lists: {
    ...{ courses: 0, never: 0, notGiven: 0, failed: 0, held: 0 },
    ...{ newestAt: null, oldestAt: null },
  },
};

async function show(answer: unknown, everyMs = 30_000) {
  const api = fakeApi({ 'GET /live-board': answer });
  const view = await viewFixture<IlpLiveBoardView>(
    html`<ilp-live-board-view .api=${api} .everyMs=${everyMs}></ilp-live-board-view>`,
  );
  return { api, view };
}

describe('<ilp-live-board-view>', () => {
  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'board', 'charts', 'admin'));
      after(() => useMessages('en', 'board', 'charts', 'admin'));

      it('passes axe on a busy day, before the first visit and after a failure', async () => {
        for (const answer of [busy, quiet, new ProblemError('internal', 500)])
          await expect((await show(answer)).view).to.be.accessible();
      });
    });

  describe('in English', () => {
    before(() => useMessages('en', 'board', 'charts', 'admin'));

    it('F64: says in words what is wrong with an LMS and which schools have not started', async () => {
      const { view } = await show(busy);
      const text = textOf(view);
      expect(text).to.contain('Opened 42 times today');
      expect(text).to.contain('A class list could not be read.');
      expect(text).to.contain('2 scores wait for the LMS.');
      expect(text).to.contain('The LMS did not take 1 score.');
      expect(text).to.contain('1 school has not started yet.');
      expect(text).to.contain('The last class list was read on');
      expect(text).to.match(/Cedar High\s+not started/);
    });

    it('F64: draws the hours, says the busiest, and has a table of them', async () => {
      const { view } = await show(busy);
      const chart = find(view, 'ilp-day-columns');
      expect(textOf(chart)).to.contain(
        '42 visits so far, most of them (30) from 8:00 AM to 9:00 AM',
      );
      expect(findAll(chart, 'rect')).to.have.length(3);
      expect(findAll(chart, 'tbody tr')).to.have.length(10);
    });

    it('F64: brings itself up to date until somebody pauses it', async () => {
      const { api, view } = await show(busy, 20);
      await waitUntil(() => api.calls.length > 2);
      const button = find<HTMLButtonElement>(view, 'button');
      expect(button.textContent).to.contain('Pause updates');
      button.click();
      await view.updateComplete;
      expect(button.textContent).to.contain('Update by itself again');
      await aTimeout(40);
      const asked = api.calls.length;
      await aTimeout(80);
      expect(api.calls).to.have.length(asked);
      button.click();
      await waitUntil(() => api.calls.length > asked + 1);
    });

    it('F64: says when it can’t go on, and stays paused until it can', async () => {
      const { api, view } = await show(busy, 20);
      const button = find<HTMLButtonElement>(view, 'button');
      button.click();
      await aTimeout(40);
      const path = api.calls.at(-1)!;
      const send = api.get.bind(api);
      api.get = () => Promise.reject(new ProblemError('offline', 0));
      button.click();
      await waitUntil(() => findAll(view, '[role=alert]').length === 1, 'not said');
      expect(button.textContent).to.contain('Update by itself again');
      api.get = send;
      const asked = api.calls.length;
      button.click();
      await waitUntil(() => api.calls.length > asked + 1, `no more ${path}`);
      expect(findAll(view, '[role=alert]')).to.have.length(0);
    });

    it('says what there is to do before anything is connected', async () => {
      const { view } = await show(quiet);
      expect(textOf(view)).to.contain('No course site is connected yet.');
      expect(textOf(view)).to.contain('No visits yet today.');
      await waitUntil(() => findAll(view, 'table').length === 0);
    });
  });
});
