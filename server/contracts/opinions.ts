import { z } from 'zod';
import {
  CAREER_RATING_MAX,
  CAREER_THOUGHT_MAX,
  OPINION_LINE_MAX,
  OPINION_LINES_MAX,
} from './limits.js';
import { Visibility } from './visibility.js';

const stars = z.int().min(1).max(CAREER_RATING_MAX).nullable();
const lines = z.array(z.string().trim().min(1).max(OPINION_LINE_MAX)).max(OPINION_LINES_MAX);

/** What a student says about something they saved. */
export const opinionFields = {
  /** How much it interests them. */
  rating: stars,
  thought: z.string().trim().max(CAREER_THOUGHT_MAX),
  stillInterested: z.boolean(),
  /** What speaks for it and against it, in the student's own order. */
  pros: lines,
  cons: lines,
  /** "I could do well at this"; and why they think so. */
  confidence: stars,
  reasons: lines,
};

export const Opinion = z.object(opinionFields);
export type Opinion = z.infer<typeof Opinion>;

/** What is left out stays as it was. */
export const OpinionChanges = z
  .strictObject({ ...opinionFields, visibility: Visibility })
  .partial();
export type OpinionChanges = z.infer<typeof OpinionChanges>;

/** What was said from this moment on. */
export const OpinionAt = z.object({ at: z.iso.datetime(), ...opinionFields });
export type OpinionAt = z.infer<typeof OpinionAt>;

/** What every saved thing has beside the thing itself. */
export const savedFields = {
  ...opinionFields,
  /** Who else sees what is said now; never what was said before. */
  visibility: Visibility,
  savedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Set: taken out of the list, and can be put back. */
  isRemoved: z.boolean(),
  /** Every change of mind, newest first; the first entry is what is said now. */
  history: z.array(OpinionAt),
};

/** Something of the student's own that may be a reason to do well: they choose, nothing is guessed. */
export const ReasonOffer = z.object({
  text: z.string(),
  from: z.enum(['strength', 'skill', 'activity']),
});
export type ReasonOffer = z.infer<typeof ReasonOffer>;

export const ReasonOffers = z.object({ items: z.array(ReasonOffer) });
export type ReasonOffers = z.infer<typeof ReasonOffers>;
