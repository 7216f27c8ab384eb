import { z } from 'zod';
import { CareerBrief, AreaCode, RiasecScores } from './careers.js';
import { OfficialNote } from './instruments.js';
import { RESULT_NAME_MAX } from './limits.js';
import { MatchPart, MatchReasons } from './matching.js';
import { ANSWER_MAX, ANSWER_MIN } from './riasec.js';

/** 30 questions or all 60. The short ones are part of the long. */
export const ProfilerForm = z.enum(['short', 'full']);
export type ProfilerForm = z.infer<typeof ProfilerForm>;

export const ProfilerQuery = z.strictObject({ form: ProfilerForm.default('short') });

const ItemId = z.string().regex(/^[A-Z]\d{2}$/);
const Answer = z.int().min(ANSWER_MIN).max(ANSWER_MAX);
export const ProfilerAnswers = z.record(ItemId, Answer);
export type ProfilerAnswers = z.infer<typeof ProfilerAnswers>;

const ItemText = z.object({ en: z.string(), es: z.string() });
export const ProfilerItems = z.object({
  instrument: z.string(),
  version: z.string(),
  /** False: our own wording, no study of it has been made yet. Say so beside every result. */
  isValidated: z.boolean(),
  /** Only of official questions that the district loaded. */
  official: OfficialNote.optional(),
  form: ProfilerForm,
  /** In the order to ask them. */
  items: z.array(
    z.object({
      id: z.string(),
      /** What it counts to: an interest area, an area of skills, a work value. */
      area: z.string(),
      text: ItemText,
      /** What can be answered, from 1; where the answers are not the same for all questions. */
      options: z.array(ItemText).optional(),
    }),
  ),
});
export type ProfilerItems = z.infer<typeof ProfilerItems>;

/** Answers under way. A student has at most one of each kind of questions. */
export const ProfilerAttempt = z.object({
  id: z.uuid(),
  form: ProfilerForm,
  answers: ProfilerAnswers,
  answered: z.int(),
  total: z.int(),
  startedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** The district asks other questions by now: these go on until they are finished or begun anew. */
  isEarlier: z.boolean().optional(),
});
export type ProfilerAttempt = z.infer<typeof ProfilerAttempt>;

export const CurrentAttempt = z.object({
  attempt: ProfilerAttempt.nullable(),
  /** What somebody who begins now is asked, where it is not ours: its lengths and its notice. */
  official: OfficialNote.extend({ forms: z.array(ProfilerForm) }).optional(),
});
export type CurrentAttempt = z.infer<typeof CurrentAttempt>;

/**
 * Begins, or goes on with the open attempt: changing to the other form keeps the answers both have;
 * `startOver` drops them.
 */
export const NewAttempt = z.strictObject({
  form: ProfilerForm,
  startOver: z.boolean().default(false),
});
export type NewAttempt = z.infer<typeof NewAttempt>;

/** Only the answers that changed; null takes one back. */
export const AttemptChanges = z.strictObject({ answers: z.record(ItemId, Answer.nullable()) });
export type AttemptChanges = z.infer<typeof AttemptChanges>;

export const ResultName = z.string().trim().min(1).max(RESULT_NAME_MAX);
export const FinishAttempt = z.strictObject({ name: ResultName.optional() });
export type FinishAttempt = z.infer<typeof FinishAttempt>;
export const ResultChanges = z.strictObject({ name: ResultName });
export type ResultChanges = z.infer<typeof ResultChanges>;

export const ProfilerPath = z.object({ id: z.uuid() });

/** `flat`: all six totals lie so close together that no area stands out. */
export const ProfileShape = z.enum(['clear', 'flat']);
export type ProfileShape = z.infer<typeof ProfileShape>;

export const ProfilerResult = z.object({
  id: z.uuid(),
  name: z.string(),
  form: ProfilerForm,
  /** The sum of the answers of each area, from `minimum` to `maximum`. */
  scores: RiasecScores,
  minimum: z.int(),
  maximum: z.int(),
  shape: ProfileShape,
  /** The three strongest areas; empty when the shape is flat. */
  topAreas: z.array(AreaCode),
  /** The same as letters, e.g. `SIA`; empty when the shape is flat. */
  code: z.string(),
  algorithm: z.string(),
  instrument: z.string(),
  instrumentVersion: z.string(),
  isValidated: z.boolean(),
  /** The result is of official questions, of this version; `licence` is said where it is known. */
  official: z.object({ version: z.string() }).optional(),
  finishedAt: z.iso.datetime(),
  isRemoved: z.boolean(),
});
export type ProfilerResult = z.infer<typeof ProfilerResult>;

export const ProfilerResultList = z.object({ items: z.array(ProfilerResult) });
export type ProfilerResultList = z.infer<typeof ProfilerResultList>;

export const CareerMatch = CareerBrief.extend({
  rank: z.int().positive(),
  /** Weighted correlation, -1 to 1; null when no kind has a clear shape and nearness was used. */
  fit: z.number().nullable(),
  why: MatchReasons,
  /** The student said that it does not fit, and why: it stands at the end, unless it is saved. */
  disagrees: z.object({ why: z.string() }).nullable(),
  /** In the student's list of saved careers: marks don't move it. */
  isSaved: z.boolean(),
});
export type CareerMatch = z.infer<typeof CareerMatch>;

export const ProfilerResultDetail = ProfilerResult.extend({
  answers: ProfilerAnswers,
  /** The first careers of the ranked list, as kept with the result. */
  careers: z.array(CareerMatch),
});
export type ProfilerResultDetail = z.infer<typeof ProfilerResultDetail>;

export const MatchQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(1_000).default(0),
});

export const CareerMatches = z.object({
  algorithm: z.string(),
  /** `flat`: nothing that counts has a clear shape, so the list is a guess. */
  shape: ProfileShape,
  /** What the list rests on: each kind with its weight. */
  parts: z.array(MatchPart),
  /** How many careers are on the list. */
  total: z.int(),
  /** How many the student hid from it. */
  hidden: z.int(),
  items: z.array(CareerMatch),
});
export type CareerMatches = z.infer<typeof CareerMatches>;
