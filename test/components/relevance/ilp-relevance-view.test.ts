import { expect, html, waitUntil } from '@open-wc/testing';
import type { RelevanceMap, Want } from '#contracts/relevance.js';
import { ProblemError } from '#components/api/problem-error.js';
import type { SessionDetails } from '#components/api/session.js';
import '#components/relevance/ilp-relevance-view.js';
import type { IlpRelevanceView } from '#components/relevance/ilp-relevance-view.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import {
  type Answers,
  buttonNamed,
  fakeApi,
  find,
  findAll,
  outsideCatalogue,
  settled,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const teacher: SessionDetails = { ...studentSession, role: 'teacher', canTeach: true };
const LAB = '019a0000-0000-7000-8000-0000000000e1';
const ESSAY = '019a0000-0000-7000-8000-0000000000e2';
const MAYA = '019a0000-0000-7000-8000-0000000000b1';

const want = (fields: Partial<Want> & Pick<Want, 'kind' | 'id'>): Want => ({
  ...{ title: null, figure: { low: 0, high: 90 }, touchedBy: [] },
  parts: [
    { low: 0, high: 45 },
    { low: 0, high: 45 },
  ],
  ...fields,
});
const exactly = (count: number) => ({ low: count, high: count });
const MAP: RelevanceMap = {
  courseTitle: 'Biology',
  students: 90,
  wants: [
    want({ kind: 'cluster', id: 'health-science', figure: exactly(34) }),
    want({
      ...{ kind: 'cluster', id: 'finance', figure: { low: 10, high: 90 }, touchedBy: [LAB] },
      parts: [exactly(12), { low: 0, high: 45 }],
    }),
    want({ kind: 'cluster', id: 'manufacturing' }),
    want({ kind: 'subject', id: 'physics', figure: exactly(15), touchedBy: [LAB, ESSAY] }),
    want({ kind: 'skill', id: 'writing', touchedBy: [ESSAY] }),
    want({ kind: 'career', id: '29-1141.00', title: 'Registered Nurses', figure: exactly(14) }),
    want({ kind: 'goal', id: 'academic', figure: exactly(40), touchedBy: null }),
  ],
  items: [
    { key: LAB, title: 'Lab report', dueDate: '2026-12-01', goals: { low: 10, high: 90 } },
    { key: ESSAY, title: 'Essay', dueDate: null, goals: { low: 0, high: 90 } },
  ],
  groups: [
    { name: 'Period 1', students: 45 },
    { name: 'Period 2', students: 45 },
  ],
};
const READY = { total: 0, items: [] };
const ANSWERS: Answers = {
  'GET /relevance': MAP,
  'GET /relevance/cluster/health-science/people': {
    people: [{ personId: MAYA, name: 'Maya Lopez', by: ['Registered Nurses'] }],
  },
  'GET /relevance/cluster/manufacturing/people': { people: [] },
  'GET /ready-activities?subject=advisory&limit=3': READY,
  'GET /ready-activities?subject=technical&limit=3': READY,
};

