import type {
  Goal,
  GoalHorizon,
  GoalKind,
  MilestoneInput,
  NewGoalInput,
  StepState,
} from '#contracts/goals.js';
import { formatDate, formatList, today } from '../i18n/format.js';
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

/** What another window left in a goal where it is not what I wrote, as "question: answer". */
export function differencesOf(newer: Goal, mine: Partial<NewGoalInput>): string[] {
  const words: [PlainKey, string, string][] = [
    ['goals.field-title', newer.title, mine.title ?? ''],
    ['goals.field-why', newer.why ?? '', mine.why ?? ''],
    ['goals.field-measure', newer.measure ?? '', mine.measure ?? ''],
    ['goals.field-helpers', newer.helpers ?? '', mine.helpers ?? ''],
    ['goals.field-kind', t(KINDS[newer.kind]), mine.kind ? t(KINDS[mine.kind]) : ''],
    [
      'goals.field-horizon',
      t(HORIZONS[newer.horizon]),
      mine.horizon ? t(HORIZONS[mine.horizon]) : '',
    ],
    ['goals.field-target', dateWords(newer.targetDate), dateWords(mine.targetDate)],
    ['goals.milestones', stepWords(newer.milestones), stepWords(mine.milestones)],
  ];
  return words
    .filter(([, theirs, own]) => theirs !== own)
    .map(([label, theirs]) => t('goals.conflict-field', { label: t(label), value: theirs || '–' }));
}

const dateWords = (date: string | null | undefined) => (date ? formatDate(date) : '');
const stepWords = (steps: readonly MilestoneInput[] = []) =>
  formatList(steps.map(({ title, done }) => (done ? `${title} ✓` : title)));

/** The focus goal first, then the nearest date; undated ones last, reached ones at the end. */
export function inOrder(goals: readonly Goal[]): Goal[] {
  const rank = (goal: Goal) => (goal.status === 'done' ? 2 : goal.isFocus ? 0 : 1);
  const date = (goal: Goal) => goal.targetDate ?? '9999';
  return [...goals].sort(
    (left, right) => rank(left) - rank(right) || date(left).localeCompare(date(right)),
  );
}
