import { z } from 'zod';
import { CAREER_QUERY_MAX, CAREERS_PER_PAGE_MAX } from './limits.js';
import { savedFields } from './opinions.js';
import { AREAS } from './riasec.js';

export const AreaCode = z.enum(AREAS);
export type AreaCode = z.infer<typeof AreaCode>;
export const RiasecScores = z.object({
  r: z.number(),
  i: z.number(),
  a: z.number(),
  s: z.number(),
  e: z.number(),
  c: z.number(),
});
export type RiasecScores = z.infer<typeof RiasecScores>;

/** An occupation's code, e.g. `29-1141.00`. */
export const CareerCode = z.string().regex(/^\d{2}-\d{4}\.\d{2}$/);
export const CareerPath = z.object({ code: CareerCode });

/** Where a number comes from; its words are `careers-data.source-<id>`. */
export const CareerSource = z.object({
  id: z.enum([
    'interests',
    'zones',
    'titles',
    'wages',
    'wages-projections',
    'wages-states',
    'apprenticeships',
    'military-jobs',
    'outlook',
    'typical-education',
    'education',
    'skills',
    'knowledge',
    'technology',
    'related',
    'clusters',
    'subjects',
    'cip-soc',
    'completions',
  ]),
  year: z.int(),
  /** Of an imported official file: the release, e.g. `O*NET 31.0`. */
  release: z.string().optional(),
});
export type CareerSource = z.infer<typeof CareerSource>;

/** Why a section has no numbers; its words are `careers-data.no-data-<reason>`. */
export const NoDataReason = z.enum([
  'military',
  'group',
  'not-published',
  'not-rated',
  'no-answers',
  'pay-not-published',
  'none-stands-out',
  'no-program',
  'no-career',
  'not-imported',
  'none-listed',
]);
export type NoDataReason = z.infer<typeof NoDataReason>;

/** Growth against all occupations together. */
export const OutlookLabel = z.enum([
  'decline',
  'little',
  'slower',
  'average',
  'faster',
  'much-faster',
]);
export type OutlookLabel = z.infer<typeof OutlookLabel>;

/** A line in a list of careers. */
export const CareerBrief = z.object({
  code: z.string(),
  title: z.string(),
  /** The language of the title, for `lang`. */
  titleLocale: z.string(),
  /** Words: `careers-data.cluster-<id>`. The first is the main one. */
  clusters: z.array(z.string()),
  /** Up to three areas, the strongest first; empty where the occupation has no ratings. */
  areas: z.array(AreaCode),
  /** How much preparation: 1 little, 5 a great deal. */
  zone: z.int().min(1).max(5).nullable(),
  /** Words: `careers-data.typical-<id>`. */
  typicalEducation: z.string().nullable(),
  medianYearly: z.number().nullable(),
  medianHourly: z.number().nullable(),
  growthPercent: z.number().nullable(),
  outlook: OutlookLabel.nullable(),
});
export type CareerBrief = z.infer<typeof CareerBrief>;

const flag = z.stringbool();

export const CareerSearch = z.strictObject({
  query: z.string().trim().max(CAREER_QUERY_MAX).optional(),
  cluster: z.string().max(100).optional(),
  subject: z.string().max(100).optional(),
  /** The first letter of the title. */
  letter: z
    .string()
    .regex(/^[A-Za-z]$/)
    .optional(),
  /** Careers in which this area is among the two strongest. */
  area: AreaCode.optional(),
  zone: z.coerce.number().int().min(1).max(5).optional(),
  bright: flag.optional(),
  limit: z.coerce.number().int().min(1).max(CAREERS_PER_PAGE_MAX).default(20),
  offset: z.coerce.number().int().min(0).max(10_000).default(0),
});
export type CareerSearch = z.infer<typeof CareerSearch>;

export const CareerSearchReply = z.object({
  total: z.int(),
  items: z.array(
    CareerBrief.extend({
      /** The other title that was found, when the career's own title is not what was asked for. */
      matchedTitle: z.string().nullable(),
    }),
  ),
});
export type CareerSearchReply = z.infer<typeof CareerSearchReply>;

const Door = z.object({ id: z.string(), count: z.int() });

/** The explore page: six careers, one an area, that change from day to day, and the doors. */
export const CareersHome = z.object({
  careers: z.array(CareerBrief.extend({ area: AreaCode, paySource: CareerSource })),
  total: z.int(),
  clusters: z.array(Door),
  subjects: z.array(Door),
  /** Letters A–Z that have a career. */
  letters: z.array(Door),
});
export type CareersHome = z.infer<typeof CareersHome>;

/** A section of a profile: its data, or why there is none; and always where it comes from. */
const section = <S extends z.ZodType>(data: S) =>
  z.object({ data: data.nullable(), noData: NoDataReason.nullable(), source: CareerSource });

export const PayRange = z.object({
  p10: z.number().nullable(),
  p25: z.number().nullable(),
  p50: z.number().nullable(),
  p75: z.number().nullable(),
  p90: z.number().nullable(),
});
export type PayRange = z.infer<typeof PayRange>;

