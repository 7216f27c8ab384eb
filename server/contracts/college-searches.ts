import { z } from 'zod';
import { CollegeQuery } from './college-selector.js';
import { COLLEGE_SEARCH_MAX, COLLEGE_SEARCH_NAME_MAX, COLLEGE_SEARCHES_MAX } from './limits.js';

/** Whether the selector understands it; the page of results and its length are no part of a wish. */
function isWish(text: string): boolean {
  try {
    const asked = text.split('&').map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [name, decodeURIComponent(value.join('=').replaceAll('+', ' '))] as const;
    });
    const Wish = CollegeQuery.omit({ limit: true, offset: true });
    return Wish.safeParse(Object.fromEntries(asked)).success;
  } catch {
    // A percent sign that begins nothing.
    return false;
  }
}

export const collegeSearchFields = {
  name: z.string().trim().min(1).max(COLLEGE_SEARCH_NAME_MAX),
  /** As the selector takes it: `state=OH&level=two-year&nice=level`. */
  wish: z
    .string()
    .min(1)
    .max(COLLEGE_SEARCH_MAX)
    .refine(isWish, 'These are not criteria for colleges.'),
};

export const NewCollegeSearch = z.strictObject(collegeSearchFields);
export type NewCollegeSearch = z.infer<typeof NewCollegeSearch>;

/** What a student chooses colleges by, under a name of their own. */
export const CollegeSearchEntry = z.object({
  id: z.uuid(),
  name: z.string(),
  wish: z.string(),
  createdAt: z.iso.datetime(),
  isRemoved: z.boolean(),
});
export type CollegeSearchEntry = z.infer<typeof CollegeSearchEntry>;

export const CollegeSearchList = z.object({
  items: z.array(CollegeSearchEntry).max(COLLEGE_SEARCHES_MAX),
});
export type CollegeSearchList = z.infer<typeof CollegeSearchList>;

export const CollegeSearchPath = z.object({ id: z.uuid() });
