import { type Bits, bitsOf, hasBit } from '../careers/bits.js';
import { firstFrom } from '../careers/career-postings.js';
import { wordsOf } from '../careers/career-words.js';
import type { Program, ProgramStore } from '../careers/program-store.js';
import { type TrigramIndex, trigramIndex } from '../careers/trigrams.js';
import type { CollegeIndex } from './college-index.js';
import { NICKNAMES } from './college-nicknames.js';
import { collegeWords } from './college-words.js';

export interface FoundByWords {
  /** The best first. */
  places: number[];
  bits: Bits;
  /** The program that was asked for, when it was one; for colleges whose name does not say it all. */
  program: Program | null;
  /** Colleges found by that program. */
  byProgram: ReadonlySet<number>;
}

export interface CollegeSearch {
  find(query: string): FoundByWords;
}

const POINTS = { name: 10, nameBegins: 7, city: 8, state: 6, program: 5 };
const MISSPELT = 0.7;
const MISSPELT_FROM = 4;
/** A college must have at least this share of what was asked for, by weight. */
const ENOUGH = 0.6;
const UNKNOWN = 2;
/** Said by its nickname or first letters. */
const CALLED = 25;
const SAME_NAME = 30;
const NAME_BEGINS = 8;
/** For each tenfold of students: of equal hits the large college comes first. */
const LARGE = 1;
/** Words that stand in more names than this share ("school", "university") ask for no program. */
const GENERIC = 0.04;

type Hits = Map<number, number>;

/**
 * Finds colleges by words, in memory: of the name, of what people call it, of city and state, and of the
 * programs it teaches. Rare words weigh more, and misspelt ones mean those that share most of their letters.
 */
export function createCollegeSearch(index: CollegeIndex, programs: ProgramStore): CollegeSearch {
  const words = readNames(index);
  const taught = readPrograms(programs);
  const nameWords = [...words.named.keys()].sort();
  const vocabulary = trigramIndex(new Set([...words.places.keys(), ...taught.words.keys()]));
  return {
    find(query) {
      const asked = [...new Set(wordsOf(query))];
      const telling = asked.filter(
        (word) => (words.named.get(word)?.size ?? 0) < index.all.length * GENERIC,
      );
      const program = bestProgram(telling, taught, words.places, vocabulary);
      const teachers = program
        ? index.taught.teachersOf(program.codes)
        : bitsOf(index.all.length, () => false);
      const scores = score(asked, index, { words, nameWords, vocabulary, program, teachers });
      for (const place of words.called.get(joined(query)) ?? [])
        scores.set(place, (scores.get(place) ?? 0) + CALLED);
      const phrase = wordsOf(query).join(' ');
      for (const [place, points] of scores)
        scores.set(place, points + bonus(words.phrases[place] ?? '', phrase, index, place));
      const places = [...scores]
        .sort((left, right) => right[1] - left[1] || left[0] - right[0])
        .map(([place]) => place);
      // Closed ones can be found, and come last.
      places.sort((left, right) => closedOf(index, left) - closedOf(index, right));
      return {
        places,
        bits: bitsOf(index.all.length, (place) => scores.has(place)),
        program: program?.first ?? null,
        byProgram: new Set(places.filter((place) => hasBit(teachers, place))),
      };
    },
  };
}

const closedOf = ({ all }: CollegeIndex, place: number) => (all[place]?.standing ? 1 : 0);

interface Names {
  /** Points of each word at each college. */
  places: Map<string, Hits>;
  /** The same for words of names alone, for beginnings of words. */
  named: Map<string, Hits>;
  /** Who is called so, by first letters or nicknames in one word. */
  called: Map<string, number[]>;
  /** The names as words in a row. */
  phrases: string[];
}

function readNames({ all }: CollegeIndex): Names {
  const names: Names = { places: new Map(), named: new Map(), called: new Map(), phrases: [] };
  const give = (table: Map<string, Hits>, word: string, place: number, points: number) => {
    const hits = table.get(word) ?? new Map<number, number>();
    hits.set(place, Math.max(hits.get(place) ?? 0, points));
    table.set(word, hits);
  };
  const nicknames = nicknamesByTitle();
  for (const [place, college] of all.entries()) {
    const words = collegeWords(college, nicknames.get(college.title) ?? []);
    names.phrases[place] = words.name.join(' ');
    for (const word of words.name) {
      give(names.places, word, place, POINTS.name);
      give(names.named, word, place, POINTS.nameBegins);
    }
    for (const name of words.aliases)
      names.called.set(name, [...(names.called.get(name) ?? []), place]);
    for (const word of words.city) give(names.places, word, place, POINTS.city);
    for (const word of words.state) give(names.places, word, place, POINTS.state);
  }
  return names;
}

/** "Penn State" and "U.C.L.A." as one word. */
const joined = (text: string) => text.toLowerCase().replace(/[^a-z]+/g, '');

