import { z } from 'zod';
import { CourseArea, CourseTerm, CourseTitles, Credits } from './catalog.js';
import {
  APPROVALS_MAX,
  COURSE_CODE_MAX,
  COURSE_TITLE_MAX,
  PLANNED_MAX,
  TAKEN_STATUSES,
} from './course-fields.js';
import { CourseRule } from './course-rules.js';
import { Audit, CountedAs, DiplomaKind } from './graduation.js';
import { PlanHands } from './signatures.js';

export const PlanState = z.enum(['draft', 'submitted', 'approved']);
export type PlanState = z.infer<typeof PlanState>;

/** Why a course may not fit where it stands. Words: `courses.problem-<id>`. */
export const PlanProblemKind = z.enum([
  ...(['prerequisite', 'corequisite', 'term', 'grade', 'school', 'not-offered', 'past'] as const),
]);
export type PlanProblemKind = z.infer<typeof PlanProblemKind>;

export const Exception = z.object({
  reason: z.string(),
  by: z.string().nullable(),
  byRole: z.string(),
  at: z.iso.datetime(),
});
export type Exception = z.infer<typeof Exception>;

/** A course in a student's years: taken, or planned. */
export const PlanCourse = z.object({
  id: z.uuid(),
  isPlanned: z.boolean(),
  code: z.string(),
  title: z.string(),
  credits: Credits,
  area: CourseArea.nullable(),
  /** Null for a course taken in nobody knows which grade. */
  grade: z.int().nullable(),
  term: CourseTerm,
  status: z.enum(['planned', ...TAKEN_STATUSES]),
  isOfficial: z.boolean(),
  mark: z.string(),
  countedAs: CountedAs,
  problems: z.array(
    z.object({
      kind: PlanProblemKind,
      /** The parts of the rule that are not met. */
      unmet: z.array(CourseRule),
    }),
  ),
  /** Somebody gave a reason why the rule does not hold here. */
  exception: Exception.nullable(),
});
export type PlanCourse = z.infer<typeof PlanCourse>;

export const PlanStep = z.object({
  id: z.uuid(),
  kind: z.enum([
    'submitted',
    'withdrawn',
    'commented',
    'returned',
    'approved',
    'reopened',
    'signed',
    'declined',
  ]),
  by: z.object({ isMe: z.boolean(), name: z.string().nullable(), role: z.string() }),
  text: z.string(),
  at: z.iso.datetime(),
});
export type PlanStep = z.infer<typeof PlanStep>;

export const CoursePlan = z.object({
  id: z.uuid(),
  name: z.string(),
  isMain: z.boolean(),
  state: PlanState,
  /** The grade that the student is in now; null while nobody knows. */
  grade: z.int().nullable(),
  courses: z.array(PlanCourse),
  titles: CourseTitles,
  targets: z.array(z.string()),
  audits: z.array(Audit),
  diplomas: z.array(
    z.object({ key: z.string(), kind: DiplomaKind, name: z.string(), nameEs: z.string() }),
  ),
  /** All plans of the student, the main one first. */
  plans: z.array(z.object({ id: z.uuid(), name: z.string(), isMain: z.boolean() })),
  /** What was said and decided, the newest first. */
  steps: z.array(PlanStep),
  revision: z.int(),
  /** The student changes the plan; staff decide on it. */
  mayChange: z.boolean(),
  mayDecide: z.boolean(),
  hands: PlanHands,
});
export type CoursePlan = z.infer<typeof CoursePlan>;

export const PlanEntries = z.strictObject({
  /** The revision that the changes were made on. */
  revision: z.int(),
  entries: z
    .array(
      z.strictObject({
        id: z.uuid(),
        code: z.string().trim().min(1).max(COURSE_CODE_MAX),
        grade: z.int().min(6).max(12),
        term: CourseTerm,
      }),
    )
    .max(PLANNED_MAX)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, {
      error: 'Two courses have the same id.',
    }),
});
export type PlanEntries = z.infer<typeof PlanEntries>;

export const PlanChanges = z
  .strictObject({
    name: z.string().trim().max(80),
    targets: z.array(z.string().max(40)).max(10),
    grade: z.int().min(6).max(12),
  })
  .partial();
export type PlanChanges = z.infer<typeof PlanChanges>;

/** A copy to try something out in. */
export const NewPlanCopy = z.strictObject({
  fromId: z.uuid(),
  name: z.string().trim().min(1).max(80),
});
export const PlanText = z.strictObject({ text: z.string().trim().max(2_000).default('') });
export const StaffStep = z.strictObject({
  kind: z.enum(['commented', 'returned', 'approved', 'reopened']),
  text: z.string().trim().max(2_000).default(''),
});
export type StaffStep = z.infer<typeof StaffStep>;

/** A reason why a rule does not hold for this student; an empty one takes it back. */
export const NewException = z.strictObject({
  kind: z.enum(['prerequisite', 'requirement']),
  ref: z.string().min(1).max(100),
  reason: z.string().trim().max(500),
});
export type NewException = z.infer<typeof NewException>;

export const ChoiceQuery = z.strictObject({
  query: z.string().trim().max(COURSE_TITLE_MAX).optional(),
  grade: z.coerce.number().int().min(6).max(12),
  term: CourseTerm,
});
export type ChoiceQuery = z.infer<typeof ChoiceQuery>;

/** A course that could stand at a place of the plan, and what it would do. */
export const CourseChoice = z.object({
  code: z.string(),
  title: z.string(),
  credits: Credits,
  area: CourseArea,
  problems: PlanCourse.shape.problems,
  /** Saved careers that name a school subject of this course, of those that name any. */
  careers: z.object({ uses: z.int(), of: z.int(), titles: z.array(z.string()) }),
  /** Thousandths of missing credits that it would fill, in the diplomas aimed at. */
  fills: z.int(),
});
export type CourseChoice = z.infer<typeof CourseChoice>;
export const CourseChoices = z.object({ choices: z.array(CourseChoice), titles: CourseTitles });
export type CourseChoices = z.infer<typeof CourseChoices>;

/** What keeps a plan from being approved: a course with a rule unmet, or a requirement. */
export const OpenPoint = z.object({ name: z.string(), nameEs: z.string() });
export type OpenPoint = z.infer<typeof OpenPoint>;

export const WaitingPlans = z.object({
  plans: z.array(
    z.object({
      ...{ studentId: z.uuid(), name: z.string(), submittedAt: z.iso.datetime() },
      /** Empty for a plan that can be approved; null beyond those that are checked at once. */
      open: z.array(OpenPoint).nullable(),
    }),
  ),
});

/** Plans to be approved together, or to be put back as they were before. */
export const PlanApprovals = z.strictObject({
  studentIds: z.array(z.uuid()).min(1).max(APPROVALS_MAX),
});
export type PlanApprovals = z.infer<typeof PlanApprovals>;

/** Whose plan it was done to; the others are in the list as they are now. */
export const ApprovedPlans = WaitingPlans.extend({ done: z.array(z.uuid()) });
export type ApprovedPlans = z.infer<typeof ApprovedPlans>;
export type WaitingPlans = z.infer<typeof WaitingPlans>;
export const PlanPath = z.object({ id: z.uuid() });
