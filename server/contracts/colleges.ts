import { z } from 'zod';
import { CareerBrief } from './careers.js';
import { ProgramBrief } from './programs.js';

/** A college's number in the federal surveys (UNITID), e.g. `110635`. */
export const CollegeCode = z.string().regex(/^\d{6}$/);
export const CollegePath = z.object({ unitid: CollegeCode });

export const CollegeControl = z.enum(['public', 'nonprofit', 'for-profit']);
export type CollegeControl = z.infer<typeof CollegeControl>;

/** By the longest program: four years or more, two years, or less. */
export const CollegeLevel = z.enum(['four-year', 'two-year', 'under-two']);
export type CollegeLevel = z.infer<typeof CollegeLevel>;

export const Community = z.enum(['city', 'suburb', 'town', 'rural']);
export type Community = z.infer<typeof Community>;

/** What a college is by law or by whom it takes. */
export const CollegeKind = z.enum([
  'hbcu',
  'tribal',
  'hsi',
  'women-only',
  'men-only',
  'distance-only',
]);
export type CollegeKind = z.infer<typeof CollegeKind>;

/** Where a number comes from; its words are `colleges.source-<id>`. */
export const CollegeSource = z.object({
  id: z.enum([
    'directory',
    'admissions',
    'characteristics',
    'scorecard',
    'earnings',
    'completions',
    'cip-soc',
  ]),
  /** A year or years, e.g. `2024–25`. */
  years: z.string(),
});
export type CollegeSource = z.infer<typeof CollegeSource>;

/** Why there is no number; its words are `colleges.none-<reason>`. */
export const CollegeGap = z.enum([
  'not-reported',
  'few-or-not-reported',
  'open-admission',
  'tests-not-used',
  'priced-by-program',
  'priced-by-year',
  'no-first-year',
  'no-housing',
  'no-programs',
  'no-careers',
  'no-longer-listed',
]);
export type CollegeGap = z.infer<typeof CollegeGap>;

/** A number with where it comes from, or why there is none. */
export const CollegeFact = z.object({
  value: z.number().nullable(),
  none: CollegeGap.nullable(),
  source: CollegeSource,
});
export type CollegeFact = z.infer<typeof CollegeFact>;

/**
 * Why a college is in no list any more: it closed, in the year if that is known, or the newest directory
 * (its years) does not have it.
 */
export const CollegeStanding = z.object({
  kind: z.enum(['closed', 'not-listed']),
  years: z.string().nullable(),
});
export type CollegeStanding = z.infer<typeof CollegeStanding>;

/** A line in a list of colleges. */
export const CollegeBrief = z.object({
  code: CollegeCode,
  name: z.string(),
  /** The language of the name, for `lang`. */
  nameLocale: z.string(),
  city: z.string(),
  /** Two letters. */
  state: z.string(),
  community: Community.nullable(),
  control: CollegeControl,
  level: CollegeLevel,
  /** Undergraduates. */
  students: z.int().nullable(),
  /** Average dollars a year after grants; see `CollegeProfile`. */
  netPrice: z.int().nullable(),
  /** 0–1. */
  completion: z.number().nullable(),
  /** Only where it is in no list any more. */
  standing: CollegeStanding.optional(),
});
export type CollegeBrief = z.infer<typeof CollegeBrief>;

/** A family's income in a year, in dollars; words: `colleges.income-<id>`. */
export const IncomeBand = z.enum(['0-30', '30-48', '48-75', '75-110', '110-up']);
export type IncomeBand = z.infer<typeof IncomeBand>;

/** First quarter, middle and third quarter of the scores. */
const Quarters = z.tuple([z.int().nullable(), z.int().nullable(), z.int().nullable()]);
const Section = <T extends z.ZodType>(data: T) =>
  z.object({ data: data.nullable(), none: CollegeGap.nullable(), source: CollegeSource });

export const TestPolicy = z.enum(['required', 'considered-not-required', 'not-considered']);
const Link = z.url({ protocol: /^https?$/ }).nullable();

/** Everything we know of a college. Dollars are whole, shares are 0–1. */
export const CollegeProfile = CollegeBrief.extend({
  county: z.string().nullable(),
  region: z.string(),
  /** Within its kind of community; words: `colleges.community-<type>-<size>`. */
  communitySize: z.enum(['large', 'midsize', 'small', 'fringe', 'distant', 'remote']).nullable(),
  highestAward: z.string(),
  calendar: z.string().nullable(),
  kinds: z.array(CollegeKind),
  isReligious: z.boolean(),
  placeSource: CollegeSource,
  undergraduates: CollegeFact,
  studentsPerTeacher: CollegeFact,
  tuitionInState: CollegeFact,
  tuitionOutOfState: CollegeFact,
  tuitionByProgram: CollegeFact,
  costOfAttendance: CollegeFact,
  housingOnCampus: CollegeFact,
  housingOffCampus: CollegeFact,
  books: CollegeFact,
  averageNetPrice: CollegeFact,
  netPriceByIncome: Section(z.array(z.object({ income: IncomeBand, dollars: z.int().nullable() }))),
  openAdmission: Section(z.boolean()),
  applicants: CollegeFact,
  admitted: CollegeFact,
  admissionRate: CollegeFact,
  testPolicy: Section(TestPolicy),
  sat: Section(z.object({ reading: Quarters, math: Quarters })),
  act: Section(Quarters),
  completionRate: CollegeFact,
  retentionRate: CollegeFact,
  earnings: CollegeFact,
  pellShare: CollegeFact,
  loanShare: CollegeFact,
  links: z.object({
    home: Link,
    admissions: Link,
    apply: Link,
    aid: Link,
    priceCalculator: Link,
  }),
});
export type CollegeProfile = z.infer<typeof CollegeProfile>;

/** What one finishes a program with at a college, the shortest first; words: `colleges.award-<id>`. */
export const CollegeAward = z.enum([
  'under-12-weeks',
  'under-1-year',
  '1-2-years',
  '2-4-years',
  'associate',
  'bachelor',
  'after-bachelor',
  'master',
  'after-master',
  'research-doctorate',
  'professional-doctorate',
  'other-doctorate',
]);
export type CollegeAward = z.infer<typeof CollegeAward>;

/** What a college teaches, by title, with how many finished in the year. */
export const CollegePrograms = z.object({
  items: z.array(
    ProgramBrief.pick({ code: true, title: true, titleLocale: true, family: true }).extend({
      /** 0 finishers: it was offered and nobody finished in that year. */
      awards: z.array(z.object({ award: CollegeAward, finishers: z.int() })),
    }),
  ),
  none: CollegeGap.nullable(),
  source: CollegeSource,
});
export type CollegePrograms = z.infer<typeof CollegePrograms>;

export const CollegeCareersQuery = z.strictObject({
  cluster: z
    .string()
    .regex(/^[a-z-]{1,60}$/)
    .optional(),
});

/** Careers that a college's programs lead to: how many in each group, and those of the group asked for. */
export const CollegeCareers = z.object({
  total: z.int(),
  /** Words: `careers-data.cluster-<id>`; the most first. A career counts in its main group. */
  clusters: z.array(z.object({ id: z.string(), count: z.int() })),
  items: z.array(
    CareerBrief.extend({
      programs: z.array(ProgramBrief.pick({ code: true, title: true, titleLocale: true })),
      morePrograms: z.int(),
    }),
  ),
  none: CollegeGap.nullable(),
  sources: z.array(CollegeSource),
});
export type CollegeCareers = z.infer<typeof CollegeCareers>;