/** What is published of a career in one state. */
export const StatePay = z.object({
  /** Postal code. */
  state: z.string(),
  name: z.string(),
  employment: z.int().nullable(),
  /** The share of jobs that are this one, against the whole country: 2 is twice as many. */
  locationQuotient: z.number().nullable(),
  yearly: PayRange,
  hourlyMedian: z.number().nullable(),
});
export type StatePay = z.infer<typeof StatePay>;

export const CareerProfile = CareerBrief.extend({
  /** Other job titles people use, in English. */
  alsoCalled: z.array(z.string()),
  titlesSource: CareerSource,
  /**
   * What this work needs more than most others do, the strongest first. Words: `career-work.do-<skill>`
   * and `career-work.about-<knowledge>`.
   */
  work: section(z.object({ skills: z.array(z.string()), knowledge: z.array(z.string()) })),
  interests: section(RiasecScores),
  preparation: section(z.object({ zone: z.int() })),
  pay: section(
    z.object({
      yearly: PayRange.nullable(),
      /** Yearly divided by 2,080 hours, except a median that was published. */
      hourly: PayRange,
      meanYearly: z.number().nullable(),
      /** How many people have this job. */
      employment: z.int().nullable(),
      /** The numbers are for a wider group that this career belongs to. */
      isForGroup: z.boolean(),
    }),
  ),
  jobOutlook: section(
    z.object({
      fromYear: z.int(),
      toYear: z.int(),
      growthPercent: z.number(),
      label: OutlookLabel,
      openingsPerYear: z.int().nullable(),
      employmentFrom: z.int().nullable(),
      employmentTo: z.int().nullable(),
      isFastGrowing: z.boolean(),
      hasManyOpenings: z.boolean(),
      isForGroup: z.boolean(),
    }),
  ),
  /** What one usually needs to begin. Words: `careers-data.typical-`, `experience-`, `training-<id>`. */
  entry: section(
    z.object({
      education: z.string(),
      experience: z.string().nullable(),
      training: z.string().nullable(),
    }),
  ),
  /** What share of people in the job say which level it needs. Words: `careers-data.education-<level>`. */
  educationLevels: section(
    z.array(z.object({ level: z.int().min(1).max(12), percent: z.number() })),
  ),
  /** Importance 1–5. Words: `careers-data.skill-<id>`. */
  skills: section(z.array(z.object({ id: z.string(), importance: z.number() }))),
  /** Words: `careers-data.knowledge-<id>`. `subjects` are the school subjects that teach it. */
  knowledge: section(
    z.array(z.object({ id: z.string(), importance: z.number(), subjects: z.array(z.string()) })),
  ),
  /** School subjects this career uses a lot. Words: `careers-data.subject-<id>`. */
  subjects: section(z.array(z.string())),
  /** Product names, in English. */
  technology: section(z.array(z.object({ name: z.string(), isHot: z.boolean() }))),
  related: section(z.array(CareerBrief)),
  clusterSource: CareerSource,
  /** Pay and jobs by state, in the order of postal codes; territories too. */
  states: section(z.object({ states: z.array(StatePay), isForGroup: z.boolean() })),
  /** Registered apprenticeships that lead to it; titles in English. */
  apprenticeships: section(z.array(z.object({ code: z.string(), title: z.string() }))),
  /** Jobs of the armed forces that are like it. Words: `careers-data.service-<id>`; titles in English. */
  militaryJobs: section(
    z.array(z.object({ service: z.string(), code: z.string(), title: z.string() })),
  ),
  /** The official release whose list of occupations has it no more; what was saved stays. */
  noLongerListed: z.string().nullable(),
});
export type CareerProfile = z.infer<typeof CareerProfile>;

export const SavedCareer = z.object({ ...savedFields, career: CareerBrief });
export type SavedCareer = z.infer<typeof SavedCareer>;

export const SavedCareerList = z.object({ items: z.array(SavedCareer) });
export type SavedCareerList = z.infer<typeof SavedCareerList>;

/** The student's own word on one career; null when it is not saved. */
export const SavedCareerReply = z.object({ saved: SavedCareer.nullable() });
export type SavedCareerReply = z.infer<typeof SavedCareerReply>;

/** One of the saved careers that the student lets the reader see: what is said of it now. */
export const SharedCareer = SavedCareer.omit({ history: true, isRemoved: true });
export type SharedCareer = z.infer<typeof SharedCareer>;

export const SharedCareers = z.object({ items: z.array(SharedCareer) });
export type SharedCareers = z.infer<typeof SharedCareers>;

/** What each saved career pays, for sums the student makes. */
export const SavedCareerPay = z.object({
  items: z.array(
    z.object({
      career: CareerBrief.pick({ code: true, title: true, titleLocale: true }),
      stillInterested: z.boolean(),
      pay: CareerProfile.shape.pay,
    }),
  ),
});
export type SavedCareerPay = z.infer<typeof SavedCareerPay>;
