import { z } from 'zod';
import { CountRange } from './count-range.js';

/** What a student can want: a cluster, subject or skill of careers they saved, a career, or a kind of goal. */
export const WantKind = z.enum(['cluster', 'subject', 'skill', 'career', 'goal']);
export type WantKind = z.infer<typeof WantKind>;

/** One thing that students of a class want, and the work of the course that touches it. */
export const Want = z.object({
  kind: WantKind,
  /** As careers have it (`health-science`), a career's code, or a kind of goal. */
  id: z.string(),
  /** A career's title, in English; all others have words in the catalogue. */
  title: z.string().nullable(),
  /** How many of the class want it; not exact where that would tell of fewer than ten. */
  figure: CountRange,
  /** The same for each group of the map, in its order. */
  parts: z.array(CountRange),
  /** Keys of the course work that is tagged with it; null for goals, which are tied one by one. */
  touchedBy: z.array(z.uuid()).nullable(),
});
export type Want = z.infer<typeof Want>;

export const RelevanceItem = z.object({
  key: z.uuid(),
  title: z.string(),
  dueDate: z.iso.date().nullable(),
  /** How many students have a goal that this work is tied to. */
  goals: CountRange,
});
export type RelevanceItem = z.infer<typeof RelevanceItem>;

/** What in a course touches what its class wants, in numbers alone. */
export const RelevanceMap = z.object({
  courseTitle: z.string().nullable(),
  students: z.int(),
  wants: z.array(Want),
  /** The latest work first. */
  items: z.array(RelevanceItem),
  /** Parts of the class that are large enough for figures of their own. */
  groups: z.array(z.object({ name: z.string(), students: z.int() })),
});
export type RelevanceMap = z.infer<typeof RelevanceMap>;

export const WantPath = z.object({ kind: WantKind, id: z.string().regex(/^[a-z0-9.-]{1,100}$/) });
export type WantPath = z.infer<typeof WantPath>;

/** A student who shows the reader that they want it, and by what. */
export const Wanter = z.object({
  personId: z.uuid(),
  name: z.string(),
  /** Titles of careers or goals. */
  by: z.array(z.string()),
});
export const Wanters = z.object({ people: z.array(Wanter) });
export type Wanters = z.infer<typeof Wanters>;