describe('ilp-relevance-view', () => {
  before(() => useMessages('en', 'relevance', 'careers-data', 'goals'));

  async function viewWith(answers: Answers = {}, session = teacher) {
    const api = fakeApi({ ...ANSWERS, ...answers });
    const view = await viewFixture<IlpRelevanceView>(
      html`<ilp-relevance-view .api=${api}></ilp-relevance-view>`,
      session,
    );
    return { api, view };
  }
  const choose = async (view: IlpRelevanceView, name: string, value: string) => {
    const field = find<IlpField>(view, `ilp-field[name=${name}]`);
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
    await settled(view);
  };
  const boxesOf = (view: IlpRelevanceView) => findAll<HTMLInputElement>(view, '.choice > input');
  const labels = (view: IlpRelevanceView) =>
    findAll(view, '[role=grid] [data-at]').map((cell) => cell.getAttribute('aria-label'));

  it('U24: the picture says each cell in words, and the table says the same', async () => {
    const { view } = await viewWith();
    await expect(view).to.be.accessible();
    expect(labels(view)).to.deep.equal([
      'Health Science, 34',
      'Health Science: 34. Lab report: not touched',
      'Health Science: 34. Essay: not touched',
      'Finance, 10 or more',
      'Finance: 10 or more. Lab report: touched',
      'Finance: 10 or more. Essay: not touched',
    ]);
    const lines = findAll(view, 'details table tbody tr').map((line) =>
      findAll(line, 'th, td').map(textOf),
    );
    expect(lines).to.deep.equal([
      ['Health Science', '34', 'none'],
      ['Finance', '10 or more', 'Lab report'],
    ]);
    expect(textOf(view)).to.include('tied to a goal of 10 or more');
  });

  it('U24: arrow keys reach every cell of one tab stop, and Enter opens', async () => {
    const { view } = await viewWith();
    const stops = () => findAll(view, '[role=grid] [tabindex="0"]');
    expect(stops()).to.have.length(1);
    stops()[0]!.focus();
    const seen: (string | null)[] = [];
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'Home']) {
      stops()[0]!.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
      );
      await settled(view);
      seen.push(find(view, 'ilp-heat-map').shadowRoot!.activeElement!.getAttribute('data-at'));
    }
    expect(seen).to.deep.equal(['1:0', '1:1', '1:2', '0:2', '0:1', '0:0']);
    stops()[0]!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await waitUntil(() => findAll(view, 'ilp-want-dialog').length === 1);
  });

  it('F63: says what no work touches, and opens it', async () => {
    const { view } = await viewWith();
    expect(textOf(view)).to.include(
      'No course work touches Health Science, which 34 of your students want.',
    );
    buttonNamed(view, 'See what you can do').click();
    await waitUntil(() => textOf(view).includes('Maya Lopez'));
    const dialog = find(view, 'ilp-want-dialog');
    expect(textOf(dialog)).to.include('by Registered Nurses');
    await expect(dialog).to.be.accessible();
  });

  it('B4: one click tags work from a line, and the map is read again', async () => {
    const path = `/tags/${LAB}/themes/cluster/health-science`;
    const { api, view } = await viewWith({ [`PUT ${path}`]: {} });
    find(view, '.want').click();
    await waitUntil(() => boxesOf(view).length === 2);
    boxesOf(view)[0]!.click();
    await waitUntil(() => api.calls.filter((call) => call === 'GET /relevance').length === 2);
    expect(api.calls).to.include(`PUT ${path}`);
  });

  it('B4: a failed tag is told beside it and the tick goes back', async () => {
    const path = `PUT /tags/${LAB}/themes/cluster/health-science`;
    const { view } = await viewWith({ [path]: new ProblemError('unavailable', 503) });
    find(view, '.want').click();
    await waitUntil(() => boxesOf(view).length === 2);
    const box = boxesOf(view)[0]!;
    box.click();
    await waitUntil(() => findAll(view, '[role=alert]').length === 1);
    expect(box.checked).to.equal(false);
  });

  it('F63: what has no number opens too, and names nobody who does not show it', async () => {
    const { view } = await viewWith();
    buttonNamed(view, 'Manufacturing').click();
    await waitUntil(() => textOf(view).includes('Nobody shows this to you'));
    expect(textOf(view)).to.include('Students who want it: not shown');
  });

  it('F60: other kinds and a section, each with its own numbers', async () => {
    const { view } = await viewWith();
    await choose(view, 'group', '0');
    expect(labels(view)[0]).to.equal('Finance, 12');
    await choose(view, 'group', '-1');
    await choose(view, 'kind', 'career');
    expect(labels(view)[0]).to.equal('Registered Nurses, 14');
    await choose(view, 'kind', 'goal');
    expect(labels(view)).to.deep.equal(['School, 40']);
    await choose(view, 'kind', 'skill');
    expect(labels(view)[2]).to.equal('Writing: not shown. Essay: touched');
  });

  it('F63: a small class has no numbers, and says why; an empty one says what to do', async () => {
    const few = await viewWith({
      'GET /relevance': { ...MAP, students: 12, wants: [want({ kind: 'cluster', id: 'finance' })] },
    });
    expect(textOf(few.view)).to.include('Numbers need at least 20 students');
    await expect(few.view).to.be.accessible();
    const empty = await viewWith({ 'GET /relevance': { ...MAP, students: 0 } });
    expect(textOf(empty.view)).to.include('Nobody is in this class yet');
    const failed = await viewWith({ 'GET /relevance': new ProblemError('unavailable', 503) });
    expect(findAll(failed.view, 'ilp-error-state')).to.have.length(1);
  });

  it('U24: all words are there in Spanish too', async () => {
    await useMessages('es', 'relevance', 'careers-data', 'goals');
    const { view } = await viewWith();
    expect(textOf(view)).to.include('Lo que quiere esta clase');
    expect(outsideCatalogue(textOf(view))).to.not.include('relevance.');
    await useMessages('en', 'relevance', 'careers-data', 'goals');
  });
});
