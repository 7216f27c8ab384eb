import { z } from 'zod';
import { CareerBrief } from './careers.js';
import { ANSWER_MAX, PASSED_TO_MAX, QUESTION_MAX } from './limits.js';

/** Where a question stands. One that is taken down shows its words to nobody but staff. */
export const QuestionState = z.enum(['waiting', 'passed-on', 'answered', 'closed', 'taken-down']);
export type QuestionState = z.infer<typeof QuestionState>;

export const NewQuestion = z.strictObject({ question: z.string().trim().min(1).max(QUESTION_MAX) });
export type NewQuestion = z.infer<typeof NewQuestion>;

export const QuestionPath = z.object({ id: z.uuid() });

/** A question of one's own. */
export const OwnQuestion = z.object({
  id: z.uuid(),
  /** Empty once it is taken down. */
  question: z.string(),
  state: QuestionState,
  /** What staff wrote for the student; empty where nothing. */
  answer: z.string(),
  askedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
});
export type OwnQuestion = z.infer<typeof OwnQuestion>;

/** The latest asked first. */
export const OwnQuestions = z.object({ items: z.array(OwnQuestion) });
export type OwnQuestions = z.infer<typeof OwnQuestions>;

export const StaffQuestion = OwnQuestion.extend({
  career: CareerBrief.pick({ code: true, title: true, titleLocale: true }),
  studentId: z.uuid(),
  studentName: z.string(),
  /** Whom staff asked outside of Pathlight; students don't see it. */
  passedTo: z.string(),
  decidedBy: z.string().nullable(),
  nextStates: z.array(QuestionState),
});
export type StaffQuestion = z.infer<typeof StaffQuestion>;

/** Those that wait first, the oldest of them first; then the others, the latest decided first. */
export const StaffQuestions = z.object({ items: z.array(StaffQuestion) });
export type StaffQuestions = z.infer<typeof StaffQuestions>;

/** Set only where it still stands as the asker saw it. */
export const QuestionDecision = z.strictObject({
  from: QuestionState,
  to: QuestionState,
  /** Left out, it stays. */
  answer: z.string().trim().max(ANSWER_MAX).optional(),
  passedTo: z.string().trim().max(PASSED_TO_MAX).optional(),
});
export type QuestionDecision = z.infer<typeof QuestionDecision>;
