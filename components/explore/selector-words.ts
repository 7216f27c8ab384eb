import type { SelectorFacet, SelectorFilter } from '#contracts/career-selector.js';
import { factName } from '../careers/career-words.js';
import { formatMoney } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { AREAS, areaName } from '../shared/charts/riasec.js';

export const FACET_NAMES: Readonly<Record<SelectorFacet, PlainKey>> = {
  interests: 'explore.facet-interests',
  education: 'explore.facet-education',
  pay: 'explore.facet-pay',
  outlook: 'explore.facet-outlook',
  subjects: 'explore.facet-subjects',
  clusters: 'explore.facet-clusters',
  skills: 'explore.facet-skills',
};

const FACTS = {
  education: 'typical',
  outlook: 'outlook',
  subjects: 'subject',
  clusters: 'cluster',
  skills: 'skill',
} as const;

export function filterName({ facet, id }: SelectorFilter): string {
  if (facet === 'pay') return t('explore.pay-from', { amount: formatMoney(Number(id)) });
  if (facet !== 'interests') return factName(FACTS[facet], id);
  const area = AREAS.find((one) => one === id);
  return area ? areaName(area) : id;
}
