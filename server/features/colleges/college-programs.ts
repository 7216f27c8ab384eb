import type { CollegeAward } from '#contracts/colleges.js';
import { AwardLevel } from '#contracts/programs.js';

/** The letter of each award in the seed, the shortest way first. */
const AWARDS: readonly (readonly [letter: string, award: CollegeAward, level: AwardLevel])[] = [
  ['a', 'under-12-weeks', 'certificate'],
  ['b', 'under-1-year', 'certificate'],
  ['c', '1-2-years', 'certificate'],
  ['d', '2-4-years', 'certificate'],
  ['A', 'associate', 'associate'],
  ['B', 'bachelor', 'bachelor'],
  ['e', 'after-bachelor', 'graduate-certificate'],
  ['M', 'master', 'master'],
  ['f', 'after-master', 'graduate-certificate'],
  ['R', 'research-doctorate', 'doctorate'],
  ['P', 'professional-doctorate', 'doctorate'],
  ['O', 'other-doctorate', 'doctorate'],
];
const BY_LETTER = new Map(AWARDS.map(([letter, award, level]) => [letter, { award, level }]));

export interface TaughtProgram {
  /** As `51.3801`. */
  cip: string;
  awards: { award: CollegeAward; level: AwardLevel; finishers: number }[];
}

const DIGITS = 6;

/**
 * Reads what a college teaches: programs with commas between, each six digits of its code and, for every
 * award, a letter and how many finished in the year (`513801A45B112`).
 */
export function taughtPrograms(packed: string | undefined): TaughtProgram[] {
  if (!packed) return [];
  return packed.split(',').map((program) => ({
    cip: cipOf(program),
    awards: [...program.slice(DIGITS).matchAll(/([A-Za-z])(\d+)/g)].flatMap(
      ([, letter = '', count]) => {
        const known = BY_LETTER.get(letter);
        return known ? [{ ...known, finishers: Number(count) }] : [];
      },
    ),
  }));
}

/**
 * The same without the numbers, and without making lists: for each program its code and its levels, a bit
 * each in the order of `AwardLevel`.
 */
export function eachTaught(
  packed: string | undefined,
  visit: (cip: string, levels: number) => void,
): void {
  if (!packed) return;
  let start = 0;
  let levels = 0;
  for (let at = DIGITS; at <= packed.length; at += 1) {
    const code = packed.charCodeAt(at);
    if (at === packed.length || code === COMMA) {
      visit(cipOf(packed.slice(start, start + DIGITS)), levels);
      [start, levels] = [at + 1, 0];
      at += DIGITS;
    } else levels |= LEVEL_OF_LETTER[code] ?? 0;
  }
}

/** A bit for each level. */
export const levelsMask = (levels: readonly AwardLevel[]) =>
  levels.reduce((mask, level) => mask | (1 << AwardLevel.options.indexOf(level)), 0);

/** Programs with how many of the colleges teach them, and give which award, counted anew. */
export function countTaught<
  T extends { code: string; awards: [AwardLevel, number][]; colleges: number },
>(programs: readonly T[], colleges: Iterable<{ programs?: string; standing?: unknown }>): T[] {
  const counts = new Map<string, { colleges: number; levels: number[] }>();
  for (const { programs: packed, standing } of colleges) {
    if (standing) continue;
    eachTaught(packed, (cip, mask) => {
      const known = counts.get(cip) ?? { colleges: 0, levels: AwardLevel.options.map(() => 0) };
      counts.set(cip, known);
      known.colleges += 1;
      known.levels = known.levels.map((count, at) => count + ((mask >> at) & 1));
    });
  }
  return programs.map((program) => {
    const { colleges: count = 0, levels = [] } = counts.get(program.code) ?? {};
    const awards = AwardLevel.options
      .map((level, at): [AwardLevel, number] => [level, levels[at] ?? 0])
      .filter(([, givers]) => givers > 0);
    return { ...program, awards, colleges: count };
  });
}

const COMMA = 44;
const LEVEL_OF_LETTER: Readonly<Record<number, number>> = Object.fromEntries(
  AWARDS.map(([letter, , level]) => [letter.charCodeAt(0), 1 << AwardLevel.options.indexOf(level)]),
);

const cipOf = (program: string) => `${program.slice(0, 2)}.${program.slice(2, DIGITS)}`;
