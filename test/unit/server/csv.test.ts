import { expect } from 'chai';
import fc from 'fast-check';
import { readCsv } from '#components/imports/csv.js';
import { csvLines, toCsv } from '#contracts/csv.js';

const BLANKS = ['', ' ', '   ', '\t', '\r', '\n', '\u00A0', '\u3000', '\u200B', '\uFEFF', ' \t '];
const SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
/** What is left of a cell once whoever opens it has dropped quotes, blanks and marks nobody sees. */
const firstSeen = (line: string) => line.replace(/^["\s\p{Cf}\p{Cc}]+/u, '')[0];

describe('files for spreadsheets', () => {
  it('R76: no blank, tab, line end or full-width sign lets a formula into a cell', () => {
    for (const blank of BLANKS)
      for (const sign of SIGNS)
        expect(
          firstSeen(csvLines([[`${blank}${sign}1+1`]])),
          JSON.stringify(blank + sign),
        ).to.equal("'");
  });

  it('R76: no text at all becomes a cell that begins like a formula', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...BLANKS),
        fc.constantFrom(...SIGNS, ''),
        fc.string({ unit: 'grapheme' }),
        (blank, sign, text) => !SIGNS.includes(firstSeen(csvLines([[blank + sign + text]])) ?? ''),
      ),
    );
  });

  it('R76: numbers stay numbers, and where lists are split at semicolons a cell stays one', () => {
    expect(csvLines([[-2.5, 'a;=1+1', 'a\t=1', 'plain', ' outer ', 'a "b"']])).to.equal(
      '-2.5,"a;=1+1","a\t=1",plain," outer ","a ""b"""\r\n',
    );
  });

  it('R76: what is written is read again, but for the apostrophe', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.constant('x')), { maxLength: 9 }), (rows) => {
        const read = [...readCsv(toCsv(rows).slice(1))].map(({ cells }) => cells);
        expect(read.map(([text]) => text!.replace(/^'/, ''))).to.deep.equal(
          rows.map(([text]) => text.replace(/^'/, '')),
        );
      }),
    );
  });
});
