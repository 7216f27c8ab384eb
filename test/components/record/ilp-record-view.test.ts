import { expect, html, waitUntil } from '@open-wc/testing';
import type { StudentRecord } from '#contracts/advising.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/record/ilp-record-view.js';
import type { IlpRecordView } from '#components/record/ilp-record-view.js';
import type { IlpField } from '#components/shared/ilp-field.js';
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
  answered,
  askedRecord,
  emptyRecord,
  fullRecord,
  ID,
  imported,
  own,
  school,
} from './samples.js';

function press(view: Element, name: string) {
  const button = findAll<HTMLButtonElement>(view, 'button').find(
    (one) => (one.getAttribute('aria-label') ?? textOf(one)).trim() === name,
  );
  if (!button) throw new Error(`There is no button "${name}".`);
  button.click();
}

async function write(view: Element, selector: string, value: string) {
  const field = find<IlpField>(view, selector);
  field.value = value;
  await field.updateComplete;
}

const AGREED = {
  ...{ id: ID, kind: 'recovery', note: 'Summer school', begunOn: '2026-11-02' },
  ...{ lookOn: '2026-12-01', endedOn: null, outcome: '', author: 'Dana Reed' },
};

async function show(record: StudentRecord | Error, answers: Answers = {}) {
  const api = fakeApi({
    'GET /record': record,
    'GET /interventions': { items: [AGREED] },
    ...answers,
  });
  const view = await viewFixture<IlpRecordView>(
    html`<ilp-record-view .api=${api}></ilp-record-view>`,
  );
  return { api, view };
}

