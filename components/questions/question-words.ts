import type { QuestionState } from '#contracts/questions.js';

/** How each state looks. */
export const BADGES: Readonly<Record<QuestionState, string>> = {
  waiting: 'badge warn',
  'passed-on': 'badge',
  answered: 'badge good',
  closed: 'badge',
  'taken-down': 'badge',
};
