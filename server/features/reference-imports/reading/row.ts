import type { ReferenceProblemCode } from '#contracts/reference-imports.js';
import type { Place } from './refused.js';

/** Told of each cell that is not what it should be. */
export type ProblemTaker = (problem: {
  place: Place;
  column: string;
  code: ReferenceProblemCode;
  value: string;
}) => void;

/** Where each column that a reader asks for stands: by the reader's own short name. */
export type ColumnPlaces = ReadonlyMap<string, { at: number; header: string }>;

/** One row of a table, asked by column; a cell that is wrong is noted, with its place. */
export class Row {
  private cells: string[] = [];
  private number_ = 0;
  private isNoted = false;
  private readonly columns: ColumnPlaces;
  private readonly place: Place;
  private readonly onProblem: ProblemTaker;

  constructor(columns: ColumnPlaces, place: Place, onProblem: ProblemTaker) {
    this.columns = columns;
    this.place = place;
    this.onProblem = onProblem;
  }

  /** One object serves a whole table: there are hundreds of thousands of rows. */
  at(cells: string[], row: number): this {
    this.cells = cells;
    this.number_ = row;
    this.isNoted = false;
    return this;
  }

  get file(): string {
    return this.place.file;
  }

  /** Whether a cell of this row was wrong. */
  get isBad(): boolean {
    return this.isNoted;
  }

  text(column: string): string {
    const found = this.columns.get(column);
    return found ? (this.cells[found.at] ?? '').trim() : '';
  }

  /** A code as the pattern has it; null, and noted, when it isn't one. */
  code(column: string, pattern: RegExp): string | null {
    const text = this.text(column);
    if (pattern.test(text)) return text;
    this.note(column, text === '' ? 'missing' : 'not-a-code');
    return null;
  }

  /** A number within bounds; null, and noted, when it isn't one. */
  number(column: string, [least, most]: readonly [number, number]): number | null {
    const text = this.text(column);
    const number = Number(text);
    if (text === '') this.note(column, 'missing');
    else if (!Number.isFinite(number)) this.note(column, 'not-a-number');
    else if (number < least || number > most) this.note(column, 'out-of-range');
    else return number;
    return null;
  }

  note(column: string, code: ReferenceProblemCode): void {
    this.isNoted = true;
    const header = this.columns.get(column)?.header ?? column;
    const place = { ...this.place, row: this.number_ };
    this.onProblem({ place, column: header, code, value: this.text(column).slice(0, 100) });
  }
}
