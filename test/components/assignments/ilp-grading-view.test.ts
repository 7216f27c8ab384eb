import { expect, html, waitUntil } from '@open-wc/testing';
import type { Assignment, DeliveryReason, Grading, StudentWork } from '#contracts/assignments.js';
import { Drafts } from '#components/api/drafts.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/assignments/ilp-grading-view.js';
import type { IlpGradingView } from '#components/assignments/ilp-grading-view.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import { forgetGroup } from '#components/shared/group-filter.js';
import { chooseGroup, groupsOf } from '../support/groups.js';
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

const PATH = `/assignments/${ASSIGNMENT_ID}/submissions`;
const noah = work({ personId: NOAH, name: 'Noah Kim', answers: { q1: 'Build things' } });
const waiting = deliveryOf('waiting');

function gradingOf(works: StudentWork[], overrides: Partial<Assignment> = {}): Grading {
  return {
    assignment: { ...assignment, ...overrides },
    students: works.map(({ personId, name, status, submittedAt, points, delivery }) => ({
      personId,
      name,
      status,
      submittedAt,
      points,
      delivery,
    })),
    lmsName: 'Canvas',
    isChecking: false,
  };
}

async function show(grading: Grading | Error = gradingOf([work(), noah]), answers: Answers = {}) {
  const api = fakeApi({
    [`GET ${PATH}`]: grading,
    [`GET ${PATH}/${MAYA}`]: work(),
    [`GET ${PATH}/${NOAH}`]: noah,
    ...answers,
  });
  const view = await viewFixture<IlpGradingView>(
    html`<ilp-grading-view
      .api=${api}
      .session=${teacherSession}
      .drafts=${new Drafts(teacherSession.personId)}
      .params=${{ id: ASSIGNMENT_ID }}
    ></ilp-grading-view>`,
    teacherSession,
  );
  return { api, view };
}

async function open(view: IlpGradingView, index: number): Promise<void> {
  findAll(find(view, 'ilp-student-list'), 'button')[index]!.click();
  await view.updateComplete;
  await waitUntil(() => findAll(view, 'article h2').length === 1, 'no answers');
}

function type(field: Element, text: string): void {
  const control = find<HTMLInputElement>(field, 'input, textarea');
  control.value = text;
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

const saveByKeyboard = (view: IlpGradingView) =>
  find(view, 'textarea').dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, composed: true }),
  );

