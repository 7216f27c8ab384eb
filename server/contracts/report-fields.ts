import { type Pack, PACKS } from './component-codes.js';

/** Plain values of reports, which the browser may have without zod. */

/** What can be made in every district, and what a state asks for. Words: `reports.kind-<id>`. */
export const REPORT_KINDS = ['students', 'course-requests', ...PACKS] as const;
export type ReportKind = 'students' | 'course-requests' | Pack;

export const REPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Days that a file stays. */
export const REPORT_KEPT_DAYS = [7, 30, 90] as const;
/** A file that somebody asked for once. */
export const REPORT_ONCE_DAYS = 7;

export const REPORT_RHYTHMS = ['week', 'month'] as const;
export type ReportRhythm = (typeof REPORT_RHYTHMS)[number];

/** Rows that are shown of a file before it is taken. */
export const REPORT_ROWS_SHOWN = 10;
export const REPORTS_MAX = 60;
export const SCHEDULES_MAX = 20;
