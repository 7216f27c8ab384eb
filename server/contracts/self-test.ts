import { z } from 'zod';

/** What is checked, in this order. */
export const CheckCode = z.enum([
  'launch',
  'browser',
  'frame',
  'keys',
  'clock',
  'access-roster',
  'access-columns',
  'access-scores',
  'access-results',
  'roster',
  'names',
  'gradebook',
  'deep-link',
]);
export type CheckCode = z.infer<typeof CheckCode>;

/** Why a check did not pass; with the check it makes the sentence that says what to do. */
export const CheckReason = z.enum([
  'ok',
  'never',
  'no-cookies',
  'no-storage',
  'no-course',
  'not-given',
  'refused',
  'no-answer',
  'unreadable',
  'off',
  'withheld',
]);
export type CheckReason = z.infer<typeof CheckReason>;

export const Check = z.object({
  code: CheckCode,
  state: z.enum(['pass', 'fail', 'skip']),
  reason: CheckReason,
  /** A number that belongs to the sentence: people, columns, seconds. */
  count: z.int().nullable(),
});
export type Check = z.infer<typeof Check>;

/** What the administrator's own browser lets us do inside the LMS. */
export const BrowserFacts = z.strictObject({
  keepsCookies: z.boolean(),
  keepsStorage: z.boolean(),
});
export type BrowserFacts = z.infer<typeof BrowserFacts>;

export const SelfTest = z.object({
  id: z.uuid(),
  deploymentId: z.uuid(),
  platformName: z.string(),
  family: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  checks: z.array(Check),
  total: z.int(),
});
export type SelfTest = z.infer<typeof SelfTest>;

export const LatestSelfTest = z.object({
  platformName: z.string(),
  family: z.string(),
  /** Null: never run. */
  test: SelfTest.nullable(),
});
export type LatestSelfTest = z.infer<typeof LatestSelfTest>;
