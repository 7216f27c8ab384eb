import { expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { OwnQuestion, StaffQuestion } from '#contracts/questions.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/questions/ilp-career-questions.js';
import type { IlpCareerQuestions } from '#components/questions/ilp-career-questions.js';
import '#components/questions/ilp-questions-view.js';
import type { IlpQuestionsView } from '#components/questions/ilp-questions-view.js';
import { onToast, type Toast } from '#components/shared/toast.js';
import { nurse } from '../careers/samples.js';
import {
  type Answers,
  buttonNamed as button,
  fakeApi,
  find,
  findAll,
  outsideCatalogue,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const PATH = `/careers/${nurse.code}/questions`;

const own: OwnQuestion[] = [
  {
    ...{ id: 'q1', question: 'What is a night like?', state: 'answered', answer: 'Quiet.' },
    ...{ askedAt: '2026-11-02T09:00:00Z', decidedAt: '2026-11-03T09:00:00Z' },
  },
  {
    ...{ id: 'q2', question: '', state: 'taken-down', answer: '' },
    ...{ askedAt: '2026-11-01T09:00:00Z', decidedAt: '2026-11-01T10:00:00Z' },
  },
];

const waiting: StaffQuestion = {
  ...{ id: 'q1', question: 'What is a night like?', state: 'waiting', answer: '', passedTo: '' },
  ...{ askedAt: '2026-11-02T09:00:00Z', decidedAt: null, decidedBy: null },
  ...{ career: nurse, studentId: 's1', studentName: 'Maya Lopez' },
  nextStates: ['passed-on', 'answered', 'closed', 'taken-down'],
};
const answered: StaffQuestion = {
  ...{ ...waiting, state: 'answered', answer: 'Quiet.', decidedBy: 'Mr. Cole' },
  ...{ decidedAt: '2026-11-03T09:00:00Z', nextStates: ['answered', 'closed', 'taken-down'] },
};

async function studentFor(items: OwnQuestion[] | ProblemError, answers: Answers = {}) {
  const api = fakeApi({
    [`GET ${PATH}`]: items instanceof Error ? items : { items },
    ...answers,
  });
  const view = await viewFixture<IlpCareerQuestions>(
    html`<ilp-career-questions .api=${api} code=${nurse.code}></ilp-career-questions>`,
    studentSession,
  );
  return { api, view };
}

async function staffFor(items: StaffQuestion[], answers: Answers = {}) {
  const api = fakeApi({ 'GET /career-questions': { items }, ...answers });
  const view = await viewFixture<IlpQuestionsView>(
    html`<ilp-questions-view .api=${api}></ilp-questions-view>`,
    { ...studentSession, role: 'counselor', canTeach: true },
  );
  return { api, view };
}

describe('questions about a career', () => {
  before(() => useMessages('en', 'questions'));
  beforeEach(() => sessionStorage.clear());
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const)
    it(`passes axe for students and staff, in ${locale}`, async () => {
      await useMessages(locale);
      for (const items of [own, [], new ProblemError('offline', 0)])
        await expect((await studentFor(items)).view).to.be.accessible();
      for (const items of [[waiting, { ...answered, id: 'q3' }], []])
        await expect((await staffFor(items)).view).to.be.accessible();
    });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    const { view } = await studentFor(own.slice(1));
    expect(outsideCatalogue(textOf(view))).not.to.match(/\p{L}/u);
    const plain = { ...waiting, question: '1', studentName: '2', career: { ...nurse, title: '3' } };
    expect(outsideCatalogue(textOf((await staffFor([plain])).view))).not.to.match(/\p{L}/u);
  });

  it('F43: a student asks, and sees where each question stands and what was answered', async () => {
    const { api, view } = await studentFor(own, {
      [`POST ${PATH}`]: ({ question }: { question: string }) => ({
        items: [{ ...own[0]!, id: 'q3', question, state: 'waiting', answer: '' }, ...own],
      }),
    });
    expect(textOf(view)).to.contain('Answered What is a night like? Quiet.');
    expect(textOf(view)).to.contain('Your school took this question down.');
    find(view, 'textarea').focus();
    await sendKeys({ type: 'Is it hard?' });
    button(view, 'Send to my counselor').click();
    await waitUntil(() => findAll(view, 'ul.rows > li').length === 3);
    expect(api.bodies.at(-1)).to.deep.equal({ question: 'Is it hard?' });
    expect(find<HTMLTextAreaElement>(view, 'textarea').value).to.equal('');
  });

  it('F43: what could not be sent stays in the field, also when the page is opened again', async () => {
    const { view } = await studentFor([], {
      [`POST ${PATH}`]: new ProblemError('too-many-requests', 429),
    });
    find(view, 'textarea').focus();
    await sendKeys({ type: 'Is it hard?' });
    button(view, 'Send to my counselor').click();
    await waitUntil(() => findAll(view, '[role=alert]').length === 1);
    const again = await studentFor([]);
    await waitUntil(
      () => find<HTMLTextAreaElement>(again.view, 'textarea').value === 'Is it hard?',
    );
  });

  it('F43: a question is taken back and comes back by undo', async () => {
    const { api, view } = await studentFor(own, {
      'DELETE /my-questions/q1': { items: own.slice(1) },
      'POST /my-questions/q1/restore': { items: own },
    });
    const shown = new Promise<Toast>((resolve) => {
      const stop = onToast((toast) => {
        stop();
        resolve(toast);
      });
    });
    button(view, 'Take back').click();
    await (await shown).undo?.();
    await view.updateComplete;
    expect(api.calls).to.include('POST /my-questions/q1/restore');
    expect(findAll(view, 'ul.rows > li')).to.have.length(2);
  });

  it('F43: a counselor notes whom they asked, answers, and sees the state follow', async () => {
    const { api, view } = await staffFor([waiting], {
      'PUT /career-questions/q1/state': { items: [answered] },
    });
    expect(button(view, 'Answer').hasAttribute('disabled')).to.equal(true);
    find(view, 'textarea').focus();
    await sendKeys({ type: 'Quiet.' });
    find(view, 'ilp-field[name=passed-to]').focus();
    await sendKeys({ type: 'Ana' });
    button(view, 'Answer').click();
    await waitUntil(() => textOf(find(view, '.badge')) === 'Answered');
    expect(api.bodies.at(-1)).to.deep.equal({
      ...{ from: 'waiting', to: 'answered', answer: 'Quiet.', passedTo: 'Ana' },
    });
    expect(textOf(view)).to.contain('Mr. Cole');
  });

  it('F43: an answer that came too late stays in the field, with the reason', async () => {
    const { view } = await staffFor([waiting], {
      'PUT /career-questions/q1/state': new ProblemError('conflict', 409),
    });
    find(view, 'textarea').focus();
    await sendKeys({ type: 'Quiet.' });
    button(view, 'Answer').click();
    await waitUntil(() => findAll(view, '[role=alert]').length === 1);
    expect(find<HTMLTextAreaElement>(view, 'textarea').value).to.equal('Quiet.');
  });
});
