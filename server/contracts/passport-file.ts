import { AREAS_OF, ASSESSMENT_KINDS } from './assessment-kinds.js';
import { z } from 'zod';
import { ACTIVITY_BRANCHES, ACTIVITY_KINDS } from './activity-fields.js';
import { CitationKind, CitationSnapshot } from './citations.js';
import { EntryRef } from './entries.js';
import { FileType } from './evidence.js';
import { GoalHorizon, GoalKind } from './goals.js';
import * as limits from './limits.js';
import { PassportCoursePlans, PassportCourses } from './passport-courses.js';
import { MatchMix } from './matching.js';
import { ProfilerForm } from './profiler.js';
import { Score } from './record.js';
import { ResumeContact, ResumeLanguage, ResumeSection, ResumeTemplate } from './resumes.js';
import { StrengthSide, StrengthSource } from './strengths.js';
import { Voucher } from './passport-voucher.js';
import {
  PassportCareer,
  PassportCollege,
  PassportPlace,
  PassportScholarship,
  PassportSearch,
  PassportWay,
} from './passport-saved.js';
import { PassportChoice, PassportLookBack, PassportMark, WORDS_MAX } from './passport-years.js';
import { Visibility } from './visibility.js';

/**
 * `passport.json`: all that a student has in their plan, in a layout that other programs can
 * read. Each entry has an `id` that it keeps wherever it goes; other entries name it by that.
 * Version 2 added look-backs, choices about goals, marks on careers, saved colleges and searches, ways after school, places, scholarships, and lines,
 * confidence and visibility of saved careers; files of version 1 stay readable.
 */
export const PASSPORT_FORMAT = 'pathlight-passport';
export const PASSPORT_VERSION = 2;

const id = z.uuid();
const at = z.iso.datetime();
const day = z.iso.date().nullable();
const text = (most: number) => z.string().max(most);
const title = (most: number) => z.string().min(1).max(most);
const { RECORD_NAME_MAX } = limits;

export const PassportGoal = z.strictObject({
  id,
  title: title(limits.GOAL_TITLE_MAX),
  why: text(limits.GOAL_WHY_MAX),
  measure: text(limits.GOAL_MEASURE_MAX),
  helpers: text(limits.GOAL_HELPERS_MAX),
  kind: GoalKind,
  horizon: GoalHorizon,
  parentId: id.nullable(),
  status: z.enum(['active', 'done']),
  targetDate: day,
  isFocus: z.boolean(),
  visibility: Visibility,
  createdAt: at,
  completedAt: at.nullable(),
  milestones: z
    .array(
      z.strictObject({
        title: title(limits.MILESTONE_TITLE_MAX),
        dueDate: day,
        doneAt: at.nullable(),
      }),
    )
    .max(limits.MILESTONES_PER_GOAL_MAX),
});

const list = z.array(text(160)).max(20);

export const PassportActivity = z
  .strictObject({
    id,
    kind: z.enum(ACTIVITY_KINDS),
    title: title(160),
    organisation: text(160),
    role: text(160),
    description: text(2_000),
    honours: text(500),
    branch: z.enum(ACTIVITY_BRANCHES).nullable(),
    skills: list,
    tags: list,
    startedOn: day,
    endedOn: day,
    grades: z.array(z.int().min(6).max(12)).max(7),
    hours: z.number().min(0).max(20_000).nullable(),
    isPaid: z.boolean().nullable(),
    supervisor: text(160),
    visibility: Visibility,
    createdAt: at,
    verified: Voucher.nullable(),
  })
  .refine(({ startedOn, endedOn }) => !startedOn || !endedOn || endedOn >= startedOn);

export const PassportReflection = z.strictObject({
  id,
  about: EntryRef.nullable(),
  prompt: z.int().min(1).max(3).nullable(),
  text: text(limits.ANSWER_TEXT_MAX),
  visibility: Visibility,
  gradeLevel: z.int().min(6).max(12).nullable(),
  schoolYear: z.int().min(1990).max(2100),
  createdAt: at,
});

