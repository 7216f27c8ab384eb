import { z } from 'zod';
import { AID_STATES, AID_STEPS } from './aid-fields.js';
import * as limits from './limits.js';

export const AidStepName = z.enum(AID_STEPS);
export const AidStepState = z.enum(AID_STATES);

/** Only that a step was taken or left out, and on which day: no answer of any form, and no amount. */
export const AidStep = z.object({
  step: AidStepName,
  state: AidStepState,
  /** By the district's clock; null while nothing was said. */
  changedOn: z.iso.date().nullable(),
});
export type AidStep = z.infer<typeof AidStep>;

export const AidEvening = z.object({
  id: z.uuid(),
  heldOn: z.iso.date(),
  words: z.string(),
});
export type AidEvening = z.infer<typeof AidEvening>;

export const Aid = z.object({
  /** The calendar year in which the student begins college, straight after grade 12. */
  startYear: z.int(),
  grade: z.int().nullable(),
  /** Every step, in their order; null for staff, who have none. */
  steps: z.array(AidStep).nullable(),
  /** Evenings of help that are still to come, by day. */
  evenings: z.array(AidEvening),
  /** How the district's plan is called where its rule asks for the FAFSA; null where it does not. */
  askedBy: z.string().nullable(),
  mayChange: z.boolean(),
});
export type Aid = z.infer<typeof Aid>;

export const AidChange = z.strictObject({ state: AidStepState });
export const AidStepPath = z.object({ step: AidStepName });

export const NewAidEvening = z.strictObject({
  heldOn: z.iso.date(),
  words: z.string().trim().min(1).max(limits.AID_EVENING_MAX),
});
export type NewAidEvening = z.infer<typeof NewAidEvening>;
export const AidEveningPath = z.object({ id: z.uuid() });

/** The counselor's own students of grade 12 and their steps: status only. */
export const AidStudents = z.object({
  students: z.array(
    z.object({
      personId: z.uuid(),
      name: z.string(),
      /** Only what the student said; a step that is not here is open. */
      steps: z.array(AidStep),
    }),
  ),
});
export type AidStudents = z.infer<typeof AidStudents>;
