import { readQuery, type Wanted, wordsOf } from './career-words.js';
import { type CareerEntry, createPostings, type Postings } from './career-postings.js';
import type { Occupation } from './occupation-store.js';

export interface FoundCareer {
  occupation: Occupation;
  /** The other title that fits, when the career's own title does not. Looked for when asked: few are shown. */
  readonly matchedTitle: string | null;
}

export interface CareerIndex {
  /** Best first; empty for a query without a word. */
  search(query: string): FoundCareer[];
}

/** What a typed word may mean, each with how sure we are (0–1). */
interface Meanings {
  words: Map<string, number>;
  isWeak: boolean;
}

interface Hit {
  entry: CareerEntry;
  /** Weight of what was wanted and found in this career. */
  covered: number;
  score: number;
}

const SURE = { typed: 1, everyday: 0.9, misspelt: 0.8, mistaken: 0.5 };
const MISSPELT_FROM = 3;
const MISTAKEN_FROM = 5;
/** The weight of a word that no career has, so that "alaska" does not empty the list. */
const UNKNOWN = 0.7;
const WEAK = 0.3;
/** "Real" and "estate" in one title are more than either. */
const ALSO = 0.2;
/** So many are looked at title by title. */
const LOOK_CLOSER = 80;
const SAME_TITLE = 20;
const SAME_OTHER_TITLE = 8;
/** One other title that says it all, against words found here and there. */
const IN_ONE_TITLE = 6;
const LONG_TITLE = -0.1;
/** For each tenfold of people in the job: of equal hits the common career comes first. */
const COMMON_JOB = 0.5;
/** A career must have at least this share of what was asked for, by weight. */
const ENOUGH = 0.5;

/**
 * Finds occupations by keyword, in memory. What a query wants scores by its best hit in a career: in the
 * title, in another title, by an everyday word, or by shared trigrams (for misspellings). Rare words weigh
 * more (inverse document frequency, log(1 + N/n)), and a career that has only part of what was asked
 * for falls behind by the square of that part.
 */
export function createCareerIndex(all: readonly Occupation[]): CareerIndex {
  const postings = createPostings(all);
  return {
    search(query) {
      const wanted = readQuery(query).map((one) => meaningsOf(one, postings));
      if (wanted.length === 0) return [];
      const phrase = wordsOf(query).join(' ');
      return rank(wanted, phrase, postings).map(({ entry }) => ({
        occupation: entry.occupation,
        get matchedTitle() {
          return matchedTitle(entry, wanted);
        },
      }));
    },
  };
}

function meaningsOf({ typed, meant, isWeak }: Wanted, { vocabulary }: Postings): Meanings {
  const words = new Map(meant.map((word) => [word, SURE.everyday]));
  const [word] = typed;
  if (word === undefined || typed.length > 1) return { words, isWeak };
  words.set(word, SURE.typed);
  if (meant.length > 0) return { words, isWeak };
  // "Planer" is a word too, but "event planer" means a planner.
  const isKnown = vocabulary.has(word);
  const sureness = isKnown ? SURE.mistaken : SURE.misspelt;
  if (word.length >= (isKnown ? MISTAKEN_FROM : MISSPELT_FROM))
    for (const near of vocabulary.near(word))
      if (!words.has(near.word)) words.set(near.word, near.likeness * sureness);
  return { words, isWeak };
}

function rank(wanted: Meanings[], phrase: string, postings: Postings): Hit[] {
  const found = wanted.map(({ words, isWeak }) => ({
    careers: bestPoints(words, postings),
    isWeak,
  }));
  const hits = new Map<CareerEntry, Hit>();
  let total = 0;
  for (const { careers, isWeak } of found) {
    const weight = weightOf(careers.size, isWeak && wanted.length > 1, postings);
    total += weight;
    for (const [entry, points] of careers) {
      const hit = hits.get(entry) ?? { entry, covered: 0, score: 0 };
      hit.covered += weight;
      hit.score += weight * points;
      hits.set(entry, hit);
    }
  }
  const enough = [...hits.values()].filter(({ covered }) => covered >= total * ENOUGH);
  for (const hit of enough) hit.score = (hit.score / total) * (hit.covered / total) ** 2;
  enough.sort(byScore);
  for (const hit of enough.slice(0, LOOK_CLOSER)) hit.score += bonus(hit.entry, wanted, phrase);
  return enough.sort(byScore);
}

const byScore = (left: Hit, right: Hit) =>
  right.score - left.score || (left.entry.title < right.entry.title ? -1 : 1);

function weightOf(careers: number, isWeak: boolean, postings: Postings): number {
  if (careers === 0) return UNKNOWN;
  return postings.weightOf(careers) * (isWeak ? WEAK : 1);
}

/** In each career that has a meaning of the word: the points of its best one, and a part of the others'. */
function bestPoints(words: Map<string, number>, postings: Postings): Map<CareerEntry, number> {
  const best = new Map<CareerEntry, number>();
  for (const [word, sureness] of words)
    for (const [entry, full] of postings.careersWith(word)) {
      const points = sureness * full;
      const earlier = best.get(entry) ?? 0;
      best.set(entry, Math.max(points, earlier) + Math.min(points, earlier) * ALSO);
    }
  return best;
}

function bonus(entry: CareerEntry, wanted: Meanings[], phrase: string): number {
  const people = Math.log10(1 + (entry.occupation.workers ?? 0)) * COMMON_JOB;
  const usual = people + entry.titleWords.length * LONG_TITLE;
  if (entry.titleWords.join(' ') === phrase) return usual + SAME_TITLE;
  if (entry.phrases.has(phrase)) return usual + SAME_OTHER_TITLE;
  if (wanted.length < 2) return usual;
  const share = entry.others.reduce(
    (most, { words }) => Math.max(most, hitsIn(words, wanted) / wanted.length),
    0,
  );
  return usual + share * IN_ONE_TITLE;
}

/** How many of the things wanted a title has. */
function hitsIn(words: readonly string[], wanted: Meanings[]): number {
  return wanted.filter((meanings) => words.some((word) => meanings.words.has(word))).length;
}

/** The other title that shares most with the query, unless the career's own title says it all. */
function matchedTitle(entry: CareerEntry, wanted: Meanings[]): string | null {
  const hits = (words: readonly string[]) =>
    wanted.filter((meanings) =>
      words.some((word) => [...meanings.words.keys()].some((meaning) => word.startsWith(meaning))),
    ).length;
  if (hits(entry.titleWords) === wanted.length) return null;
  let best: { title: string; hits: number } | undefined;
  for (const { title, words } of entry.others) {
    const count = hits(words);
    if (count > (best?.hits ?? 0)) best = { title, hits: count };
  }
  return best?.title ?? null;
}
