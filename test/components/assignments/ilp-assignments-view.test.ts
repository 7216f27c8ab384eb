import { expect, html } from '@open-wc/testing';
import type { AssignmentList } from '#contracts/assignments.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/assignments/ilp-assignments-view.js';
import type { IlpAssignmentsView } from '#components/assignments/ilp-assignments-view.js';
import { NO_COPY } from '../copies/samples.js';
import { fakeApi, findAll, textOf, useMessages, viewFixture } from '../support/view.js';
import { ASSIGNMENT_ID, teacherSession } from './samples.js';

const list: AssignmentList = {
  assignments: [
    {
      id: ASSIGNMENT_ID,
      title: 'Goal check-in',
      grading: 'points',
      maxPoints: 10,
      dueAt: '2026-12-01T23:59:00Z',
      students: 24,
      handedIn: 12,
      toRead: 5,
      notSent: 1,
    },
    {
      id: '019a0000-0000-7000-8000-0000000000a2',
      title: 'Look back',
      grading: 'none',
      maxPoints: null,
      dueAt: null,
      students: 24,
      handedIn: 0,
      toRead: 0,
      notSent: 0,
    },
  ],
};

const show = (answer: unknown) =>
  viewFixture<IlpAssignmentsView>(
    html`<ilp-assignments-view
      .api=${fakeApi({ 'GET /assignments': answer, 'GET /course-copy': NO_COPY })}
    ></ilp-assignments-view>`,
    teacherSession,
  );

describe('<ilp-assignments-view>', () => {
  for (const locale of ['en', 'es'] as const) {
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'assignments', 'copies', 'ready'));
      after(() => useMessages('en', 'assignments', 'copies', 'ready'));

      it('passes axe with reflections, without and after a failure', async () => {
        await expect(await show(list)).to.be.accessible();
        await expect(await show({ assignments: [] })).to.be.accessible();
        await expect(await show(new ProblemError('internal', 500))).to.be.accessible();
      });
    });
  }

  describe('words', () => {
    before(() => useMessages('en', 'assignments', 'copies', 'ready'));

    it('says what there is to read and what did not reach the gradebook', async () => {
      const rows = findAll(await show(list), 'li').map(textOf);
      expect(rows[0]).to.contain('5 to read').and.contain('12 of 24 handed in');
      expect(rows[0]).to.contain('1 score not sent').and.contain('10 points');
      expect(rows[1]).to.contain('Nothing to read yet').and.contain('No grade');
    });

    it('U6: tells how to add the first one from the LMS', async () => {
      const text = textOf(await show({ assignments: [] }));
      expect(text).to.contain('No reflections in this course yet');
      expect(text).to.contain('choose Pathlight as its tool');
    });
  });
});
