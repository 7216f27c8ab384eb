import { z } from 'zod';
import { ACTIVITY_HOURS_MAX, HOUR_KINDS } from './activity-fields.js';

const Grade = z.int().min(6).max(12);

/** Hours that somebody confirmed as they stand now, and hours that only the student states. */
const Hours = z.object({ verified: z.number(), claimed: z.number() });

export const YearHours = Hours.extend({
  kind: z.enum(HOUR_KINDS),
  /** The year in which the school year began; null for activities without a date. */
  schoolYear: z.int().nullable(),
});
export type YearHours = z.infer<typeof YearHours>;

export const HourRequirement = z.object({
  id: z.uuid(),
  kind: z.enum(HOUR_KINDS),
  hours: z.number(),
  fromGrade: Grade,
  toGrade: Grade,
});
export type HourRequirement = z.infer<typeof HourRequirement>;

export const HourRequirementList = z.array(HourRequirement);

/** How far a student is with one requirement of the district. */
export const RequirementProgress = HourRequirement.extend({
  ...Hours.shape,
  /** Hours of activities of which nobody can tell the grade level: they do not count yet. */
  withoutGrade: z.number(),
});
export type RequirementProgress = z.infer<typeof RequirementProgress>;

export const HoursSummary = z.object({
  years: z.array(YearHours),
  requirements: z.array(RequirementProgress),
});
export type HoursSummary = z.infer<typeof HoursSummary>;

export const NewHourRequirement = z
  .strictObject({
    kind: z.enum(HOUR_KINDS),
    hours: z.number().positive().max(ACTIVITY_HOURS_MAX),
    fromGrade: Grade,
    toGrade: Grade,
  })
  .refine(({ fromGrade, toGrade }) => fromGrade <= toGrade, {
    path: ['toGrade'],
    message: 'The last grade comes before the first.',
  });
export type NewHourRequirement = z.infer<typeof NewHourRequirement>;

export const HourRequirementPath = z.object({ id: z.uuid() });

/** A file to keep: the browser makes it of the text. */
export const HoursExport = z.object({
  fileName: z.string(),
  csv: z.string(),
  students: z.int(),
});
export type HoursExport = z.infer<typeof HoursExport>;
