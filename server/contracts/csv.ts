/** The mark at the beginning of a file that makes spreadsheets read it as UTF-8. */
export const CSV_START = '\uFEFF';

export type CsvRow = readonly (string | number)[];

/**
 * What a spreadsheet would run: a formula, also behind blanks and marks that can't be seen, and in the full-width
 * signs that some of them read as ours (OWASP, “CSV Injection”); or what could end the cell before it.
 */
const FORMULA = /^(?:[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]|[\t\r\n])/u;

/** What a program could take for the end of a cell; some split at semicolons or tabs, some drop outer blanks. */
const TO_QUOTE = /[",;\t\r\n]|^\s|\s$/;

/** A cell that is text wherever it is opened: what looks like a formula gets an apostrophe before it. */
function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return TO_QUOTE.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as lines of a CSV file (RFC 4180). */
export const csvLines = (rows: readonly CsvRow[]): string =>
  rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');

/** Rows as a whole CSV file. */
export const toCsv = (rows: readonly CsvRow[]): string => `${CSV_START}${csvLines(rows)}`;