export const PassportStrength = z.strictObject({
  id,
  side: StrengthSide,
  text: title(limits.STRENGTH_MAX),
  source: StrengthSource,
  sourceNote: text(limits.STRENGTH_NOTE_MAX),
  goalId: id.nullable(),
  visibility: Visibility,
  createdAt: at,
});

/** What a goal rests on, as it was when the student named it. */
export const PassportCitation = z.strictObject({
  id,
  goalId: id,
  kind: CitationKind,
  source: text(100),
  snapshot: CitationSnapshot,
  citedAt: at,
});

export const PassportResult = z.strictObject({
  id,
  /** `school`: entered by staff or from a file of the district, and not the student's to change. */
  source: z.enum(['student', 'school']),
  /** Where the school entered it; empty for the student's own. */
  where: text(200),
  tool: title(RECORD_NAME_MAX),
  name: text(RECORD_NAME_MAX),
  takenOn: z.iso.date(),
  scores: z.array(Score).max(limits.SCORES_PER_RESULT_MAX),
  meaning: text(limits.RESULT_MEANING_MAX),
  comment: text(limits.RECORD_TEXT_MAX),
  visibility: Visibility,
});

export const PassportInterests = z
  .strictObject({
    id,
    name: title(limits.RESULT_NAME_MAX),
    /** Which questions; passports made before there were others don't say. */
    kind: z.enum(ASSESSMENT_KINDS).default('interests'),
    form: ProfilerForm,
    answers: z.record(z.string().max(60), z.int().min(0).max(10)),
    /** What each score is about: the areas of the kind. */
    areas: z
      .array(text(60))
      .max(40)
      .default([...AREAS_OF.interests]),
    scores: z.array(z.int().min(0).max(1_000)).max(40),
    minimum: z.int().min(0).max(1_000),
    maximum: z.int().min(0).max(1_000),
    isFlat: z.boolean(),
    matches: z.array(text(20)).max(2_000),
    instrument: text(100),
    instrumentVersion: text(100),
    algorithm: text(100),
    /** Weights and other scores behind the list; null where interests alone made it. */
    mix: MatchMix.nullable().default(null),
    finishedAt: at,
  })
  .refine(
    ({ kind, areas, scores }) =>
      scores.length === areas.length &&
      AREAS_OF[kind].length === areas.length &&
      areas.every((area) => AREAS_OF[kind].includes(area)),
  );

export const PassportResume = z.strictObject({
  id,
  name: title(limits.RESUME_NAME_MAX),
  template: ResumeTemplate,
  language: ResumeLanguage,
  contact: ResumeContact,
  summary: text(limits.RESUME_SUMMARY_MAX),
  sections: z.array(ResumeSection).max(8),
  updatedAt: at,
});

export const PassportEvidence = z.strictObject({
  id,
  kind: z.enum(['file', 'link', 'work']),
  title: title(limits.EVIDENCE_TITLE_MAX),
  why: text(limits.EVIDENCE_WHY_MAX),
  visibility: Visibility,
  /** Only web addresses: a `javascript:` link would run in our page. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(limits.ITEM_URL_MAX)
    .nullable(),
  /** The name of the course work, where it is one. */
  work: text(300).nullable(),
  /** `path` says where the file lies in the passport. */
  file: z.strictObject({ name: title(120), type: FileType, path: text(300) }).nullable(),
  for: z.array(EntryRef).max(limits.EVIDENCE_ENTRIES_MAX),
  createdAt: at,
});

export const PassportSchool = z
  .strictObject({
    id,
    school: title(limits.SCHOOL_NAME_MAX),
    fromYear: z.int().min(1900).max(2200),
    toYear: z.int().min(1900).max(2200).nullable(),
    program: text(limits.PROGRAM_MAX),
    credits: z.number().min(0).max(limits.CREDITS_MAX).nullable(),
    confirmed: Voucher.nullable(),
  })
  .refine(({ fromYear, toYear }) => toYear === null || toYear >= fromYear);

