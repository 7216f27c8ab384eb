import type { TimelineEntry, TimelineKind, TimelineYear } from '#contracts/years.js';
import { type PlainKey, t } from '../i18n/i18n.js';

export const ENTRY_KINDS: Readonly<Record<TimelineKind, PlainKey>> = {
  'goal-begun': 'years.kind-goal-begun',
  'goal-changed': 'years.kind-goal-changed',
  'goal-reached': 'years.kind-goal-reached',
  'goal-set-aside': 'years.kind-goal-set-aside',
  result: 'years.kind-result',
  'self-result': 'years.kind-self-result',
  'career-saved': 'years.kind-career-saved',
  'career-set-aside': 'years.kind-career-set-aside',
  reflection: 'years.kind-reflection',
  strength: 'years.kind-strength',
  growth: 'years.kind-growth',
  'look-back': 'years.kind-look-back',
  'choice-keep': 'years.kind-choice-keep',
  'choice-change': 'years.kind-choice-change',
  'choice-finish': 'years.kind-choice-finish',
};

/** The three marks of the picture. */
export type Mark = 'begun' | 'reached' | 'changed';
export const MARKS: readonly Mark[] = ['begun', 'reached', 'changed'];

const REACHED: readonly TimelineKind[] = [
  'goal-reached',
  'result',
  'self-result',
  'reflection',
  'look-back',
  'choice-finish',
];
const CHANGED: readonly TimelineKind[] = [
  'goal-changed',
  'goal-set-aside',
  'career-set-aside',
  'choice-change',
];

export function markOf({ kind }: TimelineEntry): Mark {
  if (REACHED.includes(kind)) return 'reached';
  return CHANGED.includes(kind) ? 'changed' : 'begun';
}

/** "2026–27" */
export function spanOf(year: number): string {
  return t('years.span', { from: String(year), to: String((year + 1) % 100).padStart(2, '0') });
}

/** "Grade 7 · 2025–26", or the school year alone where the grade is not known. */
export function yearName({ year, grade }: Pick<TimelineYear, 'year' | 'grade'>): string {
  const span = spanOf(year);
  return grade === null ? t('years.school-year', { span }) : t('years.year-grade', { grade, span });
}

/** "School year 2026–27" */
export const schoolYearName = (year: number): string => yearName({ year, grade: null });

/** "3 begun, 1 reached, 0 changed": what the picture shows of a year. */
export function countWords(entries: readonly TimelineEntry[]): string {
  if (entries.length === 0) return t('years.nothing');
  const count = (mark: Mark) => entries.filter((entry) => markOf(entry) === mark).length;
  return t('years.counts', {
    ...{ begun: count('begun'), reached: count('reached'), changed: count('changed') },
  });
}