function nicknamesByTitle(): Map<string, string[]> {
  const byTitle = new Map<string, string[]>();
  for (const [name, title] of Object.entries(NICKNAMES))
    byTitle.set(title, [...(byTitle.get(title) ?? []), joined(name)]);
  return byTitle;
}

interface ProgramWords {
  words: Map<string, Set<Program>>;
  /** Short titles taught at many colleges are what people mean: "Art", not "Art Therapy". */
  usual: Map<Program, number>;
}

function readPrograms({ byCode }: ProgramStore): ProgramWords {
  const words = new Map<string, Set<Program>>();
  const usual = new Map<Program, number>();
  for (const program of byCode.values()) {
    const title = wordsOf(program.title);
    usual.set(program, program.colleges / title.length ** 2);
    for (const word of title) {
      const list = words.get(word) ?? new Set();
      words.set(word, list.add(program));
    }
  }
  return { words, usual };
}

interface AskedProgram {
  /** Words of the query that the programs have. */
  words: ReadonlySet<string>;
  codes: string[];
  first: Program;
}

/** The programs that have most of the words asked for; nothing when only names and places have them. */
function bestProgram(
  asked: readonly string[],
  { words, usual }: ProgramWords,
  names: ReadonlyMap<string, Hits>,
  vocabulary: TrigramIndex,
): AskedProgram | null {
  const hits = new Map<Program, Set<string>>();
  for (const word of asked) {
    const isKnown = words.has(word) || names.has(word);
    const meant = isKnown ? word : meantBy(word, vocabulary);
    for (const program of words.get(meant) ?? []) {
      const found = hits.get(program) ?? new Set();
      hits.set(program, found.add(word));
    }
  }
  const most = Math.max(0, ...[...hits.values()].map((found) => found.size));
  const best = [...hits].filter(([, found]) => found.size === most);
  const first = mostUsual(
    best.map(([program]) => program),
    usual,
  );
  if (!first) return null;
  return {
    first,
    codes: best.map(([program]) => program.code),
    words: new Set(best.flatMap(([, found]) => [...found])),
  };
}

const meantBy = (word: string, vocabulary: TrigramIndex) =>
  word.length < MISSPELT_FROM ? word : (vocabulary.near(word)[0]?.word ?? word);

function mostUsual(programs: readonly Program[], usual: ReadonlyMap<Program, number>) {
  const of = (program: Program) => usual.get(program) ?? 0;
  return programs.reduce<Program | null>(
    (first, program) => (first && of(first) >= of(program) ? first : program),
    null,
  );
}

interface Means {
  words: Names;
  nameWords: readonly string[];
  vocabulary: TrigramIndex;
  program: AskedProgram | null;
  teachers: Bits;
}

/** Points of each college that has enough of what was asked for. */
function score(asked: readonly string[], index: CollegeIndex, means: Means): Hits {
  const points: Hits = new Map();
  const covered: Hits = new Map();
  const add = (table: Hits, place: number, value: number) =>
    table.set(place, (table.get(place) ?? 0) + value);
  let total = 0;
  for (const word of asked) {
    const hits = hitsOf(word, means);
    if (means.program?.words.has(word))
      for (let place = 0; place < index.all.length; place += 1)
        if (hasBit(means.teachers, place))
          hits.set(place, Math.max(hits.get(place) ?? 0, POINTS.program));
    const weight = hits.size === 0 ? UNKNOWN : Math.log(1 + index.all.length / hits.size) + 0.1;
    total += weight;
    for (const [place, best] of hits) {
      add(points, place, weight * best);
      add(covered, place, weight);
    }
  }
  const found: Hits = new Map();
  for (const [place, weight] of covered)
    if (weight >= total * ENOUGH)
      found.set(place, ((points.get(place) ?? 0) / total) * (weight / total) ** 2);
  return found;
}

/** Where a word stands: as typed, as the beginning of a word of a name, or misspelt. */
function hitsOf(word: string, { words, nameWords, vocabulary, program }: Means): Hits {
  const hits: Hits = new Map(words.places.get(word));
  const take = (others: Hits | undefined, share: number) => {
    for (const [place, points] of others ?? [])
      hits.set(place, Math.max(hits.get(place) ?? 0, points * share));
  };
  if (word.length >= 3)
    for (let at = firstFrom(nameWords, word); nameWords[at]?.startsWith(word); at += 1)
      take(words.named.get(nameWords[at] ?? ''), 1);
  const isKnown = hits.size > 0 || program?.words.has(word);
  if (!isKnown && word.length >= MISSPELT_FROM)
    for (const { word: other, likeness } of vocabulary.near(word).slice(0, 3))
      take(words.places.get(other), likeness * MISSPELT);
  return hits;
}

function bonus(name: string, phrase: string, { all }: CollegeIndex, place: number): number {
  const large = Math.log10(1 + (all[place]?.students ?? 0)) * LARGE;
  if (name === phrase) return large + SAME_NAME;
  return name.startsWith(`${phrase} `) ? large + NAME_BEGINS : large;
}
