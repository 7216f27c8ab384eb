import type { CareerSource } from '#contracts/careers.js';
import type { CollegeSource } from '#contracts/colleges.js';
import type { WayFact, WayFactId, WayGap, WayId, WaySource } from '#contracts/ways.js';
import type { Occupation } from '../careers/occupation-store.js';
import { isImported, sourceOf as careerSourceOf } from '../careers/sources.js';
import { sourceOf as collegeSourceOf } from '../colleges/college-sources.js';
import type { College } from '../colleges/college-store.js';

const fromCareers = (id: CareerSource['id']): WaySource => ({
  from: 'careers',
  ...careerSourceOf(id),
});
export const fromColleges = (id: CollegeSource['id']): WaySource => ({
  from: 'colleges',
  ...collegeSourceOf(id),
});

/** A number with its source, or why there is none. */
export function fact(
  id: WayFactId,
  value: number | null,
  source: WaySource | CareerSource['id'] | null,
  none: WayGap = 'not-published',
): WayFact {
  return {
    ...{ id, value, none: value === null ? none : null },
    source: typeof source === 'string' ? fromCareers(source) : source,
  };
}

/** @returns the one in the middle, or between the two in the middle; null of none. Whole for `digits` 0. */
export function middleOf(values: readonly (number | null | undefined)[], digits = 0) {
  const known = values.filter((one) => one != null).toSorted((left, right) => left - right);
  const [low, high] = [known[(known.length - 1) >> 1], known[known.length >> 1]];
  if (low === undefined || high === undefined) return null;
  return Number(((low + high) / 2).toFixed(digits));
}

/** One occupation for each code of the wage statistics: the finer ones of O*NET share its numbers. */
function counted(occupations: readonly Occupation[]): Occupation[] {
  const byCode = new Map<string, Occupation>();
  for (const one of occupations) {
    const code = one.code.slice(0, 7);
    if (!byCode.has(code)) byCode.set(code, one);
  }
  return [...byCode.values()];
}

const NO_DEGREE = ['no-formal-educational-credential', 'high-school-diploma-or-equivalent'];
const payOf = ({ pay, payIsGroup }: Occupation) => (payIsGroup ? null : (pay[2] ?? null));

/** What is known of a way in the whole country. Middles and counts over official numbers are our own. */
export function generalFacts(
  occupations: readonly Occupation[],
  colleges: readonly College[],
): Record<WayId, WayFact[]> {
  const careers = counted(occupations);
  const open = colleges.filter(({ standing }) => standing === undefined);
  return {
    work: workFacts(careers),
    apprenticeship: apprenticeshipFacts(careers),
    military: militaryFacts(careers),
    'two-year': collegeFacts('two-year', open),
    'four-year': collegeFacts('four-year', open),
    'gap-year': [
      fact(
        'gap-year-open',
        open.filter((one) => one.open === 1).length,
        fromColleges('characteristics'),
      ),
      fact('gap-year-cost', null, null, 'no-figures'),
    ],
    other: [fact('other-figures', null, null, 'own-way')],
  };
}

function workFacts(careers: readonly Occupation[]): WayFact[] {
  const open = careers.filter(({ education }) => education && NO_DEGREE.includes(education));
  const openings = open
    .filter(({ outlookIsGroup }) => !outlookIsGroup)
    .reduce((sum, one) => sum + (one.openings ?? 0), 0);
  return [
    fact('work-careers', open.length, 'typical-education'),
    fact('work-pay', middleOf(open.map(payOf)), 'wages'),
    fact('work-openings', openings || null, 'outlook'),
  ];
}

function apprenticeshipFacts(careers: readonly Occupation[]): WayFact[] {
  const usual = careers.filter(({ training }) => training === 'apprenticeship');
  const listed = careers.filter(({ apprenticeships = [] }) => apprenticeships.length > 0);
  const isThere = isImported('apprenticeships');
  return [
    fact('apprenticeship-careers', usual.length, 'typical-education'),
    fact('apprenticeship-pay', middleOf(usual.map(payOf)), 'wages'),
    isThere
      ? fact('apprenticeship-listed', listed.length, 'apprenticeships')
      : fact('apprenticeship-listed', null, null, 'not-imported'),
  ];
}

function militaryFacts(careers: readonly Occupation[]): WayFact[] {
  const own = careers.filter(({ code }) => code.startsWith('55-'));
  const like = careers.filter(({ military = [] }) => military.length > 0);
  return [
    fact('military-careers', own.length, 'titles'),
    fact('military-pay', null, 'wages', 'military-pay'),
    isImported('military')
      ? fact('military-like', like.length, 'military-jobs')
      : fact('military-like', null, null, 'not-imported'),
  ];
}

function collegeFacts(way: 'two-year' | 'four-year', all: readonly College[]): WayFact[] {
  const own = all.filter(({ level }) => (level === 'four-year') === (way === 'four-year'));
  const scorecard = fromColleges('scorecard');
  return [
    fact(`${way}-colleges`, own.length, fromColleges('directory')),
    fact(`${way}-tuition`, middleOf(own.map(({ tuition }) => tuition?.[0])), scorecard),
    fact(`${way}-price`, middleOf(own.map(({ net }) => net?.[0])), scorecard),
    fact(
      `${way}-completion`,
      middleOf(
        own.map(({ completion }) => completion),
        3,
      ),
      scorecard,
    ),
  ];
}
