import type { CareerProfile, NoDataReason } from '#contracts/careers.js';
import { formatList, formatPercent } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { factName, sourceText } from './career-words.js';

/** The ways from school to a job, in the order they are shown. None of them ranks above another. */
export const WAYS = ['work', 'apprenticeship', 'military', 'two-year', 'four-year'] as const;
export type Way = (typeof WAYS)[number];

type Schooling = 'work' | 'two-year' | 'four-year';

/** The way that usually leads to a typical education of the data. */
const WAY_TO: Readonly<Record<string, Schooling>> = {
  'no-formal-educational-credential': 'work',
  'high-school-diploma-or-equivalent': 'work',
  'postsecondary-nondegree-award': 'two-year',
  'some-college-no-degree': 'two-year',
  'associate-s-degree': 'two-year',
  'bachelor-s-degree': 'four-year',
  'master-s-degree': 'four-year',
  'doctoral-or-professional-degree': 'four-year',
};

/** The highest level of education that a way leads to; levels are 1–12. */
const HIGHEST_LEVEL = { work: 2, 'two-year': 5, 'four-year': 12 } as const;
const LOWEST_LEVEL = { work: 1, 'two-year': 3, 'four-year': 6 } as const;

/** What we know of a way into a job, or why we know nothing; each a whole sentence. */
export function factsOf(way: Way, career: CareerProfile): string[] {
  if (way === 'apprenticeship') return apprenticeship(career);
  if (way === 'military') return military(career);
  const facts = [...usualStart(way, career), ...shareOf(way, career)];
  return facts.length > 0 ? facts : [noData(career.educationLevels.noData)];
}

/** Titles that are named; the rest are counted. */
const NAMED = 3;

/** Registered ones, where the official list is loaded; else what the usual training says. */
function apprenticeship({ entry, apprenticeships }: CareerProfile): string[] {
  const { data, source } = apprenticeships;
  if (data)
    return [
      t('careers.map-apprenticeships', {
        count: data.length,
        titles: someOf(data.map(({ title }) => title)),
      }),
      sourceText(source),
    ];
  if (!entry.data) return [noData(entry.noData)];
  if (entry.data.training === 'apprenticeship') return [t('careers.map-apprenticeship')];
  return apprenticeships.noData === 'none-listed'
    ? [noData('none-listed'), sourceText(source)]
    : [t('careers.map-no-apprenticeship')];
}

/** A job of the military itself says so; of others, the military jobs like it, where that list is loaded. */
function military({ entry, militaryJobs }: CareerProfile): string[] {
  if (entry.noData === 'military') return [t('careers.map-military')];
  const { data, source } = militaryJobs;
  if (!data)
    return militaryJobs.noData === 'none-listed'
      ? [noData('none-listed'), sourceText(source)]
      : [t('careers.map-no-military')];
  const titles = data.map(({ service, title }) => `${title} (${factName('service', service)})`);
  return [
    t('careers.map-military-jobs', { count: data.length, titles: someOf(titles) }),
    sourceText(source),
  ];
}

function someOf(titles: readonly string[]): string {
  const more = titles.length - NAMED;
  const named = titles.slice(0, NAMED);
  return formatList(more > 0 ? [...named, t('careers.map-more', { count: more })] : named);
}

function usualStart(way: Schooling, { entry }: CareerProfile): string[] {
  if (!entry.data || WAY_TO[entry.data.education] !== way) return [];
  const { education, training } = entry.data;
  const start = t('careers.ways-text', { education: factName('typical', education) });
  // An apprenticeship is a way of its own.
  if (!training || training === 'none' || training === 'apprenticeship') return [start];
  return [start, t('careers.ways-training', { training: factName('training', training) })];
}

function shareOf(way: Schooling, { educationLevels }: CareerProfile): string[] {
  if (!educationLevels.data) return [];
  const named = educationLevels.data.filter(
    ({ level }) => level >= LOWEST_LEVEL[way] && level <= HIGHEST_LEVEL[way],
  );
  if (named.length === 0) return [t('careers.map-share-none')];
  return [
    t('careers.map-share', {
      percent: formatPercent(named.reduce((sum, { percent }) => sum + percent, 0) / 100),
      levels: formatList(
        named.map(({ level }) => factName('education', level)),
        'disjunction',
      ),
    }),
  ];
}

function noData(reason: NoDataReason | null): string {
  return t('careers.map-no-data', { reason: factName('no-data', reason ?? 'not-published') });
}
