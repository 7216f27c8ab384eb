import { z } from 'zod';
import { REPORT_FORMATS, REPORT_KEPT_DAYS, REPORT_KINDS, REPORT_RHYTHMS } from './report-fields.js';

const Kind = z.enum(REPORT_KINDS);
const Format = z.enum(REPORT_FORMATS);

/** A cell is text or a number; text is never a formula, whatever it begins with. */
const Cell = z.union([z.string(), z.number()]);
export type ReportCell = z.infer<typeof Cell>;

/** What is to be made. Without a school: the whole district. */
export const NewReport = z.strictObject({
  kind: Kind,
  format: Format,
  schoolId: z.uuid().nullable().default(null),
});
export type NewReport = z.infer<typeof NewReport>;

export const Report = z.object({
  id: z.uuid(),
  kind: Kind,
  format: Format,
  /** Null for the whole district. */
  school: z.string().nullable(),
  /** One that failed is tried again; `not-asked` is for good: the district's rule asks for it no more. */
  state: z.enum(['waiting', 'making', 'ready', 'failed', 'not-asked']),
  /** Lines made, of how many. */
  done: z.int(),
  total: z.int(),
  /** Bytes; 0 until it is ready. */
  size: z.int(),
  fileName: z.string(),
  /** Who asked for it; null where the person is gone. */
  by: z.string().nullable(),
  isScheduled: z.boolean(),
  madeAt: z.iso.datetime().nullable(),
  askedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type Report = z.infer<typeof Report>;

export const ReportSchedule = z.object({
  id: z.uuid(),
  kind: Kind,
  format: Format,
  school: z.string().nullable(),
  every: z.enum(REPORT_RHYTHMS),
  keptDays: z.int(),
  nextAt: z.iso.datetime(),
  by: z.string().nullable(),
});
export type ReportSchedule = z.infer<typeof ReportSchedule>;

export const Reports = z.object({
  /** What this person can have made here. */
  kinds: z.array(Kind),
  schools: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** The newest first. */
  reports: z.array(Report),
  schedules: z.array(ReportSchedule),
  maySchedule: z.boolean(),
});
export type Reports = z.infer<typeof Reports>;

/** The beginning of a file, as it is in the file. */
export const ReportLook = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(Cell)),
  /** Lines of the file. */
  total: z.int(),
  /** What the file says of itself: what rule it follows, and where that is written. */
  about: z.array(z.object({ label: z.string(), text: z.string() })),
});
export type ReportLook = z.infer<typeof ReportLook>;

export const NewSchedule = NewReport.extend({
  every: z.enum(REPORT_RHYTHMS),
  keptDays: z.literal(REPORT_KEPT_DAYS),
});
export type NewSchedule = z.infer<typeof NewSchedule>;

export const ReportPath = z.object({ id: z.uuid() });
