import { expect, html, waitUntil } from '@open-wc/testing';
import type { Aid, AidStudents } from '#contracts/aid.js';
import { AID_STEPS } from '#contracts/aid-fields.js';
import type { SessionDetails } from '#components/api/session.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/aid/ilp-aid-students-view.js';
import type { IlpAidStudentsView } from '#components/aid/ilp-aid-students-view.js';
import '#components/aid/ilp-aid-view.js';
import type { IlpAidView } from '#components/aid/ilp-aid-view.js';
import { apiOnPage } from '../careers/api-on-page.js';
import {
  type Answers,
  buttonNamed,
  find,
  findAll,
  outsideCatalogue,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const none: Aid = {
  ...{ startYear: 2027, grade: 12, evenings: [], askedBy: null, mayChange: false },
  steps: AID_STEPS.map((step) => ({ step, state: 'open', changedOn: null })),
};
const some: Aid = {
  ...{ ...none, askedBy: 'ICAP', evenings: [{ id: 'e1', heldOn: '2026-12-01', words: 'Gym' }] },
  steps: none.steps!.map((one) =>
    one.step === 'fafsa'
      ? { ...one, state: 'done', changedOn: '2026-11-02' }
      : one.step === 'account'
        ? { ...one, state: 'not-mine', changedOn: '2026-11-01' }
        : one,
  ),
};
const counselor: SessionDetails = { ...studentSession, role: 'counselor' };
const kept: Aid = { ...some, steps: null, mayChange: true };
const maya: AidStudents['students'][number] = {
  ...{ personId: studentSession.personId, name: 'Maya Lopez' },
  steps: some.steps!.filter(({ state }) => state !== 'open'),
};

async function pageFor(aid: Aid | ProblemError, session = studentSession, answers: Answers = {}) {
  const api = apiOnPage({ 'GET /aid': aid, ...answers });
  const view = await viewFixture<IlpAidView>(
    html`<ilp-aid-view .api=${api}></ilp-aid-view>`,
    session,
  );
  return { api, view };
}

async function studentsFor(reply: AidStudents | ProblemError) {
  const api = apiOnPage({ 'GET /aid/students': reply });
  return viewFixture<IlpAidStudentsView>(
    html`<ilp-aid-students-view .api=${api}></ilp-aid-students-view>`,
    counselor,
  );
}

const stepOf = (view: Node, step: string) => find(view, `ilp-aid-step[step=${step}]`);

describe('steps to money for college', () => {
  before(() => useMessages('en', 'aid'));
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const)
    it(`U26: passes axe for students and staff, in ${locale}`, async () => {
      await useMessages(locale);
      for (const aid of [none, some, new ProblemError('unavailable', 503)])
        await expect((await pageFor(aid)).view).to.be.accessible();
      await expect((await pageFor(kept, counselor)).view).to.be.accessible();
      for (const reply of [{ students: [maya] }, { students: [] }])
        await expect(await studentsFor(reply)).to.be.accessible();
    });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    const steps = some.steps!.map((one) => ({ ...one, changedOn: null }));
    const plain = { ...some, askedBy: '1', evenings: [], steps };
    for (const [aid, session] of [
      [plain, studentSession],
      [{ ...plain, steps: null, mayChange: true }, counselor],
    ] as const)
      expect(outsideCatalogue(textOf((await pageFor(aid, session)).view))).not.to.match(/\p{L}/u);
    const view = await studentsFor({ students: [{ ...maya, name: '1', steps: [] }] });
    expect(outsideCatalogue(textOf(view))).not.to.match(/\p{L}/u);
  });

  it('Row 62: the form’s days follow the year, with the official page, and say that others stop earlier', async () => {
    const { view } = await pageFor(none);
    const fafsa = stepOf(view, 'fafsa');
    expect(textOf(fafsa)).to.contain('The form for 2027–28 opens by Oct 1, 2026.');
    expect(textOf(fafsa)).to.contain('The last day for federal aid is Jun 30, 2028.');
    expect(textOf(fafsa)).to.contain('States and colleges stop much earlier');
    const official = findAll<HTMLAnchorElement>(view, 'a[target=_blank]');
    expect(official).to.have.length(6);
    for (const link of official) {
      expect(new URL(link.href).hostname).to.equal('studentaid.gov');
      expect(link.rel).to.equal('noopener noreferrer');
    }
  });

  it('Row 62: no field asks for anything but a tick', async () => {
    const { view } = await pageFor(none);
    const controls = findAll<HTMLInputElement>(view, 'input, select, textarea');
    expect(controls.map(({ type }) => type)).to.deep.equal(AID_STEPS.map(() => 'checkbox'));
  });

  it('Row 62: a step is ticked, left out and taken in again; a tick that is not kept goes back', async () => {
    const { api, view } = await pageFor(none, studentSession, {
      'PUT /aid/steps/fafsa': new ProblemError('unavailable', 503),
      'PUT /aid/steps/account': some,
    });
    const box = () => find<HTMLInputElement>(stepOf(view, 'fafsa'), 'input');
    box().click();
    await waitUntil(() => findAll(view, '[role=alert]').length === 1, 'no fault');
    await waitUntil(() => !box().checked, 'the tick stays');
    buttonNamed(stepOf(view, 'account'), 'Leave it out').click();
    await waitUntil(() => textOf(stepOf(view, 'account')).includes('left out'), 'not left out');
    expect(api.bodies.at(-1)).to.deep.equal({ state: 'not-mine' });
    expect(box().checked).to.equal(true);
    expect(textOf(stepOf(view, 'fafsa'))).to.contain('done · Nov 2, 2026');
    buttonNamed(stepOf(view, 'account'), 'Take it in again').click();
    await waitUntil(() => api.bodies.length === 4, 'not asked for');
    expect(api.bodies.at(-1)).to.deep.equal({ state: 'open' });
  });

  it('Row 62: younger students read ahead, and a plan’s rule is named where it asks for the step', async () => {
    const { view } = await pageFor({ ...none, grade: 10, startYear: 2029 });
    expect(textOf(view)).to.contain('in the fall of 2028');
    expect(textOf(view)).not.to.contain('The rule for your plan');
    expect(textOf((await pageFor(some)).view)).to.contain('The rule for your plan (ICAP)');
  });

  it('Row 62: staff add an evening of help and remove it; what is missing or past is said at its field', async () => {
    const { api, view } = await pageFor(kept, counselor, {
      'POST /aid/evenings': new ProblemError('invalid-request', 400, [
        { pointer: '/body/heldOn', detail: '' },
      ]),
      'DELETE /aid/evenings/e1': { ...kept, evenings: [] },
    });
    expect(findAll(view, 'input[type=checkbox]')).to.have.length(0);
    buttonNamed(view, 'Add an evening').click();
    const field = (name: string) => find<HTMLElement & { value: string }>(view, `[name=${name}]`);
    await waitUntil(() => textOf(field('words')).includes('Please fill'), 'no fault');
    expect(api.calls).not.to.include('POST /aid/evenings');
    field('heldOn').value = '2020-01-01';
    field('words').value = 'Library';
    await new Promise((done) => setTimeout(done));
    buttonNamed(view, 'Add an evening').click();
    await waitUntil(() => textOf(field('heldOn')).includes('has gone by'), 'no fault at the day');
    find(view, 'button[aria-label="Remove the evening of Dec 1, 2026"]').click();
    await waitUntil(() => textOf(view).includes('no evening of help here'), 'not removed');
  });

  it('Row 62: a counselor sees who ticked the form and what is open, and nothing else', async () => {
    const view = await studentsFor({ students: [maya, { ...maya, name: 'Ben', steps: [] }] });
    expect(textOf(view)).to.contain('1 of 2 ticked the FAFSA.');
    expect(textOf(view)).to.contain('FAFSA done · Nov 2, 2026');
    expect(textOf(view)).to.contain('2 of 8 steps done or left out.');
  });
});
