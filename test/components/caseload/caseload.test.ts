import { expect, html, waitUntil } from '@open-wc/testing';
import type { Caseload, Caseloads, CaseloadStudent } from '#contracts/caseload.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/caseload/ilp-caseload-view.js';
import type { IlpCaseloadView } from '#components/caseload/ilp-caseload-view.js';
import '#components/caseload/ilp-caseloads-view.js';
import type { IlpCaseloadsView } from '#components/caseload/ilp-caseloads-view.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import { onToast, type Toast } from '#components/shared/toast.js';
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

const counselor = { ...studentSession, role: 'counselor' as const, canTeach: true };
const PATH = `/caseloads/${counselor.personId}/parts`;
const part = {
  ...{ id: 'p1', kind: 'rule' as const, name: '', letters: { from: 'A', to: 'F' } },
  ...{ grades: { from: 9, to: 9 }, school: null, listed: 0 },
};
const caseloads = (parts: Caseloads['counselors'][0]['parts']): Caseloads => ({
  counselors: [{ personId: counselor.personId, name: '1', lms: [], parts }],
  schools: [],
  teachers: [],
});
const student = (index: number): CaseloadStudent => ({
  ...{ personId: `s${index}`, name: String(index), school: null, lms: [], isComplete: false },
  ...{ isOutside: false, done: 3, required: 5, missing: ['resume', 'courseplan'] },
  dueOn: '2026-11-30',
});
const known = (count: number): Caseload => ({
  ...{ plan: { name: 'Plan', abbreviation: 'ECAP' }, parts: [part], unnamed: 0 },
  grades: [
    {
      ...{ grade: 9, dueOn: '2026-11-30', incomplete: count },
      students: Array.from({ length: count }, (_, index) => student(index)),
    },
  ],
});
const none: Caseload = { plan: null, parts: [], grades: [], unnamed: 2 };

async function caseloadFor(found: Caseload | Error, answers: Answers = {}) {
  const parts = caseloads(found instanceof Error ? [] : found.parts);
  const api = fakeApi({ 'GET /caseload': found, 'GET /caseloads': parts, ...answers });
  const view = await viewFixture<IlpCaseloadView>(
    html`<ilp-caseload-view .api=${api}></ilp-caseload-view>`,
    counselor,
  );
  return { api, view };
}

function fill(view: Node, values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values))
    find<IlpField>(view, `ilp-field[name=${name}]`).value = value;
}

const nextToast = () =>
  new Promise<Toast>((resolve) => {
    const stop = onToast((toast) => {
      stop();
      resolve(toast);
    });
  });

/** As somebody would choose it. */
async function choose(view: Node, text: string): Promise<void> {
  const input = find<HTMLInputElement>(view, 'input[type=file]');
  const files = new DataTransfer();
  files.items.add(new File([text], 'grade9.csv', { type: 'text/csv' }));
  input.files = files.files;
  button(view, 'Look at the file').click();
  await waitUntil(() => findAll(view, '[role=status], [role=alert]').length > 0);
}

