import { PICK_STATUSES } from '#contracts/scholarship-fields.js';
import type { Scholarship } from '#contracts/scholarships.js';
import { formatDate, today } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import type { FieldOption } from '../shared/ilp-field.js';

export const statusOptions = (): FieldOption[] =>
  PICK_STATUSES.map((value) => ({ value, label: t(`scholarships.status-${value}`) }));

/** "by Mar 1, 2027", that the day has gone by, or that there is none. */
export function dueWords(day: string | null): string {
  if (day === null) return t('scholarships.due-none');
  const date = formatDate(day);
  return day < today()
    ? t('scholarships.due-past', { date })
    : t('scholarships.due-short', { date });
}

/** "grades 11 and 12" as "11–12"; a gap stays a gap. */
export function gradeWords(grades: readonly number[]): string {
  const sorted = grades.toSorted((left, right) => left - right);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return '';
  const isRow = sorted.length > 1 && last - first === sorted.length - 1;
  return isRow ? `${first}–${last}` : sorted.join(', ');
}

export interface Wish {
  words: string;
  /** Empty: whatever the grade. */
  grade: string;
  withPast: boolean;
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();

/** Those on the list that fit what is asked for, in the list's order. One that names no grade fits each. */
export function wanted(items: readonly Scholarship[], wish: Wish): Scholarship[] {
  const words = plain(wish.words).split(/\s+/).filter(Boolean);
  const grade = Number(wish.grade);
  return items.filter((one) => {
    const text = plain(`${one.name} ${one.giver} ${one.who} ${one.amount}`);
    return (
      (wish.withPast || one.dueOn === null || one.dueOn >= today()) &&
      (wish.grade === '' || one.grades.length === 0 || one.grades.includes(grade)) &&
      words.every((word) => text.includes(word))
    );
  });
}

/** The address a link leads to, for people: "rotary.org". */
export const siteOf = (link: string): string => {
  try {
    return new URL(link).hostname.replace(/^www\./, '');
  } catch {
    return link;
  }
};

/** Whether the server would take it: a page over https, or none. */
export const isLink = (link: string): boolean =>
  link === '' || (link.startsWith('https://') && URL.canParse(link));
