import { expect, html, waitUntil } from '@open-wc/testing';
import type { StaffCorrection } from '#contracts/record.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/record/ilp-corrections-view.js';
import type { IlpCorrectionsView } from '#components/record/ilp-corrections-view.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import {
  type Answers,
  fakeApi,
  find,
  findAll,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';
import { answered, correction, ID, imported } from './samples.js';

const whose = { studentId: ID, studentName: 'Maya Lopez', result: imported };
const open: StaffCorrection = { ...correction, ...whose };
const accepted: StaffCorrection = { ...answered, ...whose, correctedAt: null };
const named: StaffCorrection = {
  ...{ ...accepted, id: ID.replace('c1', 'c3'), subject: 'name', resultId: null, result: null },
};

function press(view: Element, name: string) {
  const button = findAll<HTMLButtonElement>(view, 'button').find(
    (one) => (one.getAttribute('aria-label') ?? textOf(one)).trim() === name,
  );
  if (!button) throw new Error(`There is no button "${name}".`);
  button.click();
}

async function show(items: StaffCorrection[] | Error, answers: Answers = {}) {
  const api = fakeApi({
    'GET /corrections': items instanceof Error ? items : { items },
    ...answers,
  });
  const view = await viewFixture<IlpCorrectionsView>(
    html`<ilp-corrections-view .api=${api}></ilp-corrections-view>`,
    { ...studentSession, role: 'counselor', canTeach: true },
  );
  return { api, view };
}

describe('<ilp-corrections-view>', () => {
  before(() => useMessages('en', 'record'));
  afterEach(() => useMessages('en', 'record'));

  for (const locale of ['en', 'es'] as const)
    it(`passes axe in every state, in ${locale}`, async () => {
      await useMessages(locale, 'record');
      for (const items of [[], [open, named], new ProblemError('internal', 500)])
        await expect((await show(items)).view).to.be.accessible();
    });

  it('P5: a decision needs a reason, which the student reads', async () => {
    const { api, view } = await show([open], {
      [`POST /corrections/${ID}/decision`]: { items: [accepted] },
    });
    expect(textOf(view)).to.contain('Maya Lopez wrote on Nov 20, 2026: It was 251');
    press(view, 'Accept');
    await waitUntil(() => textOf(view).includes('Write your answer.'));
    const field = find<IlpField>(view, 'ilp-field');
    field.value = 'A typing error';
    await field.updateComplete;
    press(view, 'Accept');
    await waitUntil(() => textOf(view).includes('Mr. Adeyemi answered'));
    expect(api.bodies.at(-1)).to.deep.equal({ state: 'accepted', reason: 'A typing error' });
  });

  it('P5: an accepted result is corrected in the same place; a fact, where it comes from', async () => {
    const { api, view } = await show([accepted, named], {
      [`PUT /corrections/${ID}/result`]: {
        items: [{ ...accepted, correctedAt: '2026-11-22T08:00:00Z' }],
      },
    });
    expect(textOf(view)).to.contain('Change it where it comes from');
    press(view, 'Correct the result of Maya Lopez');
    await waitUntil(() => findAll(view, 'ilp-result-form').length === 1);
    const value = find<IlpField>(view, 'ilp-field[name=score-value-0]');
    value.value = '251';
    await value.updateComplete;
    press(view, 'Save');
    await waitUntil(() => textOf(view).includes('Corrected on Nov 22, 2026'));
    expect(api.bodies.at(-1)).to.deep.include({
      tool: 'State test',
      scores: [{ name: 'Scale score', value: '251', maximum: 300 }],
    });
  });
});
