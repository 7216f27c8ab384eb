import type { CollegeAward } from '#contracts/colleges.js';
import type { AwardLevel } from '#contracts/programs.js';

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

/** The same without the numbers: each code with the levels of its awards. */
export function taughtLevels(packed: string | undefined): [cip: string, levels: AwardLevel[]][] {
  if (!packed) return [];
  return packed
    .split(',')
    .map((program) => [
      cipOf(program),
      AWARDS.flatMap(([letter, , level]) => (program.includes(letter, DIGITS) ? [level] : [])),
    ]);
}

const cipOf = (program: string) => `${program.slice(0, 2)}.${program.slice(2, DIGITS)}`;
