import type { AwardLevel } from '#contracts/programs.js';
import type { WayFact, WayId } from '#contracts/ways.js';
import { hasBit } from '../careers/bits.js';
import type { Occupation } from '../careers/occupation-store.js';
import type { Program, ProgramStore } from '../careers/program-store.js';
import { isImported } from '../careers/sources.js';
import type { CollegeIndex } from '../colleges/college-index.js';
import { fact, fromColleges, middleOf } from './way-facts.js';

type Schooling = 'work' | 'two-year' | 'four-year';

/** Levels of education, 1–12, that each of these ways ends with. */
const LEVELS: Record<Schooling, readonly [number, number]> = {
  work: [1, 2],
  'two-year': [3, 5],
  'four-year': [6, 12],
};

const USUAL: Readonly<Record<string, Schooling>> = {
  'no-formal-educational-credential': 'work',
  'high-school-diploma-or-equivalent': 'work',
  'postsecondary-nondegree-award': 'two-year',
  'some-college-no-degree': 'two-year',
  'associate-s-degree': 'two-year',
  'bachelor-s-degree': 'four-year',
  'master-s-degree': 'four-year',
  'doctoral-or-professional-degree': 'four-year',
};

/** What one studies for on each of the two ways through a college; graduate awards come after the second. */
export const AWARDS_OF: Record<'two-year' | 'four-year', readonly AwardLevel[]> = {
  'two-year': ['certificate', 'associate'],
  'four-year': ['bachelor'],
};

/** What is known of each way into one career; nothing of those that lead to no career in particular. */
export function careerFacts(
  career: Occupation,
  programs: ProgramStore,
  index: CollegeIndex,
): Partial<Record<WayId, WayFact[]>> {
  const lead = programs.byCareer.get(career.code) ?? [];
  return {
    work: schoolingFacts('work', career),
    apprenticeship: apprenticeship(career),
    military: military(career),
    'two-year': [...schoolingFacts('two-year', career), ...study('two-year', lead, index)],
    'four-year': [...schoolingFacts('four-year', career), ...study('four-year', lead, index)],
  };
}

function schoolingFacts(way: Schooling, { education, levels }: Occupation): WayFact[] {
  const [low, high] = LEVELS[way];
  const percent = levels
    .filter(([level]) => level >= low && level <= high)
    .reduce((sum, [, share]) => sum + share, 0);
  const start: WayFact = { id: 'career-start', value: null, none: null, source: null };
  return [
    ...(USUAL[education ?? ''] === way
      ? [{ ...start, source: fact('work-careers', 0, 'typical-education').source }]
      : []),
    fact('career-share', levels.length === 0 ? null : percent / 100, 'education'),
  ];
}

function apprenticeship({ training, apprenticeships = [] }: Occupation): WayFact[] {
  const isThere = isImported('apprenticeships');
  const count = apprenticeships.length > 0 ? apprenticeships.length : null;
  return [
    ...(training === 'apprenticeship'
      ? [{ ...fact('career-training', 0, 'typical-education'), value: null }]
      : []),
    // That no list is loaded is said once, of the way itself.
    ...(isThere ? [fact('career-apprenticeships', count, 'apprenticeships', 'none-listed')] : []),
  ];
}

function military({ code, military: jobs = [] }: Occupation): WayFact[] {
  if (code.startsWith('55-')) return [{ ...fact('career-start', 0, 'titles'), value: null }];
  return isImported('military')
    ? [fact('career-military', jobs.length || null, 'military-jobs', 'none-listed')]
    : [];
}

/** Programs that lead there with an award of this way, who teaches them, and the middle of what that costs. */
function study(
  way: 'two-year' | 'four-year',
  lead: readonly Program[],
  { taught, all }: CollegeIndex,
): WayFact[] {
  const awards = AWARDS_OF[way];
  const fitting = lead.filter((one) => one.awards.some(([level]) => awards.includes(level)));
  const teach = taught.teachersOf(
    fitting.map(({ code }) => code),
    awards,
  );
  const teachers = all.filter(({ standing }, place) => !standing && hasBit(teach, place));
  const tuition = middleOf(teachers.map((college) => college.tuition?.[0]));
  if (fitting.length === 0) return [fact('career-programs', null, 'cip-soc', 'none-listed')];
  return [
    fact('career-programs', fitting.length, 'cip-soc'),
    fact('career-colleges', teachers.length, fromColleges('completions')),
    fact('career-tuition', tuition, fromColleges('scorecard')),
  ];
}
