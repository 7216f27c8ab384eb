import { z } from 'zod';
import { READY_PER_PAGE_MAX, READY_QUERY_MAX } from './limits.js';

export const ReadySubject = z.enum([
  'math',
  'science',
  'english',
  'social-studies',
  'arts',
  'languages',
  'physical-education',
  'technical',
  'advisory',
]);
export type ReadySubject = z.infer<typeof ReadySubject>;

/** Grades in school, first to last. */
export const GradeBand = z.enum(['6-8', '9-10', '11-12']);
export type GradeBand = z.infer<typeof GradeBand>;

/** The part of a student's plan that gains by it. */
export const PlanPart = z.enum(['goals', 'careers', 'strengths', 'portfolio', 'years']);
export type PlanPart = z.infer<typeof PlanPart>;

/** A plan activity that is there to be given as it is, in one language. */
export const ReadyActivity = z.object({
  id: z.string(),
  subject: ReadySubject,
  band: GradeBand,
  minutes: z.int(),
  feeds: PlanPart,
  title: z.string(),
  why: z.string(),
  /** Why and the steps, as a student reads them above the questions. */
  instructions: z.string(),
  /** What the student writes. */
  prompts: z.array(z.string()),
});
export type ReadyActivity = z.infer<typeof ReadyActivity>;

export const ReadySearch = z.strictObject({
  query: z.string().trim().max(READY_QUERY_MAX).optional(),
  subject: ReadySubject.optional(),
  band: GradeBand.optional(),
  limit: z.coerce.number().int().min(1).max(READY_PER_PAGE_MAX).default(6),
});
export type ReadySearch = z.infer<typeof ReadySearch>;

export const ReadyReply = z.object({ total: z.int(), items: z.array(ReadyActivity) });
export type ReadyReply = z.infer<typeof ReadyReply>;
