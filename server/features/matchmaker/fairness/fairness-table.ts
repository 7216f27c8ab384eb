import { ASSESSMENT_KINDS, type AssessmentKind } from '#contracts/assessment-kinds.js';
import { dayIn } from '#contracts/days.js';
import type { FairnessRun, FairnessTable, GroupCount } from '#contracts/match-fairness.js';
import { DEFAULT_WEIGHTS } from '#contracts/match-weights.js';
import type { KindScores } from '#contracts/matching.js';
import { type Area, AREAS } from '#contracts/riasec.js';
import type { RatedOccupation } from '../../careers/occupation-store.js';
import { scoresOfCareer } from '../alike.js';
import { ALGORITHM, rankCareers } from '../matcher.js';
import { madeUpPeople } from './made-up-people.js';

const FIRST = 20;
export const PER_AREA = 300;
const ZONES = [1, 2, 3, 4, 5];
/** Interests alone, as most students begin; and all there is. */
export const RUNS: readonly (readonly AssessmentKind[])[] = [['interests'], ASSESSMENT_KINDS];

/** What the lists of people with one strongest area hold. */
export interface AreaLists {
  area: Area;
  /** Places among the first, by career. */
  places: Map<string, number>;
  /** The best place of each career for any of them. */
  best: Map<string, number>;
}

/** All of the table. Takes seconds: it is computed once for a version and stored. */
export function computeFairness(careers: readonly RatedOccupation[], today: Date): FairnessTable {
  return {
    algorithm: ALGORITHM,
    computedOn: dayIn('UTC', today),
    weights: { ...DEFAULT_WEIGHTS },
    careers: careers.length,
    first: FIRST,
    perArea: PER_AREA,
    runs: RUNS.map((kinds) =>
      runOf(
        kinds,
        careers,
        AREAS.map((area) => listsOf(area, kinds, careers)),
      ),
    ),
  };
}

export function listsOf(
  area: Area,
  kinds: readonly AssessmentKind[],
  careers: readonly RatedOccupation[],
): AreaLists {
  const places = new Map<string, number>();
  const best = new Map<string, number>();
  for (const scores of madeUpPeople(area, kinds, PER_AREA))
    codesFor(scores, careers).forEach((code, index) => {
      best.set(code, Math.min(best.get(code) ?? Infinity, index + 1));
      if (index < FIRST) places.set(code, (places.get(code) ?? 0) + 1);
    });
  return { area, places, best };
}

const codesFor = (scores: readonly KindScores[], careers: readonly RatedOccupation[]) =>
  rankCareers(scores, DEFAULT_WEIGHTS, careers).ranked.map(({ code }) => code);

function runOf(
  kinds: readonly AssessmentKind[],
  careers: readonly RatedOccupation[],
  lists: readonly AreaLists[],
): FairnessRun {
  const placesOf = ({ code }: RatedOccupation) =>
    lists.reduce((sum, { places }) => sum + (places.get(code) ?? 0), 0);
  const counted = careers.map((career) => ({ career, places: placesOf(career) }));
  const group = (ids: readonly string[], idOf: (career: RatedOccupation) => string) =>
    ids.map((id): GroupCount => {
      const members = counted.filter(({ career }) => idOf(career) === id);
      const places = members.reduce((sum, one) => sum + one.places, 0);
      return { id, careers: members.length, places };
    });
  const clusters = [...new Set(careers.map(clusterOf))].sort();
  return {
    kinds: [...kinds],
    people: lists.length * PER_AREA,
    zones: group(ZONES.map(String), ({ zone }) => String(zone)),
    clusters: group(clusters, clusterOf),
    areas: group(AREAS, strongestOf),
    byStrongest: lists.map((one) => strongestCount(one, careers)),
    unreached: counted
      .filter(({ places }) => places === 0)
      .map(({ career }) => ({
        code: career.code,
        best: Math.min(...lists.map(({ best }) => best.get(career.code) ?? Infinity)),
        own: ownPlace(career, kinds, careers),
      })),
  };
}

/** One line of `byStrongest`; a test computes it anew and compares it with what is stored. */
export function strongestCount(
  { area, places }: AreaLists,
  careers: readonly RatedOccupation[],
): FairnessRun['byStrongest'][number] {
  const sum = (of: (career: RatedOccupation) => boolean) =>
    careers.filter(of).reduce((all, { code }) => all + (places.get(code) ?? 0), 0);
  return {
    area,
    zones: ZONES.map((zone) => sum((career) => career.zone === zone)),
    sameArea: sum((career) => strongestOf(career) === area),
  };
}

/** Where a career stands for somebody who answers just as it is rated. */
function ownPlace(
  career: RatedOccupation,
  kinds: readonly AssessmentKind[],
  careers: readonly RatedOccupation[],
): number {
  const scores = scoresOfCareer(career).filter(({ kind }) => kinds.includes(kind));
  return codesFor(scores, careers).indexOf(career.code) + 1;
}

const clusterOf = ({ clusters }: RatedOccupation) => clusters[0] ?? '';

/** Of equal areas, the first in r i a s e c. */
function strongestOf({ interests }: RatedOccupation): Area {
  return AREAS[interests.indexOf(Math.max(...interests))] ?? 'r';
}
