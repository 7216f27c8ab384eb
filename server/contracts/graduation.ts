import { z } from 'zod';
import { COURSE_AREAS, COURSE_CODE_MAX, MARKS } from './course-fields.js';

/** Whether a course counts, and why not. Words: `courses.counted-<id>`. */
export const CountedAs = z.enum(['counts', 'repeat', 'failed', 'middle-school']);
export type CountedAs = z.infer<typeof CountedAs>;

export const DiplomaKind = z.enum(['diploma', 'endorsement', 'seal', 'pathway']);
export type DiplomaKind = z.infer<typeof DiplomaKind>;

const name = z.string().trim().min(1).max(120);

/** Credits that a diploma asks for, and the courses that may give them: any of the areas or codes. */
export const DiplomaRequirement = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name,
  nameEs: z.string().trim().max(120),
  /** Thousandths of a credit. */
  credits: z.int().min(0).max(100_000),
  areas: z.array(z.enum(COURSE_AREAS)).max(COURSE_AREAS.length),
  codes: z.array(z.string().trim().min(1).max(COURSE_CODE_MAX)).max(200),
  /** Only courses with this mark or a better one. */
  mark: z.enum(MARKS).nullable(),
});
export type DiplomaRequirement = z.infer<typeof DiplomaRequirement>;