/** What has no place of its own elsewhere: reflections handed in to a course, and other wordings. */
export const PassportKept = z.strictObject({
  id,
  kind: z.enum(['handed-in', 'career', 'college', 'citation', 'look-back', 'choice', 'mark']),
  title: text(300),
  at,
  texts: z.array(z.strictObject({ prompt: text(600), text: text(WORDS_MAX) })).max(20),
});

export const PASSPORT_PARTS = {
  goals: z.array(PassportGoal).max(limits.GOALS_PER_PLAN_MAX),
  activities: z.array(PassportActivity).max(limits.PASSPORT_ENTRIES_MAX),
  reflections: z.array(PassportReflection).max(limits.JOURNAL_ENTRIES_MAX),
  strengths: z.array(PassportStrength).max(limits.STRENGTHS_MAX * 4),
  citations: z.array(PassportCitation).max(limits.PASSPORT_ENTRIES_MAX),
  results: z.array(PassportResult).max(limits.PASSPORT_ENTRIES_MAX),
  careers: z.array(PassportCareer).max(limits.SAVED_CAREERS_MAX),
  colleges: z.array(PassportCollege).max(limits.SAVED_COLLEGES_MAX).default([]),
  searches: z.array(PassportSearch).max(limits.COLLEGE_SEARCHES_MAX).default([]),
  ways: z.array(PassportWay).max(limits.WAY_CHOICES_MAX).default([]),
  places: z.array(PassportPlace).max(limits.PLACES_MAX).default([]),
  scholarships: z.array(PassportScholarship).max(limits.SCHOLARSHIP_PICKS_MAX).default([]),
  interests: z
    .array(PassportInterests)
    .max(limits.RESULTS_PER_STUDENT_MAX * ASSESSMENT_KINDS.length),
  resumes: z.array(PassportResume).max(limits.RESUMES_PER_STUDENT_MAX),
  evidence: z.array(PassportEvidence).max(limits.EVIDENCE_ITEMS_MAX),
  schools: z.array(PassportSchool).max(limits.HISTORY_MAX * 4),
  lookBacks: z.array(PassportLookBack).max(limits.LOOK_BACKS_MAX).default([]),
  choices: z.array(PassportChoice).max(limits.PASSPORT_ENTRIES_MAX).default([]),
  marks: z.array(PassportMark).max(limits.MATCH_MARKS_MAX).default([]),
  ...{ courses: PassportCourses, coursePlans: PassportCoursePlans },
  kept: z.array(PassportKept).max(limits.PASSPORT_ENTRIES_MAX),
} as const;

export type PassportPart = keyof typeof PASSPORT_PARTS;
export type PassportParts = { [P in PassportPart]: z.infer<(typeof PASSPORT_PARTS)[P]> };
export type PassportItem<P extends PassportPart> = PassportParts[P][number];
export const PART_NAMES = Object.keys(PASSPORT_PARTS) as PassportPart[];

export const PassportFile = z.strictObject({
  format: z.literal(PASSPORT_FORMAT),
  version: z.int().min(1).max(PASSPORT_VERSION),
  madeAt: at,
  language: z.enum(['en', 'es']),
  /** False: the student left out what is private to them. */
  isWhole: z.boolean(),
  student: z.strictObject({
    name: text(300).nullable(),
    gradeLevel: z.int().min(6).max(12).nullable(),
    /** The calendar year in which the school year of making began. */
    schoolYear: z.int(),
  }),
  issuer: z.strictObject({ name: text(200), url: text(500) }),
  parts: z.strictObject(PASSPORT_PARTS),
});
export type PassportFile = z.infer<typeof PassportFile>;
