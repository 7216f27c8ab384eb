import { EVERYDAY } from './everyday-words.js';

const NOISE = new Set(
  (
    'a an and the for of to who in with that is are be at on by from it its their they them his her my me i ' +
    'you your or as how so nobody when where what do does get gets got'
  ).split(' '),
);

/** What every job is: said in a sentence, these words tell no job from another. */
const FILLER = new Set(
  (
    'person people guy guys man woman lady someone somebody work works working worker job jobs make makes ' +
    'making stuff thing things living paid pay want use using up out all really good big little other ' +
    'keep keeps track come comes take takes care put puts bring brings go goes can like look looks company'
  )
    .split(' ')
    .map(stem),
);

/** Common verbs, and praise, say how, not what: with something else beside them they count little. */
const WEAK = new Set(
  (
    'help helps fix fixes build builds drive drives design designs study studies catch catches teach teaches ' +
    'clean cleans open opens solve solves walk walks ride rides save saves give gives serve serves sell sells ' +
    'play plays fly flies find finds check checks answer answers create creates grow grows cut cuts tell tells ' +
    'repair repairs famous professional'
  )
    .split(' ')
    .map(stem),
);

/** The words of a title or a query that say something, in lower case and without accents. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word && !NOISE.has(word))
    .map(stem);
}

/** "nurses" and "nurse" are the same thing to look for. */
export function stem(word: string): string {
  if (word.length <= 3) return word;
  return word
    .replace(/ies$/, 'y')
    .replace(/([^s])s$/, '$1')
    .replace(/ie$/, 'y')
    .replace(/e$/, '');
}

/** One thing a query asks for: the words as typed (stems), and the title words they mean when spoken. */
export interface Wanted {
  typed: string[];
  meant: readonly string[];
  isWeak: boolean;
}

const LONGEST = 3;
const everyday = new Map(
  [...EVERYDAY].map(([spoken, meant]) => [wordsOf(spoken).join(' '), meant.map(stem)] as const),
);

/**
 * Reads a query as things wanted: first spoken phrases of up to three words, then words. Fillers are left
 * out unless there is nothing else.
 */
export function readQuery(query: string): Wanted[] {
  const words = wordsOf(query);
  const wanted: Wanted[] = [];
  for (let at = 0; at < words.length;) {
    const taken = phraseAt(words, at);
    wanted.push(taken);
    at += taken.typed.length;
  }
  const telling = wanted.filter(
    ({ typed, meant }) => meant.length > 0 || typed.some((word) => !FILLER.has(word)),
  );
  return telling.length > 0 ? telling : wanted;
}

function phraseAt(words: string[], at: number): Wanted {
  for (let length = LONGEST; length > 1; length -= 1) {
    const typed = words.slice(at, at + length);
    const meant = typed.length === length ? everyday.get(typed.join(' ')) : undefined;
    if (meant) return { typed, meant, isWeak: false };
  }
  const word = words[at] ?? '';
  return { typed: [word], meant: everyday.get(word) ?? [], isWeak: WEAK.has(word) };
}
