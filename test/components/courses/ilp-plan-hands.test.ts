import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { PlanHands } from '#contracts/signatures.js';
import '#components/courses/ilp-plan-hands.js';
import type { IlpPlanHands, PlanSignEvent } from '#components/courses/ilp-plan-hands.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import { find, findAll, textOf, useMessages } from '../support/view.js';

const hands: PlanHands = {
  ...{ next: 'student', act: 'approve', fingerprint: 'a'.repeat(64), mayRecord: [] },
  ...{ ownAct: 'approve', approvedOn: '2026-11-02' },
  signatures: [
    {
      ...{ id: '0193a5c6-0000-7000-8000-000000000001', signer: 'guardian', name: 'Rosa Lopez' },
      ...{ act: 'approve', answer: 'agreed', way: 'paper', comment: '', signedOn: '2026-10-01' },
      ...{ recordedBy: 'Dana Reed', voidedAt: '2026-10-20T10:00:00Z' },
      voidedBecause: 'Choir is full',
    },
  ],
};

const show = (shown: PlanHands) =>
  fixture<IlpPlanHands>(html`<ilp-plan-hands .hands=${shown}></ilp-plan-hands>`);

describe('<ilp-plan-hands>', () => {
  before(() => useMessages('en', 'signing'));
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const)
    it(`F13: passes axe in ${locale}`, async () => {
      await useMessages(locale);
      await expect(await show(hands)).to.be.accessible();
    });

  it('F13: says whose turn it is, and shows a voided signature with its reason', async () => {
    const text = textOf(await show(hands));
    expect(text).to.contain('The student approves the plan with their signature.');
    expect(text).to.contain('Rosa Lopez (parent or guardian) approved the plan, Oct 1, 2026');
    expect(text).to.contain('On paper, put on record by Dana Reed');
    expect(text).to.contain('because the plan was opened again: “Choir is full”');
  });

  it('72: a student signs the version shown, under their name', async () => {
    const view = await show(hands);
    const signed: PlanSignEvent[] = [];
    view.addEventListener('ilp-plan-sign', (event) => signed.push(event));
    find<HTMLButtonElement>(view, 'button').click();
    await waitUntil(() => findAll(view, 'ilp-field[name=name]').length > 0);
    const field = find<IlpField>(view, 'ilp-field[name=name]');
    field.value = 'Maya Lopez';
    await field.updateComplete;
    field.closest('form')!.requestSubmit();
    expect(signed.map(({ signature }) => signature)).to.deep.equal([
      { kind: 'own', fingerprint: hands.fingerprint, name: 'Maya Lopez', comment: '' },
    ]);
  });

  it('72: who can sign nothing is offered nothing', async () => {
    const view = await show({ ...hands, ownAct: null, next: 'guardian' });
    expect(findAll(view, 'button')).to.have.length(0);
  });
});
