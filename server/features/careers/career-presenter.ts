import type {
  CareerBrief,
  CareerProfile,
  CareerSource,
  OutlookLabel,
  PayRange,
} from '#contracts/careers.js';
import { type Area, AREAS, type RiasecScores } from '#contracts/riasec.js';
import { type Gap, noDataReason } from './no-data.js';
import type { Occupation, OccupationStore } from './occupation-store.js';
import { isPartOfGroup } from './aggregates.js';
import { presentImported } from './ways-presenter.js';
import { OUTLOOK_FROM, OUTLOOK_TO, sourceOf } from './sources.js';
import { standOut } from './stand-out.js';

/** Titles of occupations and products come in English only. */
export const TITLE_LOCALE = 'en';

const HOURS_A_YEAR = 2_080;
export function presentBrief(occupation: Occupation): CareerBrief {
  return {
    code: occupation.code,
    title: occupation.title,
    titleLocale: TITLE_LOCALE,
    clusters: occupation.clusters,
    areas: strongestAreas(occupation),
    zone: occupation.zone,
    typicalEducation: occupation.education,
    medianYearly: occupation.pay[2] ?? null,
    medianHourly: medianHourly(occupation),
    growthPercent: occupation.growth,
    outlook: occupation.growth === null ? null : outlookLabel(occupation.growth),
  };
}

/** Up to three areas, the strongest first; of equal ones the first in r i a s e c. */
export function strongestAreas(occupation: Occupation): Area[] {
  const { interests } = occupation;
  if (!interests) return [];
  return AREAS.map((area, index) => ({ area, score: interests[index] ?? 0 }))
    .sort((left, right) => right.score - left.score)
    .slice(0, 3)
    .map(({ area }) => area);
}

/**
 * Growth in words, against 3 % for all occupations together from 2024 to 2034 (U.S. Bureau of Labor
 * Statistics), by whole percents.
 */
export function outlookLabel(growthPercent: number): OutlookLabel {
  const whole = Math.round(growthPercent);
  if (whole < 0) return 'decline';
  if (whole < 1) return 'little';
  if (whole < 3) return 'slower';
  if (whole < 5) return 'average';
  return whole < 7 ? 'faster' : 'much-faster';
}

/** Everything we know of a career; each section without data says why. */
export function presentCareer(occupation: Occupation, store: OccupationStore): CareerProfile {
  const section = <T>(id: CareerSource['id'], data: T | null, gap: Gap = 'other') => ({
    data,
    noData: data === null ? noDataReason(occupation, gap) : null,
    source: sourceOf(id),
  });
  const list = <T>(id: CareerSource['id'], items: T[], gap?: Gap) =>
    section(id, items.length === 0 ? null : items, gap);
  const { interests, zone } = occupation;
  return {
    ...presentBrief(occupation),
    alsoCalled: occupation.titles,
    titlesSource: sourceOf('titles'),
    work: section('skills', standOut(occupation, store), 'ratings'),
    interests: section('interests', interests && areaScores(interests)),
    preparation: section('zones', zone === null ? null : { zone }),
    pay: presentPay(occupation),
    jobOutlook: section('outlook', outlook(occupation)),
    entry: section('typical-education', entry(occupation)),
    educationLevels: list(
      'education',
      occupation.levels
        .filter(([, percent]) => percent > 0)
        .map(([level, percent]) => ({ level, percent })),
      'levels',
    ),
    skills: list(
      'skills',
      occupation.skills.map(([id, importance]) => ({ id, importance })),
      'ratings',
    ),
    knowledge: list(
      'knowledge',
      occupation.knowledge.map(([id, importance, subjects]) => ({ id, importance, subjects })),
      'ratings',
    ),
    subjects: list('subjects', occupation.subjects, 'subjects'),
    technology: list(
      'technology',
      occupation.technology.map(([name, isHot]) => ({ name, isHot: isHot === 1 })),
    ),
    related: list('related', relatedTo(occupation, store)),
    clusterSource: sourceOf('clusters'),
    ...presentImported(occupation),
  };
}

function entry({ education, experience, training }: Occupation): CareerProfile['entry']['data'] {
  return education === null ? null : { education, experience, training };
}

function relatedTo(occupation: Occupation, store: OccupationStore): CareerBrief[] {
  return occupation.related.flatMap((code) => {
    const related = store.byCode.get(code);
    return related ? [presentBrief(related)] : [];
  });
}

/** @param interests - in the order r i a s e c. */
export function areaScores(interests: readonly number[]): RiasecScores {
  const [r = 0, i = 0, a = 0, s = 0, e = 0, c = 0] = interests;
  return { r, i, a, s, e, c };
}

/** Which release the pay of an occupation is of. */
export function paySource(occupation: Occupation): 'wages' | 'wages-projections' {
  const { payYear, isPayCounted } = occupation;
  return payYear === OUTLOOK_FROM && !isPayCounted ? 'wages-projections' : 'wages';
}

/** What a career pays, or why that is not known; and which release says so. */
export function presentPay(occupation: Occupation): CareerProfile['pay'] {
  const data = pay(occupation);
  const noData = data === null ? noDataReason(occupation, 'pay') : null;
  return { data, noData, source: sourceOf(paySource(occupation)) };
}

function pay(occupation: Occupation): CareerProfile['pay']['data'] {
  const [p10 = null, p25 = null, p50 = null, p75 = null, p90 = null] = occupation.pay;
  if (p50 === null && occupation.hourly === null) return null;
  const yearly: PayRange = { p10, p25, p50, p75, p90 };
  return {
    yearly: p50 === null ? null : yearly,
    hourly: {
      p10: perHour(p10),
      p25: perHour(p25),
      p50: medianHourly(occupation),
      p75: perHour(p75),
      p90: perHour(p90),
    },
    meanYearly: occupation.mean,
    employment: occupation.workers,
    isForGroup: occupation.payIsGroup || isPartOfGroup(occupation),
  };
}

function medianHourly(occupation: Occupation): number | null {
  return occupation.hourly ?? perHour(occupation.pay[2] ?? null);
}

function perHour(yearly: number | null): number | null {
  return yearly === null ? null : Math.round((yearly / HOURS_A_YEAR) * 100) / 100;
}

function outlook(occupation: Occupation): CareerProfile['jobOutlook']['data'] {
  if (occupation.growth === null) return null;
  const [fromYear, toYear] = occupation.outlookYears ?? [OUTLOOK_FROM, OUTLOOK_TO];
  return {
    fromYear,
    toYear,
    growthPercent: occupation.growth,
    label: outlookLabel(occupation.growth),
    openingsPerYear: occupation.openings,
    employmentFrom: occupation.jobsFrom,
    employmentTo: occupation.jobsTo,
    isFastGrowing: occupation.isFastGrowing,
    hasManyOpenings: occupation.hasManyOpenings,
    isForGroup: occupation.outlookIsGroup || isPartOfGroup(occupation),
  };
}
