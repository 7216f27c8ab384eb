import { z } from 'zod';
import { TASK_DETAILS_MAX, TASK_LINE_MAX, TASK_PROOFS, TASK_TITLE_MAX } from './counsel-fields.js';

export const TaskProof = z.enum(TASK_PROOFS);

export const Grades = z
  .strictObject({ from: z.int().min(6).max(12), to: z.int().min(6).max(12) })
  .refine(({ from, to }) => from <= to, {
    ...{ path: ['to'], message: 'The last grade comes before the first.' },
  });
export type Grades = z.infer<typeof Grades>;

export const NewGradeTask = z.strictObject({
  title: z.string().trim().min(1).max(TASK_TITLE_MAX),
  details: z.string().trim().max(TASK_DETAILS_MAX),
  /** Null for the counselor's own caseload. */
  schoolId: z.uuid().nullable(),
  grades: Grades.nullable(),
  dueOn: z.iso.date(),
  proof: TaskProof,
  amount: z.int().min(1).max(500),
});
export type NewGradeTask = z.infer<typeof NewGradeTask>;

/** A figure as it may be shown: exact where both ends are the same. */
const Range = z.object({ low: z.int(), high: z.int() });

export const GradeTask = z.object({
  id: z.uuid(),
  title: z.string(),
  details: z.string(),
  school: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  grades: z.object({ from: z.int(), to: z.int() }).nullable(),
  dueOn: z.iso.date(),
  proof: TaskProof,
  amount: z.int(),
  isEnded: z.boolean(),
  /** Null where the students are too few for a figure. */
  progress: z.object({ students: z.int(), done: Range, leavesOut: z.boolean() }).nullable(),
});
export type GradeTask = z.infer<typeof GradeTask>;

export const GradeTasks = z.object({
  /** Those that stand, by their day; then those that ended. */
  tasks: z.array(GradeTask),
  /** Schools that somebody of the caseload goes to. */
  schools: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
export type GradeTasks = z.infer<typeof GradeTasks>;

/** How far one student of the counselor's own caseload is. */
export const TaskStudent = z.object({
  personId: z.uuid(),
  name: z.string(),
  grade: z.int().nullable(),
  isDone: z.boolean(),
  /** What the student said with their own tick. */
  line: z.string().nullable(),
});
export type TaskStudent = z.infer<typeof TaskStudent>;

export const GradeTaskPage = z.object({
  task: GradeTask,
  students: z.array(TaskStudent),
});
export type GradeTaskPage = z.infer<typeof GradeTaskPage>;

export const GradeTaskPath = z.object({ id: z.uuid() });

/** A task as its student has it. */
export const MyTask = z.object({
  id: z.uuid(),
  title: z.string(),
  details: z.string(),
  from: z.string().nullable(),
  dueOn: z.iso.date(),
  proof: TaskProof,
  amount: z.int(),
  /** How many of the amount are there. */
  have: z.int(),
  isDone: z.boolean(),
  line: z.string().nullable(),
});
export type MyTask = z.infer<typeof MyTask>;

export const NewTick = z.strictObject({ line: z.string().trim().min(1).max(TASK_LINE_MAX) });
export type NewTick = z.infer<typeof NewTick>;
