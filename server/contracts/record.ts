import { z } from 'zod';
import { AREA_KINDS } from './assessment-kinds.js';
import { AreaCode } from './careers.js';
import {
  CREDITS_MAX,
  PROGRAM_MAX,
  RECORD_NAME_MAX,
  RECORD_TEXT_MAX,
  RESULT_MEANING_MAX,
  SCHOOL_NAME_MAX,
  SCORE_VALUE_MAX,
  SCORES_PER_RESULT_MAX,
} from './limits.js';
import { Visibility } from './visibility.js';

const name = z.string().trim().min(1).max(RECORD_NAME_MAX);
const text = z.string().trim().min(1).max(RECORD_TEXT_MAX);

export const Score = z.strictObject({
  name,
  /** As it was told: `231`, `Proficient`, `920L`. */
  value: z.string().trim().min(1).max(SCORE_VALUE_MAX),
  maximum: z.number().positive().max(1_000_000).nullable(),
});
export type Score = z.infer<typeof Score>;

/**
 * `imported`: by a file of the district; `staff`, `student`: entered by hand; `passport`: entered by a
 * school elsewhere, and brought by the student's plan passport.
 */
export const ResultSource = z.enum(['imported', 'staff', 'student', 'passport']);
export type ResultSource = z.infer<typeof ResultSource>;

/** A result of a test from elsewhere. */
export const AssessmentResult = z.object({
  id: z.uuid(),
  tool: z.string(),
  name: z.string(),
  takenOn: z.iso.date(),
  scores: z.array(Score),
  /** In plain words, by whoever entered it. Empty: nobody said. */
  meaning: z.string(),
  source: ResultSource,
  /** Staff who entered or imported it; null for the student's own, and where no name is known. */
  enteredBy: z.string().nullable(),
  enteredAt: z.iso.datetime(),
  /** When staff put it right after a request. */
  correctedAt: z.iso.datetime().nullable(),
  comment: z.string(),
  visibility: Visibility,
});
export type AssessmentResult = z.infer<typeof AssessmentResult>;

/** One of our own interest results; its meaning is in its areas. */
export const InterestResult = z.object({
  id: z.uuid(),
  name: z.string(),
  takenOn: z.iso.datetime(),
  /** Empty when no area stands out. */
  topAreas: z.array(AreaCode),
});
export type InterestResult = z.infer<typeof InterestResult>;

/** One of our own results on skills or values; its meaning is in its areas. */
export const AreaResultBrief = z.object({
  id: z.uuid(),
  kind: z.enum(AREA_KINDS),
  name: z.string(),
  takenOn: z.iso.datetime(),
  /** Empty when no area stands out. */
  topAreas: z.array(z.string()),
});
export type AreaResultBrief = z.infer<typeof AreaResultBrief>;

const takenOn = z.iso.date();
const scores = z.array(Score).max(SCORES_PER_RESULT_MAX);
const meaning = z.string().trim().max(RESULT_MEANING_MAX);
const resultName = z.string().trim().max(RECORD_NAME_MAX);

export const NewAssessmentResult = z.strictObject({
  ...{ tool: name, name: resultName.default(''), takenOn },
  ...{ scores: scores.default([]), meaning: meaning.default('') },
  visibility: Visibility.default('teachers'),
});
export type NewAssessmentResult = z.infer<typeof NewAssessmentResult>;

/** The student's own can change in all; of the others only the comment is the student's. */
export const AssessmentChanges = z
  .strictObject({
    ...{ tool: name, name: resultName, takenOn, scores, meaning },
    visibility: Visibility,
    comment: z.string().trim().max(RECORD_TEXT_MAX),
  })
  .partial();
export type AssessmentChanges = z.infer<typeof AssessmentChanges>;

/** What is held about a student. */
export const FactName = z.enum([
  ...['name', 'email', 'sis-id', 'language', 'school', 'grade', 'guardians'],
] as const);
export type FactName = z.infer<typeof FactName>;

