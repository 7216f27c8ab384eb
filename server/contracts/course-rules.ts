import { z } from 'zod';
import { COURSE_AREAS, MARKS } from './course-fields.js';

/** What a course asks for before or beside it. Made from a sentence by `rule-parser.ts`. */
export type CourseRule =
  | { kind: 'all' | 'any'; of: CourseRule[] }
  /** A course by its code, passed with this mark or a better one. */
  | { kind: 'course'; code: string; mark: (typeof MARKS)[number] | null }
  | { kind: 'grade'; atLeast: number }
  /** Credits in an area; null: in all of them together. */
  | { kind: 'credits'; atLeast: number; area: (typeof COURSE_AREAS)[number] | null };

export const CourseRule: z.ZodType<CourseRule> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['all', 'any']), of: z.array(CourseRule) }),
    z.object({ kind: z.literal('course'), code: z.string(), mark: z.enum(MARKS).nullable() }),
    z.object({ kind: z.literal('grade'), atLeast: z.int() }),
    z.object({
      kind: z.literal('credits'),
      atLeast: z.number(),
      area: z.enum(COURSE_AREAS).nullable(),
    }),
  ]),
);

/** Why a sentence is no rule. */
export const RuleFault = z.enum([
  ...(['unknown-course', 'two-courses', 'mixed', 'unfinished', 'itself', 'too-long'] as const),
]);
export type RuleFault = z.infer<typeof RuleFault>;
