import { z } from 'zod';
import { LOOKING_PARTS } from './part-kinds.js';
import { ACCESS_KINDS } from './audit-kinds.js';

/** Somebody who can look at the student's plan now. */
export const Onlooker = z.object({
  /** As the LMS gives it, or as somebody of the family wrote it; null where there is none. */
  name: z.string().nullable(),
  role: z.enum(['teacher', 'counselor', 'admin', 'guardian', ...LOOKING_PARTS]),
  courses: z.array(z.string()),
  /** A counselor whose caseload the student is in. */
  looksAfter: z.boolean(),
  /** How many things of the student's wait for them: work to read, or a plan, question or request to answer. */
  waiting: z.int(),
});
export type Onlooker = z.infer<typeof Onlooker>;

/** One person's looks at one kind of thing within five minutes, by the clock: 10:00 to 10:05, and so on. */
export const Look = z.object({
  name: z.string().nullable(),
  role: z.string(),
  what: z.enum(ACCESS_KINDS),
  at: z.iso.datetime(),
  times: z.int().positive(),
});
export type Look = z.infer<typeof Look>;

export const Looks = z.object({
  /** Newest first. */
  looks: z.array(Look),
  /** Ask with it for older ones; null where there are none. */
  next: z.string().nullable(),
});
export type Looks = z.infer<typeof Looks>;

export const LooksQuery = z.object({
  before: z
    .string()
    .regex(/^\d{1,12}~[0-9a-f-]{36}~[a-z ]{1,20}$/)
    .optional(),
});

export const Onlookers = z.array(Onlooker);
export type Onlookers = z.infer<typeof Onlookers>;