describe('<ilp-grading-view>', () => {
  const address = location.href;
  beforeEach(() => sessionStorage.clear());
  afterEach(() => history.replaceState(null, '', address));

  for (const locale of ['en', 'es'] as const) {
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'assignments', 'responses'));
      after(() => useMessages('en', 'assignments', 'responses'));

      it('passes axe with the list, with answers, without students and after a failure', async () => {
        const { view } = await show();
        await expect(view).to.be.accessible();
        await open(view, 0);
        await expect(view).to.be.accessible();
        await expect((await show(gradingOf([]))).view).to.be.accessible();
        await expect((await show(new ProblemError('internal', 500))).view).to.be.accessible();
      });

      it('passes axe for "complete or not" and for a score that could not be sent', async () => {
        const parked = work({ delivery: deliveryOf('parked', { reason: 'gone' }), points: 1 });
        const { view } = await show(gradingOf([parked], { grading: 'complete', maxPoints: 1 }), {
          [`GET ${PATH}/${MAYA}`]: parked,
        });
        await open(view, 0);
        await expect(view).to.be.accessible();
      });
    });
  }

  describe('reading', () => {
    before(() => useMessages('en', 'assignments', 'responses'));

    it('opens the student that the address names', async () => {
      history.replaceState(null, '', `?student=${NOAH}`);
      const { view } = await show();
      await waitUntil(() => textOf(view).includes('Build things'), 'not open');
    });

    it('says so when there is nothing to read yet', async () => {
      const draft = work({ status: 'draft', submittedAt: null, answers: {} });
      const { view } = await show(gradingOf([draft]), { [`GET ${PATH}/${MAYA}`]: draft });
      await open(view, 0);
      expect(textOf(view)).to.contain('Maya Lopez has not handed this in yet');
      expect(findAll(view, 'form')).to.have.length(0);
    });
  });

  describe('sections', () => {
    before(() => useMessages('en', 'assignments', 'responses'));
    afterEach(() => forgetGroup());

    it('LTI-C18: show the students of one section alone, and “next” stays in it', async () => {
      const grading = { ...gradingOf([noah, work()]), groups: groupsOf(MAYA, NOAH) };
      const { view } = await show(grading, {
        [`PUT ${PATH}/${MAYA}/score`]: work({ status: 'scored', points: 9 }),
      });
      await chooseGroup(view, 'Period 3');
      const names = findAll(find(view, 'ilp-student-list'), '.name').map(textOf);
      expect(names).to.deep.equal(['Maya Lopez']);
      await expect(view).to.be.accessible();
      await open(view, 0);
      type(find(view, '[name=points]'), '9');
      saveByKeyboard(view);
      await waitUntil(() => textOf(view).includes('You have read everything'), 'went elsewhere');
    });
  });

  describe('as an administrator', () => {
    before(() => useMessages('en', 'assignments', 'responses'));

    it('shows the answers and the comment, and nothing to change', async () => {
      const scored = work({ status: 'scored', points: 9, comment: 'Well said.' });
      const { view } = await show(gradingOf([scored]), { [`GET ${PATH}/${MAYA}`]: scored });
      view.session = { ...teacherSession, role: 'admin', canTeach: false };
      await open(view, 0);
      expect(textOf(view)).to.contain('Become a nurse').and.contain('Well said.');
      expect(findAll(view, 'form')).to.have.length(0);
    });
  });

  describe('scoring', () => {
    before(() => useMessages('en', 'assignments', 'responses'));

    it('B3: saves by Control and Enter and goes on to the next student', async () => {
      const scored = work({ status: 'scored', points: 9, comment: 'Good', delivery: waiting });
      const { api, view } = await show(undefined, { [`PUT ${PATH}/${MAYA}/score`]: scored });
      await open(view, 0);
      type(find(view, '[name=comment]'), 'Good');
      type(find(view, '[name=points]'), '9');
      saveByKeyboard(view);
      await waitUntil(() => textOf(view).includes('Build things'), 'did not go on');
      expect(api.bodies[api.calls.indexOf(`PUT ${PATH}/${MAYA}/score`)]).to.deep.equal({
        points: 9,
        comment: 'Good',
      });
      expect(textOf(find(view, 'ilp-student-list'))).to.contain('Waiting for the LMS');
    });

    it('says when everything is read', async () => {
      const scored = work({ status: 'scored', points: 9, delivery: waiting });
      const { view } = await show(gradingOf([work()]), { [`PUT ${PATH}/${MAYA}/score`]: scored });
      await open(view, 0);
      type(find(view, '[name=points]'), '9');
      saveByKeyboard(view);
      await waitUntil(() => textOf(view).includes('You have read everything'), 'no word of it');
    });

    for (const points of ['', '11', '-1']) {
      it(`takes no "${points}" out of 10`, async () => {
        const { api, view } = await show();
        await open(view, 0);
        type(find(view, '[name=points]'), points);
        find(view, 'button[type=submit]').click();
        await waitUntil(() => textOf(view).includes('Use a number from 0 to 10'), 'no fault shown');
        expect(api.calls.some((call) => call.startsWith('PUT'))).to.equal(false);
      });
    }

    it('asks for nothing but a comment where there is no grade', async () => {
      const ungraded = { grading: 'none' as const, maxPoints: null };
      const { api, view } = await show(gradingOf([work()], ungraded), {
        [`PUT ${PATH}/${MAYA}/score`]: work({ status: 'scored' }),
      });
      await open(view, 0);
      type(find(view, '[name=comment]'), 'Thank you');
      saveByKeyboard(view);
      await waitUntil(() => api.calls.some((call) => call.startsWith('PUT')), 'not saved');
      expect(api.bodies.at(-1)).to.deep.equal({ points: null, comment: 'Thank you' });
    });

    it('keeps comment and score when saving fails, and while another student is read', async () => {
      const { view } = await show(undefined, {
        [`PUT ${PATH}/${MAYA}/score`]: new ProblemError('unavailable', 503),
      });
      await open(view, 0);
      type(find(view, '[name=comment]'), 'A long thought');
      type(find(view, '[name=points]'), '7');
      saveByKeyboard(view);
      await waitUntil(() => textOf(view).includes('It was not saved'), 'no word of it');
      await open(view, 1);
      await waitUntil(() => textOf(view).includes('Build things'), 'not open');
      await open(view, 0);
      await waitUntil(() => textOf(view).includes('Become a nurse'), 'not open');
      expect(find<IlpField>(view, '[name=comment]').value).to.equal('A long thought');
      expect(find<IlpField>(view, '[name=points]').value).to.equal('7');
    });

    const words: Record<DeliveryReason, string> = {
      'lms-busy': 'Canvas asked us to slow down',
      'lms-down': 'Canvas did not answer',
      'no-column': 'The gradebook has no column',
      'not-student': 'Canvas does not list this person as a student',
      gone: 'no longer in the gradebook',
      refused: 'Ask your LMS admin',
      'keeps-old': 'Delete it in the gradebook',
      'gave-up': 'did not answer for three days',
      unknown: 'Canvas did not take it',
    };
    for (const reason of Object.keys(words) as DeliveryReason[]) {
      it(`LTI-C29: says in plain words why a score stopped: ${reason}`, async () => {
        const parked = work({
          status: 'scored',
          points: 9,
          delivery: deliveryOf('parked', { reason }),
        });
        const { view } = await show(gradingOf([parked]), { [`GET ${PATH}/${MAYA}`]: parked });
        await open(view, 0);
        expect(textOf(find(view, 'ilp-student-work'))).to.contain(words[reason]);
      });
    }

    it('follows a score that was given elsewhere since the list was read', async () => {
      const { api, view } = await show(undefined, {
        [`GET ${PATH}/${MAYA}`]: work({ status: 'scored', points: 9, delivery: waiting }),
      });
      await open(view, 0);
      const shown = () => textOf(find(view, 'ilp-student-work'));
      expect(shown()).to.contain('Waiting for Canvas');
      expect(textOf(find(view, 'ilp-student-list'))).to.contain('Waiting for the LMS');
      const sent = work({ status: 'scored', points: 9, delivery: deliveryOf('sent') });
      api.answers[`GET ${PATH}`] = gradingOf([sent, noah]);
      await waitUntil(() => shown().includes('In the gradebook'), 'stale', { timeout: 5_000 });
    });

    it('R6: says which LMS a score waits for, when it is tried next, and tries at once when asked', async () => {
      const nextTryAt = '2026-11-20T15:04:00Z';
      const slow = deliveryOf('waiting', { reason: 'lms-busy', nextTryAt });
      const scored = work({ status: 'scored', points: 9, delivery: slow });
      const { api, view } = await show(gradingOf([scored]), {
        [`GET ${PATH}/${MAYA}`]: scored,
        [`POST ${PATH}/${MAYA}/send-again`]: work({ ...scored, delivery: waiting }),
      });
      await open(view, 0);
      expect(textOf(view)).to.contain('Waiting for Canvas. Pathlight tries again by itself at');
      await expect(view).to.be.accessible();
      find(find(view, 'ilp-score-delivery'), 'button').click();
      await waitUntil(() => api.calls.some((call) => call.endsWith('/send-again')), 'not asked');
    });

    it('LTI-C30: shows what the gradebook says instead, and sends the teacher’s score again by choice', async () => {
      const delivery = deliveryOf('sent', { gradebookPoints: 8 });
      const scored = work({ status: 'scored', points: 9, delivery });
      const { api, view } = await show(gradingOf([scored]), {
        [`GET ${PATH}/${MAYA}`]: scored,
        [`POST ${PATH}/${MAYA}/send-again`]: work({ ...scored, delivery: waiting }),
      });
      await open(view, 0);
      expect(textOf(view)).to.contain('The gradebook says 8; you gave 9.');
      await expect(view).to.be.accessible();
      expect(textOf(find(find(view, 'ilp-score-delivery'), 'button'))).to.equal('Send 9 again');
      find(find(view, 'ilp-score-delivery'), 'button').click();
      await waitUntil(() => api.calls.some((call) => call.endsWith('/send-again')), 'not asked');
    });

    it('takes a score back when its field is emptied', async () => {
      const scored = work({ status: 'scored', points: 9, comment: 'Good' });
      const { api, view } = await show(gradingOf([scored]), {
        [`GET ${PATH}/${MAYA}`]: scored,
        [`PUT ${PATH}/${MAYA}/score`]: work({ ...scored, points: null }),
      });
      await open(view, 0);
      type(find(view, '[name=points]'), '');
      saveByKeyboard(view);
      await waitUntil(() => api.calls.includes(`PUT ${PATH}/${MAYA}/score`), 'not saved');
      expect(api.bodies[api.calls.indexOf(`PUT ${PATH}/${MAYA}/score`)]).to.include({
        points: null,
      });
    });

    it('asks for another try, and sends a refused score again', async () => {
      const parked = work({
        status: 'scored',
        points: 9,
        delivery: deliveryOf('parked', { reason: 'no-column' }),
      });
      const { api, view } = await show(gradingOf([parked]), {
        [`GET ${PATH}/${MAYA}`]: parked,
        [`POST ${PATH}/${MAYA}/send-again`]: work({ ...parked, delivery: waiting }),
        [`POST ${PATH}/${MAYA}/return`]: work({ status: 'returned' }),
      });
      await open(view, 0);
      expect(textOf(view))
        .to.contain('Could not be sent')
        .and.contain('no column for this reflection');
      find(view, '.bad button').click();
      await waitUntil(
        () => !textOf(view).includes('no column for this reflection'),
        'not sent again',
      );
      findAll(find(view, 'ilp-student-work'), 'form button').at(-1)!.click();
      await waitUntil(() => textOf(view).includes('Asked to try again'), 'not returned');
      expect(api.calls.at(-1)).to.equal(`POST ${PATH}/${MAYA}/return`);
    });
  });
});
