import type { Goal, GoalHorizon, GoalKind, StepState } from '#contracts/goals.js';
import { formatDate, today } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';

export const KINDS: Readonly<Record<GoalKind, PlainKey>> = {
  academic: 'goals.kind-academic',
  career: 'goals.kind-career',
  personal: 'goals.kind-personal',
  cultural: 'goals.kind-cultural',
  artistic: 'goals.kind-artistic',
  social: 'goals.kind-social',
};

export const HORIZONS: Readonly<Record<GoalHorizon, PlainKey>> = {
  term: 'goals.horizon-term',
  year: 'goals.horizon-year',
  graduation: 'goals.horizon-graduation',
  after: 'goals.horizon-after',
  life: 'goals.horizon-life',
};

export const STEP_STATES: Readonly<Record<StepState, PlainKey>> = {
  open: 'goals.step-open',
  draft: 'goals.step-draft',
  'handed-in': 'goals.step-handed-in',
  graded: 'goals.step-graded',
  unknown: 'goals.step-unknown',
};

/** When the student wants to be there: the date if there is one, else the horizon. */
export function whenWords(goal: Pick<Goal, 'targetDate' | 'horizon' | 'status'>): string {
  if (!goal.targetDate) return t(HORIZONS[goal.horizon]);
  const date = formatDate(goal.targetDate);
  const isLate = goal.status === 'active' && goal.targetDate < today();
  return isLate ? t('goals.late', { date }) : t('goals.target', { date });
}

/** Small steps done and in all. */
export function progressOf(goal: Pick<Goal, 'milestones'>): { done: number; total: number } {
  const done = goal.milestones.filter((milestone) => milestone.done).length;
  return { done, total: goal.milestones.length };
}

/** The focus goal first, then the nearest date; undated ones last, reached ones at the end. */
export function inOrder(goals: readonly Goal[]): Goal[] {
  const rank = (goal: Goal) => (goal.status === 'done' ? 2 : goal.isFocus ? 0 : 1);
  const date = (goal: Goal) => goal.targetDate ?? '9999';
  return [...goals].sort(
    (left, right) => rank(left) - rank(right) || date(left).localeCompare(date(right)),
  );
}