export const HeldFact = z.object({
  fact: FactName,
  /** Empty: nothing is held. */
  values: z.array(z.string()),
  /** Beside the named guardians: how many have no name here. */
  unnamed: z.int(),
  /** `lms`: told by the learning platform; `sis`: by the district's file. */
  from: z.enum(['lms', 'sis']),
  /** When it was last told; null where nothing is held. */
  asOf: z.iso.datetime().nullable(),
});
export type HeldFact = z.infer<typeof HeldFact>;

/** A time at a school. */
export const SchoolTime = z.object({
  id: z.uuid(),
  school: z.string(),
  fromYear: z.int(),
  toYear: z.int().nullable(),
  program: z.string(),
  credits: z.number().nullable(),
  /** Staff said that it is so. Until then it is not official. */
  isConfirmed: z.boolean(),
  confirmedBy: z.string().nullable(),
});
export type SchoolTime = z.infer<typeof SchoolTime>;

/** A school known from a course or a file. */
export const KnownSchool = z.object({
  school: z.string(),
  from: z.enum(['lms', 'sis']),
  sinceYear: z.int(),
  isNow: z.boolean(),
});
export type KnownSchool = z.infer<typeof KnownSchool>;

const year = z.int().min(1990).max(2100);

export const NewSchoolTime = z
  .strictObject({
    school: z.string().trim().min(1).max(SCHOOL_NAME_MAX),
    fromYear: year,
    toYear: year.nullable().default(null),
    program: z.string().trim().max(PROGRAM_MAX).default(''),
    credits: z.number().min(0).max(CREDITS_MAX).nullable().default(null),
  })
  .refine(({ fromYear, toYear }) => toYear === null || toYear >= fromYear, {
    path: ['toYear'],
    message: 'The last year is before the first.',
  });
export type NewSchoolTime = z.infer<typeof NewSchoolTime>;

export const Confirmation = z.strictObject({ isConfirmed: z.boolean() });

export const CorrectionSubject = z.enum(['result', ...FactName.options]);
export type CorrectionSubject = z.infer<typeof CorrectionSubject>;

/** What a student asked to have put right, and what became of it. */
export const Correction = z.object({
  id: z.uuid(),
  subject: CorrectionSubject,
  resultId: z.uuid().nullable(),
  shown: z.string(),
  text: z.string(),
  askedAt: z.iso.datetime(),
  state: z.enum(['open', 'accepted', 'refused']),
  reason: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  correctedAt: z.iso.datetime().nullable(),
});
export type Correction = z.infer<typeof Correction>;

export const NewCorrection = z
  .strictObject({ subject: CorrectionSubject, resultId: z.uuid().nullable().default(null), text })
  .refine(({ subject, resultId }) => (subject === 'result') === (resultId !== null), {
    path: ['resultId'],
    message: 'Name the result, and only for a result.',
  });
export type NewCorrection = z.infer<typeof NewCorrection>;

/** For staff: whose it is, and the result as it stands, where it is about one. */
export const StaffCorrection = Correction.extend({
  studentId: z.uuid(),
  studentName: z.string(),
  result: AssessmentResult.nullable(),
});
export type StaffCorrection = z.infer<typeof StaffCorrection>;
export const StaffCorrections = z.object({ items: z.array(StaffCorrection) });
export type StaffCorrections = z.infer<typeof StaffCorrections>;

export const Decision = z.strictObject({ state: z.enum(['accepted', 'refused']), reason: text });
export type Decision = z.infer<typeof Decision>;

/** How it should read, once the request was accepted. */
export const CorrectedResult = z.strictObject({
  ...{ tool: name, name: resultName, takenOn, scores, meaning },
});
export type CorrectedResult = z.infer<typeof CorrectedResult>;

export const RecordPath = z.object({ id: z.uuid() });
