import type { Goal } from '#contracts/goals.js';
import type { Editing } from './ilp-goal-editor.js';

/** What is open above the list. */
export type Open =
  | { kind: 'editor'; editing: Editing }
  | { kind: 'history' | 'comments' | 'rests'; goal: Goal }
  | null;

/** What each of them needs before it can open. */
export const CHUNKS = {
  editor: () => import('./ilp-goal-editor.js'),
  history: () => import('../history/ilp-history-dialog.js'),
  rests: () => import('../strengths/ilp-goal-citations.js'),
  comments: () =>
    Promise.all([import('../shared/ilp-dialog.js'), import('../goal-talk/ilp-goal-comments.js')]),
};
