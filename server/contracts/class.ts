import { z } from 'zod';
import { SubmissionStatus } from './assignments.js';
import { EvidenceItem } from './evidence.js';
import { Goal } from './goals.js';
import { ClassGroups } from './groups.js';
import { TOGETHER_MAX } from './limits.js';
import { JournalEntry } from './journal.js';

/** Why a class list was not read; the words for each are the browser's. */
export const RosterError = z.enum([
  'busy',
  'not-allowed',
  'gone',
  'unreadable',
  'refused',
  'our-fault',
]);
export type RosterError = z.infer<typeof RosterError>;

export const RosterStatus = z.object({
  /** `unavailable`: the LMS offers no class list. `held`: a list that lost half its people waits. */
  state: z.enum(['never', 'running', 'done', 'held', 'failed', 'unavailable']),
  syncedAt: z.iso.datetime().nullable(),
  /** How many people the last list that we took over named. */
  count: z.int().nullable(),
  /** How many people of the new list have been read: of one under way, or of one that is held. */
  read: z.int().nullable(),
  canCancel: z.boolean(),
  error: RosterError.nullable(),
});
export type RosterStatus = z.infer<typeof RosterStatus>;

/** Of a list that lost half its people: the new one is right, or the old one is. */
export const HeldRosterChoice = z.object({ choice: z.enum(['new', 'old']) });
export type HeldRosterChoice = z.infer<typeof HeldRosterChoice>;

export const ClassStudent = z.object({
  personId: z.uuid(),
  name: z.string(),
  focusGoal: z.string().nullable(),
  focusGoalId: z.uuid().nullable(),
  /** When the reader last said something about that goal. */
  saidAt: z.iso.datetime().nullable(),
  lastMoveAt: z.iso.datetime().nullable(),
  /** `look`: work waits to be read; `new`: has not begun a plan. */
  state: z.enum(['fine', 'look', 'new']),
  toRead: z.int(),
});
export type ClassStudent = z.infer<typeof ClassStudent>;

/** Another course of the same teacher. */
export const TaughtCourse = z.object({
  id: z.uuid(),
  title: z.string().nullable(),
  isShown: z.boolean(),
});
export type TaughtCourse = z.infer<typeof TaughtCourse>;
export const Together = z.strictObject({ courseIds: z.array(z.uuid()).max(TOGETHER_MAX) });

/** How a teacher knows a person of the class who is no student. */
export const NotStudentKind = z.enum(['family', 'staff']);
export type NotStudentKind = z.infer<typeof NotStudentKind>;
export const NotStudentMark = z.strictObject({ kind: NotStudentKind });

export const NotStudent = z.object({ personId: z.uuid(), name: z.string(), kind: NotStudentKind });
export type NotStudent = z.infer<typeof NotStudent>;

export const ClassList = z.object({
  courseTitle: z.string().nullable(),
  namesWithheld: z.boolean(),
  roster: RosterStatus,
  students: z.array(ClassStudent),
  groups: ClassGroups,
  /** In the course by the LMS, and taken off the class by a teacher; absent means nobody. */
  notStudents: z.array(NotStudent).optional(),
  /** The teacher's other courses, which can be shown together with this one; absent: none. */
  taught: z.array(TaughtCourse).optional(),
});
export type ClassList = z.infer<typeof ClassList>;

export const StudentReflection = z.object({
  assignmentId: z.uuid(),
  title: z.string(),
  status: SubmissionStatus,
  submittedAt: z.iso.datetime().nullable(),
  points: z.number().nullable(),
  maxPoints: z.int().nullable(),
  dueAt: z.iso.datetime().nullable(),
});
export type StudentReflection = z.infer<typeof StudentReflection>;

/** What the district's OneRoster file says of a student. No contact data. */
export const SisStudent = z.object({
  schoolName: z.string().nullable(),
  gradeLevel: z.int().min(6).max(12).nullable(),
  /** Null for whoever is not shown them. `unnamed`: in the file, but no LMS told their name. */
  guardians: z.object({ named: z.array(z.string()), unnamed: z.int() }).nullable(),
  /** When the file was taken over. */
  asOf: z.iso.datetime(),
});
export type SisStudent = z.infer<typeof SisStudent>;

export const StudentPlan = z.object({
  personId: z.uuid(),
  name: z.string(),
  /** Whether they are in the reader's class; otherwise the reader is their counselor. */
  isInCourse: z.boolean(),
  /** Null where the file says nothing of them. */
  sis: SisStudent.nullable(),
  goals: z.array(Goal),
  reflections: z.array(StudentReflection),
  /** What the student lets this reader see of the journal and the portfolio. */
  journal: z.array(JournalEntry),
  evidence: z.array(EvidenceItem),
});
export type StudentPlan = z.infer<typeof StudentPlan>;

export const PersonPath = z.object({ personId: z.uuid() });
