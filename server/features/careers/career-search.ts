import { everydayMeanings, type TrigramIndex, trigramIndex, wordsOf } from './career-words.js';
import type { Occupation } from './occupation-store.js';

export interface FoundCareer {
  occupation: Occupation;
  /** The other title that fits, when the career's own title does not. */
  matchedTitle: string | null;
}

export interface CareerIndex {
  /** Best first; empty for a query without a word. */
  search(query: string): FoundCareer[];
}

interface Entry {
  occupation: Occupation;
  titleWords: string[];
  /** What the title is about at heart: "Registered *Nurses*", "*Lawyers*, …". */
  head: string;
  others: { title: string; words: string[] }[];
  otherWords: Set<string>;
  phrases: Set<string>;
}

/** What a typed word may mean, each with how sure we are (0–1). */
type Meanings = Map<string, number>;

const SURE = { typed: 1, everyday: 0.9, misspelt: 0.8 };
const POINTS = { head: 10, title: 8, titleBegins: 6, otherTitle: 4 };
const SAME_TITLE = 20;
const SAME_OTHER_TITLE = 8;
const LONG_TITLE = -0.1;
/** For each tenfold of people in the job: of equal hits the common career comes first. */
const COMMON_JOB = 0.5;

/**
 * Finds occupations by keyword, in memory. Each word of the query scores by its best hit: in the
 * title, in another title, by an everyday word, or by shared trigrams (for misspellings). All words
 * of the query must mean something in a career for it to be found.
 */
export function createCareerIndex(all: readonly Occupation[]): CareerIndex {
  const entries = all.map(indexed);
  const vocabulary = trigramIndex(
    new Set(entries.flatMap((entry) => [...entry.titleWords, ...entry.otherWords])),
  );
  return {
    search(query) {
      const words = wordsOf(query);
      if (words.length === 0) return [];
      const wanted = words.map((word) => meaningsOf(word, vocabulary));
      const phrase = words.join(' ');
      return entries
        .map((entry) => ({ entry, score: scoreOf(entry, wanted, phrase) }))
        .filter(({ score }) => score > 0)
        .sort((left, right) => right.score - left.score || byTitle(left.entry, right.entry))
        .map(({ entry }) => ({
          occupation: entry.occupation,
          matchedTitle: matchedTitle(entry, wanted),
        }));
    },
  };
}

function indexed(occupation: Occupation): Entry {
  const others = [...occupation.titles, ...occupation.moreTitles].map((title) => ({
    title,
    words: wordsOf(title),
  }));
  const titleWords = wordsOf(occupation.title);
  return {
    occupation,
    titleWords,
    head: wordsOf(occupation.title.split(',')[0] ?? '').at(-1) ?? '',
    others,
    otherWords: new Set(others.flatMap(({ words }) => words)),
    phrases: new Set(others.map(({ words }) => words.join(' '))),
  };
}

function byTitle(left: Entry, right: Entry): number {
  return left.occupation.title < right.occupation.title ? -1 : 1;
}

function meaningsOf(word: string, vocabulary: TrigramIndex): Meanings {
  const meanings: Meanings = new Map([[word, SURE.typed]]);
  for (const everyday of everydayMeanings(word)) meanings.set(everyday, SURE.everyday);
  if (!vocabulary.has(word) && meanings.size === 1)
    for (const near of vocabulary.near(word))
      meanings.set(near.word, near.likeness * SURE.misspelt);
  return meanings;
}

function scoreOf(entry: Entry, wanted: Meanings[], phrase: string): number {
  let score = 0;
  for (const meanings of wanted) {
    let best = 0;
    for (const [word, sureness] of meanings)
      best = Math.max(best, sureness * pointsOf(entry, word));
    if (best === 0) return 0;
    score += best;
  }
  if (entry.titleWords.join(' ') === phrase) score += SAME_TITLE;
  else if (entry.phrases.has(phrase)) score += SAME_OTHER_TITLE;
  const people = Math.log10(1 + (entry.occupation.workers ?? 0));
  return score + entry.titleWords.length * LONG_TITLE + people * COMMON_JOB;
}

function pointsOf(entry: Entry, word: string): number {
  if (entry.head === word) return POINTS.head;
  if (entry.titleWords.includes(word)) return POINTS.title;
  if (word.length > 2 && entry.titleWords.some((own) => own.startsWith(word)))
    return POINTS.titleBegins;
  return entry.otherWords.has(word) ? POINTS.otherTitle : 0;
}

/** The other title that shares most with the query, unless the career's own title says it all. */
function matchedTitle(entry: Entry, wanted: Meanings[]): string | null {
  const hits = (words: string[]) =>
    wanted.filter((meanings) =>
      words.some((word) => [...meanings.keys()].some((meaning) => word.startsWith(meaning))),
    ).length;
  if (hits(entry.titleWords) === wanted.length) return null;
  let best: { title: string; hits: number } | undefined;
  for (const { title, words } of entry.others) {
    const count = hits(words);
    if (count > (best?.hits ?? 0)) best = { title, hits: count };
  }
  return best?.title ?? null;
}
