import { z } from 'zod';
import { STRENGTH_MAX, STRENGTH_NOTE_MAX } from './limits.js';
import { Visibility } from './visibility.js';

/** Something the student is good at, or wants to get better at. */
export const StrengthSide = z.enum(['strength', 'growth']);
export type StrengthSide = z.infer<typeof StrengthSide>;

export const StrengthSource = z.enum(['me', 'teacher', 'result', 'class work']);
export type StrengthSource = z.infer<typeof StrengthSource>;

export const Strength = z.object({
  id: z.uuid(),
  side: StrengthSide,
  text: z.string(),
  source: StrengthSource,
  sourceNote: z.string().nullable(),
  /** Who put it forward; null for the student's own, and where the LMS gives no name. */
  by: z.string().nullable(),
  /** `suggested`: staff see it in the student; it is part of the plan once the student takes it. */
  state: z.enum(['mine', 'suggested', 'declined']),
  /** The goal the student made of it. */
  goalId: z.uuid().nullable(),
  visibility: Visibility,
  at: z.iso.datetime(),
});
export type Strength = z.infer<typeof Strength>;

export const Strengths = z.array(Strength);
export type Strengths = z.infer<typeof Strengths>;

const text = z.string().trim().min(1).max(STRENGTH_MAX);
const sourceNote = z.string().trim().max(STRENGTH_NOTE_MAX).nullable();

export const NewStrength = z.strictObject({
  side: StrengthSide,
  text,
  source: StrengthSource.default('me'),
  sourceNote: sourceNote.default(null),
  visibility: Visibility.default('teachers'),
});
export type NewStrength = z.infer<typeof NewStrength>;

export const StrengthChanges = z
  .strictObject({
    text,
    source: StrengthSource,
    sourceNote,
    visibility: Visibility,
    /** How the student answers what staff put forward. */
    state: z.enum(['mine', 'declined', 'suggested']),
  })
  .partial();
export type StrengthChanges = z.infer<typeof StrengthChanges>;

/** What staff see in a student: it goes to the student as a suggestion. */
export const StrengthFromStaff = z.strictObject({ side: StrengthSide, text, sourceNote });
export type StrengthFromStaff = z.infer<typeof StrengthFromStaff>;

export const StrengthPath = z.object({ id: z.uuid() });
