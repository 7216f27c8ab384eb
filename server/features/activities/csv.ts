/** What a spreadsheet would take for a formula and run, or for the end of a cell. */
const FORMULA = /^[=+\-@\t\r]/;

/** A cell that is text wherever it is opened: what looks like a formula gets an apostrophe before it. */
function cell(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : value.trimStart();
  const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The mark at the beginning of a file that makes spreadsheets read it as UTF-8. */
export const CSV_START = '\uFEFF';

/** Rows as lines of a CSV file (RFC 4180). */
export const csvLines = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** Rows as a whole CSV file. */
export const toCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  `${CSV_START}${csvLines(rows)}`;
