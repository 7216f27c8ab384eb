export interface TrigramIndex {
  has(word: string): boolean;
  /** Known words that differ by few letters, the most alike first, at most eight. */
  near(word: string): { word: string; likeness: number }[];
}

/** Words with most letter groups in common, of which the alike ones are picked. */
const CANDIDATES = 100;
const SHARE = 0.15;
const ALIKE = 0.6;
const LENGTHS_APART = 2;

/** Finds misspelt words by the groups of three letters they share with known ones. */
export function trigramIndex(words: ReadonlySet<string>): TrigramIndex {
  const holders = new Map<string, string[]>();
  const sizes = new Map<string, number>();
  for (const word of words) {
    const grams = trigramsOf(word);
    sizes.set(word, grams.size);
    for (const gram of grams) {
      const list = holders.get(gram);
      if (list) list.push(word);
      else holders.set(gram, [word]);
    }
  }
  return {
    has: (word) => words.has(word),
    near(word) {
      const wanted = trigramsOf(word);
      const shared = new Map<string, number>();
      for (const gram of wanted)
        for (const holder of holders.get(gram) ?? [])
          shared.set(holder, (shared.get(holder) ?? 0) + 1);
      return [...shared]
        .filter(([holder]) => Math.abs(holder.length - word.length) <= LENGTHS_APART)
        .map(([holder, count]) => ({
          holder,
          share: count / (wanted.size + (sizes.get(holder) ?? 0) - count),
        }))
        .filter(({ share }) => share >= SHARE)
        .sort((left, right) => right.share - left.share)
        .slice(0, CANDIDATES)
        .map(({ holder }) => ({ word: holder, likeness: likeness(word, holder) }))
        .filter(({ likeness: alike }) => alike >= ALIKE)
        .sort((left, right) => right.likeness - left.likeness || (left.word < right.word ? -1 : 1))
        .slice(0, 8);
    },
  };
}

/** 1 less the share of letters to change; a word that begins with another letter is less alike. */
function likeness(left: string, right: string): number {
  const changes = editDistance(left, right) + (left.startsWith(right.charAt(0)) ? 0 : 0.5);
  return 1 - changes / Math.max(left.length, right.length);
}

/**
 * How many letters to put in, leave out, change, or swap with their neighbour: the optimal string alignment
 * distance (Damerau 1964, without editing a swapped pair again).
 */
function editDistance(left: string, right: string): number {
  let before: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let row = 1; row <= left.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= right.length; at += 1) {
      const change = cell(last, at - 1) + (left[row - 1] === right[at - 1] ? 0 : 1);
      const swap = isSwapped(left, row, right, at) ? cell(before, at - 2) + 1 : Infinity;
      now.push(Math.min(cell(last, at) + 1, cell(now, at - 1) + 1, change, swap));
    }
    [before, last] = [last, now];
  }
  return cell(last, right.length);
}

const cell = (row: readonly number[], at: number) => row[at] ?? 0;

const isSwapped = (left: string, row: number, right: string, at: number) =>
  row > 1 && at > 1 && left[row - 1] === right[at - 2] && left[row - 2] === right[at - 1];

function trigramsOf(word: string): Set<string> {
  const padded = `  ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}
