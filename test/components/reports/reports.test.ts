import { expect, html, waitUntil } from '@open-wc/testing';
import type { Report, ReportLook, Reports } from '#contracts/reports.js';
import '#components/reports/ilp-reports-view.js';
import type { IlpReportsView } from '#components/reports/ilp-reports-view.js';
import type { IlpReportForm } from '#components/reports/ilp-report-form.js';
import type { IlpReportLook } from '#components/reports/ilp-report-look.js';
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

const ID = '019a0000-0000-7000-8000-0000000000a1';
const OTHER = '019a0000-0000-7000-8000-0000000000a2';
const ready: Report = {
  ...{ id: ID, kind: 'az-sample', format: 'xlsx', school: 'Cedar High', state: 'ready' },
  ...{ done: 12, total: 12, size: 8_192, fileName: 'ECAP-az-sample-2026-11-03.xlsx' },
  ...{ by: 'Ms. Reyes', isScheduled: false, madeAt: '2026-11-03T10:00:00Z' },
  ...{ askedAt: '2026-11-03T10:00:00Z', expiresAt: '2026-11-10T10:00:00Z' },
};
const making: Report = {
  ...{ ...ready, id: OTHER, kind: 'students', school: null, state: 'making' },
  ...{ done: 500, total: 2_000, size: 0, madeAt: null },
};
const all: Reports = {
  kinds: ['students', 'course-requests', 'az-plan', 'az-sample'],
  schools: [
    { id: ID, name: 'Cedar High' },
    { id: OTHER, name: 'Oak Middle' },
  ],
  reports: [making, ready],
  schedules: [
    {
      ...{ id: ID, kind: 'students', format: 'csv', school: null, every: 'week', keptDays: 30 },
      ...{ nextAt: '2026-11-09T10:00:00Z', by: 'Ms. Reyes' },
    },
  ],
  maySchedule: true,
};
const look: ReportLook = {
  columns: ['Part', 'Item', 'What it says'],
  rows: [['The plan', '=1+1', 9]],
  total: 1,
  about: [{ label: 'Read in', text: 'law.example' }],
};
const admin = { ...studentSession, role: 'admin' as const };

