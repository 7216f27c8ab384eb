import type { PlaceKind } from '#contracts/places.js';
import type { WayFact, WayId, Ways, WaySource } from '#contracts/ways.js';
import { formatMoney, formatNumber, formatPercent } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { sourceText } from '../careers/career-words.js';

/** Steps that each way comes with. */
export const STEPS = [1, 2, 3, 4] as const;

const translate = t as (key: string, values?: object) => string;

export const wayName = (way: WayId): string => t(`ways.name-${way}`);

/** A fact as a sentence, or what there is no number of and why. */
export function factSentence({ id, value, none }: WayFact): string {
  if (none !== null) {
    const about = t(`ways.about-${id}` as PlainKey);
    return t('ways.none', { about, reason: t(`ways.none-${none}`) });
  }
  if (value === null) return t(`ways.fact-${id}` as PlainKey);
  // Each sentence takes the one it needs.
  return translate(`ways.fact-${id}`, {
    ...{ count: value, number: formatNumber(value), amount: formatMoney(value) },
    percent: formatPercent(value),
  });
}

export function sourceWords(source: WaySource): string {
  if (source.from === 'colleges') {
    return t(`colleges.source-${source.id}`, { years: source.years });
  }
  return sourceText(source);
}

/** Each source once, in the order in which the facts name them. */
export const sourcesOf = (facts: readonly WayFact[]): string[] => [
  ...new Set(facts.flatMap(({ source }) => (source ? [sourceWords(source)] : []))),
];

/** What kind of place a way leads to, for `places?new=`; of a gap year and other ways, whatever it is. */
export const PLACE_OF = {
  work: 'employer',
  apprenticeship: 'apprenticeship',
  military: 'branch',
  'two-year': 'college',
  'four-year': 'college',
  'gap-year': 'other',
  other: 'other',
} as const satisfies Record<WayId, PlaceKind>;

interface WayLink {
  path: string;
  text: string;
}

const LINKS: Readonly<Record<WayId, string>> = {
  work: 'explore/selector?education=no-formal-educational-credential,high-school-diploma-or-equivalent',
  apprenticeship: 'explore?query=apprentice',
  military: 'explore?query=military',
  'two-year': 'explore/colleges?level=two-year,under-two',
  'four-year': 'explore/colleges?level=four-year',
  'gap-year': 'explore/colleges?open=yes',
  other: 'goals?new',
};

const AWARDS = { 'two-year': 'certificate,associate', 'four-year': 'bachelor' } as const;

/** Where to go on from a way; of a career, to who teaches it. Only students have goals. */
export function linkOf(way: WayId, career: Ways['career'], isStudent: boolean): WayLink | null {
  if (way === 'other' && !isStudent) return null;
  if (career && (way === 'two-year' || way === 'four-year'))
    return {
      path: `explore/colleges?career=${career.code}&award=${AWARDS[way]}`,
      text: t(`ways.link-career-${way}`),
    };
  return { path: LINKS[way], text: t(`ways.link-${way}`) };
}
