import type { ReadingLimits } from './limits.js';
import { type Place, Refused } from './refused.js';
import type { RowTaker } from './tables.js';
import { TextBytes } from './text-bytes.js';

/**
 * Reads tab- or comma-separated text. The official tab files use no quotes, so there a quote is a letter;
 * comma files follow RFC 4180.
 *
 * @param isOlderText - asked when bytes are no UTF-8, with the first row given: may they be Windows-1252?
 */
export async function readText(
  bytes: AsyncIterable<Buffer>,
  {
    place,
    limits,
    take,
    isOlderText,
  }: { place: Place; limits: ReadingLimits; take: RowTaker; isOlderText: () => boolean },
): Promise<void> {
  const rows = new TextRows(place, limits, take);
  const text = new TextBytes((older, error) => {
    // What table it is tells its first row.
    const head = rows.isBegun ? 0 : older.search(/[\r\n]/) + 1;
    rows.write(older.slice(0, head));
    if (!isOlderText()) throw Object.assign(new Refused('not-utf8', rows.here), { cause: error });
    return older.slice(head);
  });
  for await (const chunk of bytes) rows.write(text.read(chunk));
  rows.write(text.end());
  rows.end();
}

class TextRows {
  private separator = '';
  private row = 0;
  private cells: string[] = [];
  private cell = '';
  private isQuoted = false;
  /** A quote within quotes: the end, or the first of two. */
  private isAfterQuote = false;
  private isAfterReturn = false;
  /** Text before the first line is whole: until then nobody knows what separates. */
  private head = '';
  private readonly place: Place;
  private readonly limits: ReadingLimits;
  private readonly take: RowTaker;

  constructor(place: Place, limits: ReadingLimits, take: RowTaker) {
    this.place = place;
    this.limits = limits;
    this.take = take;
  }

  get isBegun(): boolean {
    return this.row > 0;
  }

  get here(): Place {
    return { ...this.place, row: this.row + 1 };
  }

  write(text: string): void {
    if (this.separator !== '') {
      this.scan(text);
      return;
    }
    this.head += text;
    if (/[\r\n]/.test(this.head)) this.begin();
    else if (this.head.length > this.limits.cellLength * 8)
      throw new Refused('not-a-table', this.here);
  }

  end(): void {
    if (this.separator === '') this.begin();
    if (this.isQuoted && !this.isAfterQuote) throw new Refused('damaged', this.here);
    if (this.cell !== '' || this.cells.length > 0) this.endRow();
  }

  private begin(): void {
    const line = /^[^\r\n]*/.exec(this.head)?.[0] ?? '';
    if (line.includes('\0')) throw new Refused('not-a-table', this.here);
    this.separator = line.includes('\t') ? '\t' : ',';
    this.scan(this.head);
    this.head = '';
  }

  private scan(text: string): void {
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const sign = text[at] ?? '';
      if (this.isQuoted && !this.isAfterQuote) {
        if (sign !== '"') continue;
        this.add(text.slice(from, at));
        this.isAfterQuote = true;
        from = at + 1;
      } else if (this.isAfterQuote && sign === '"') {
        // Two quotes are one that belongs to the text.
        this.isAfterQuote = false;
        from = at;
      } else {
        if (this.isAfterQuote) from = at;
        this.isQuoted = this.isAfterQuote = false;
        from = this.outside(text, sign, from, at);
      }
    }
    if (!this.isAfterQuote) this.add(text.slice(from));
  }

  /** A sign outside of quotes. @returns where the cell at hand begins. */
  private outside(text: string, sign: string, from: number, at: number): number {
    const wasReturn = this.isAfterReturn;
    this.isAfterReturn = sign === '\r';
    if (sign === this.separator) {
      this.add(text.slice(from, at));
      this.endCell();
    } else if (sign === '\n' || sign === '\r') {
      this.add(text.slice(from, at));
      if (!(sign === '\n' && wasReturn)) this.endRow();
    } else if (sign === '"' && this.separator === ',' && this.cell === '' && from === at) {
      this.isQuoted = true;
    } else return from;
    return at + 1;
  }

  private add(text: string): void {
    if (text === '') return;
    this.cell += text;
    if (this.cell.length > this.limits.cellLength)
      throw new Refused('cell-too-long', this.here, this.limits.cellLength);
  }

  private endCell(): void {
    this.cells.push(this.cell);
    this.cell = '';
    if (this.cells.length > this.limits.columns)
      throw new Refused('too-many-columns', this.here, this.limits.columns);
  }

  private endRow(): void {
    this.endCell();
    this.row += 1;
    if (this.row > this.limits.tableRows)
      throw new Refused('too-many-rows', this.here, this.limits.tableRows);
    const cells = this.cells;
    this.cells = [];
    this.take(cells, this.row);
  }
}