describe('files and reports', () => {
  const show = (answers: Record<string, unknown>) => {
    const api = fakeApi(answers);
    return viewFixture<IlpReportsView>(
      html`<ilp-reports-view .api=${api} .session=${admin}></ilp-reports-view>`,
      admin,
    ).then((view) => ({ view, api }));
  };
  const choose = (form: IlpReportForm, name: string, value: string) => {
    const field = find<IlpField>(form, `[name=${name}]`);
    field.value = value;
    field.dispatchEvent(new Event('change'));
    return form.updateComplete;
  };

  for (const locale of ['en', 'es'] as const)
    it(`R76: shows what there is, how far the others are, and what comes by itself (${locale})`, async () => {
      await useMessages(locale, 'reports');
      const { view } = await show({ 'GET /reports': all });
      const progress = find(view, 'ilp-progress');
      expect(progress).to.include({ done: 500, total: 2_000 });
      expect(findAll(view, 'button[aria-expanded]')).to.have.length(1);
      if (locale === 'en') expect(textOf(view)).to.include('Every Monday · CSV · kept for 30 days');
      await expect(view).to.be.accessible();
    });

  it('F64: read-only staff looks at files, and has none made or taken away', async () => {
    await useMessages('en', 'reports');
    const figures = { ...ready, kind: 'az-plan' as const, by: null };
    const reader = { ...studentSession, role: 'teacher' as const, part: 'read-only' as const };
    const offer = { kinds: [], schools: [], schedules: [], maySchedule: false };
    for (const reports of [[figures], []]) {
      const api = fakeApi({ 'GET /reports': { ...offer, reports } });
      const view = await viewFixture<IlpReportsView>(
        html`<ilp-reports-view .api=${api} .session=${reader}></ilp-reports-view>`,
        reader,
      );
      expect(findAll(view, 'ilp-report-form')).to.deep.equal([]);
      expect(findAll(view, 'button').map(textOf)).to.deep.equal(reports.map(() => 'Look at it'));
      await expect(view).to.be.accessible();
    }
  });

  it('R76: a file is looked at before it is taken, and says what it is', async () => {
    await useMessages('en', 'reports');
    const { view, api } = await show({ 'GET /reports': all, [`GET /reports/${ID}`]: look });
    find<HTMLButtonElement>(view, 'button[aria-expanded]').click();
    await view.updateComplete;
    const opened = find<IlpReportLook>(view, 'ilp-report-look');
    await waitUntil(() => textOf(opened).includes('law.example'));
    expect(textOf(opened)).to.include('This is all of it: one line.').and.include('=1+1');
    expect(textOf(opened)).to.include('Save the file (8 KB)');
    await expect(view).to.be.accessible();
    api.answers[`BLOB /reports/${ID}/file`] = new Blob(['x']);
    find<HTMLButtonElement>(opened, '.button.primary').click();
    await waitUntil(() => api.calls.includes(`BLOB /reports/${ID}/file`));
  });

  it('R76: asks once or by itself, for a school, and shows a refusal without losing the choice', async () => {
    await useMessages('en', 'reports');
    const { view, api } = await show({ 'GET /reports': { ...all, reports: [] } });
    expect(textOf(view)).to.include('No files yet');
    const form = find<IlpReportForm>(view, 'ilp-report-form');
    await choose(form, 'kind', 'az-plan');
    await choose(form, 'schoolId', OTHER);
    find<HTMLFormElement>(form, 'form').requestSubmit();
    await waitUntil(() => findAll(form, '[role=alert]').length === 1);
    expect(find<IlpField>(form, '[name=kind]').value).to.equal('az-plan');
    api.answers['POST /reports'] = all;
    find<HTMLFormElement>(form, 'form').requestSubmit();
    await waitUntil(() => textOf(view).includes('Cedar High · XLSX'));
    expect(api.bodies.at(-1)).to.deep.equal({ kind: 'az-plan', format: 'xlsx', schoolId: OTHER });
    await choose(form, 'every', 'month');
    api.answers['POST /report-schedules'] = all;
    find<HTMLFormElement>(form, 'form').requestSubmit();
    await waitUntil(() => api.calls.includes('POST /report-schedules'));
    expect(api.bodies.at(-1)).to.include({ every: 'month', keptDays: 30 });
  });

  it('R76: what comes by itself is ended with a way back; a counselor has no such part', async () => {
    await useMessages('en', 'reports');
    const { view, api } = await show({
      ...{ 'GET /reports': all, [`DELETE /report-schedules/${ID}`]: { ...all, schedules: [] } },
    });
    find<HTMLButtonElement>(
      view,
      '.spread > [aria-label^="Remove: "], li > [aria-label^="Remove: "]',
    ).click();
    await waitUntil(() => textOf(view).includes('None yet.'));
    expect(api.calls).to.include(`DELETE /report-schedules/${ID}`);
    const counselor = await show({
      'GET /reports': { ...all, maySchedule: false, schedules: [], kinds: ['students'] },
    });
    expect(textOf(counselor.view)).to.not.include('come by themselves');
    expect(findAll(find(counselor.view, 'ilp-report-form'), '[name=every]')).to.have.length(0);
  });

  it('R76: one that failed comes back by itself, and one that no rule asks for says so', async () => {
    await useMessages('en', 'reports');
    const wait = window.setTimeout;
    window.setTimeout = ((then: () => void, ms = 0) =>
      wait(then, ms > 5_000 ? 20 : ms)) as typeof window.setTimeout;
    try {
      const ended: Report = { ...making, state: 'not-asked' };
      const failed: Report = { ...ready, state: 'failed' };
      const { view, api } = await show({ 'GET /reports': { ...all, reports: [ended, failed] } });
      expect(textOf(view)).to.include('does not ask for this file any more');
      api.answers['GET /reports'] = { ...all, reports: [ended, ready] };
      await waitUntil(() => findAll(view, 'button[aria-expanded]').length === 1, 'not back');
    } finally {
      window.setTimeout = wait;
    }
  });
});
