import { z } from 'zod';
import { COMPONENT_CODES } from './component-codes.js';
import { CASELOAD_LIST_MAX, STUDENT_NUMBER_MAX } from './limits.js';

/** One to three letters, as a split by name has them: `A`, `Mc`, `Gar`. */
const Letters = z
  .string()
  .trim()
  .regex(/^\p{L}{1,3}$/u, 'One to three letters.');
const Grade = z.int().min(6).max(12);

/** Whom a rule takes in; whoever fits each thing that it names. */
export const CaseloadRule = z
  .strictObject({
    kind: z.literal('rule'),
    letters: z.object({ from: Letters, to: Letters }).nullable(),
    grades: z.object({ from: Grade, to: Grade }).nullable(),
    schoolId: z.uuid().nullable(),
  })
  .refine(({ letters, grades, schoolId }) => letters ?? grades ?? schoolId, {
    ...{ path: ['letters'], message: 'Name letters, grades or a school.' },
  })
  .refine(({ grades }) => !grades || grades.from <= grades.to, {
    ...{ path: ['grades', 'to'], message: 'The last grade comes before the first.' },
  });
export type CaseloadRule = z.infer<typeof CaseloadRule>;

/** Students by the number of the student information system, as a file has them. */
export const CaseloadNumbers = z.strictObject({
  kind: z.literal('list'),
  name: z.string().trim().min(1).max(200),
  numbers: z.array(z.string().trim().min(1).max(STUDENT_NUMBER_MAX)).min(1).max(CASELOAD_LIST_MAX),
});
export type CaseloadNumbers = z.infer<typeof CaseloadNumbers>;

export const NewCaseloadPart = z.union([CaseloadRule, CaseloadNumbers]);
export type NewCaseloadPart = z.infer<typeof NewCaseloadPart>;

export const CaseloadPart = z.object({
  id: z.uuid(),
  kind: z.enum(['rule', 'list']),
  name: z.string(),
  letters: z.object({ from: z.string(), to: z.string() }).nullable(),
  grades: z.object({ from: z.int(), to: z.int() }).nullable(),
  school: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** Of a list: how many stand on it. */
  listed: z.int(),
});
export type CaseloadPart = z.infer<typeof CaseloadPart>;

/** What a part would add, before anybody says yes. */
export const PartPreview = z.object({
  students: z.int(),
  /** Of them, who is in the caseload already. */
  known: z.int(),
  /** Numbers that no student has, and numbers that several records have. */
  unknown: z.array(z.string()),
  several: z.array(z.string()),
});
export type PartPreview = z.infer<typeof PartPreview>;

const School = z.object({ id: z.uuid(), name: z.string() });

/** Somebody with the LMSs that name them: a person of two LMSs can be a record in each. */
const Named = z.object({ personId: z.uuid(), name: z.string(), lms: z.array(z.string()) });

/** Every counselor with their parts, or the own ones. */
export const Caseloads = z.object({
  counselors: z.array(Named.extend({ parts: z.array(CaseloadPart) })),
  schools: z.array(School),
  /** Teachers who can be made counselors; none for whoever may not. */
  teachers: z.array(Named),
});
export type Caseloads = z.infer<typeof Caseloads>;

export const CaseloadStudent = z.object({
  personId: z.uuid(),
  name: z.string(),
  school: z.string().nullable(),
  /** Of whoever shares a name with another of them: the LMSs that name them. */
  lms: z.array(z.string()),
  isComplete: z.boolean(),
  isOutside: z.boolean(),
  done: z.int(),
  required: z.int(),
  missing: z.array(z.enum(COMPONENT_CODES)),
  dueOn: z.iso.date().nullable(),
});
export type CaseloadStudent = z.infer<typeof CaseloadStudent>;

export const Caseload = z.object({
  /** What plans are judged by; null in a district that chose no template. */
  plan: z.object({ name: z.string(), abbreviation: z.string() }).nullable(),
  parts: z.array(CaseloadPart),
  grades: z.array(
    z.object({
      /** Null: nobody says. */
      grade: z.int().nullable(),
      /** The nearest day by which the rule wants something of this grade. */
      dueOn: z.iso.date().nullable(),
      incomplete: z.int(),
      students: z.array(CaseloadStudent),
    }),
  ),
  /** Students of the district whose names the LMS keeps back: no split by name takes them in. */
  unnamed: z.int(),
});
export type Caseload = z.infer<typeof Caseload>;

/** Makes somebody who teaches a counselor. */
export const NewCounselor = z.strictObject({ personId: z.uuid() });
export type NewCounselor = z.infer<typeof NewCounselor>;

export const CounselorPath = z.object({ counselorId: z.uuid() });
export const CaseloadPartPath = CounselorPath.extend({ id: z.uuid() });
