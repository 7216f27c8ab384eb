import { expect, html, waitUntil } from '@open-wc/testing';
import type { ClosePreview, YearClose, YearCloseBoard } from '#contracts/year-close.js';
import '#components/admin/ilp-year-close-view.js';
import type { IlpYearCloseView } from '#components/admin/ilp-year-close-view.js';
import { ProblemError } from '#components/api/problem-error.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const ID = '019a0000-0000-7000-8000-0000000000b1';
const preview: ClosePreview = {
  ...{ moving: 310, graduating: 42, graduatingUnfinished: 3, left: 5 },
  schools: [
    {
      name: 'Riverbend High School',
      grades: [
        { grade: 9, students: 310 },
        { grade: 12, students: 42 },
      ],
    },
  ],
  unknown: { students: 1, people: [{ name: 'Kim Park', number: 'R77', why: 'no-grade' }] },
};
const done: YearClose = {
  ...{
    id: ID,
    year: 2026,
    state: 'done',
    startedAt: '2027-06-10T15:00:00Z',
    startedBy: 'Rosa Diaz',
  },
  ...{ finishedAt: '2027-06-10T15:01:00Z', done: 352, total: 352, moved: 310, graduated: 42 },
  ...{ undoneAt: null, kept: 0, undoUntil: '2027-06-17T15:01:00Z' },
};
const running: YearClose = {
  ...{ ...done, state: 'running', finishedAt: null, undoUntil: null, done: 100 },
};
const undone: YearClose = {
  ...{ ...done, state: 'undone', undoUntil: null, undoneAt: '2027-06-11T15:00:00Z', kept: 2 },
};
const ready: YearCloseBoard = {
  ...{ year: 2026, standing: 'ready', opensOn: '2027-05-03', preview, closes: [] },
};
const closed: YearCloseBoard = { ...ready, standing: 'closed', preview: null, closes: [done] };
const early: YearCloseBoard = { ...ready, standing: 'early', preview: null, closes: [undone] };
const empty: YearCloseBoard = {
  ...ready,
  preview: { ...preview, moving: 0, graduating: 0, schools: [] },
};

async function show(board: unknown, answers: Record<string, unknown> = {}) {
  const api = fakeApi({
    ...{ 'GET /year-closes': board, 'GET /graduates': { keepDays: 365, groups: [] } },
    ...answers,
  });
  const view = await viewFixture<IlpYearCloseView>(
    html`<ilp-year-close-view .api=${api} .everyMs=${30}></ilp-year-close-view>`,
  );
  return { api, view };
}

describe('<ilp-year-close-view>', () => {
  for (const locale of ['en', 'es'] as const)
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'close', 'years'));
      after(() => useMessages('en', 'close', 'years'));

      it('passes axe before, during and after a close, without students, and after a failure', async () => {
        const busy = { ...closed, closes: [running] };
        for (const board of [ready, busy, closed, early, empty, new ProblemError('internal', 500)])
          await expect((await show(board)).view).to.be.accessible();
      });
    });

  describe('in English', () => {
    before(() => useMessages('en', 'close', 'years'));

    it('F15: names a few students without a grade, and folds many up', async () => {
      const named = (count: number) => {
        const people = Array.from({ length: count }, () => preview.unknown.people[0]!);
        const unknown = { students: 60, people };
        return { ...ready, preview: { ...preview, unknown } };
      };
      for (const [count, isOpen] of [
        [10, true],
        [50, false],
      ] as const) {
        const { view } = await show(named(count));
        await waitUntil(() => findAll(view, 'details').length > 0);
        expect(find<HTMLDetailsElement>(view, 'details').open, `${count}`).to.equal(isOpen);
        expect(textOf(find(view, 'summary'))).to.equal(`The first ${count} by name`);
      }
    });

    it('F15: says what will happen, asks, shows how far it is, and offers to undo it', async () => {
      const [moving, undoing] = [
        { ...closed, closes: [running] },
        { ...closed, closes: [{ ...running, state: 'undoing' }] },
      ];
      const { api, view } = await show(ready, {
        'POST /year-closes': moving,
        [`POST /year-closes/${ID}/undo`]: undoing,
      });
      api.answers['GET /year-closes'] = moving;
      expect(textOf(view)).to.contain('310 students move to the next grade');
      expect(textOf(view)).to.contain('Kim Park');
      find(view, '.page > section .button.primary').click();
      await view.updateComplete;
      find(view, 'ilp-dialog .button.primary').click();
      await waitUntil(() => textOf(view).includes('Students are being moved'));
      expect(api.bodies).to.deep.include({ year: 2026 });
      api.answers['GET /year-closes'] = closed;
      await waitUntil(() => textOf(view).includes('You can undo it until'));
      expect(textOf(view)).to.contain('310 students moved, 42 left.');
      api.answers['GET /year-closes'] = undoing;
      find(view, '.card .button').click();
      await waitUntil(() => textOf(view).includes('The close is being undone'));
      api.answers['GET /year-closes'] = { ...ready, closes: [undone] };
      await waitUntil(() => textOf(view).includes('Undone on'));
      expect(textOf(view)).to.contain('2 grades had changed since');
    });

    it('F15: shows what another administrator began first', async () => {
      const { api, view } = await show(ready, {
        'POST /year-closes': new ProblemError('conflict', 409),
      });
      find(view, '.page > section .button.primary').click();
      await view.updateComplete;
      api.answers['GET /year-closes'] = closed;
      find(view, 'ilp-dialog .button.primary').click();
      await waitUntil(() => textOf(view).includes('This year is closed'));
      expect(findAll(view, '[role=alert]')).to.have.length(0);
    });
  });
});
