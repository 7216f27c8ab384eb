import type { CourseTitles } from '#contracts/catalog.js';
import type { Exception, PlanCourse } from '#contracts/course-plans.js';
import { formatDate, formatList } from '../i18n/format.js';
import { getLocale, t } from '../i18n/i18n.js';
import { ruleWords } from './course-words.js';

/** Why a course may not stand where it does, and what is first. */
export function problemWords(
  { kind, unmet }: PlanCourse['problems'][number],
  titles: CourseTitles,
): string {
  if (kind !== 'prerequisite' && kind !== 'corequisite') return t(`courses.problem-${kind}`);
  const rule = formatList(unmet.map((part) => ruleWords(part, titles, unmet.length > 1)));
  return t(`courses.problem-${kind}`, { rule });
}

/** A name that the district gave in one or two languages. */
export const localName = ({ name, nameEs }: { name: string; nameEs: string }): string =>
  getLocale() === 'es' && nameEs !== '' ? nameEs : name;

export const exceptionWords = ({ by, reason, at, byRole }: Exception, isOwn: boolean): string => {
  const words = { reason, date: formatDate(at) };
  return isOwn && byRole === 'student'
    ? t('courses.exception-own', words)
    : t('courses.exception', { ...words, name: by ?? '–' });
};
