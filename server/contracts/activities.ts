import { z } from 'zod';
import {
  ACTIVITY_BRANCHES,
  ACTIVITY_DESCRIPTION_MAX,
  ACTIVITY_HONOURS_MAX,
  ACTIVITY_HOURS_MAX,
  ACTIVITY_KINDS,
  ACTIVITY_QUERY_MAX,
  ACTIVITY_TEXT_MAX,
  ACTIVITY_WORD_MAX,
  ACTIVITY_WORDS_MAX,
} from './activity-fields.js';
import { Visibility } from './visibility.js';

export const ActivityKindName = z.enum(ACTIVITY_KINDS);
const Grade = z.int().min(6).max(12);

/** What somebody confirms, and what must not change after that. */
export const ActivityClaim = z.object({
  kind: ActivityKindName,
  title: z.string(),
  organisation: z.string(),
  startedOn: z.iso.date().nullable(),
  endedOn: z.iso.date().nullable(),
  hours: z.number().nullable(),
});
export type ActivityClaim = z.infer<typeof ActivityClaim>;

/**
 * `claimed`: only the student says so. `sent`: a link is out. `changed`: it was confirmed, and the
 * student changed what was confirmed since.
 */
export const ConfirmationState = z.enum([
  ...['claimed', 'sent', 'expired', 'withdrawn', 'returned', 'verified', 'changed'],
] as const);
export type ConfirmationState = z.infer<typeof ConfirmationState>;

export const Confirmation = z.object({
  state: ConfirmationState,
  /** When the link was made, or when the answer came. */
  at: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  /** Who answered, as they wrote it. */
  byName: z.string().nullable(),
  /** Whether they may be named outside the school too, as on a résumé. */
  mayBeNamed: z.boolean(),
  comment: z.string().nullable(),
  /** Why a link was withdrawn. */
  because: z.enum(['changed', 'me']).nullable(),
  /** What was confirmed, word for word. */
  claim: ActivityClaim.nullable(),
});
export type Confirmation = z.infer<typeof Confirmation>;

export const Activity = z.object({
  id: z.uuid(),
  kind: ActivityKindName,
  title: z.string(),
  organisation: z.string(),
  role: z.string(),
  description: z.string(),
  honours: z.string(),
  branch: z.enum(ACTIVITY_BRANCHES).nullable(),
  skills: z.array(z.string()),
  tags: z.array(z.string()),
  startedOn: z.iso.date().nullable(),
  endedOn: z.iso.date().nullable(),
  /** The school year that it is counted in, by its last day; null without a day. */
  schoolYear: z.int().nullable(),
  grades: z.array(Grade),
  hours: z.number().nullable(),
  isPaid: z.boolean().nullable(),
  supervisor: z.string(),
  visibility: Visibility,
  /** Pathlight noted it by itself when something was finished. */
  isLogged: z.boolean(),
  /** Send it back with changes: an older one is refused, so that no other window's words are lost. */
  revision: z.int(),
  isRemoved: z.boolean(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  confirmation: Confirmation,
});
export type Activity = z.infer<typeof Activity>;

export const ActivityList = z.object({
  activities: z.array(Activity),
  /** How many there are without any filter. */
  total: z.int(),
  /** All tags of the student, for the filter. */
  tags: z.array(z.string()),
  gradeLevel: Grade.nullable(),
});
export type ActivityList = z.infer<typeof ActivityList>;

const NumberInAddress = z
  .string()
  .regex(/^\d{1,2}$/)
  .transform(Number)
  .pipe(Grade);

export const ActivityQuery = z.strictObject({
  kind: ActivityKindName.optional(),
  grade: NumberInAddress.optional(),
  tag: z.string().max(ACTIVITY_WORD_MAX).optional(),
  /** Each word must stand in title, organisation, role, description, honours, skills or tags. */
  words: z.string().max(ACTIVITY_QUERY_MAX).optional(),
});
export type ActivityQuery = z.infer<typeof ActivityQuery>;

const text = (max: number) => z.string().trim().max(max);
const words = z.array(z.string().trim().min(1).max(ACTIVITY_WORD_MAX)).max(ACTIVITY_WORDS_MAX);

const fields = {
  kind: ActivityKindName,
  title: text(ACTIVITY_TEXT_MAX).min(1),
  organisation: text(ACTIVITY_TEXT_MAX),
  role: text(ACTIVITY_TEXT_MAX),
  description: text(ACTIVITY_DESCRIPTION_MAX),
  honours: text(ACTIVITY_HONOURS_MAX),
  branch: z.enum(ACTIVITY_BRANCHES).nullable(),
  skills: words,
  tags: words,
  startedOn: z.iso.date().nullable(),
  endedOn: z.iso.date().nullable(),
  grades: z.array(Grade).max(7),
  hours: z.number().min(0).max(ACTIVITY_HOURS_MAX).nullable(),
  isPaid: z.boolean().nullable(),
  supervisor: text(ACTIVITY_TEXT_MAX),
  visibility: Visibility,
};

export const NewActivity = z.strictObject({
  ...fields,
  /** Made by whoever writes, so that sending it again adds nothing. */
  id: z.uuid().optional(),
  organisation: fields.organisation.default(''),
  role: fields.role.default(''),
  description: fields.description.default(''),
  honours: fields.honours.default(''),
  branch: fields.branch.default(null),
  skills: fields.skills.default([]),
  tags: fields.tags.default([]),
  startedOn: fields.startedOn.default(null),
  endedOn: fields.endedOn.default(null),
  grades: fields.grades.default([]),
  hours: fields.hours.default(null),
  isPaid: fields.isPaid.default(null),
  supervisor: fields.supervisor.default(''),
  visibility: fields.visibility.default('teachers'),
});
export type NewActivity = z.infer<typeof NewActivity>;
export type NewActivityInput = z.input<typeof NewActivity>;

/** Any of the fields. What the kind does not have is emptied; earlier versions keep it. */
export const ActivityChanges = z
  .strictObject(fields)
  .partial()
  .extend({ revision: z.int().positive() });
export type ActivityChanges = z.infer<typeof ActivityChanges>;
export type ActivityChangesInput = z.input<typeof ActivityChanges>;

export const ActivityPath = z.object({ id: z.uuid() });

/** The address is shown this once: we keep its fingerprint only. */
export const ConfirmationLink = z.object({ url: z.url(), activity: Activity });
export type ConfirmationLink = z.infer<typeof ConfirmationLink>;
