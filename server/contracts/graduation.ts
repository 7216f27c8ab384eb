import { z } from 'zod';
import { CountRange } from './count-range.js';
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

/** A set of requirements of the district, in its newest version. */
export const Diploma = z.object({
  key: z.string(),
  version: z.int(),
  kind: DiplomaKind,
  name: z.string(),
  nameEs: z.string(),
  requirements: z.array(DiplomaRequirement),
  takesMiddleSchool: z.boolean(),
  /** Where the requirements are written, and when somebody looked there last. */
  source: z.string(),
  sourceUrl: z.string().nullable(),
  checkedOn: z.iso.date(),
  isRetired: z.boolean(),
  publishedAt: z.iso.datetime(),
});
export type Diploma = z.infer<typeof Diploma>;

export const Diplomas = z.object({ diplomas: z.array(Diploma), mayChange: z.boolean() });
export type Diplomas = z.infer<typeof Diplomas>;

/** A new set of requirements, or a new version of one. */
export const NewDiploma = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** The version that this one follows; 0 for the first. */
  follows: z.int().min(0),
  kind: DiplomaKind,
  name,
  nameEs: z.string().trim().max(120).default(''),
  requirements: z
    .array(DiplomaRequirement)
    .min(1)
    .max(40)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, {
      error: 'Two requirements have the same id.',
    }),
  takesMiddleSchool: z.boolean(),
  source: z.string().trim().min(1).max(300),
  sourceUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .default(null),
  checkedOn: z.iso.date(),
  isRetired: z.boolean().default(false),
});
export type NewDiploma = z.infer<typeof NewDiploma>;
export type NewDiplomaInput = z.input<typeof NewDiploma>;

/** What a set of requirements would do to plans as they are, before it is published. */
export const DiplomaEffect = z.object({
  /** Plans that aim at it. */
  plans: z.int(),
  /** Of these, how many were looked at: a large district is told of a part. */
  lookedAt: z.int(),
  /** Plans that would miss something and do not now, and the other way round. */
  becomeShort: CountRange,
  becomeWhole: CountRange,
  /** For each requirement, how many plans would miss credits of it. */
  gaps: z.array(z.object({ id: z.string(), plans: CountRange })),
});
export type DiplomaEffect = z.infer<typeof DiplomaEffect>;

export const DiplomaPath = z.object({ key: z.string().regex(/^[a-z0-9-]{1,40}$/) });
/** Every version of one, the newest first. */
export const DiplomaVersions = z.array(Diploma);

/** How far one requirement is met; thousandths of credits, which add up to `needed`. */
export const RequirementState = z.object({
  ...{ id: z.string(), name: z.string(), nameEs: z.string() },
  ...{ needed: z.int(), earned: z.int(), inProgress: z.int(), planned: z.int(), missing: z.int() },
  /** Ids of the courses that fill it. */
  from: z.array(z.object({ courseId: z.string(), credits: z.int() })),
  /** Somebody waived what is missing. */
  waiver: z
    .object({ reason: z.string(), by: z.string().nullable(), at: z.iso.datetime() })
    .nullable(),
  /** Courses that would fill what is missing, the ones that can be taken soonest first. */
  next: z.array(z.object({ code: z.string(), title: z.string(), grade: z.int() })),
});
export type RequirementState = z.infer<typeof RequirementState>;

/** How far a plan goes toward one diploma. */
export const Audit = z.object({
  ...{ key: z.string(), version: z.int(), kind: DiplomaKind, name: z.string() },
  ...{ nameEs: z.string(), source: z.string(), sourceUrl: z.string().nullable() },
  checkedOn: z.iso.date(),
  requirements: z.array(RequirementState),
});
export type Audit = z.infer<typeof Audit>;
