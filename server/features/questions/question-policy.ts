import type { QuestionState } from '#contracts/questions.js';

const NEXT: Record<QuestionState, readonly QuestionState[]> = {
  waiting: ['passed-on', 'answered', 'closed', 'taken-down'],
  'passed-on': ['answered', 'closed', 'taken-down'],
  // Once more: an answer can be put right.
  answered: ['answered', 'closed', 'taken-down'],
  closed: ['waiting', 'taken-down'],
  'taken-down': ['waiting'],
};

/** What staff may make of a question. */
export const nextStates = (state: QuestionState): readonly QuestionState[] => NEXT[state];

/** Who waits for whom: a student can't fill the queue with what nobody has answered. */
export const isOpen = (state: QuestionState): boolean =>
  state === 'waiting' || state === 'passed-on';
