import type { CourseTitles } from '#contracts/catalog.js';
import type { CourseRule } from '#contracts/course-rules.js';
import { formatList, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';

/** @param credits - in thousandths. */
export const creditWords = (credits: number): string =>
  t('courses.credits', { count: credits / 1000, shown: formatNumber(credits / 1000) });

export const creditNumber = (credits: number): string => formatNumber(credits / 1000);

/** A rule as people read it: "Algebra 1 and (Biology or Chemistry)". */
export function ruleWords(rule: CourseRule, titles: CourseTitles, isInside = false): string {
  switch (rule.kind) {
    case 'all':
    case 'any': {
      const parts = rule.of.map((part) => ruleWords(part, titles, true));
      const words = formatList(parts, rule.kind === 'all' ? 'conjunction' : 'disjunction');
      return isInside ? t('courses.rule-group', { rule: words }) : words;
    }
    case 'course': {
      const course = titles[rule.code] ?? rule.code;
      return rule.mark === null ? course : t('courses.rule-mark', { course, mark: rule.mark });
    }
    case 'grade':
      return t('courses.rule-grade', { grade: String(rule.atLeast) });
    case 'credits': {
      const { atLeast: count, area } = rule;
      const shown = formatNumber(count);
      return area === null
        ? t('courses.rule-credits', { count, shown })
        : t('courses.rule-credits-in', { count, shown, area: t(`courses.area-${area}`) });
    }
  }
}

/** "9–12", or "8, 10". */
export function gradeRange(grades: readonly number[]): string {
  const sorted = grades.toSorted((left, right) => left - right);
  const [first = 0] = sorted;
  const last = sorted.at(-1) ?? first;
  const isWhole = last - first + 1 === sorted.length;
  if (sorted.length > 1 && isWhole) return `${first}–${last}`;
  return sorted.join(', ');
}
