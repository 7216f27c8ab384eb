import type { TemplateChange, TemplateChoice } from '#contracts/district-template.js';
import type { PlanTemplate, TemplateClock } from '#contracts/templates.js';
import { formatDate, formatList } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { componentName, MEETINGS } from '../requirements/requirement-words.js';

export const SIGNERS = {
  student: 'requirements.sig-student',
  guardian: 'requirements.sig-guardian',
  staff: 'requirements.sig-staff',
} as const satisfies Record<string, PlainKey>;

/** A state's name in the reader's language: `Intl` knows regions only, so postal codes stay. */
export const changeWords = (change: TemplateChange): string => {
  if ('code' in change)
    return t(`requirements.diff-${change.kind}`, { what: componentName(change.code) });
  if ('by' in change) return t(`requirements.diff-${change.kind}`, { who: t(SIGNERS[change.by]) });
  return t(`requirements.diff-${change.kind}`, { from: change.from, to: change.to });
};

/** What a template says beyond its components, a sentence each. */
export function ruleSentences(template: PlanTemplate): string[] {
  const { gates, clocks, meetings, artifacts, optOut, notice, otherPlans } = template;
  const gateWords = gates.map(({ kind, grades }) =>
    kind === 'graduation'
      ? t('requirements.gate-graduation')
      : t(`requirements.gate-${kind}`, { grades: formatList(grades.map(String)) }),
  );
  return [
    ...(gateWords.length > 0 ? [t('requirements.tpl-gates', { list: formatList(gateWords) })] : []),
    ...clocks.map(clockWords),
    ...meetings.map(({ kind, count, from, to }) =>
      t('requirements.tpl-meeting', {
        ...{ kind: t(MEETINGS[kind]), count: String(count), from: String(from), to: String(to) },
      }),
    ),
    ...(artifacts?.bands ?? []).map(({ count, from, to }) =>
      t('requirements.tpl-artifacts', {
        ...{ count: String(count), from: String(from), to: String(to) },
      }),
    ),
    ...(optOut ? [t('requirements.tpl-optout')] : []),
    ...(notice ? [t('requirements.tpl-notice')] : []),
    ...(otherPlans ? [t(`requirements.tpl-other-${otherPlans}`)] : []),
  ];
}

function clockWords(clock: TemplateClock): string {
  switch (clock.kind) {
    case 'date':
      return t('requirements.clock-date', { day: formatDate(`2000-${clock.day}`, 'short') });
    case 'on-arrival':
      return t('requirements.clock-on-arrival');
    case 'days-into-grade':
      return t('requirements.clock-days-into-grade', {
        ...{ days: String(clock.days), grade: String(clock.grade) },
      });
    case 'days-after-arrival':
    case 'days-around-year-end':
      return t(`requirements.clock-${clock.kind}`, { days: String(clock.days) });
    case 'end-of-grade':
    case 'before-grade':
      return t(`requirements.clock-${clock.kind}`, { grade: String(clock.grade) });
  }
}

/** What a district may change of a template, to begin with as it is. */
export function choiceOf(template: PlanTemplate, basedOn: number): TemplateChoice {
  const { state, name, abbreviation, components, signatures } = template;
  const grades = {
    from: Math.max(6, template.grades.from),
    to: Math.min(12, template.grades.to),
  };
  return { state, name, abbreviation, grades, components, signatures, basedOn };
}