describe('the caseload', () => {
  before(() => useMessages('en', 'caseload', 'requirements', 'imports'));
  afterEach(() => useMessages('en'));

  for (const locale of ['en', 'es'] as const)
    it(`passes axe in each state, in ${locale}`, async () => {
      await useMessages(locale);
      for (const found of [known(2), none, new ProblemError('offline', 0)])
        await expect((await caseloadFor(found)).view).to.be.accessible();
    });

  it('shows no word from outside the catalogue', async () => {
    await useMessages('en-XA');
    for (const found of [known(1), none])
      expect(outsideCatalogue(textOf((await caseloadFor(found)).view))).not.to.match(/\p{L}/u);
  });

  it('Row 63: shows a grade with its count, what is due, and what each plan still needs', async () => {
    const { view } = await caseloadFor(known(2));
    expect(textOf(view)).to.contain('Grade 9 2 students · 2 plans not complete · due Nov 30, 2026');
    expect(textOf(view)).to.contain('Next: Résumé and').and.contain('3 of 5 parts done');
    expect(find(view, 'ul.rows a').getAttribute('href')).to.match(/class\/s0$/);
  });

  it('Row 63: two of one name say which LMS each is of, and their schools where there are several', async () => {
    const found = known(2);
    const namesakes = (schools: string[]) => {
      const students = found.grades[0]!.students.map((one, index) => ({
        ...{ ...one, name: 'Maya', school: schools[index]! },
        lms: [['Canvas', 'Moodle'][index]!],
      }));
      return caseloadFor({ ...found, grades: [{ ...found.grades[0]!, students }] });
    };
    const { view } = await namesakes(['Middle School', 'Oak High']);
    expect(textOf(view)).to.contain('Middle School · Canvas').and.contain('Oak High · Moodle');
    const { view: other } = await namesakes(['Oak High', 'Oak High']);
    expect(textOf(other)).to.contain('Canvas').and.not.contain('Oak High');
  });

  it('Row 63: a long grade is shown in part, and whole when asked', async () => {
    const { view } = await caseloadFor(known(95));
    expect(findAll(view, 'details li.stack')).to.have.length(40);
    button(view, 'Show all 95').click();
    await view.updateComplete;
    expect(findAll(view, 'details li.stack')).to.have.length(95);
  });

  it('Row 63: adds a split by name, and says what is wrong with one before sending', async () => {
    const { api, view } = await caseloadFor(none, { [`POST ${PATH}`]: caseloads([part]) });
    const asked = () => api.calls.filter((call) => call === `POST ${PATH}`).length;
    button(view, 'Add').click();
    await waitUntil(() => textOf(view).includes('Choose letters, grades or a school.'));
    fill(view, { from: 'F', to: 'a' });
    button(view, 'Add').click();
    await waitUntil(() => textOf(view).includes('The first comes before the last.'));
    expect(asked()).to.equal(0);
    fill(view, { from: 'a', to: 'F', fromGrade: '9' });
    button(view, 'Add').click();
    await waitUntil(() => textOf(view).includes('Last names A to F · grade 9'));
    expect(api.bodies.find(Boolean)).to.deep.equal({
      ...{ kind: 'rule', letters: { from: 'a', to: 'F' }, grades: { from: 9, to: 9 } },
      schoolId: null,
    });
    expect(api.calls.filter((call) => call === 'GET /caseload')).to.have.length(2);
  });

  it('Row 63: a part is removed and comes back by undo', async () => {
    const { api, view } = await caseloadFor(known(1), {
      [`DELETE ${PATH}/p1`]: caseloads([]),
      [`POST ${PATH}/p1/restore`]: caseloads([part]),
    });
    const shown = nextToast();
    button(view, 'Remove').click();
    await (await shown).undo?.();
    expect(api.calls).to.include(`POST ${PATH}/p1/restore`);
  });

  it('Row 63: of a file only the numbers are sent, and only after a look', async () => {
    const preview = { students: 2, known: 1, unknown: ['9'], several: [] };
    const { api, view } = await caseloadFor(none, {
      [`POST ${PATH}/preview`]: preview,
      [`POST ${PATH}`]: caseloads([{ ...part, kind: 'list', name: 'grade9.csv', listed: 2 }]),
    });
    await choose(view, 'name,Student ID\nAnn,S1\nBo,S2\nCy,9\nAnn,S1\n');
    expect(textOf(view)).to.contain('2 students found, 1 of them already in your caseload.');
    expect(textOf(view)).to.contain('Nobody has these numbers: 9');
    const list = { kind: 'list', name: 'grade9.csv', numbers: ['S1', 'S2', '9'] };
    expect(api.bodies.at(-1)).to.deep.equal(list);
    button(view, 'Add these students').click();
    await waitUntil(() => textOf(view).includes('From the file grade9.csv: 2 students'));
  });

  it('Row 63: a file without a column of numbers is refused in words', async () => {
    const { view } = await caseloadFor(none);
    await choose(view, 'name\nAnn\n');
    expect(textOf(view)).to.contain('The file grade9.csv has no column student_id.');
  });

  it('F64: an administrator sees every counselor, and says who is one, with undo', async () => {
    const known = {
      ...caseloads([part]),
      teachers: [{ personId: 't1', name: 'Ms. Rivera', lms: [] }],
    };
    const api = fakeApi({
      'GET /caseloads': known,
      'POST /caseloads': known,
      [`DELETE /caseloads/${counselor.personId}`]: known,
    });
    const view = await viewFixture<IlpCaseloadsView>(
      html`<ilp-caseloads-view .api=${api}></ilp-caseloads-view>`,
      { ...counselor, role: 'admin' },
    );
    await waitUntil(() => textOf(view).includes('Last names A to F · grade 9'));
    expect(api.calls, 'asked once for all').to.deep.equal(['GET /caseloads']);
    await expect(view).to.be.accessible();
    find<IlpField>(view, '#who').value = 't1';
    let shown = nextToast();
    button(view, 'Make counselor').click();
    expect((await shown).text).to.equal('Ms. Rivera is a counselor now');
    expect(api.bodies.at(-1)).to.deep.equal({ personId: 't1' });
    shown = nextToast();
    button(view, 'No longer a counselor').click();
    await (await shown).undo?.();
    expect(api.bodies.at(-1)).to.deep.equal({ personId: counselor.personId });
  });

  it('F64: who stands there once for each LMS is told apart, in words and for a screen reader', async () => {
    const [one] = caseloads([]).counselors;
    const known: Caseloads = {
      ...caseloads([]),
      counselors: [
        { ...one!, lms: ['Canvas'] },
        { ...one!, personId: 'other', lms: ['Moodle'] },
      ],
      teachers: [{ personId: 't1', name: 'Ms. Rivera', lms: ['Canvas'] }],
    };
    const view = await viewFixture<IlpCaseloadsView>(
      html`<ilp-caseloads-view .api=${fakeApi({ 'GET /caseloads': known })}></ilp-caseloads-view>`,
      { ...counselor, role: 'admin' },
    );
    await waitUntil(() => textOf(view).includes('is listed once for each'));
    const names = findAll(view, 'section').map((each) => each.getAttribute('aria-label'));
    expect(names).to.deep.equal(['1 · Canvas', '1 · Moodle']);
    await expect(view).to.be.accessible();
    expect(find<IlpField>(view, '#who').options[1]?.label, 'the only one').to.equal('Ms. Rivera');
  });
});
