import { z } from 'zod';
import { AREA_KINDS, QUESTION_KINDS } from './assessment-kinds.js';
import { ProfilerAnswers, ProfileShape } from './profiler.js';

export const AreaKind = z.enum(AREA_KINDS);

const AskedKind = z.enum([...AREA_KINDS, 'preferences']);
export const AskedKindPath = z.object({ kind: AskedKind });
export const AskedKindIdPath = z.object({ kind: AskedKind, id: z.uuid() });
export const AreaKindPath = z.object({ kind: AreaKind });
export const AreaKindIdPath = z.object({ kind: AreaKind, id: z.uuid() });

/** Begins, or goes on with the open attempt of this kind; `startOver` drops its answers. */
export const NewAreaAttempt = z.strictObject({ startOver: z.boolean().default(false) });

/** A result of the skills or values questions: a sum for each area, and nothing about careers. */
export const AreaResult = z.object({
  id: z.uuid(),
  kind: AreaKind,
  name: z.string(),
  /** The sum of the answers of each area, from `minimum` to `maximum`, in the order of the questions. */
  scores: z.array(z.object({ area: z.string(), score: z.int() })),
  minimum: z.int(),
  maximum: z.int(),
  shape: ProfileShape,
  /** The three strongest areas; empty when the shape is flat. */
  topAreas: z.array(z.string()),
  instrument: z.string(),
  instrumentVersion: z.string(),
  isValidated: z.boolean(),
  finishedAt: z.iso.datetime(),
  isRemoved: z.boolean(),
});
export type AreaResult = z.infer<typeof AreaResult>;

export const AreaResultList = z.object({ items: z.array(AreaResult) });
export type AreaResultList = z.infer<typeof AreaResultList>;

export const AreaResultDetail = AreaResult.extend({
  answers: ProfilerAnswers,
  /** The result of the same kind before this one, if any. */
  earlier: AreaResult.nullable(),
});
export type AreaResultDetail = z.infer<typeof AreaResultDetail>;

/** The entry of the journal that the answers became. */
export const LearningNote = z.object({ id: z.uuid() });
export type LearningNote = z.infer<typeof LearningNote>;

/** How far the student is with each kind of questions. */
export const AssessmentStates = z.object({
  items: z.array(
    z.object({
      kind: z.enum(QUESTION_KINDS),
      /** How many questions there are: in the shortest form, or in the one under way. */
      total: z.int(),
      /** How many of those under way have an answer; null when none are under way. */
      answered: z.int().nullable(),
      resultCount: z.int(),
      /** The newest result; of `preferences` the entry of the journal. */
      latest: z.object({ id: z.uuid(), name: z.string(), finishedAt: z.iso.datetime() }).nullable(),
    }),
  ),
});
export type AssessmentStates = z.infer<typeof AssessmentStates>;
