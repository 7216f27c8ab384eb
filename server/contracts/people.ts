import { z } from 'zod';

/** One of two records that may be one student, with what helps to tell. */
export const PersonRecord = z.object({
  personId: z.uuid(),
  name: z.string(),
  /** As the LMS, or the file of the student information system, gave it. */
  sisId: z.string(),
  platforms: z.array(z.string()),
  courses: z.array(z.object({ title: z.string(), isActive: z.boolean() })),
  /** 6 to 12, where the district gave one. */
  gradeLevel: z.int().min(6).max(12).nullable(),
  firstSeenAt: z.iso.datetime(),
  lastVisitAt: z.iso.datetime().nullable(),
  holds: z.object({
    goals: z.int(),
    results: z.int(),
    savedCareers: z.int(),
    reflections: z.int(),
  }),
});
export type PersonRecord = z.infer<typeof PersonRecord>;

/** What both records have one of, so that a rule must say which stays. */
export const MergeMeetings = z.object({
  focusGoals: z.boolean(),
  savedCareers: z.int(),
  openQuestions: z.boolean(),
  reflections: z.int(),
});
export type MergeMeetings = z.infer<typeof MergeMeetings>;

export const PersonPair = z.object({
  /** The older record first. */
  records: z.tuple([PersonRecord, PersonRecord]),
  meetings: MergeMeetings,
});
export type PersonPair = z.infer<typeof PersonPair>;

/** An id that so many records carry that it can't tell people apart. */
export const CrowdedId = z.object({ sisId: z.string(), count: z.int() });

export const DistinctPair = z.object({
  id: z.uuid(),
  names: z.tuple([z.string(), z.string()]),
  saidAt: z.iso.datetime(),
});
export type DistinctPair = z.infer<typeof DistinctPair>;

export const DoneMerge = z.object({
  id: z.uuid(),
  name: z.string(),
  mergedAt: z.iso.datetime(),
  undoUntil: z.iso.datetime(),
});
export type DoneMerge = z.infer<typeof DoneMerge>;

export const SamePeople = z.object({
  /** How many pairs wait; the first of them follow. */
  total: z.int(),
  pairs: z.array(PersonPair),
  crowded: z.array(CrowdedId),
  distinct: z.array(DistinctPair),
  /** Those that can still be taken back. */
  merges: z.array(DoneMerge),
});
export type SamePeople = z.infer<typeof SamePeople>;

export const NewMerge = z
  .strictObject({ keptId: z.uuid(), goneId: z.uuid() })
  .refine(({ keptId, goneId }) => keptId !== goneId, { message: 'two records', path: ['goneId'] });
export type NewMerge = z.infer<typeof NewMerge>;

export const NewDistinctPair = z
  .strictObject({ personId: z.uuid(), otherId: z.uuid() })
  .refine(({ personId, otherId }) => personId !== otherId, {
    message: 'two records',
    path: ['otherId'],
  });
export type NewDistinctPair = z.infer<typeof NewDistinctPair>;

/** Words of the student that had no place beside others when two records became one. */
export const KeptText = z.object({
  id: z.uuid(),
  kind: z.enum(['reflection', 'interests']),
  /** The reflection's; empty for interests. */
  title: z.string(),
  texts: z.array(
    z.object({
      kind: z.enum(['answer', 'comment', 'points']),
      label: z.string(),
      text: z.string(),
    }),
  ),
  writtenAt: z.iso.datetime(),
});
export type KeptText = z.infer<typeof KeptText>;

export const KeptTexts = z.object({ items: z.array(KeptText) });
export type KeptTexts = z.infer<typeof KeptTexts>;
