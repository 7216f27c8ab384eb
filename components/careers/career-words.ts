import type { CareerBrief, CareerProfile, CareerSource } from '#contracts/careers.js';
import type { Area } from '#contracts/riasec.js';
import { formatList, formatMoney } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';

type FactKind =
  | 'cluster'
  | 'subject'
  | 'typical'
  | 'experience'
  | 'training'
  | 'education'
  | 'skill'
  | 'knowledge'
  | 'zone'
  | 'outlook'
  | 'no-data'
  | 'service';

/** Each area as something people do: "helping people". */
export const LIKES: Readonly<Record<Area, PlainKey>> = {
  r: 'profiler.like-r',
  i: 'profiler.like-i',
  a: 'profiler.like-a',
  s: 'profiler.like-s',
  e: 'profiler.like-e',
  c: 'profiler.like-c',
};

/** The name of a fact. A test on the server's side holds that every id of the data has one. */
export function factName(kind: FactKind, id: string | number): string {
  return t(`careers-data.${kind}-${id}` as PlainKey);
}

export function sourceText({ id, year, release }: CareerSource): string {
  if (release?.startsWith('O*NET'))
    return t('careers-data.source-onet-release', {
      release: release.replace('O*NET', 'O*NET®'),
      year,
    });
  return t(`careers-data.source-${id}`, {
    year,
  });
}

/** What the work is about and how one gets in, in one plain sentence made of facts. */
export function careerSentence({ areas, typicalEducation, interests }: CareerProfile): string {
  if (areas.length === 0)
    return interests.noData === 'group'
      ? t('careers.sentence-none')
      : factName('no-data', interests.noData ?? 'not-published');
  const named = { areas: formatList(areas.map((area) => t(LIKES[area]))) };
  if (!typicalEducation) return t('careers.sentence-areas', named);
  return t('careers.sentence', { ...named, education: factName('typical', typicalEducation) });
}

/** The middle of the pay, by the year where it is published so. */
export function middlePay({ medianYearly, medianHourly }: CareerBrief): string | null {
  if (medianYearly !== null) return t('careers.fact-year', { amount: formatMoney(medianYearly) });
  if (medianHourly === null) return null;
  const cents = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return t('careers.fact-hour', { amount: formatMoney(medianHourly, cents) });
}
