import type { CollegePart } from '#contracts/reference-parts.js';
import type { Row } from '../reading/row.js';
import { schoolYear, UNITID } from './college-cells.js';
import { Collected, type ReaderKind } from './reader.js';

/** The first of the two years of the survey that a file's name tells (`hd2024` → 2024). */
export type IpedsYear = number;

/**
 * A table of the federal survey of colleges with one row for each college.
 *
 * @param table.file - finds the year in the name of the file or of an archive's entry.
 * @param table.yearOf - the year that the facts are of.
 * @param table.factsOf - what a row says; null passes it over.
 */
export function ipedsTable(
  table: Pick<ReaderKind, 'id' | 'columns' | 'knownBy' | 'optional' | 'isOlderText'> & {
    part: CollegePart;
    file: RegExp;
    yearOf: (year: IpedsYear) => number;
    factsOf: (row: Row) => object | null;
  },
): ReaderKind {
  const { id, columns, knownBy, optional = [], isOlderText = false } = table;
  return {
    ...{ id, columns, knownBy, optional, isOlderText },
    // These files have up to a hundred columns more, and a flag beside each number.
    unused: [/^/],
    create() {
      const all = new Collected<object>();
      let year: number | undefined;
      return {
        begin({ file }) {
          year = surveyYear(table.file, file, table.yearOf) ?? year;
        },
        take(row) {
          const unitid = row.code('unitid', UNITID);
          if (unitid === null) return;
          const facts = table.factsOf(row);
          if (facts && !row.isBad) all.add(unitid, facts);
        },
        finish: () => all.asPart(table.part, ([facts]) => facts ?? null).map(named(year)),
      };
    },
  };
}

export function surveyYear(
  pattern: RegExp,
  file: string,
  yearOf: (year: IpedsYear) => number,
): number | undefined {
  const found = pattern.exec(file)?.[1];
  return found === undefined ? undefined : yearOf(Number(found));
}

/** Each part with the school year it is of, where the file's name tells. */
export const named =
  (year: number | undefined) =>
  <T extends object>(part: T) =>
    year === undefined ? part : { ...part, release: schoolYear(year), year };
