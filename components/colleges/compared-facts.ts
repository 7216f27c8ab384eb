import type { CollegeFact, CollegeProfile, IncomeBand } from '#contracts/colleges.js';
import { t } from '../i18n/i18n.js';
import { money, share, whole } from './college-facts.js';
import { collegeWord, placeName, shortSource, whyNone } from './college-words.js';

/** What stands in one cell: the value with its source, or why there is none. */
export interface Compared {
  value: string | null;
  note: string;
}

type Read = (college: CollegeProfile) => Compared;

const of =
  (pick: (college: CollegeProfile) => CollegeFact, format: (value: number) => string): Read =>
  (college) => {
    const { value, none, source } = pick(college);
    return value === null
      ? { value: null, note: whyNone(none) }
      : { value: format(value), note: shortSource(source) };
  };

const words =
  (pick: (college: CollegeProfile) => string | null): Read =>
  (college) => {
    const value = pick(college);
    return value === null
      ? { value, note: whyNone(null) }
      : { value, note: shortSource(college.placeSource) };
  };

/** The rows of the comparison, in the order in which people decide: place, cost, getting in, after. */
export function comparedRows(): (readonly [label: string, read: Read])[] {
  return [
    [t('colleges.column-place'), words(({ city, state }) => `${city}, ${state}`)],
    [t('colleges.place-community'), words(placeName)],
    [t('colleges.column-control'), words(({ control }) => collegeWord('control', control))],
    [t('colleges.by-level'), words(({ level }) => collegeWord('level', level))],
    [t('colleges.place-highest'), words((one) => collegeWord('highest', one.highestAward))],
    [t('colleges.fact-students'), of((one) => one.undergraduates, whole)],
    [t('colleges.place-ratio'), of((one) => one.studentsPerTeacher, whole)],
    [t('colleges.price-average'), of((one) => one.averageNetPrice, money)],
    ...INCOMES.map(
      (income) =>
        [
          t('colleges.price-income', { income: collegeWord('income', income) }),
          byIncome(income),
        ] as const,
    ),
    [t('colleges.tuition-in'), of((one) => one.tuitionInState, money)],
    [t('colleges.tuition-out'), of((one) => one.tuitionOutOfState, money)],
    [t('colleges.tuition-program'), of((one) => one.tuitionByProgram, money)],
    [t('colleges.cost-on'), of((one) => one.housingOnCampus, money)],
    [t('colleges.by-open'), opens],
    [t('colleges.completion'), of((one) => one.completionRate, share)],
    [t('colleges.retention'), of((one) => one.retentionRate, share)],
    [t('colleges.earnings'), of((one) => one.earnings, money)],
  ];
}

const INCOMES: readonly IncomeBand[] = ['0-30', '30-48', '48-75', '75-110', '110-up'];

const byIncome =
  (income: IncomeBand): Read =>
  ({ netPriceByIncome: { data, source } }) => {
    const dollars = data?.find((band) => band.income === income)?.dollars ?? null;
    return dollars === null
      ? { value: null, note: whyNone('few-or-not-reported') }
      : { value: money(dollars), note: shortSource(source) };
  };

const opens: Read = ({ openAdmission: { data, none, source } }) =>
  data === null
    ? { value: null, note: whyNone(none) }
    : {
        value: data ? t('colleges.compare-yes') : t('colleges.compare-no'),
        note: shortSource(source),
      };
