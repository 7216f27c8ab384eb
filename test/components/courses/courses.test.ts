import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { CoursePlan } from '#contracts/course-plans.js';
import '#components/courses/ilp-audit-bars.js';
import type { IlpAuditBars } from '#components/courses/ilp-audit-bars.js';
import '#components/courses/ilp-catalog-view.js';
import type { IlpCatalogView } from '#components/courses/ilp-catalog-view.js';
import '#components/courses/ilp-plan-review-view.js';
import type { IlpPlanReviewView } from '#components/courses/ilp-plan-review-view.js';
import '#components/courses/ilp-plan-view.js';
import type { IlpPlanView } from '#components/courses/ilp-plan-view.js';
import '#components/courses/ilp-taken-view.js';
import type { IlpTakenView } from '#components/courses/ilp-taken-view.js';
import '#components/imports/ilp-course-import-view.js';
import type { IlpCourseImportView } from '#components/imports/ilp-course-import-view.js';
import type { IlpView } from '#components/shared/ilp-view.js';
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
import { catalog, plan, taken } from './samples.js';

const PLAN = `/course-plans/${plan.id}`;
const words = [
  ...(['courses', 'careers-data', 'imports', 'results', 'course-imports', 'signing'] as const),
];
const counselor = { ...studentSession, role: 'counselor', canTeach: true } as const;
const person = '019a0000-0000-7000-8000-000000000077';
const path = `/class/${person}/course-plan`;

const views = {
  'the plan': () =>
    viewFixture<IlpPlanView>(
      html`<ilp-plan-view .api=${fakeApi({ 'GET /course-plans/main': plan })}></ilp-plan-view>`,
    ),
  'courses taken': () =>
    viewFixture<IlpTakenView>(
      html`<ilp-taken-view
        .session=${studentSession}
        .api=${fakeApi({ 'GET /courses-taken': taken })}
      ></ilp-taken-view>`,
    ),
  'the catalog': () =>
    viewFixture<IlpCatalogView>(
      html`<ilp-catalog-view
        .api=${fakeApi({ 'GET /catalog?offset=0': catalog })}
      ></ilp-catalog-view>`,
      counselor,
    ),
  'a student’s plan': () =>
    viewFixture<IlpPlanReviewView>(
      html`<ilp-plan-review-view
        .params=${{ personId: person }}
        .api=${fakeApi({ [`GET ${path}`]: { ...plan, state: 'submitted', mayDecide: true } })}
      ></ilp-plan-review-view>`,
      counselor,
    ),
  'a file with courses': () =>
    viewFixture<IlpCourseImportView>(
      html`<ilp-course-import-view
        .params=${{ kind: 'catalog' }}
        .api=${fakeApi({ 'GET /course-imports/catalog': { import: null } })}
      ></ilp-course-import-view>`,
    ),
} satisfies Record<string, () => Promise<IlpView>>;

const settledText = (view: Node, part: string): Promise<void> =>
  waitUntil(() => textOf(view).includes(part), `no ${part}`);

async function showPlan(answers: Answers = {}) {
  const api = fakeApi({ 'GET /course-plans/main': plan, ...answers });
  const view = await viewFixture<IlpPlanView>(html`<ilp-plan-view .api=${api}></ilp-plan-view>`);
  return { api, view };
}

