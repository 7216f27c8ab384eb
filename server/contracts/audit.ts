import { z } from 'zod';
import { ACCESS_KINDS, ADMIN_ACTS } from './audit-kinds.js';

const DAY_MS = 86_400_000;
/** Days that one search may span, and with a student named: as long as the log is kept. */
export const AUDIT_DAYS = 31;
export const AUDIT_DAYS_OF_ONE = 400;

/** What to look for. It travels as a body: a name in an address would end up in somebody's log. */
const Filters = z.strictObject({
  /** Who looked at a student, what administrators did, or both. */
  kind: z.enum(['all', 'saw', 'did']).default('all'),
  what: z.enum([...ACCESS_KINDS, ...ADMIN_ACTS]).optional(),
  from: z.iso.datetime({ offset: true }),
  /** Not itself in the span. */
  to: z.iso.datetime({ offset: true }),
  /** A part of the name of who looked or did. */
  staff: z.string().trim().min(2).max(100).optional(),
  /** A part of a student's name, or their number in the school's own system. */
  student: z.string().trim().min(2).max(100).optional(),
});

const spansDays = ({ from, to, student }: z.infer<typeof Filters>): boolean => {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  // A day may have 25 hours.
  return days > 0 && days <= (student === undefined ? AUDIT_DAYS : AUDIT_DAYS_OF_ONE) + 0.1;
};
const SPAN = { message: 'too many days, or none', path: ['to'] };

export const AuditFilters = Filters.refine(spansDays, SPAN);
export type AuditFilters = z.infer<typeof AuditFilters>;

export const AuditSearch = Filters.extend({
  /** `next` of the page before. */
  before: z
    .string()
    .regex(/^\d{1,18}~[\w: -]{1,200}$/)
    .optional(),
}).refine(spansDays, SPAN);
export type AuditSearch = z.infer<typeof AuditSearch>;

/** One act, or one look: a class list that was opened is one line, however many students stood in it. */
export const AuditLine = z.object({
  at: z.iso.datetime(),
  kind: z.enum(['saw', 'did']),
  /** Null for whoever runs the installation, and for people who are gone. */
  name: z.string().nullable(),
  role: z.string().nullable(),
  /** One of `ACCESS_KINDS` or `ADMIN_ACTS`. */
  what: z.string(),
  /** What it was done to; null for a look. */
  subject: z.string().nullable(),
  students: z.int(),
  /** Some of them, by name. */
  names: z.array(z.string()),
});
export type AuditLine = z.infer<typeof AuditLine>;

export const AuditPage = z.object({
  /** Newest first. */
  lines: z.array(AuditLine),
  next: z.string().nullable(),
});
export type AuditPage = z.infer<typeof AuditPage>;

export const AuditFile = z.object({ fileName: z.string(), csv: z.string(), lines: z.int() });
export type AuditFile = z.infer<typeof AuditFile>;
