import type { CollegeCriterion, CollegeSelection, FitReason } from '#contracts/college-selector.js';
import { stateName } from '#contracts/states.js';
import { familyName } from '../careers/program-words.js';
import { formatList, formatMoney, formatNumber, formatPercent } from '../i18n/format.js';
import { type PlainKey, shownLocale, t } from '../i18n/i18n.js';

export type Names = CollegeSelection['names'];

export const criterionName = (by: CollegeCriterion) => t(`colleges.by-${by}`);

/** The words of one choice of a criterion that has few. */
export function choiceName(by: CollegeCriterion, id: string): string {
  if (by === 'state') return stateName(id, shownLocale());
  if (by === 'field') return familyName(id);
  if (by === 'award') return t(`colleges.award-short-${id}` as PlainKey);
  return t(`colleges.${by}-${id}` as PlainKey);
}

const listOf = (by: CollegeCriterion, value: string) =>
  formatList(
    value.split(',').map((id) => choiceName(by, id)),
    'disjunction',
  );

const dollars = (value: string | number) => ({ amount: formatMoney(Number(value)) });
const percent = (value: string | number) => ({ percent: formatPercent(Number(value) / 100) });

type WishWords = (value: string, names: Names | null) => string;

const WISHES: Readonly<Partial<Record<CollegeCriterion, WishWords>>> = {
  price: (value) => t('colleges.wish-price', dollars(value)),
  tuition: (value) => t('colleges.wish-tuition', dollars(value)),
  tuitionOut: (value) => t('colleges.wish-tuitionOut', dollars(value)),
  earnings: (value) => t('colleges.wish-earnings', dollars(value)),
  retention: (value) => t('colleges.wish-retention', percent(value)),
  completion: (value) => t('colleges.wish-completion', percent(value)),
  ratio: (value) => t('colleges.wish-ratio', { count: value }),
  open: () => t('colleges.wish-open'),
  tests: () => t('colleges.wish-tests'),
  inPerson: () => t('colleges.wish-inPerson'),
  near: (value, names) =>
    t('colleges.wish-near', {
      miles: value.split('@')[1] ?? '',
      place: names?.place ? `${names.place.city}, ${names.place.state}` : '…',
    }),
  program: (value, names) => t('colleges.wish-program', { title: names?.program ?? value }),
  career: (value, names) => t('colleges.wish-career', { title: names?.career ?? value }),
};

/** What is asked for, as a sentence: "Within 50 miles of Columbus, OH". */
export function wishText(by: CollegeCriterion, value: string, names: Names | null): string {
  return WISHES[by]?.(value, names) ?? listOf(by, value);
}

type Reason = (value: number | string, isMet: boolean) => string;

const REASONS: Readonly<Partial<Record<CollegeCriterion, Reason>>> = {
  price: (value) => t('colleges.has-price', dollars(value)),
  tuition: (value) => t('colleges.has-tuition', dollars(value)),
  tuitionOut: (value) => t('colleges.has-tuitionOut', dollars(value)),
  earnings: (value) => t('colleges.has-earnings', dollars(value)),
  retention: (value) => t('colleges.has-retention', percent(value)),
  completion: (value) => t('colleges.has-completion', percent(value)),
  ratio: (value) => t('colleges.has-ratio', { count: formatNumber(Number(value)) }),
  open: (_, isMet) => (isMet ? t('colleges.wish-open') : t('colleges.has-open-no')),
  tests: (_, isMet) => (isMet ? t('colleges.wish-tests') : t('colleges.has-tests-no')),
  inPerson: (_, isMet) => (isMet ? t('colleges.wish-inPerson') : t('colleges.has-inPerson-no')),
  near: (value) => t('colleges.has-near', { miles: formatNumber(Number(value)) }),
};

/** How a college does on a criterion: "38 miles away"; null when nobody published it. */
export function reasonText({ by, value, isMet }: FitReason): string | null {
  if (by === 'program' || by === 'career' || by === 'field' || by === 'award')
    return taughtText(by, value);
  if (value === null) return null;
  return REASONS[by]?.(value, isMet) ?? choiceName(by, String(value));
}

function taughtText(by: CollegeCriterion, value: FitReason['value']): string {
  if (value === null) return t('colleges.has-program-none');
  return by === 'award'
    ? listOf(by, String(value))
    : t('colleges.has-program', { title: String(value) });
}
