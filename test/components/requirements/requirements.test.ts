import { expect, html } from '@open-wc/testing';
import type { PlanComponent, PlanStatus, StudentCompletion } from '#contracts/completion.js';
import '#components/requirements/ilp-requirements-view.js';
import type { IlpRequirementsView } from '#components/requirements/ilp-requirements-view.js';
import '#components/requirements/ilp-student-requirements-view.js';
import type { IlpStudentRequirementsView } from '#components/requirements/ilp-student-requirements-view.js';
import { fakeApi, find, findAll, textOf, useMessages, viewFixture } from '../support/view.js';

const ID = '019a0000-0000-7000-8000-000000000091';
const component = (
  code: PlanComponent['code'],
  more: Partial<PlanComponent> = {},
): PlanComponent => ({
  ...{ code, standing: 'missing', have: 0, need: 1, isHours: false, isAdded: false, or: [] },
  ...{ from: null, isOwn: true, isSeen: false, metBy: [], records: [], change: null, ...more },
});
const plan: PlanStatus = {
  ...{ state: 'KY', version: 1, name: 'Individual Learning Plan', abbreviation: 'ILP' },
  ...{ grades: { from: 6, to: 12 }, grade: 8, isOutside: false, isComplete: false },
  ...{ done: 2, required: 6, dueOn: '2027-04-30', gates: [], signatures: [] },
  ...{ mandate: 'Rule 1', rule: 'What it says', source: 'law.example', checkedOn: '2026-11-23' },
  confidence: 'low',
  missing: ['explore', 'csign', 'annual', 'final'],
  components: [
    component('explore', { have: 3, need: 8 }),
    component('careergoal', { standing: 'met', have: 1, metBy: ['Be a vet'] }),
    component('psign', {
      ...{ standing: 'met', have: 1, isOwn: false, isSeen: true },
      records: [
        {
          ...{ id: ID, kind: 'seen', happenedOn: '2026-11-03', meeting: null, strand: null },
          ...{ note: 'On paper', by: 'Ms. Reyes' },
        },
      ],
    }),
    component('csign', { isOwn: false, isSeen: true }),
    component('annual', { isOwn: false, isSeen: true }),
    component('final', { isOwn: false }),
    component('work', {
      standing: 'waived',
      change: {
        ...{ id: ID, change: 'waive', reason: 'No ride', by: null, at: '2026-11-03T10:00:00Z' },
      },
    }),
  ],
};

describe('what a plan needs', () => {
  const show = (found: PlanStatus | null) =>
    viewFixture<IlpRequirementsView>(
      html`<ilp-requirements-view
        .api=${fakeApi({ 'GET /completion': { plan: found } })}
      ></ilp-requirements-view>`,
    );

  it('F27: says by domain, in words, how it stands, what meets it and where to go on', async () => {
    await useMessages('en', 'requirements');
    const view = await show(plan);
    const text = textOf(view);
    expect(text).to.include('What your ILP needs').and.include('2 of 6');
    expect(text)
      .to.include('You have begun.')
      .and.include('Met by: Be a vet')
      .and.include('3 of 8');
    expect(text).to.include('On paper · Nov 3, 2026, written down by Ms. Reyes');
    expect(text).to.include('Not asked: No ride').and.include('decided by staff');
    expect(text).to.include('A counselor or teacher writes this down when it is done.');
    const links = findAll(view, 'a').map((link) => link.getAttribute('aria-label') ?? textOf(link));
    expect(links).to.deep.equal([
      'Next: Careers explored',
      'Go to Careers explored',
      'Go to Staff’s signature',
      'Go to Review of this school year',
    ]);
    expect(findAll(view, 'input')).to.have.length(0);
    await expect(view).to.be.accessible();
  });

  it('F27: what is missing is a line each; only of what comes next it stands there how', async () => {
    await useMessages('en', 'requirements');
    const view = await show(plan);
    const folds = findAll<HTMLDetailsElement>(view, 'li details');
    expect(folds.map(({ open }) => open)).to.deep.equal([true, false, false, false]);
    expect(textOf(find(folds[1]!, 'summary'))).to.match(/ Still needed$/);
  });

  it('72: a student reads who signs what is missing, and where they see it', async () => {
    await useMessages('en', 'requirements');
    const view = await show({
      ...plan,
      components: (['psign', 'csign', 'parent', 'adult', 'annual'] as const).map((code) =>
        component(code, { isOwn: false, isSeen: true }),
      ),
    });
    const text = textOf(view);
    expect(text).to.include('The family signs the approved course plan');
    expect(text).to.include('The counselor signs by approving the course plan');
    expect(text).to.include('A conversation about the plan this school year');
    expect(text).not.to.include('writes this down');
    const links = findAll(view, 'li a').map((link) => link.getAttribute('href')?.split('/').at(-1));
    expect(links).to.have.members([
      ...['courses', 'courses', 'conversations', 'conversations', 'conversations'],
    ]);
  });

  it('F10: the rule’s source and day are there, and what is not sure says so first', async () => {
    await useMessages('es', 'requirements');
    const view = await show(plan);
    expect(textOf(view)).to.include('law.example').and.include('Verificar antes');
    await expect(view).to.be.accessible();
  });

  it('F10: without a rule the page says so', async () => {
    await useMessages('en', 'requirements');
    expect(textOf(await show(null))).to.include('Your district has not chosen what a plan needs');
  });
});

describe('what a plan needs, for staff', () => {
  const completion: StudentCompletion = { plan, name: 'Maya', mayRecord: true, mayChange: true };

  it('F10: what comes next is as the answer has it, for the student and for staff', async () => {
    await useMessages('en', 'requirements');
    const turned: PlanStatus = { ...plan, missing: ['annual', 'final', 'csign', 'explore'] };
    const answer = { ...completion, plan: turned };
    const view = await viewFixture<IlpStudentRequirementsView>(
      html`<ilp-student-requirements-view
        .api=${fakeApi({ [`GET /class/${ID}/completion`]: answer })}
        .params=${{ personId: ID }}
      ></ilp-student-requirements-view>`,
    );
    expect(textOf(view)).to.match(/Next: Review of this school year and /);
    const own = await viewFixture<IlpRequirementsView>(
      html`<ilp-requirements-view
        .api=${fakeApi({ 'GET /completion': { plan: turned } })}
      ></ilp-requirements-view>`,
    );
    expect(findAll(own, 'a').map((link) => textOf(link))).to.include(
      'Next: Review of this school year',
    );
  });

  it('F02: staff write down what they saw, and waive with a reason; what is missing is said', async () => {
    await useMessages('en', 'requirements');
    const records = `POST /class/${ID}/component-records`;
    const api = fakeApi({ [`GET /class/${ID}/completion`]: completion, [records]: completion });
    const view = await viewFixture<IlpStudentRequirementsView>(
      html`<ilp-student-requirements-view
        .api=${api}
        .params=${{ personId: ID }}
      ></ilp-student-requirements-view>`,
    );
    expect(textOf(view)).to.include('Maya: what the plan needs');
    expect(textOf(view)).to.include('Next: Careers explored and Staff’s signature');
    const [save] = findAll(find(view, 'ilp-record-form'), 'button');
    (save as HTMLButtonElement).click();
    await view.updateComplete;
    expect(api.calls).to.have.members([
      `GET /class/${ID}/completion`,
      `GET /class/${ID}/readiness`,
    ]);
    await expect(view).to.be.accessible();
  });
});
