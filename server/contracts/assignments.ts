import { z } from 'zod';
import { ClassGroups } from './groups.js';
import {
  ANSWER_TEXT_MAX,
  ASSIGNMENT_TITLE_MAX,
  COMMENT_MAX,
  INSTRUCTIONS_MAX,
  POINTS_MAX,
  PROMPT_MAX,
  PROMPTS_MAX,
} from './limits.js';

/** One question of a plan reflection. */
export const Block = z.object({ id: z.string(), prompt: z.string(), hint: z.string() });
export type Block = z.infer<typeof Block>;

export const GradingKind = z.enum(['points', 'complete', 'none']);
export type GradingKind = z.infer<typeof GradingKind>;

/** A plan reflection that a teacher put into a course. */
export const Assignment = z.object({
  id: z.uuid(),
  title: z.string(),
  instructions: z.string(),
  blocks: z.array(Block),
  grading: GradingKind,
  /** A whole number; 1 for complete or not; null without a gradebook column. */
  maxPoints: z.int().nullable(),
  dueAt: z.iso.datetime().nullable(),
});
export type Assignment = z.infer<typeof Assignment>;

export const NewAssignment = z.strictObject({
  title: z.string().trim().min(1).max(ASSIGNMENT_TITLE_MAX),
  instructions: z.string().trim().max(INSTRUCTIONS_MAX).default(''),
  blocks: z
    .array(
      z.strictObject({
        prompt: z.string().trim().min(1).max(PROMPT_MAX),
        hint: z.string().trim().max(PROMPT_MAX).default(''),
      }),
    )
    .min(1)
    .max(PROMPTS_MAX),
  grading: GradingKind,
  maxPoints: z.int().min(1).max(POINTS_MAX).nullable().default(null),
  dueAt: z.iso.datetime({ offset: true }).nullable().default(null),
});
export type NewAssignment = z.input<typeof NewAssignment>;

export const AssignmentBrief = z.object({
  id: z.uuid(),
  title: z.string(),
  grading: GradingKind,
  maxPoints: z.int().nullable(),
  dueAt: z.iso.datetime().nullable(),
  students: z.int(),
  handedIn: z.int(),
  toRead: z.int(),
  /** Scores the LMS does not have yet. */
  notSent: z.int(),
  /** Only where courses are shown together. */
  courseTitle: z.string().nullish(),
});
export type AssignmentBrief = z.infer<typeof AssignmentBrief>;
export const AssignmentList = z.object({ assignments: z.array(AssignmentBrief) });
export type AssignmentList = z.infer<typeof AssignmentList>;

export const SubmissionStatus = z.enum(['none', 'draft', 'submitted', 'scored', 'returned']);
export type SubmissionStatus = z.infer<typeof SubmissionStatus>;

/** By block id. */
export const Answers = z.record(z.string().max(40), z.string().max(ANSWER_TEXT_MAX));
export type Answers = z.infer<typeof Answers>;

/** What the student has of a reflection. */
export const Reflection = z.object({
  assignment: Assignment,
  submission: z.object({
    status: SubmissionStatus,
    answers: z.record(z.string(), z.string()),
    revision: z.int(),
    submittedAt: z.iso.datetime().nullable(),
    comment: z.string(),
    points: z.number().nullable(),
    scoredAt: z.iso.datetime().nullable(),
    teacherName: z.string().nullable(),
  }),
  canWrite: z.boolean(),
});
export type Reflection = z.infer<typeof Reflection>;

export const ReflectionDraft = z.strictObject({ answers: Answers, revision: z.int().min(0) });
export const ReflectionSaved = z.object({ revision: z.int(), savedAt: z.iso.datetime() });
export type ReflectionSaved = z.infer<typeof ReflectionSaved>;
/** With a revision, only that version is handed in. */
export const HandIn = z.strictObject({ revision: z.int().min(0).optional() });

/** Why a score stopped, or (the first two) waits longer. The browser has the words. */
export const DeliveryReason = z.enum([
  'lms-busy',
  'lms-down',
  'no-column',
  'not-student',
  'gone',
  'refused',
  'keeps-old',
  'gave-up',
  'unknown',
]);
export type DeliveryReason = z.infer<typeof DeliveryReason>;

/** Where a score is on its way to the gradebook, and why it stopped or waits. */
export const Delivery = z.object({
  state: z.enum(['none', 'waiting', 'sent', 'parked']),
  reason: DeliveryReason.nullable(),
  /** When a score that waits is tried again. */
  nextTryAt: z.iso.datetime().nullable(),
  /** What the gradebook shows instead, on our scale, where somebody changed it there. */
  gradebookPoints: z.number().nullable(),
});
export type Delivery = z.infer<typeof Delivery>;

export const GradingStudent = z.object({
  personId: z.uuid(),
  name: z.string(),
  status: SubmissionStatus,
  submittedAt: z.iso.datetime().nullable(),
  points: z.number().nullable(),
  delivery: Delivery,
});
export type GradingStudent = z.infer<typeof GradingStudent>;

export const Grading = z.object({
  assignment: Assignment,
  students: z.array(GradingStudent),
  groups: ClassGroups,
  /** What people call the LMS of the course, for example "Canvas". */
  lmsName: z.string(),
  /** The gradebook's own numbers are on their way. */
  isChecking: z.boolean(),
});
export type Grading = z.infer<typeof Grading>;

/** A student's work as the teacher sees it: nothing of a draft. */
export const StudentWork = GradingStudent.extend({
  answers: z.record(z.string(), z.string()),
  comment: z.string(),
  /** How many times it was handed in. */
  versions: z.int(),
});
export type StudentWork = z.infer<typeof StudentWork>;

export const NewScore = z.strictObject({
  points: z.number().min(0).max(POINTS_MAX).multipleOf(0.01).nullable(),
  comment: z.string().trim().max(COMMENT_MAX).default(''),
});
export const ReturnWork = z.strictObject({
  comment: z.string().trim().max(COMMENT_MAX).default(''),
});

export const AssignmentPath = z.object({ id: z.uuid() });
export const WorkPath = z.object({ id: z.uuid(), personId: z.uuid() });
