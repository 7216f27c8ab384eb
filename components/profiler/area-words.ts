import type { AreaKind, SkillArea } from '#contracts/assessment-kinds.js';
import type { WorkValue } from '#contracts/riasec.js';
import { getLocale, type PlainKey, t } from '../i18n/i18n.js';

type AreaKey = `assessments.skills-${SkillArea}` | `assessments.values-${WorkValue}`;

/** What an area is called inside a sentence. */
export function areaLabel(kind: AreaKind, area: string): string {
  return t(`assessments.${kind}-${area}` as AreaKey);
}

/** As above, where it stands for itself. */
export function areaTitle(kind: AreaKind, area: string): string {
  const label = areaLabel(kind, area);
  return label.charAt(0).toLocaleUpperCase(getLocale()) + label.slice(1);
}

/** What an area means, in a sentence. */
export function areaText(kind: AreaKind, area: string): string {
  return t(`assessments.${kind}-${area}-text` as `${AreaKey}-text`);
}

interface ResultWords {
  title: PlainKey;
  most: 'assessments.skills-most' | 'assessments.values-most';
  flat: PlainKey;
  limits: PlainKey;
  /** What to do with it. */
  next: PlainKey;
}

export const RESULTS: Readonly<Record<AreaKind, ResultWords>> = {
  skills: {
    title: 'assessments.skills-result',
    most: 'assessments.skills-most',
    flat: 'assessments.skills-flat',
    limits: 'assessments.skills-limits',
    next: 'assessments.skills-next',
  },
  values: {
    title: 'assessments.values-result',
    most: 'assessments.values-most',
    flat: 'assessments.values-flat',
    limits: 'assessments.values-limits',
    next: 'assessments.values-next',
  },
};
