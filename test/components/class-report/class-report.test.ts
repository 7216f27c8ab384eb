import { expect, html } from '@open-wc/testing';
import type { ClassEvidence, ClassReport, WorkUse } from '#contracts/class-report.js';
import '#components/class-report/ilp-class-evidence-view.js';
import type { IlpClassEvidenceView } from '#components/class-report/ilp-class-evidence-view.js';
import '#components/class-report/ilp-class-report-view.js';
import type { IlpClassReportView } from '#components/class-report/ilp-class-report-view.js';
import { teacherSession } from '../assignments/samples.js';
import { fakeApi, find, textOf, useMessages, viewFixture } from '../support/view.js';

const use = (at: number, overrides: Partial<WorkUse> = {}): WorkUse => ({
  key: `019a0000-0000-7000-8000-00000000010${at}`,
  title: `Unit ${at}`,
  dueDate: null,
  isTied: true,
  figure: { low: 0, high: 30 },
  people: [],
  ...overrides,
});
const maya = { personId: '019a0000-0000-7000-8000-0000000000b1', name: 'Maya Lopez' };
const exactly = (count: number) => ({ low: count, high: count });

async function evidence(items: WorkUse[], students = 30) {
  const answer: ClassEvidence = { courseTitle: 'Math 8', students, items };
  const view = await viewFixture<IlpClassEvidenceView>(
    html`<ilp-class-evidence-view
      .api=${fakeApi({ 'GET /class/evidence': answer })}
      .session=${teacherSession}
    ></ilp-class-evidence-view>`,
    teacherSession,
  );
  return { view, hint: () => textOf(find(view, 'section')) };
}

const report: ClassReport = {
  courseTitle: 'Math 8',
  at: '2027-06-10T15:00:00Z',
  students: 30,
  shared: [
    { kind: 'goal', figure: exactly(14) },
    { kind: 'portfolio', figure: { low: 0, high: 9 } },
  ],
  work: [{ key: use(1).key, title: 'Unit 1', dueDate: null, figure: { low: 21, high: 30 } }],
  themes: [{ kind: 'cluster', id: 'finance', figure: exactly(12) }],
};

async function reportOf(answer: ClassReport) {
  return viewFixture<IlpClassReportView>(
    html`<ilp-class-report-view
      .api=${fakeApi({ 'GET /class/report': answer })}
      .session=${teacherSession}
    ></ilp-class-report-view>`,
    teacherSession,
  );
}

describe('the class as a whole', () => {
  for (const locale of ['en', 'es'] as const) {
    describe(`accessibility in ${locale}`, () => {
      before(() => useMessages(locale, 'class-report', 'relevance', 'careers-data'));
      after(() => useMessages('en', 'class-report', 'relevance', 'careers-data'));

      it('passes axe', async () => {
        const { view } = await evidence([use(1, { people: [maya] }), use(2, { isTied: false })]);
        await expect(view).to.be.accessible();
        await expect(await reportOf(report)).to.be.accessible();
      });
    });
  }

  describe('which work became evidence', () => {
    before(() => useMessages('en', 'class-report', 'relevance', 'careers-data'));

    it('D90: says how many use it, names who shows it, and points to what was used most', async () => {
      const untied = { isTied: false };
      const items = [
        use(1, untied),
        use(2, { figure: exactly(14), people: [maya] }),
        use(3, untied),
        use(4),
      ];
      const { view, hint } = await evidence(items);
      expect(textOf(view)).to.contain('used by 14 of your students').and.to.contain('Maya Lopez');
      expect(hint()).to.contain('14 of your students used “Unit 2”.');
      expect(hint()).to.contain('2 pieces of work are tied to no goal.');
    });

    it('D90: in a small class the hint goes by who shows it', async () => {
      const { view, hint } = await evidence([use(1, { people: [maya] }), use(2)], 12);
      expect(hint()).to.contain('1 student who shows it to you used “Unit 1”.');
      expect(textOf(view)).to.contain('Numbers are shown from 20 students on.');
    });

    it('D90: each state has a hint of its own', async () => {
      expect((await evidence([])).hint()).to.contain('There is no course work here yet.');
      expect((await evidence([use(1, { isTied: false })])).hint()).to.contain('tied to a goal');
      expect((await evidence([use(1)])).hint()).to.contain('Which goal of yours is this for?');
      const { view } = await evidence([], 0);
      expect(textOf(view)).to.contain('Nobody is in this class yet');
    });
  });

  describe('the report', () => {
    before(() => useMessages('en', 'class-report', 'relevance', 'careers-data'));

    it('D180: numbers as they may be told, and a button to print', async () => {
      const view = await reportOf(report);
      const words = textOf(view);
      expect(words).to.contain('Class report: Math 8');
      expect(words).to.contain('Have a goal under way 14');
      expect(words).to.contain('Keep something in the portfolio fewer than 10');
      expect(words).to.contain('Unit 1 21 or more');
      expect(words).to.contain('Finance 12');
      expect(find(view, 'button').textContent.trim()).to.equal('Print');
    });

    it('D180: a small class has no numbers, and says why', async () => {
      const none = { low: 0, high: 12 };
      const view = await reportOf({
        ...report,
        students: 12,
        shared: [{ kind: 'goal', figure: none }],
        ...{ work: [], themes: [] },
      });
      expect(textOf(view)).to.contain('Numbers are shown from 20 students on.');
      expect(textOf(view)).to.contain('Have a goal under way not shown');
    });
  });
});
