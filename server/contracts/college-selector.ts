import { z } from 'zod';
import { CareerCode } from './careers.js';
import { COLLEGE_CRITERIA, COLLEGE_SORTS } from './college-criteria.js';
import {
  CollegeBrief,
  CollegeControl,
  CollegeLevel,
  Community,
  CollegeSource,
} from './colleges.js';
import { COLLEGES_PER_PAGE_MAX, COLLEGE_QUERY_MAX } from './limits.js';
import { AwardLevel, ProgramCode } from './programs.js';

export const CollegeCriterion = z.enum(COLLEGE_CRITERIA);
export type CollegeCriterion = z.infer<typeof CollegeCriterion>;

/** Undergraduates; words: `colleges.size-<id>`. */
export const CollegeSize = z.enum([
  'under-1000',
  '1000-4999',
  '5000-9999',
  '10000-19999',
  '20000-plus',
]);

const listOf = <T extends string>(item: z.ZodType<T, string>) =>
  z
    .string()
    .max(400)
    .transform((text) => text.split(',').filter((id) => id !== ''))
    .pipe(z.array(item).max(60))
    .optional();
const word = z.string().regex(/^[a-z0-9-]{1,40}$/);
const dollars = z.coerce.number().int().min(0).max(200_000).optional();
const percent = z.coerce.number().int().min(0).max(100).optional();
const yes = z.literal('yes').optional();

/** `columbus-oh@50`: a place and how many miles from it. */
export const Nearness = z.string().regex(/^[a-z0-9-]{2,60}@\d{1,4}$/);

/** Each criterion at most once; those named in `nice` are wishes, the others must be met. */
export const CollegeCriteria = z.strictObject({
  program: ProgramCode.optional(),
  /** The first two digits of programs. */
  field: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
  career: CareerCode.optional(),
  award: listOf(AwardLevel),
  near: Nearness.optional(),
  state: listOf(z.string().regex(/^[A-Z]{2}$/)),
  region: listOf(word),
  community: listOf(Community),
  level: listOf(CollegeLevel),
  control: listOf(CollegeControl),
  size: listOf(CollegeSize),
  /** At most so many dollars a year after grants, on average. */
  price: dollars,
  /** At most so many dollars a year, for people from the state. */
  tuition: dollars,
  tuitionOut: dollars,
  open: yes,
  /** Takes people without test scores. */
  tests: yes,
  /** At most so many students for each teacher. */
  ratio: z.coerce.number().int().min(1).max(200).optional(),
  /** At least so many of a hundred. */
  retention: percent,
  completion: percent,
  /** At least so many dollars a year. */
  earnings: dollars,
  /** Not all classes online. */
  inPerson: yes,
  calendar: listOf(word),
  nice: listOf(CollegeCriterion),
});
export type CollegeCriteria = z.infer<typeof CollegeCriteria>;

export const CollegeSort = z.enum(COLLEGE_SORTS);
export type CollegeSort = z.infer<typeof CollegeSort>;

export const CollegeQuery = CollegeCriteria.extend({
  /** Words of a name, a place or a program. */
  query: z.string().trim().max(COLLEGE_QUERY_MAX).optional(),
  sort: CollegeSort.default('fit'),
  limit: z.coerce.number().int().min(1).max(COLLEGES_PER_PAGE_MAX).default(20),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export type CollegeQuery = z.infer<typeof CollegeQuery>;

/** How a college does on a criterion: a number, an id or a title; null when nobody published it. */
export const FitReason = z.object({
  by: CollegeCriterion,
  isMet: z.boolean(),
  value: z.union([z.number(), z.string()]).nullable(),
});
export type FitReason = z.infer<typeof FitReason>;

export const FoundCollege = CollegeBrief.extend({
  reasons: z.array(FitReason),
  /** From the place asked for, in miles. */
  miles: z.number().nullable(),
  /** What of it was asked for by words other than its name and place. */
  matched: z.string().nullable(),
});
export type FoundCollege = z.infer<typeof FoundCollege>;

export const CollegePlace = z.object({
  /** As `columbus-oh`. */
  id: z.string(),
  city: z.string(),
  state: z.string(),
});
export type CollegePlace = z.infer<typeof CollegePlace>;

/** The criteria that were used, with the names of what they point to. */
export const ChosenNames = z.object({
  program: z.string().nullable(),
  career: z.string().nullable(),
  place: CollegePlace.nullable(),
});

export const CollegeSelection = z.object({
  total: z.int(),
  items: z.array(FoundCollege),
  names: ChosenNames,
  /** For each choice of a criterion that has few, how many colleges there would be with it. */
  options: z.array(
    z.object({
      by: CollegeCriterion,
      options: z.array(z.object({ id: z.string(), count: z.int() })),
    }),
  ),
  /** So many fit otherwise and are left out, because nothing is published. */
  withoutData: z.array(z.object({ by: CollegeCriterion, count: z.int() })),
  /** When nothing is left: what not to insist on, and how many that brings back, the most first. */
  relax: z.array(z.object({ by: z.array(CollegeCriterion), count: z.int() })),
  sources: z.array(CollegeSource),
});
export type CollegeSelection = z.infer<typeof CollegeSelection>;

export const PlaceQuery = z.strictObject({ query: z.string().trim().min(1).max(60) });
/** Cities with a college, by the beginning of their name or a ZIP code. */
export const PlaceReply = z.object({ items: z.array(CollegePlace) });
export type PlaceReply = z.infer<typeof PlaceReply>;

/** A spot on a map 975 wide and 610 high. */
const Spot = z.object({ x: z.number(), y: z.number() });

/** Where the colleges of a selection are; all others as a background that shows the country. */
export const CollegeMap = z.object({
  total: z.int(),
  /** Found, and off the map: on islands far out in the Pacific. */
  offMap: z.int(),
  /** The first of those found, in their order. */
  found: z.array(
    Spot.extend({ code: z.string(), name: z.string(), city: z.string(), state: z.string() }),
  ),
  /** x and y in turn. */
  background: z.array(z.int()),
  /** The place asked for. */
  place: Spot.nullable(),
  source: CollegeSource,
});
export type CollegeMap = z.infer<typeof CollegeMap>;
