import type { CountRange } from '#contracts/count-range.js';
import { SMALL } from '#contracts/small-figures.js';
import { groupNames, groupSets } from '../completion/group-sets.js';
import { type BaseCell, type Block, blocksOf } from '../completion/small-cells.js';
import type { ClassMember } from './class-facts.js';
import { safeFigures } from './safe-figures.js';
import type { Wanted } from './wants.js';

/** A part of a class gets figures of its own from here on: with fewer, hardly any would be left to see. */
export const PART_LEAST = 4 * SMALL;

interface Figures {
  students: number;
  /** How many want what has this code. */
  figure: (code: string) => CountRange;
}

export interface ClassFigures extends Figures {
  groups: (Figures & { name: string })[];
}

type Cell = BaseCell & { groups: readonly string[]; members: ClassMember[] };

/**
 * The figures of a class and of those of its groups that are whole blocks of it. Each block is settled by
 * itself and everything shown is a sum of blocks, so subtracting groups from each other tells no more than
 * the blocks do.
 */
export function figuresOfClass(
  members: readonly ClassMember[],
  wants: ReadonlyMap<string, Wanted | null>,
): ClassFigures {
  const cells = groupSets(members).map(({ groups, rows }, grade): Cell => {
    return { schoolId: '', grade, students: rows.length, done: {}, groups, members: rows };
  });
  const isOne = members.length < PART_LEAST;
  const blocks = isOne ? [{ cells }] : blocksOf(cells, PART_LEAST);
  const settled = blocks.map((block) => ({ ...settle(block, wants), cells: block.cells }));
  const groups = isOne ? [] : groupNames(cells);
  return {
    ...sumOf(settled),
    groups: groups.flatMap((name) => {
      const own = cells.filter((cell) => cell.groups.includes(name));
      const inside = settled.filter((block) => block.cells.every((cell) => own.includes(cell)));
      const covered = inside.reduce((sum, block) => sum + block.cells.length, 0);
      return covered === own.length ? [{ name, ...sumOf(inside) }] : [];
    }),
  };
}

interface Settled {
  students: number;
  figures: Map<string, CountRange>;
}

function settle(
  { cells }: Pick<Block<Cell>, 'cells'>,
  wants: ReadonlyMap<string, Wanted | null>,
): Settled {
  const members = cells.flatMap((cell) => cell.members);
  const counts = new Map<string, { all: number; told: number }>();
  for (const { wants: all, told } of members)
    for (const code of all) {
      const count = counts.get(code) ?? { all: 0, told: 0 };
      count.all += 1;
      if (told.has(code)) count.told += 1;
      counts.set(code, count);
    }
  const counted = [...counts]
    .filter(([code]) => !wants.get(code)?.isMadeUp)
    .map(([code, count]) => ({ code, careers: wants.get(code)?.careers ?? null, ...count }));
  return { students: members.length, figures: safeFigures(members.length, counted) };
}

function sumOf(blocks: readonly Settled[]): Figures {
  return {
    students: blocks.reduce((sum, { students }) => sum + students, 0),
    figure: (code) => {
      const ranges = blocks.map(
        ({ figures, students }) => figures.get(code) ?? { low: 0, high: students },
      );
      return {
        low: ranges.reduce((sum, { low }) => sum + low, 0),
        high: ranges.reduce((sum, { high }) => sum + high, 0),
      };
    },
  };
}
