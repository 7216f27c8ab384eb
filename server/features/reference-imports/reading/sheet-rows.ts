import type { ReadingLimits } from './limits.js';
import { type Place, Refused } from './refused.js';
import type { RowTaker } from './tables.js';
import { readXml } from './xml.js';

/** Reads one sheet of a workbook; each row goes to `take` with its number as Excel shows it. */
export async function readSheet(
  bytes: AsyncIterable<Buffer>,
  {
    texts,
    place,
    limits,
    take,
  }: { texts: string[]; place: Place; limits: ReadingLimits; take: RowTaker },
): Promise<void> {
  const here: Place = { ...place, row: 0 };
  const sheet = new SheetCells(texts, here, limits, take);
  await readXml(bytes, sheet, limits, () => ({ ...here }));
}

class SheetCells {
  private row = 0;
  private cells: string[] = [];
  private column = -1;
  private kind = 'n';
  private value = '';
  private isValue = false;
  private isPhonetic = false;
  private readonly texts: string[];
  private readonly here: Place;
  private readonly limits: ReadingLimits;
  private readonly take: RowTaker;

  constructor(texts: string[], here: Place, limits: ReadingLimits, take: RowTaker) {
    this.texts = texts;
    this.here = here;
    this.limits = limits;
    this.take = take;
  }

  open = (tag: string, attributes: Record<string, string>): void => {
    if (tag === 'row') this.beginRow(Number(attributes.r ?? this.row + 1));
    else if (tag === 'c') this.beginCell(attributes);
    else if (tag === 'rPh') this.isPhonetic = true;
    else if (tag === 'v' || (tag === 't' && !this.isPhonetic)) this.isValue = true;
  };

  text = (text: string): void => {
    if (!this.isValue) return;
    this.value += text;
    if (this.value.length > this.limits.cellLength)
      throw new Refused('cell-too-long', { ...this.here }, this.limits.cellLength);
  };

  close = (tag: string): void => {
    if (tag === 'v' || tag === 't') this.isValue = false;
    else if (tag === 'rPh') this.isPhonetic = false;
    else if (tag === 'c') this.endCell();
    else if (tag === 'row') this.take(this.cells, this.row);
  };

  private beginRow(row: number): void {
    if (!Number.isInteger(row) || row <= this.row) throw new Refused('damaged', { ...this.here });
    if (row > this.limits.tableRows)
      throw new Refused('too-many-rows', { ...this.here }, this.limits.tableRows);
    this.here.row = this.row = row;
    this.cells = [];
    this.column = -1;
  }

  private beginCell({ r, t = 'n' }: Record<string, string>): void {
    this.column = r === undefined ? this.column + 1 : columnOf(r);
    if (this.column < 0) throw new Refused('damaged', { ...this.here });
    if (this.column >= this.limits.columns)
      throw new Refused('too-many-columns', { ...this.here }, this.limits.columns);
    this.kind = t;
    this.value = '';
  }

  private endCell(): void {
    if (this.value === '') return;
    // Cells that are left out are empty; a hole in the array would be read as undefined.
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = this.written();
  }

  private written(): string {
    if (this.kind === 'b') return this.value === '1' ? 'TRUE' : 'FALSE';
    if (this.kind === 'e') return '';
    if (this.kind !== 's') return this.value;
    const text = this.texts[Number(this.value)];
    if (text === undefined) throw new Refused('damaged', { ...this.here });
    return text;
  }
}

/** `AB12` → 27; -1 when it is no address. */
function columnOf(address: string): number {
  let column = 0;
  for (let at = 0; at < address.length; at += 1) {
    const code = address.charCodeAt(at);
    if (code >= 48 && code <= 57) return at === 0 ? -1 : column - 1;
    if (code < 65 || code > 90) return -1;
    column = column * 26 + code - 64;
    if (at > 3) return -1;
  }
  return -1;
}