describe('courses', () => {
  for (const locale of ['en', 'es'] as const)
    describe(locale, () => {
      before(() => useMessages(locale, ...words));
      after(() => useMessages('en', ...words));

      for (const [name, show] of Object.entries(views))
        it(`U26: ${name} is accessible`, async () => {
          const view = await show();
          await waitUntil(() => findAll(view, 'ilp-skeleton').length === 0);
          await expect(view).to.be.accessible();
        });
    });

  before(() => useMessages('en', ...words));

  it('Row 30: a rule is shown in words', async () => {
    const view = await views['the catalog']();
    await settledText(
      view,
      'Before it: Algebra 1 with a C or better and (Biology or Physical Science).',
    );
  });

  it('F13: a course is moved without dragging, and the move is taken back', async () => {
    const moved: CoursePlan = {
      ...plan,
      revision: 4,
      courses: plan.courses.map((one) => (one.isPlanned ? { ...one, grade: 11 } : one)),
    };
    const { api, view } = await showPlan({ [`PUT ${PLAN}/entries`]: moved });
    findAll(view, 'button.tile')[0]!.click();
    await view.updateComplete;
    const dialog = find(view, 'ilp-plan-course');
    await (dialog as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
    const [grade] = findAll<HTMLElement & { value: string }>(dialog, 'ilp-field');
    grade!.value = '11';
    await new Promise((done) => setTimeout(done));
    find<HTMLFormElement>(dialog, 'form').requestSubmit();
    await waitUntil(() => api.calls.includes(`PUT ${PLAN}/entries`));
    expect(api.bodies.at(-1)).to.deep.equal({
      revision: 3,
      entries: [{ id: plan.courses[1]!.id, code: 'SC2', grade: 11, term: 'year' }],
    });
  });

  it('F13: a course is dragged to another place', async () => {
    const { api, view } = await showPlan({ [`PUT ${PLAN}/entries`]: plan });
    const tile = findAll(view, 'button.tile')[0]!;
    const dataTransfer = new DataTransfer();
    tile.dispatchEvent(new DragEvent('dragstart', { dataTransfer, bubbles: true, composed: true }));
    const places = findAll(find(view, 'ilp-plan-grid'), '.place');
    // Four years of four places: the second year's fall.
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    places[5]!.dispatchEvent(drop);
    await waitUntil(() => api.calls.includes(`PUT ${PLAN}/entries`));
    expect(api.bodies.at(-1)).to.deep.include({
      entries: [{ id: plan.courses[1]!.id, code: 'SC2', grade: 10, term: 'fall' }],
    });
  });

  it('B5: a choice tells how many saved careers it keeps open, and which', async () => {
    const choice = {
      ...{ code: 'SC2', title: 'Chemistry', credits: 1000, area: 'science', problems: [] },
      ...{ fills: 500, careers: { uses: 5, of: 7, titles: ['Nurse', 'Chemist'] } },
    };
    const { view } = await showPlan({
      [`GET ${PLAN}/choices?grade=9&term=year`]: { choices: [choice], titles: {} },
    });
    findAll(view, 'button.add')[0]!.click();
    await settledText(view, 'Keeps 5 of your 7 saved careers open');
    expect(textOf(view)).to.include('Fills 0.5 credits of what is missing');
    expect(textOf(view)).to.include('Nurse and Chemist');
  });

  it('U23: the parts of a bar are as wide as their credits, and the table says the same', async () => {
    const bars = await fixture<IlpAuditBars>(
      html`<ilp-audit-bars .audit=${plan.audits[0]!}></ilp-audit-bars>`,
    );
    const parts = findAll<SVGRectElement & HTMLElement>(bars, 'li rect');
    expect(
      parts.map((part) => [part.getAttribute('class'), Number(part.getAttribute('width')) + 2]),
    ).to.deep.equal([
      ['earned', 100],
      ['planned', 50],
      ['missing', 150],
    ]);
    expect(findAll(bars, 'td').map((cell) => cell.textContent)).to.deep.equal([
      ...['3', '1', '0', '0.5', '1.5'],
    ]);
    expect(textOf(bars)).to.include('Next: Geometry in grade 10.');
    expect(textOf(bars)).to.include('Board policy. Checked on Aug 1, 2026, version 2.');
  });

  it('F13: a plan with open points can be returned with words, and not approved', async () => {
    const api = fakeApi({
      [`GET ${path}`]: { ...plan, state: 'submitted', mayDecide: true },
      [`POST ${path}/steps`]: { ...plan, mayDecide: true },
    });
    const view = await viewFixture<IlpPlanReviewView>(
      html`<ilp-plan-review-view
        .params=${{ personId: person }}
        .api=${api}
      ></ilp-plan-review-view>`,
      counselor,
    );
    const button = (label: string) =>
      findAll<HTMLButtonElement>(view, 'button').find((one) => one.textContent.includes(label))!;
    expect(button('Approve').disabled).to.equal(true);
    expect(textOf(view)).to.include('Not ready to approve: Chemistry and Math.');
    button('Return').click();
    await settledText(view, 'Say why');
    const field = findAll<HTMLElement & { value: string }>(view, 'ilp-field')[0]!;
    field.value = 'Add biology.';
    field.dispatchEvent(new Event('input'));
    await view.updateComplete;
    button('Return').click();
    await waitUntil(() => api.calls.includes(`POST ${path}/steps`));
    expect(api.bodies.at(-1)).to.deep.equal({ kind: 'returned', text: 'Add biology.' });
  });

  it('F26: what a student entered is marked as not official, and what does not count says why', async () => {
    const view = await views['courses taken']();
    await settledText(view, 'Guitar Earned Not official');
    expect(textOf(view)).to.include('Middle school: no diploma credit');
    expect(textOf(view)).to.include('How courses are counted');
  });
});
