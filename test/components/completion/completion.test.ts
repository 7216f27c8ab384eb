import { expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ClassCompletion, CompletionReport, Figure } from '#contracts/completion.js';
import { ProblemError } from '#components/api/problem-error.js';
import '#components/completion/ilp-completion-view.js';
import '#components/completion/ilp-class-completion.js';
import '#components/completion/ilp-district-completion.js';
import type { IlpCompletionView } from '#components/completion/ilp-completion-view.js';
import type { IlpField } from '#components/shared/ilp-field.js';
import {
  fakeApi,
  find,
  findAll,
  studentSession,
  textOf,
  useMessages,
  viewFixture,
} from '../support/view.js';

const ID = '019a0000-0000-7000-8000-0000000000c1';
const figure: Figure = {
  ...{ students: 40, leavesOut: true },
  done: { '': { low: 12, high: 12 }, interest: { low: 0, high: 9 }, resume: { low: 0, high: 40 } },
};
const report: CompletionReport = {
  of: null,
  plan: {
    ...{ name: 'Career Plan', abbreviation: 'ECAP', codes: ['interest', 'resume'] },
    packs: ['az-plan'],
  },
  figure,
  schools: [
    { id: ID, name: 'Cedar High', figure },
    { id: null, name: null, figure: null },
  ],
  grades: [{ grade: 9, figure }],
};
const ofClass: ClassCompletion = {
  plan: { name: 'Career Plan', abbreviation: 'ECAP', codes: ['interest', 'resume'] },
  students: [
    {
      ...{ personId: ID, name: 'Ann Able', grade: 9, isOutside: false, isComplete: false },
      ...{ done: 1, required: 2, missing: ['resume'] },
    },
  ],
  figure: null,
  groups: [],
};
const session = { ...studentSession, role: 'counselor' as const, canTeach: true };

