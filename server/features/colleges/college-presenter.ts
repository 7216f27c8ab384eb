import type {
  CollegeBrief,
  CollegeFact,
  CollegeGap,
  CollegeProfile,
  CollegeSource,
} from '#contracts/colleges.js';
import { Community, IncomeBand } from '#contracts/colleges.js';
import { sourceOf } from './college-sources.js';
import type { College } from './college-store.js';

/** Names of colleges and programs come in English only. */
export const NAME_LOCALE = 'en';

/** Why a list is empty, unless it is because nobody can go there any more. */
export const gapOf = ({ standing }: College, gap: CollegeGap): CollegeGap =>
  standing ? 'no-longer-listed' : gap;

const SIZES = {
  city: ['large', 'midsize', 'small'],
  suburb: ['large', 'midsize', 'small'],
  town: ['fringe', 'distant', 'remote'],
  rural: ['fringe', 'distant', 'remote'],
} as const;

/** The kind of community, by the first digit of the survey's code. */
export function communityOf({ locale }: College): Community | null {
  return locale === undefined ? null : (Community.options[Math.floor(locale / 10) - 1] ?? null);
}

export function presentBrief(college: College): CollegeBrief {
  const { code, title, city, state, control, level } = college;
  return {
    ...{ code, name: title, nameLocale: NAME_LOCALE, city, state, control, level },
    community: communityOf(college),
    students: college.students ?? null,
    netPrice: college.net?.[0] ?? null,
    completion: college.completion ?? null,
    ...(college.standing && { standing: college.standing }),
  };
}

function fact(
  value: number | null | undefined,
  source: CollegeSource['id'],
  none: CollegeGap = 'not-reported',
): CollegeFact {
  const known = value ?? null;
  return { value: known, none: known === null ? none : null, source: sourceOf(source) };
}

function section<T>(
  data: T | null | undefined,
  source: CollegeSource['id'],
  none: CollegeGap = 'not-reported',
) {
  const known = data ?? null;
  return { data: known, none: known === null ? none : null, source: sourceOf(source) };
}

/** Everything we know of a college; each number without data says why. */
export function presentCollege(college: College): CollegeProfile {
  const facts = {
    ...presentCosts(college),
    ...presentAdmission(college),
    ...presentOutcomes(college),
  };
  return {
    ...presentBrief(college),
    ...presentPlace(college),
    ...(college.standing ? ofThePast(facts) : facts),
    links: presentLinks(college),
  };
}

/** Whatever a number is missing for, of a college that is in no list any more there are none. */
function ofThePast<T extends Record<string, { none: CollegeGap | null }>>(facts: T): T {
  const past = Object.entries(facts).map(([name, each]) => [
    name,
    each.none === null ? each : { ...each, none: 'no-longer-listed' },
  ]);
  return Object.fromEntries(past) as T;
}

function presentPlace(college: College) {
  const { county, region, highest, calendar, kinds, religious, locale } = college;
  const community = communityOf(college);
  return {
    ...{ region, county: county ?? null, highestAward: highest, calendar: calendar ?? null },
    communitySize:
      community && locale !== undefined ? (SIZES[community][(locale % 10) - 1] ?? null) : null,
    kinds: kinds ?? [],
    isReligious: religious === 1,
    placeSource: sourceOf('directory'),
    undergraduates: fact(college.students, 'scorecard', gapOf(college, 'not-reported')),
    studentsPerTeacher: fact(college.ratio, 'scorecard', gapOf(college, 'not-reported')),
  };
}

function presentCosts({ tuition, cost, net }: College) {
  const [inState, outOfState, program] = tuition ?? [];
  const [whole, onCampus, offCampus, books] = cost ?? [];
  const [average, ...bands] = net ?? [];
  const byYear = program != null ? 'priced-by-program' : 'not-reported';
  return {
    tuitionInState: fact(inState, 'scorecard', byYear),
    tuitionOutOfState: fact(outOfState, 'scorecard', byYear),
    tuitionByProgram: fact(
      program,
      'scorecard',
      inState != null ? 'priced-by-year' : 'not-reported',
    ),
    costOfAttendance: fact(whole, 'scorecard'),
    housingOnCampus: fact(onCampus, 'scorecard', 'no-housing'),
    housingOffCampus: fact(offCampus, 'scorecard'),
    books: fact(books, 'scorecard'),
    averageNetPrice: fact(average, 'scorecard', 'few-or-not-reported'),
    netPriceByIncome: section(
      bands.some((dollars) => dollars !== null)
        ? IncomeBand.options.map((income, place) => ({ income, dollars: bands[place] ?? null }))
        : null,
      'scorecard',
      'few-or-not-reported',
    ),
  };
}

function presentAdmission({ open, tests, admission, sat, act }: College) {
  const [applicants, admitted, rate] = admission ?? [];
  // Who takes everybody counts no applications, and who does not look at scores has none to report.
  const none = open === 1 ? 'open-admission' : 'not-reported';
  const noScores =
    open === 1 ? 'open-admission' : tests === 'not-considered' ? 'tests-not-used' : 'not-reported';
  const at = (list: readonly (number | null)[] | undefined, from: number) =>
    [list?.[from] ?? null, list?.[from + 1] ?? null, list?.[from + 2] ?? null] satisfies unknown[];
  return {
    openAdmission: section(open === undefined ? null : open === 1, 'characteristics'),
    applicants: fact(applicants, 'admissions', none),
    admitted: fact(admitted, 'admissions', none),
    admissionRate: fact(rate, 'admissions', none),
    testPolicy: section(tests, 'admissions', none),
    sat: section(
      sat ? { reading: at(sat, 0) as Quarters, math: at(sat, 3) as Quarters } : null,
      'admissions',
      noScores,
    ),
    act: section(act ? (at(act, 0) as Quarters) : null, 'admissions', noScores),
  };
}

type Quarters = [number | null, number | null, number | null];

function presentOutcomes({ completion, retention, earnings, aid }: College) {
  const [pell, loan] = aid ?? [];
  return {
    completionRate: fact(completion, 'scorecard', 'few-or-not-reported'),
    retentionRate: fact(retention, 'scorecard', 'no-first-year'),
    earnings: fact(earnings, 'earnings', 'few-or-not-reported'),
    pellShare: fact(pell, 'scorecard'),
    loanShare: fact(loan, 'scorecard'),
  };
}

function presentLinks({ links }: College): CollegeProfile['links'] {
  const [home = null, admissions = null, apply = null, aid = null, priceCalculator = null] =
    links ?? [];
  return { home, admissions, apply, aid, priceCalculator };
}
