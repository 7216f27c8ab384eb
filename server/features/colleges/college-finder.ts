import type {
  CollegeCriterion,
  CollegeQuery,
  CollegeSelection,
  PlaceReply,
} from '#contracts/college-selector.js';
import type { CollegeSource } from '#contracts/colleges.js';
import { occupations } from '../careers/occupation-store.js';
import { programs, type ProgramStore } from '../careers/program-store.js';
import { type CollegeIndex, collegeIndex } from './college-index.js';
import { presentBrief } from './college-presenter.js';
import { type CollegeSearch, createCollegeSearch, type FoundByWords } from './college-search.js';
import { selectColleges } from './college-selector.js';
import { sourceOf } from './college-sources.js';
import { colleges } from './college-store.js';

const searches = new WeakMap<CollegeIndex, CollegeSearch>();

/** Made when the first word is looked for. */
export function searchOf(index: CollegeIndex, store: ProgramStore): CollegeSearch {
  const search = searches.get(index) ?? createCollegeSearch(index, store);
  searches.set(index, search);
  return search;
}

/** Makes indexes anew before anybody waits for them, one at a time so that other requests come between. */
export async function warmColleges(): Promise<void> {
  const [store, taught] = [await colleges(), await programs()];
  const index = collegeIndex(store);
  await new Promise(setImmediate);
  searchOf(index, taught);
}

const SOURCES: Readonly<Record<CollegeCriterion, readonly CollegeSource['id'][]>> = {
  program: ['completions'],
  field: ['completions'],
  career: ['completions', 'cip-soc'],
  award: ['completions'],
  near: ['directory'],
  state: ['directory'],
  region: ['directory'],
  community: ['directory'],
  level: ['directory'],
  control: ['directory'],
  size: ['scorecard'],
  price: ['scorecard'],
  tuition: ['scorecard'],
  tuitionOut: ['scorecard'],
  open: ['characteristics'],
  tests: ['admissions', 'characteristics'],
  ratio: ['scorecard'],
  retention: ['scorecard'],
  completion: ['scorecard'],
  earnings: ['earnings'],
  inPerson: ['scorecard'],
  calendar: ['characteristics'],
};
/** Of what stands on every line. */
const ALWAYS: readonly CollegeSource['id'][] = ['directory', 'scorecard'];

/** Colleges by words and by criteria, each with how it does on what was asked for. */
export async function findColleges(query: CollegeQuery): Promise<CollegeSelection> {
  const [index, store] = [collegeIndex(await colleges()), await programs()];
  const words = query.query ? searchOf(index, store).find(query.query) : null;
  const { page, near, used, total, options, withoutData, relax } = selectColleges(
    index,
    store,
    query,
    words,
  );
  const { program, career } = query;
  return {
    ...{ total, options, withoutData, relax },
    items: page.map(({ college, place, reasons, miles }) => ({
      ...presentBrief(college),
      ...{ reasons, miles, matched: matchedProgram(place, words) },
    })),
    names: {
      program: store.byCode.get(program ?? '')?.title ?? null,
      career: career ? ((await occupations()).byCode.get(career)?.title ?? null) : null,
      place: near && { id: near.place.id, city: near.place.city, state: near.place.state },
    },
    sources: [...new Set([...ALWAYS, ...used.flatMap((by) => SOURCES[by])])].map(sourceOf),
  };
}

const matchedProgram = (place: number, words: FoundByWords | null) =>
  words?.byProgram.has(place) ? (words.program?.title ?? null) : null;

export async function findPlaces(query: string): Promise<PlaceReply> {
  const { places } = collegeIndex(await colleges());
  return { items: places.find(query).map(({ id, city, state }) => ({ id, city, state })) };
}
