import type { Occupation, OccupationStore } from './occupation-store.js';

const SHOWN = 3;
/** On the scale of 1–5: "important". */
const LEAST_IMPORTANCE = 3;

export interface StandOut {
  /** Up to three, what stands out most first. */
  skills: string[];
  knowledge: string[];
}

type Counts = Map<string, number>;
const counted = new WeakMap<
  OccupationStore,
  { skills: Counts; knowledge: Counts; rated: number }
>();

/**
 * What this work needs more than most: of an occupation's most important skills and knowledge, those
 * that few other occupations have among theirs. Importance times the logarithm of how rare it is (the
 * weight that text search calls tf–idf); equals stay in the order of importance.
 *
 * @returns null where nobody has rated the occupation.
 */
export function standOut(occupation: Occupation, store: OccupationStore): StandOut | null {
  if (occupation.skills.length === 0) return null;
  const counts = countsOf(store);
  const rarest = (ratings: readonly (readonly [string, number, ...unknown[]])[], common: Counts) =>
    ratings
      .filter(([, importance]) => importance >= LEAST_IMPORTANCE)
      .map(([id, importance]) => ({
        id,
        weight: importance * Math.log(counts.rated / (common.get(id) ?? 1)),
      }))
      .sort((left, right) => right.weight - left.weight)
      .slice(0, SHOWN)
      .map(({ id }) => id);
  return {
    skills: rarest(occupation.skills, counts.skills),
    knowledge: rarest(occupation.knowledge, counts.knowledge),
  };
}

function countsOf(store: OccupationStore) {
  const known = counted.get(store);
  if (known) return known;
  const rated = store.all.filter(({ skills }) => skills.length > 0);
  const made = {
    skills: count(rated.flatMap(({ skills }) => skills.map(([id]) => id))),
    knowledge: count(rated.flatMap(({ knowledge }) => knowledge.map(([id]) => id))),
    rated: rated.length,
  };
  counted.set(store, made);
  return made;
}

function count(ids: readonly string[]): Counts {
  const counts: Counts = new Map();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
