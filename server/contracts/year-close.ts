import { z } from 'zod';

/** Why a year can be closed now, or can't. */
export const CloseStanding = z.enum([
  'ready',
  /** It has more than 90 days to go. */
  'early',
  'closed',
  /** A file that was taken over since gives the grades of the new year already. */
  'grades-moved',
]);
export type CloseStanding = z.infer<typeof CloseStanding>;

/** Students of one grade at one school, as the district's file has them. */
const GradeLine = z.object({ grade: z.int(), students: z.int() });

export const SchoolLine = z.object({
  /** As the file names it; null for students of whom it names no school. */
  name: z.string().nullable(),
  grades: z.array(GradeLine),
});
export type SchoolLine = z.infer<typeof SchoolLine>;

export const ClosePreview = z.object({
  moving: z.int(),
  /** In grade 12: they leave. */
  graduating: z.int(),
  /** Of those, whose plan lacks something; null where the district has no rule. */
  graduatingUnfinished: z.int().nullable(),
  schools: z.array(SchoolLine),
  /** Students of a course whose grade no file says. */
  unknown: z.object({
    students: z.int(),
    /** The first of them by name. */
    people: z.array(
      z.object({
        name: z.string(),
        number: z.string().nullable(),
        why: z.enum(['no-record', 'no-grade']),
      }),
    ),
  }),
  /** Students who are in no course any more. */
  left: z.int(),
});
export type ClosePreview = z.infer<typeof ClosePreview>;

export const YearClose = z.object({
  id: z.uuid(),
  year: z.int(),
  state: z.enum(['running', 'done', 'undoing', 'undone']),
  startedAt: z.iso.datetime(),
  startedBy: z.string().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  done: z.int(),
  total: z.int(),
  moved: z.int(),
  graduated: z.int(),
  undoneAt: z.iso.datetime().nullable(),
  /** Records that had changed since and were left as they are. */
  kept: z.int(),
  /** Until when it can be undone; null once it can't. */
  undoUntil: z.iso.datetime().nullable(),
});
export type YearClose = z.infer<typeof YearClose>;

export const YearCloseBoard = z.object({
  /** The year to close, by the calendar year in which it began. */
  year: z.int(),
  standing: CloseStanding,
  /** The first day on which it can be closed. */
  opensOn: z.iso.date(),
  /** Null while a close is under way, and where there is nothing to close. */
  preview: ClosePreview.nullable(),
  /** Newest first. */
  closes: z.array(YearClose),
});
export type YearCloseBoard = z.infer<typeof YearCloseBoard>;

export const NewYearClose = z.strictObject({ year: z.int().min(2000).max(2200) });
