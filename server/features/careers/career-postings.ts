import { wordsOf } from './career-words.js';
import type { Occupation } from './occupation-store.js';
import { type TrigramIndex, trigramIndex } from './trigrams.js';

export interface CareerEntry {
  occupation: Occupation;
  title: string;
  titleWords: string[];
  others: { title: string; words: string[] }[];
  /** The other titles as words in a row. */
  phrases: Set<string>;
}

/** Which careers have a word, and how much that says of them. */
export interface Postings {
  vocabulary: TrigramIndex;
  careersWith(word: string): Map<CareerEntry, number>;
  /** How telling something is that so many careers have. */
  weightOf(careers: number): number;
}

const POINTS = { head: 10, title: 8, titleBegins: 6, otherTitle: 4 };

export function createPostings(all: readonly Occupation[]): Postings {
  const holders = new Map<string, Map<CareerEntry, number>>();
  const inTitles = new Set<string>();
  const give = (word: string, entry: CareerEntry, points: number) => {
    const careers = holders.get(word) ?? new Map<CareerEntry, number>();
    careers.set(entry, Math.max(careers.get(entry) ?? 0, points));
    holders.set(word, careers);
  };
  for (const occupation of all) {
    const entry = entryOf(occupation);
    const head = headOf(occupation.title);
    for (const word of entry.titleWords) {
      inTitles.add(word);
      give(word, entry, word === head ? POINTS.head : POINTS.title);
    }
    for (const { words } of entry.others)
      for (const word of words) give(word, entry, POINTS.otherTitle);
  }
  const titleWords = [...inTitles].sort();
  return {
    vocabulary: trigramIndex(new Set(holders.keys())),
    careersWith: (word) => withBeginnings(word, holders, titleWords),
    weightOf: (careers) => Math.log(1 + all.length / Math.max(1, careers)),
  };
}

function entryOf(occupation: Occupation): CareerEntry {
  const others = [...occupation.titles, ...occupation.moreTitles].map((title) => ({
    title,
    words: wordsOf(title),
  }));
  return {
    occupation,
    title: occupation.title,
    titleWords: wordsOf(occupation.title),
    others,
    phrases: new Set(others.map(({ words }) => words.join(' '))),
  };
}

/** What the title is about at heart: "Registered *Nurses*", "*Lawyers*, …". */
const headOf = (title: string) => wordsOf(title.split(',')[0] ?? '').at(-1) ?? '';

/** Those that have the word, and those whose title has a word that begins with it: "astro", "electri". */
function withBeginnings(
  word: string,
  holders: ReadonlyMap<string, Map<CareerEntry, number>>,
  titleWords: readonly string[],
): Map<CareerEntry, number> {
  const found = new Map(holders.get(word));
  if (word.length < 3) return found;
  for (let at = firstFrom(titleWords, word); titleWords[at]?.startsWith(word); at += 1) {
    for (const [entry, points] of holders.get(titleWords[at] ?? '') ?? []) {
      if (points < POINTS.title) continue;
      found.set(entry, Math.max(found.get(entry) ?? 0, POINTS.titleBegins));
    }
  }
  return found;
}

/** Where a sorted list has its first word that is not before this one. */
export function firstFrom(sorted: readonly string[], word: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