describe('how far plans are', () => {
  const show = async (
    answers: Record<string, unknown>,
    who: Parameters<typeof viewFixture>[1] = session,
  ) => {
    const api = fakeApi(answers);
    const view = await viewFixture<IlpCompletionView>(
      html`<ilp-completion-view .api=${api} .session=${who}></ilp-completion-view>`,
      who,
    );
    await waitUntil(() => findAll(view, 'ilp-skeleton').length === 0);
    return { api, view };
  };
  const both = { 'GET /completion-report?': report, 'GET /class-completion': ofClass };

  for (const [locale, hidden] of [
    ['en', 'Too few to show'],
    ['es', 'Demasiado pocos para mostrar'],
  ] as const)
    it(`P12: a figure of too few is not there, one near the edge is a range (${locale})`, async () => {
      await useMessages(locale, 'requirements');
      const { view } = await show(both);
      const [table] = findAll(view, 'table');
      const numbers = findAll(table!, 'td.number').map(textOf);
      expect(numbers[0]).to.equal('12');
      expect(numbers[1]).to.match(/0.*9/);
      if (locale === 'en') expect(numbers[2]).to.equal(hidden);
      expect(textOf(view)).to.include('Ann Able');
      await expect(view).to.be.accessible();
    });

  it('F64: read-only staff sees the figures alone: no class, no file to have made', async () => {
    await useMessages('en', 'requirements');
    const reader = { ...studentSession, role: 'teacher' as const, part: 'read-only' as const };
    const { api, view } = await show(both, { ...reader, canTeach: false });
    expect(api.calls).to.deep.equal(['GET /completion-report?']);
    expect(textOf(view)).to.include('Cedar High').and.not.include('Ann Able');
    expect(findAll(view, 'button')).to.deep.equal([]);
    expect(findAll(view, '[name=school]')).to.have.length(1);
    expect(findAll(view, 'h2').map(textOf)).to.deep.equal(['Cedar Valley']);
    const one = { ...report, of: ['Cedar High'], schools: report.schools.slice(0, 1) };
    const ofSchool = await show({ 'GET /completion-report?': one }, { ...reader, canTeach: false });
    expect(findAll(ofSchool.view, '[name=school]')).to.deep.equal([]);
    expect(findAll(ofSchool.view, 'h2').map(textOf)).to.deep.equal(['Cedar High']);
    const two = { ...report, of: ['Cedar High', 'Oak High'] };
    const ofTwo = await show({ 'GET /completion-report?': two }, { ...reader, canTeach: false });
    expect(findAll(ofTwo.view, 'h2').map(textOf)).to.deep.equal(['Cedar High and Oak High']);
    const failed = await show(
      { 'GET /completion-report?': new ProblemError('offline', 0) },
      { ...reader, canTeach: false },
    );
    expect(textOf(failed.view)).not.to.include('Cedar Valley');
    expect(find(view, 'p a').getAttribute('href')).to.contain('reports');
    await expect(view).to.be.accessible();
  });

  it('F10: a school is asked for by itself; the class says who lacks what', async () => {
    await useMessages('en', 'requirements');
    const { view, api } = await show({ ...both, [`GET /completion-report?school=${ID}`]: report });
    const school = find<IlpField>(view, '[name=school]');
    school.value = ID;
    school.dispatchEvent(new Event('change'));
    await waitUntil(() => api.calls.includes(`GET /completion-report?school=${ID}`));
    expect(textOf(view)).to.match(/Next: Résumé/);
    const links = findAll(view, 'a').map((link) => link.getAttribute('href') ?? '');
    expect(links.some((href) => href.endsWith('/reports'))).to.equal(true);
  });

  it('F10: what is missing is a line each: two parts by name, the others by keyboard, and who lacks the same', async () => {
    await useMessages('en', 'requirements');
    const missing = ['resume', 'interest', 'skills', 'values', 'self', 'psign'] as const;
    const one = { ...ofClass.students[0]!, done: 9, required: 15 };
    const students = [
      { ...one, missing: [...missing] },
      { ...one, personId: 'b', name: 'Bo Bell', missing: ['psign' as const] },
      { ...one, personId: 'c', name: 'Cy Cole', isOutside: true, missing: ['psign' as const] },
    ];
    const { view } = await show({ ...both, 'GET /class-completion': { ...ofClass, students } });
    const [parts] = findAll(view, 'ilp-missing-parts');
    const fold = find<HTMLDetailsElement>(parts!, 'details');
    expect(textOf(find(fold, 'summary'))).to.equal('Next: Résumé and Interest questions 4 more');
    expect(textOf(view)).to.include('9 of 15 parts done');
    find(fold, 'summary').focus();
    await sendKeys({ press: 'Enter' });
    expect(fold.open).to.equal(true);
    const groups = find(view, 'ilp-missing-groups');
    const lines = findAll(groups, 'li > details > summary');
    expect(lines.map(textOf).slice(0, 2)).to.deep.equal([
      'Family’s signature: 2 students need it',
      'Résumé: 1 student needs it',
    ]);
    for (const line of [find(groups, 'summary'), lines[0]!]) line.click();
    await waitUntil(() => findAll(groups, 'a').length > 0);
    expect(findAll(groups, 'a').map(textOf)).to.deep.equal(['Ann Able', 'Bo Bell']);
    await expect(view).to.be.accessible();
  });

  it('R76: the list of students is made in the background, where all files are', async () => {
    await useMessages('en', 'requirements');
    const { view, api } = await show({ ...both, 'POST /reports': {} });
    const district = find(view, 'ilp-district-completion');
    const make = findAll<HTMLButtonElement>(district, 'button').find(
      (one) => textOf(one) === 'Make a CSV file',
    );
    const before = location.href;
    make!.click();
    await waitUntil(() => location.pathname.endsWith('/reports'));
    history.replaceState(null, '', before);
    expect(api.bodies.at(-1)).to.deep.equal({ kind: 'students', format: 'csv' });
  });

  it('F10: a teacher sees the class alone; without a rule an administrator is led to it', async () => {
    await useMessages('en', 'requirements');
    const teacher = { ...session, role: 'teacher' as const };
    const { api } = await show({ 'GET /class-completion': ofClass }, teacher);
    expect(api.calls).to.deep.equal(['GET /class-completion', 'GET /class-readiness']);
    const admin = { ...session, role: 'admin' as const, canTeach: false };
    const none = { plan: null, of: null, figure: null, schools: [], grades: [] };
    const { view } = await show({ 'GET /completion-report?': none }, admin);
    expect(findAll(view, 'a.primary')).to.have.length(1);
    await expect(view).to.be.accessible();
  });
});
