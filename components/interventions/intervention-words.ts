import { INTERVENTION_KINDS, type InterventionKind } from '#contracts/intervention-fields.js';
import type { Intervention } from '#contracts/interventions.js';
import { formatDate } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';

export const KIND_NAMES: Readonly<Record<InterventionKind, PlainKey>> = {
  tutoring: 'interventions.kind-tutoring',
  recovery: 'interventions.kind-recovery',
  schedule: 'interventions.kind-schedule',
  'check-in': 'interventions.kind-check-in',
  family: 'interventions.kind-family',
  other: 'interventions.kind-other',
};

/** What an intervention is called, as the queue names it. */
export function kindWord(kind: string | null): string {
  const known = INTERVENTION_KINDS.find((one) => one === kind) ?? 'other';
  return t(KIND_NAMES[known]);
}

type Shown = Pick<Intervention, 'begunOn' | 'endedOn' | 'lookOn' | 'author'>;

/** Since when, until when, when somebody looks again, and who wrote it. */
export function factsOf({ begunOn, endedOn, lookOn, author }: Shown): string {
  return [
    t('interventions.begun', { date: formatDate(begunOn) }),
    endedOn === null
      ? lookOn !== null && t('interventions.look-on', { date: formatDate(lookOn) })
      : t('interventions.ended', { date: formatDate(endedOn) }),
    author !== null && t('interventions.by', { name: author }),
  ]
    .filter(Boolean)
    .join(' · ');
}
