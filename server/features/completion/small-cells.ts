import type { CountRange } from '#contracts/count-range.js';
import { SMALL, toldCount } from '#contracts/small-figures.js';

/** What is known of the students of one school and grade. */
export interface BaseCell {
  /** Null stands for no school. */
  schoolId: string | null;
  grade: number;
  students: number;
  /** How many have each thing done, by component. */
  done: Readonly<Record<string, number>>;
}

/** Cells that are only ever shown together. */
export interface Block<C extends BaseCell = BaseCell> {
  cells: C[];
  students: number;
  done: Record<string, number>;
}

export interface Answer {
  students: number;
  done: Record<string, CountRange>;
  /** Whether the question takes in students who are in no figure, since they would be too few. */
  leavesOut: boolean;
}

/**
 * Puts cells together until each block has enough students: grades beside each other in one school, and what a
 * small school has left over with that of other small schools. It depends on the numbers of students
 * alone, never on the question, so every answer is a sum of whole blocks, and whatever is subtracted from
 * whatever is one again. Students that fit in no block are in no answer.
 *
 * @param least - how many students are enough
 */
export function blocksOf<C extends BaseCell>(cells: readonly C[], least = SMALL): Block<C>[] {
  const schools = new Map<string, C[]>();
  for (const cell of cells) {
    if (cell.students === 0) continue;
    const key = cell.schoolId ?? '';
    schools.set(key, [...(schools.get(key) ?? []), cell]);
  }
  const small: C[] = [];
  const blocks = [...schools]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => {
      const made = gather(
        own.toSorted((a, b) => a.grade - b.grade),
        least,
      );
      const left = made.at(-1);
      if (made.length === 1 && left && count(left) < least) {
        small.push(...left);
        return [];
      }
      return made;
    });
  const together = count(small) >= least ? [small] : [];
  return [...blocks, ...together].map((block) => asBlock(block));
}

/** Neighbors together until they are enough; what is left over at the end goes with the last. */
function gather<C extends BaseCell>(cells: readonly C[], least: number): C[][] {
  const groups: C[][] = [];
  for (const cell of cells) {
    const last = groups.at(-1);
    if (last && count(last) < least) last.push(cell);
    else groups.push([cell]);
  }
  const left = groups.at(-1);
  const before = groups.at(-2);
  if (left && before && count(left) < least) {
    before.push(...left);
    groups.pop();
  }
  return groups;
}

const count = (cells: readonly BaseCell[]) =>
  cells.reduce((sum, { students }) => sum + students, 0);

function asBlock<C extends BaseCell>(cells: C[]): Block<C> {
  const done: Record<string, number> = {};
  for (const cell of cells)
    for (const [code, value] of Object.entries(cell.done)) done[code] = (done[code] ?? 0) + value;
  return { cells, students: count(cells), done };
}

/** All that a block says of one component. */
export const rangeOf = ({ students, done }: Block, code: string): CountRange =>
  toldCount(done[code] ?? 0, students);

/** The answer to a question for some schools and grades: the whole blocks inside it, added up. */
export function answer(
  blocks: readonly Block[],
  codes: readonly string[],
  isAsked: (cell: BaseCell) => boolean,
  all: readonly BaseCell[],
): Answer | null {
  const inside = blocks.filter(({ cells }) => cells.every(isAsked));
  if (inside.length === 0) return null;
  const shown = new Set(inside.flatMap(({ cells }) => cells));
  const done = Object.fromEntries(
    codes.map((code) => {
      const ranges = inside.map((block) => rangeOf(block, code));
      const sum = (side: keyof CountRange) =>
        ranges.reduce((total, range) => total + range[side], 0);
      return [code, { low: sum('low'), high: sum('high') }];
    }),
  );
  return {
    students: inside.reduce((sum, { students }) => sum + students, 0),
    done,
    leavesOut: all.some((cell) => cell.students > 0 && isAsked(cell) && !shown.has(cell)),
  };
}
