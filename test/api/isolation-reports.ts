import { makeReport } from '#server/features/reports/make-report.js';
import type { Reports } from '#contracts/reports.js';
import { apiAs } from '../support/api.js';
import type { Person } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';
import { id, own, type Plan } from './isolation-plan.js';

const asked = { kind: 'course-requests', format: 'csv' };
const turn = { ...asked, every: 'month', keptDays: 7 };

/** Files that staff have made. */
export const REPORT_PLANS: Record<string, Plan> = {
  'GET /reports': { as: 'admin', ...own },
  'POST /reports': { as: 'counselor', ...own, body: () => asked },
  'GET /reports/:id': { as: 'admin', path: id('report') },
  'GET /reports/:id/file': { as: 'admin', path: id('report') },
  'DELETE /reports/:id': { as: 'admin', path: id('report') },
  'POST /report-schedules': { as: 'admin', ...own, body: () => ({ ...turn, every: 'week' }) },
  'DELETE /report-schedules/:id': { as: 'admin', path: id('schedule') },
  'POST /report-schedules/:id/restore': { as: 'admin', path: id('schedule') },
};

export interface ReportIds {
  report: string;
  schedule: string;
}

/** A file of the school's figures, which is made, and one that comes by itself. */
export async function reportsAs(admin: Person): Promise<ReportIds> {
  const api = await apiAs(admin);
  const { schools } = await reply<Reports>(api.get('/api/reports'));
  const figures = { kind: 'az-plan', format: 'csv', schoolId: schools[0]!.id };
  const { reports } = await reply<Reports>(api.post('/api/reports', figures), 201);
  const report = reports[0]!.id;
  const { clock } = await testSystem();
  await makeReport({ tenantId: admin.tenantId, subjectId: report }, clock.now);
  const { schedules } = await reply<Reports>(api.post('/api/report-schedules', turn), 201);
  return { report, schedule: schedules[0]!.id };
}
