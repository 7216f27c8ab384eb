import type {
  CareerBrief,
  CareerProfile,
  CareerSearch,
  CareerSearchReply,
  CareersHome,
} from '#contracts/careers.js';
import { AREAS } from '#contracts/riasec.js';
import { notFound } from '../../errors.js';
import { paySource, presentBrief, presentCareer, strongestAreas } from './career-presenter.js';
import { sourceOf } from './sources.js';
import { type CareerIndex, createCareerIndex, type FoundCareer } from './career-search.js';
import {
  type Occupation,
  occupations,
  type OccupationStore,
  type RatedOccupation,
} from './occupation-store.js';

const DAY_MS = 86_400_000;
/** The six careers of the day are drawn from this many well-known ones of each area. */
const WELL_KNOWN = 40;

const indexes = new WeakMap<OccupationStore, CareerIndex>();

function indexOf(store: OccupationStore): CareerIndex {
  const index = indexes.get(store) ?? createCareerIndex(store.all);
  indexes.set(store, index);
  return index;
}

/** Careers that pass every filter: the best hits first, or by title when no words were given. */
export async function searchCareers(search: CareerSearch): Promise<CareerSearchReply> {
  const store = await occupations();
  const found: FoundCareer[] = search.query
    ? indexOf(store).search(search.query)
    : store.all.map((occupation) => ({ occupation, matchedTitle: null }));
  const passing = found.filter(({ occupation }) => passes(occupation, search));
  return {
    total: passing.length,
    items: passing
      .slice(search.offset, search.offset + search.limit)
      .map(({ occupation, matchedTitle }) => ({ ...presentBrief(occupation), matchedTitle })),
  };
}

function passes(occupation: Occupation, search: CareerSearch): boolean {
  return (
    passesBrowsing(occupation, search) &&
    (!search.area || strongestAreas(occupation).slice(0, 2).includes(search.area)) &&
    (!search.zone || occupation.zone === search.zone) &&
    (search.bright === undefined || isBright(occupation) === search.bright)
  );
}

function passesBrowsing(occupation: Occupation, search: CareerSearch): boolean {
  const { cluster, subject, letter } = search;
  return (
    (!cluster || occupation.clusters.includes(cluster)) &&
    (!subject || occupation.subjects.includes(subject)) &&
    (!letter || firstLetter(occupation) === letter.toUpperCase())
  );
}

const isBright = (occupation: Occupation) => occupation.isFastGrowing || occupation.hasManyOpenings;

const firstLetter = (occupation: Occupation) => occupation.title.charAt(0).toUpperCase();

/** The explore page: six careers as different as can be, and the doors to all others with counts. */
export async function readCareersHome(now: Date): Promise<CareersHome> {
  const store = await occupations();
  return {
    careers: careersOfTheDay(store, now),
    total: store.all.length,
    clusters: doors(store, (occupation) => occupation.clusters),
    subjects: doors(store, (occupation) => occupation.subjects),
    letters: doors(store, (occupation) => [firstLetter(occupation)]),
  };
}

function doors(
  store: OccupationStore,
  idsOf: (occupation: Occupation) => string[],
): { id: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const occupation of store.all)
    for (const id of idsOf(occupation)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .map(([id, count]) => ({ id, count }))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}

/** One career an area; the same for everybody on one day, others on the next. */
function careersOfTheDay(store: OccupationStore, now: Date): CareersHome['careers'] {
  const day = Math.floor(now.getTime() / DAY_MS);
  return AREAS.flatMap((area) => {
    const wellKnown = store.rated
      .filter((occupation) => strongestAreas(occupation)[0] === area && isWellDescribed(occupation))
      .sort((left, right) => (right.workers ?? 0) - (left.workers ?? 0))
      .slice(0, WELL_KNOWN);
    const career = wellKnown[day % wellKnown.length];
    if (!career) return [];
    return [{ ...presentBrief(career), area, paySource: sourceOf(paySource(career)) }];
  });
}

const isWellDescribed = ({ workers, growth, skills }: RatedOccupation) =>
  workers !== null && growth !== null && skills.length > 0;

/** @throws AppError `not-found` when there is no such occupation. */
export async function readCareer(code: string): Promise<CareerProfile> {
  const store = await occupations();
  const occupation = store.byCode.get(code);
  if (!occupation) throw notFound();
  return presentCareer(occupation, store);
}

/** An occupation as a line in a list. @throws AppError `not-found` when there is none. */
export async function readCareerBrief(code: string): Promise<CareerBrief> {
  const occupation = (await occupations()).byCode.get(code);
  if (!occupation) throw notFound();
  return presentBrief(occupation);
}
