import { z } from 'zod';
import { ClassGroups } from './groups.js';
import { Theme, ThemeKind } from './themes.js';
import { ITEM_TITLE_MAX, ITEM_URL_MAX } from './limits.js';

/** Course work that can be tied to goals. */
export const TaggedItem = z.object({
  key: z.uuid(),
  /** `ours`: a plan reflection; `course`: a column of the LMS; `typed`: named by the teacher. */
  source: z.enum(['ours', 'course', 'typed']),
  title: z.string(),
  url: z.string().nullable(),
  dueDate: z.iso.date().nullable(),
  goalIds: z.array(z.uuid()),
  /** What it trains, as the teacher says. */
  themes: z.array(Theme),
});
export type TaggedItem = z.infer<typeof TaggedItem>;

export const TaggableGoal = z.object({ id: z.uuid(), title: z.string(), isFocus: z.boolean() });
export type TaggableGoal = z.infer<typeof TaggableGoal>;

export const TaggableStudent = z.object({
  personId: z.uuid(),
  name: z.string(),
  goals: z.array(TaggableGoal),
});
export type TaggableStudent = z.infer<typeof TaggableStudent>;

export const TagBoard = z.object({
  /** Whether this LMS shows us columns at all; most show only our own. */
  canListLineItems: z.boolean(),
  /** Whether the LMS is being asked for them now, or did not answer when it was. */
  listing: z.enum(['idle', 'asking', 'failed']),
  /** When it was asked, or answered, or did not; null before the first time. */
  listingAt: z.iso.datetime().nullable(),
  items: z.array(TaggedItem),
  /** What can be said that work trains, by kind. */
  themes: z.record(ThemeKind, z.array(z.string())),
  /** Those who show a goal of theirs. */
  students: z.array(TaggableStudent),
  /** How many are in the class, with a goal or without. */
  classSize: z.int(),
  groups: ClassGroups,
});
export type TagBoard = z.infer<typeof TagBoard>;

/** Only web addresses: a `javascript:` link would run in our page. */
const webAddress = z
  .url({ protocol: /^https?$/ })
  .max(ITEM_URL_MAX)
  .nullable()
  .default(null);

export const NewTaggedItem = z.strictObject({
  title: z.string().trim().min(1).max(ITEM_TITLE_MAX),
  url: webAddress,
  dueDate: z.iso.date().nullable().default(null),
});
export type NewTaggedItem = z.input<typeof NewTaggedItem>;

export const TagPath = z.object({ key: z.uuid(), goalId: z.uuid() });
