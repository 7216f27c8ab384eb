import type { ReaderKind } from '../readers/reader.js';
import { type Place, Refused } from './refused.js';
import type { ColumnPlaces } from './row.js';

export interface FoundTable {
  kind: ReaderKind;
  columns: ColumnPlaces;
  unknown: string[];
}

/**
 * The reader that knows a table by this row, or undefined when the row is no header any reader knows.
 *
 * @throws Refused `missing-columns` when the table is known but lacks columns its reader needs.
 */
export function readHeader(
  cells: readonly string[],
  kinds: readonly ReaderKind[],
  place: Place,
): FoundTable | undefined {
  const headers = cells.map(plain);
  if (headers.filter((header) => header !== '').length < 3) return undefined;
  for (const kind of kinds) {
    const columns = placesOf(kind, headers, cells);
    if (!kind.knownBy.every((name) => columns.has(name))) continue;
    const missing = Object.keys(kind.columns).filter(
      (name) => !columns.has(name) && !kind.optional?.includes(name),
    );
    if (missing.length > 0)
      throw new Refused(
        'missing-columns',
        place,
        missing.map((name) => nameOf(kind, name)).join(', '),
      );
    const used = new Set([...columns.values()].map(({ at }) => at));
    const isUnused = (header: string) => kind.unused?.some((pattern) => fits(pattern, header));
    const unknown = cells.filter((_, at) => {
      const header = headers[at] ?? '';
      return header !== '' && !used.has(at) && !isUnused(header);
    });
    return { kind, columns, unknown };
  }
  return undefined;
}

function placesOf(
  kind: ReaderKind,
  headers: readonly string[],
  cells: readonly string[],
): Map<string, { at: number; header: string }> {
  const places = new Map<string, { at: number; header: string }>();
  const taken = new Set<number>();
  for (const [name, pattern] of Object.entries(kind.columns)) {
    const at = headers.findIndex((header, index) => !taken.has(index) && fits(pattern, header));
    if (at < 0) continue;
    taken.add(at);
    places.set(name, { at, header: (cells[at] ?? '').trim() });
  }
  return places;
}

const fits = (pattern: string | RegExp, header: string) =>
  typeof pattern === 'string' ? pattern === header : pattern.test(header);

/** Without footnote marks, in lower case, with plain dashes and single spaces. */
const plain = (header: string) =>
  header
    .replace(/\[\d+\]$/, '')
    .replace(/[\u2012-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** As a person would look for it in the file. */
function nameOf(kind: ReaderKind, name: string): string {
  const pattern = kind.columns[name];
  return typeof pattern === 'string' ? pattern : name;
}
