import type { Row } from '../reading/row.js';
import { published, UNITID } from './college-cells.js';
import { named, surveyYear } from './ipeds-table.js';
import type { PartFacts, Reader, ReaderKind } from './reader.js';

/** Letters of `colleges/college-programs.ts` for the survey's levels of awards, the shortest way first. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ 20: 'a', 21: 'b', 1: 'b', 2: 'c', 4: 'd', 3: 'A', 5: 'B', 6: 'e', 7: 'M', 8: 'f' },
  ...{ 17: 'R', 18: 'P', 19: 'O' },
};
const ORDER = 'abcdABeMfRPO';
const FIRST_MAJOR = '1';
/** The survey writes the sum of all programs under this code. */
const SUM = /^99(\.0*)?$/;
const CIP = /^\d{1,2}\.\d{4}$/;
const MOST = 100_000;

/** Completions (C…_A): what a college teaches, and how many finished, by first majors. */
export const ipedsCompletions: ReaderKind = {
  id: 'ipeds-completions',
  columns: {
    ...{ unitid: 'unitid', cip: 'cipcode', major: 'majornum', award: 'awlevel', total: 'ctotalt' },
  },
  knownBy: ['unitid', 'cip', 'major', 'award'],
  unused: [/^/],
  create: () => new Completions(),
};

class Completions implements Reader {
  /** By college, then by program: numbers and short texts only, for there are 300,000 rows. */
  private readonly colleges = new Map<string, Map<string, [letter: string, count: number][]>>();
  private year: number | undefined;

  begin({ file }: { file: string }): void {
    // The file of 2024 counts who finished from July 2023 to June 2024.
    this.year = surveyYear(/c(\d{4})_?a/i, file, (year) => year - 1) ?? this.year;
  }

  take(row: Row): void {
    const found = awardOf(row);
    if (!found) return;
    const { unitid, cip, letter, count } = found;
    const programs = this.colleges.get(unitid) ?? new Map<string, [string, number][]>();
    this.colleges.set(unitid, programs);
    const awards = programs.get(cip) ?? [];
    programs.set(cip, awards);
    const known = awards.find(([each]) => each === letter);
    if (known) known[1] += count;
    else awards.push([letter, count]);
  }

  finish(): PartFacts[] {
    if (this.colleges.size === 0) return [];
    const facts = [...this.colleges].map(([key, programs]) => ({
      key,
      facts: { programs: packed(programs) },
    }));
    return [{ part: 'colleges-completions' as const, facts }].map(named(this.year));
  }
}

/** Null for second majors, sums, levels that were given up long ago, and rows with a mistake. */
function awardOf(row: Row) {
  const letter = LETTERS[row.text('award')];
  const isSum = SUM.test(row.text('cip'));
  if (row.text('major') !== FIRST_MAJOR || isSum || letter === undefined) return null;
  const unitid = row.code('unitid', UNITID);
  const cip = row.code('cip', CIP)?.padStart(7, '0').replace('.', '');
  const count = published(row, 'total', [0, MOST]) ?? 0;
  if (unitid === null || cip === undefined || row.isBad) return null;
  return { unitid, cip, letter, count };
}

const packed = (programs: ReadonlyMap<string, [string, number][]>): string =>
  [...programs]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(
      ([cip, awards]) =>
        cip +
        awards
          .sort(byOrder)
          .map((award) => award.join(''))
          .join(''),
    )
    .join(',');

const byOrder = ([left]: [string, number], [right]: [string, number]) =>
  ORDER.indexOf(left) - ORDER.indexOf(right);
