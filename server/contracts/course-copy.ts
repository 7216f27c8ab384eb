import { z } from 'zod';

export const CopyChoice = z.enum(['copy', 'fresh']);
export type CopyChoice = z.infer<typeof CopyChoice>;

const Titles = z.array(z.string());

/** What is known of a course that was copied from another. */
export const CourseCopy = z.object({
  /** Null: not a copy of a course we know. */
  source: z.object({ title: z.string().nullable() }).nullable(),
  /** Null: nobody has answered yet. */
  answer: z
    .object({ choice: CopyChoice, by: z.string().nullable(), at: z.iso.datetime() })
    .nullable(),
  /** Titles of what the old course has and this one lacks. */
  toCome: z.object({ assignments: Titles, activities: Titles, items: Titles }),
  /** Reflections that came from the old course: a fresh start takes out the unused ones only. */
  copied: z.object({ unused: Titles, used: Titles }),
});
export type CourseCopy = z.infer<typeof CourseCopy>;

export const CourseCopyAnswer = z.strictObject({ choice: CopyChoice });
