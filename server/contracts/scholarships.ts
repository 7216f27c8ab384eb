import { z } from 'zod';
import { COURSE_GRADES } from './course-fields.js';
import * as limits from './limits.js';
import { PICK_STATUSES } from './scholarship-fields.js';

const day = z.iso.date().nullable();
const name = z.string().trim().min(1).max(limits.SCHOLARSHIP_NAME_MAX);
const giver = z.string().trim().max(limits.SCHOLARSHIP_NAME_MAX);
/** A page outside Pathlight, over https alone; empty where there is none. */
const link = z.union([
  z.literal(''),
  z
    .url({ protocol: /^https$/ })
    .startsWith('https://')
    .max(limits.SCHOLARSHIP_LINK_MAX),
]);
const grade = z.int().refine((value) => COURSE_GRADES.some((one) => one === value));
const grades = z.array(grade).max(COURSE_GRADES.length);

const facts = {
  name,
  giver,
  /** As its giver says it: "$500", "$1,000 to $2,500 a year", "books". */
  amount: z.string().trim().max(limits.SCHOLARSHIP_AMOUNT_MAX),
  /** The last day to apply. */
  dueOn: day,
  /** Grades that may apply; none where the list does not say. */
  grades,
  /** Who can apply, in words. */
  who: z.string().trim().max(limits.SCHOLARSHIP_WHO_MAX),
  link,
};

/** The list asks nothing about a student: it only says who may apply. */
export const NewScholarship = z.strictObject({
  ...facts,
  giver: facts.giver.default(''),
  amount: facts.amount.default(''),
  dueOn: day.default(null),
  grades: grades.default([]),
  who: facts.who.default(''),
  link: link.default(''),
});
export type NewScholarship = z.infer<typeof NewScholarship>;

/** What is left out stays. Refused unless it is as the asker saw it. */
export const ScholarshipChanges = z.strictObject(facts).partial().extend({ revision: z.int() });
export type ScholarshipChanges = z.infer<typeof ScholarshipChanges>;

export const Scholarship = z.object({
  id: z.uuid(),
  ...facts,
  /** Off the list: no student finds it, and who keeps it already still sees it. */
  isRetired: z.boolean(),
  revision: z.int(),
});
export type Scholarship = z.infer<typeof Scholarship>;

/** The district's list, the next last day first, those without one at the end. Staff see those off it too. */
export const Scholarships = z.object({
  items: z.array(Scholarship).max(limits.SCHOLARSHIPS_MAX),
  /** The asker's own grade, to begin with what is theirs; null where it is not known, and for staff. */
  grade: z.int().nullable(),
  mayChange: z.boolean(),
});
export type Scholarships = z.infer<typeof Scholarships>;

export const PickStatus = z.enum(PICK_STATUSES);

/** One of the list by its id, or one that the student found, by its name. */
export const NewPick = z.union([
  z.strictObject({ scholarshipId: z.uuid() }),
  z.strictObject({
    name,
    giver: giver.default(''),
    link: link.default(''),
    dueOn: day.default(null),
  }),
]);
export type NewPick = z.infer<typeof NewPick>;

/** What is left out stays. Name, giver, link and day of one of the list are the list's. */
export const PickChanges = z.strictObject({
  revision: z.int(),
  status: PickStatus.optional(),
  notes: z.string().max(limits.SCHOLARSHIP_NOTES_MAX).optional(),
  name: name.optional(),
  giver: giver.optional(),
  link: link.optional(),
  dueOn: day.optional(),
});
export type PickChanges = z.infer<typeof PickChanges>;

/** A scholarship that a student keeps. */
export const Pick = z.object({
  id: z.uuid(),
  scholarshipId: z.uuid().nullable(),
  ...{ name, giver, link, dueOn: day },
  /** Of one of the list; empty for one that the student found. */
  amount: z.string(),
  /** The district took it off its list. */
  isRetired: z.boolean(),
  status: PickStatus,
  notes: z.string(),
  revision: z.int(),
});
export type Pick = z.infer<typeof Pick>;

/** Those of one student, the first kept first. */
export const Picks = z.object({ items: z.array(Pick).max(limits.SCHOLARSHIP_PICKS_MAX) });
export type Picks = z.infer<typeof Picks>;

export const ScholarshipPath = z.object({ id: z.uuid() });
