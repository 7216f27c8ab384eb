const NOISE = new Set(['a', 'an', 'and', 'the', 'for', 'of', 'to', 'who', 'in', 'with', 'that']);

/** The words of a title or a query that say something, in lower case and without accents. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
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
    .replace(/e$/, '');
}

/**
 * Words of everyday speech beside the ones that titles use. Written as people type them; the index
 * compares stems.
 */
const EVERYDAY: Record<string, string[]> = {
  animal: ['veterinary', 'veterinarian', 'zoologist'],
  doctor: ['physician', 'veterinarian', 'surgeon'],
  kid: ['child', 'childcare', 'elementary', 'preschool'],
  child: ['childcare', 'elementary', 'preschool'],
  children: ['child', 'childcare', 'elementary', 'preschool'],
  cop: ['police'],
  chef: ['cook'],
  computer: ['software'],
  coder: ['programmer', 'developer'],
  game: ['video'],
  car: ['automotive'],
  plane: ['aircraft', 'airline', 'pilot'],
  hair: ['hairdresser', 'hairstylist', 'barber'],
  teeth: ['dental', 'dentist'],
  house: ['home', 'construction'],
  money: ['financial', 'accountant'],
  space: ['aerospace', 'astronomer'],
  ocean: ['marine', 'oceanographer'],
  movie: ['film', 'director'],
  job: [],
};

const everyday = new Map(
  Object.entries(EVERYDAY).map(([word, meanings]) => [stem(word), meanings.map(stem)]),
);

export function everydayMeanings(stemmed: string): string[] {
  return everyday.get(stemmed) ?? [];
}

export interface TrigramIndex {
  has(word: string): boolean;
  /** Words that share at least a third of their trigrams, the most alike first, at most eight. */
  near(word: string): { word: string; likeness: number }[];
}

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
        .map(([holder, count]) => ({
          word: holder,
          likeness: count / (wanted.size + (sizes.get(holder) ?? 0) - count),
        }))
        .filter(({ likeness }) => likeness >= 1 / 3)
        .sort((left, right) => right.likeness - left.likeness || (left.word < right.word ? -1 : 1))
        .slice(0, 8);
    },
  };
}

function trigramsOf(word: string): Set<string> {
  const padded = `  ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}