describe('<ilp-record-view>', () => {
  before(() => useMessages('en', 'record', 'assessments', 'interventions'));
  afterEach(() => useMessages('en', 'record'));

  for (const locale of ['en', 'es'] as const)
    for (const [name, record] of [
      ['empty', emptyRecord],
      ['full', askedRecord],
      ['failed', new ProblemError('internal', 500)],
    ] as const)
      it(`passes axe when ${name}, in ${locale}`, async () => {
        await useMessages(locale, 'record');
        const { view } = await show(record);
        await expect(view).to.be.accessible();
      });

  it('F22: every result says its tool, date, who entered it and what it means, ours too', async () => {
    const { view } = await show(fullRecord);
    const text = textOf(find(view, 'ilp-record-results'));
    expect(text).to.contain('State test: Grade 7 math');
    expect(text).to.contain('May 12, 2026 · Brought in by Ms. Ortiz');
    expect(text).to.contain('231 of 300').and.contain('What it means: On grade level');
    expect(text).to.contain('Oct 12, 2026 · Pathlight interest questions');
    expect(text).to.contain('with people, about finding out, and creative');
    expect(text).to.contain('Oct 13, 2026 · Pathlight questions on skills');
    expect(text).to.contain('You feel most sure about helping and teaching and using science.');
  });

  it('F22: the student changes only their own, and comments on the others', async () => {
    const comment = `PATCH /record/results/${ID}`;
    const { api, view } = await show(fullRecord, {
      [comment]: { ...fullRecord, results: [{ ...imported, comment: 'I was ill' }, own] },
    });
    expect(textOf(view)).not.to.contain('Change: State test');
    expect(findAll(view, '[aria-label="Change: State test: Grade 7 math"]')).to.have.length(0);
    expect(findAll(view, '[aria-label="Change: Reading test"]')).to.have.length(1);
    press(view, 'Comment on State test: Grade 7 math');
    await waitUntil(() => findAll(view, 'ilp-dialog').length === 1);
    await expect(find(view, 'ilp-text-dialog')).to.be.accessible();
    await write(view, 'ilp-field', ' I was ill ');
    press(view, 'Save');
    await waitUntil(() => textOf(view).includes('Your comment: I was ill'));
    expect(api.bodies.at(-1)).to.deep.equal({ comment: 'I was ill' });
    await waitUntil(() => findAll(view, 'ilp-dialog').length === 0);
  });

  it('F22: a result is added with its score, and half a score is named where it stands', async () => {
    const { api, view } = await show(emptyRecord, {
      'POST /record/results': { ...emptyRecord, results: [own] },
    });
    press(view, 'Add a result');
    await waitUntil(() => findAll(view, 'ilp-result-form').length === 1);
    await expect(find(view, 'ilp-result-form')).to.be.accessible();
    await write(view, 'ilp-field[name=tool]', 'Reading test');
    await write(view, 'ilp-field[name=takenOn]', '2026-05-12');
    await write(view, 'ilp-field[name=score-name-0]', 'Level');
    press(view, 'Save');
    await waitUntil(() => textOf(view).includes('Fill in the name and the score'));
    await write(view, 'ilp-field[name=score-value-0]', '920L');
    press(view, 'Save');
    await waitUntil(() => textOf(view).includes('Entered by you'));
    expect(api.bodies.at(-1)).to.deep.equal({
      ...{ tool: 'Reading test', name: '', takenOn: '2026-05-12', meaning: '' },
      ...{ scores: [{ name: 'Level', value: '920L', maximum: null }], visibility: 'teachers' },
    });
  });

  it('§6.5, D120: what was agreed with the school is read here, with its day', async () => {
    const { view } = await show(fullRecord);
    await waitUntil(() => textOf(view).includes('Make up a course'));
    expect(textOf(view)).to.include('Summer school').and.to.include('Look again on');
  });

  it('P5: a correction is asked for, kept when sending fails, and its answer is shown', async () => {
    let isDown = true;
    const { api, view } = await show(fullRecord, {
      'POST /record/corrections': () => {
        const answer = isDown ? new ProblemError('offline', 0) : askedRecord;
        isDown = false;
        return answer;
      },
    });
    press(view, 'Ask for a correction: State test: Grade 7 math');
    await waitUntil(() => findAll(view, 'ilp-dialog').length === 1);
    press(view, 'Send');
    await waitUntil(() => textOf(view).includes('Write what is wrong.'));
    await write(view, 'ilp-field', 'It was 251');
    press(view, 'Send');
    await waitUntil(() => findAll(view, '.notice.bad').length === 1);
    expect(find<IlpField>(view, 'ilp-field').value).to.equal('It was 251');
    press(view, 'Send');
    await waitUntil(() => textOf(view).includes('It waits for an answer.'));
    expect(api.bodies.at(-1)).to.deep.equal({
      subject: 'result',
      resultId: ID,
      text: 'It was 251',
    });
    expect(findAll(view, '[aria-label^="Ask for a correction: State"]')).to.have.length(0);
    const later = await show({ ...fullRecord, corrections: [answered] });
    expect(textOf(later.view)).to.contain('Mr. Adeyemi answered on Nov 21, 2026: A typing error');
    expect(textOf(later.view)).to.contain('Corrected on Nov 22, 2026');
  });

  it('F24: each fact says what is held and from where, and can be asked about', async () => {
    const { api, view } = await show(fullRecord, { 'POST /record/corrections': fullRecord });
    const text = textOf(find(view, 'ilp-record-held'));
    expect(text).to.contain('Name Maya Lopez From your learning platform · as of Nov 20, 2026');
    expect(text).to.contain('E-mail Not held');
    expect(text).to.contain("Ana Lopez, 1 person without a name here From your district's file");
    press(view, 'Ask for a correction: E-mail');
    await waitUntil(() => findAll(view, 'ilp-dialog').length === 1);
    await write(view, 'ilp-field', 'Mine is missing');
    press(view, 'Send');
    await waitUntil(() => api.calls.includes('POST /record/corrections'));
    expect(api.bodies.at(-1)).to.deep.equal({ subject: 'email', text: 'Mine is missing' });
  });

  it('F25: a school is added, marked as not official', async () => {
    const { api, view } = await show(emptyRecord, {
      'POST /record/schools': { ...emptyRecord, schools: [school] },
    });
    press(view, 'Add a school');
    await waitUntil(() => findAll(view, 'ilp-school-form').length === 1);
    await expect(find(view, 'ilp-school-form')).to.be.accessible();
    await write(view, 'ilp-field[name=school]', 'Cedar Middle');
    await write(view, 'ilp-field[name=fromYear]', '2023');
    await write(view, 'ilp-field[name=toYear]', '2020');
    press(view, 'Save');
    await waitUntil(() => textOf(view).includes('The last year is before the first.'));
    await write(view, 'ilp-field[name=toYear]', '2026');
    await write(view, 'ilp-field[name=credits]', '4,5');
    press(view, 'Save');
    await waitUntil(() => textOf(view).includes('Not official'));
    expect(api.bodies.at(-1)).to.deep.equal({
      ...{ school: 'Cedar Middle', fromYear: 2023, toYear: 2026, program: '', credits: 4.5 },
    });
  });

  it('F23: notes that staff share are read here, with what came later', async () => {
    const { view } = await show(fullRecord);
    expect(textOf(view)).to.contain('Nov 2, 2026 · Talk · Ms. Rivera');
    expect(textOf(view)).to.contain('Added on Nov 9, 2026: The clinic said yes');
    expect(textOf(view)).to.contain('Next talk: Dec 1, 2026');
  });
});
