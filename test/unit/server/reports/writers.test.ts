import { expect } from 'chai';
import fc from 'fast-check';
import { csvWriter } from '#server/features/reports/csv-writer.js';
import type { TableWriter } from '#server/features/reports/table-writer.js';
import { xlsxWriter } from '#server/features/reports/xlsx-writer.js';
import { cellsOf } from '../../../support/reports.js';

const AT = new Date('2026-11-03T10:00:00Z');
const workbook = (columns: string[]) =>
  xlsxWriter(columns, [{ label: 'What', text: '=about' }], ['Rows', 'About "this"'], AT);
const fileOf = (writer: TableWriter, batches: (string | number)[][][]) =>
  Buffer.concat([...batches.flatMap((rows) => writer.add(rows)), ...writer.end()]);

/** What a spreadsheet would run, and what breaks markup. */
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '<', '_x0041_', '"'), fc.string())
    .map(([start, rest]) => start + rest),
);
/** XML has no place for these, and PostgreSQL keeps no NUL. */
const kept = (text: string) =>
  // eslint-disable-next-line no-control-regex -- the ones that are left out
  text.replaceAll(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, '');

describe('files of rows', () => {
  it('R76: a workbook holds the very text of every cell, and no formula', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, hostile), { minLength: 1, maxLength: 20 }), (rows) => {
        const [, ...found] = cellsOf(fileOf(workbook(['A', 'B']), [rows, rows]));
        const wanted = [...rows, ...rows].map((cells) => cells.map(kept));
        expect(found).to.deep.equal(wanted);
      }),
      { numRuns: 300 },
    );
  });

  it('R76: numbers stay numbers, and the second sheet says what the file is', () => {
    const bytes = fileOf(workbook(['Name', 'Credits']), [[['=1+1', -2.5]], [['Ann', 0]]]);
    expect(cellsOf(bytes)).to.deep.equal([
      ['Name', 'Credits'],
      ['=1+1', -2.5],
      ['Ann', 0],
    ]);
    expect(cellsOf(bytes, 1)).to.deep.equal([['What', '=about']]);
  });

  it('R76: a CSV cell that begins like a formula is text for a spreadsheet', () => {
    const rows = ['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', 'plain', '"a", b'].map((text) => [
      text,
    ]);
    const lines = fileOf(csvWriter(['Text']), [rows, [[-1]]])
      .toString('utf8')
      .split('\r\n');
    expect(lines[0]).to.equal('\uFEFFText');
    for (const line of lines.slice(1, 7)) expect(line).to.match(/^"?'/);
    expect(lines.slice(7)).to.deep.equal(['plain', '"""a"", b"', '-1', '']);
  });
});
