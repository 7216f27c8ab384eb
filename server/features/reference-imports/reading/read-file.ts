import type { ReferencePlace, ReferenceProblem } from '#contracts/reference-imports.js';
import { REFERENCE_PROBLEMS_SHOWN } from '#contracts/reference-parts.js';
import { READERS } from '../readers/all-readers.js';
import type {
  KnownElements,
  PartFacts,
  Reader,
  ReaderKind,
  ReleaseHint,
} from '../readers/reader.js';
import { type FoundTable, readHeader } from './header.js';
import type { ReadingLimits } from './limits.js';
import { type Place, Refused } from './refused.js';
import { releaseOf } from './release.js';
import { Row } from './row.js';
import { type RowTaker, type TableVisitor, visitTables } from './tables.js';

/** What a file turned out to hold. */
export interface ReadFile extends ReleaseHint {
  parts: PartFacts[];
  rows: number;
  problems: ReferenceProblem[];
  problemCount: number;
  unread: ReferencePlace[];
  unknownColumns: { place: ReferencePlace; columns: string[] }[];
}

/** Captions above a table are a few lines; what has no header by then is no table of ours. */
const HEADER_WITHIN = 10;
const UNREAD_SHOWN = 50;

/**
 * Reads a file to its end, row by row, and keeps what the product shows of it.
 *
 * @param source.path - where it lies; `source.name` what its owner calls it.
 * @param onProgress - told of bytes used up and rows read, as often as something moves.
 * @throws Refused
 */
export async function readFile(
  source: { path: string; name: string },
  options: {
    limits: ReadingLimits;
    known: KnownElements;
    onProgress: (bytes: number, rows: number) => void;
    now?: () => number;
  },
): Promise<ReadFile> {
  const reading = new Reading(options);
  await visitTables(source, options.limits, reading);
  return reading.finish(source.name);
}

class Reading implements TableVisitor {
  private readonly readers = new Map<ReaderKind, Reader>();
  private readonly problems: ReferenceProblem[] = [];
  private problemCount = 0;
  private readonly unread: ReferencePlace[] = [];
  private readonly unknownColumns: ReadFile['unknownColumns'] = [];
  private readonly notes: string[] = [];
  private rows = 0;
  private bytes = 0;
  private table: { place: Place; found: FoundTable | undefined } | undefined;
  private readonly options: Parameters<typeof readFile>[1];
  private readonly startedAt: number;
  private readonly now: () => number;

  constructor(options: Parameters<typeof readFile>[1]) {
    this.options = options;
    this.now = options.now ?? Date.now;
    this.startedAt = this.now();
  }

  begin(place: Place): RowTaker {
    const table: NonNullable<Reading['table']> = { place, found: undefined };
    this.table = table;
    let take: ((cells: string[], row: number) => void) | undefined;
    let tried = 0;
    return (cells, number) => {
      this.count(place, number);
      if (take) {
        if (cells.some((cell) => cell !== '')) take(cells, number);
        return;
      }
      if (tried >= HEADER_WITHIN) return;
      tried += 1;
      const found = readHeader(cells, READERS, { ...place, row: number });
      if (!found) return;
      table.found = found;
      take = this.takerOf(found, place);
    };
  }

  end(): void {
    if (!this.table) return;
    const { place, found } = this.table;
    if (!found) this.leave(place);
    else if (found.unknown.length > 0)
      this.unknownColumns.push({ place, columns: found.unknown.slice(0, UNREAD_SHOWN) });
  }

  get isOlderText(): boolean {
    return this.table?.found?.kind.isOlderText === true;
  }

  note(name: string, text: string): void {
    this.notes.push(`${name} ${text}`);
    if (text === '') this.leave({ file: name });
  }

  advance(bytes: number): void {
    this.bytes += bytes;
    if (this.now() - this.startedAt > this.options.limits.time)
      throw new Refused(
        'too-slow',
        this.table?.place ?? { file: '' },
        this.options.limits.time / 1_000,
      );
    this.options.onProgress(this.bytes, this.rows);
  }

  finish(file: string): ReadFile {
    if (this.readers.size === 0) throw new Refused('nothing-known', { file });
    const parts = [...this.readers.values()].flatMap((reader) => reader.finish());
    if (parts.length === 0) throw new Refused('no-good-row', this.problems[0]?.place ?? { file });
    const hints = [...this.readers.values()].flatMap((reader) => reader.hint?.() ?? []);
    return {
      ...{ parts, rows: this.rows, problems: this.problems, problemCount: this.problemCount },
      ...{ unread: this.unread, unknownColumns: this.unknownColumns },
      ...releaseOf([file, ...this.notes], [...hints, ...parts]),
    };
  }

  private takerOf({ kind, columns }: FoundTable, place: Place): RowTaker {
    const reader = this.readers.get(kind) ?? kind.create(this.options.known);
    this.readers.set(kind, reader);
    reader.begin?.(place, columns);
    const row = new Row(columns, place, (problem) => {
      this.problemCount += 1;
      if (this.problems.length < REFERENCE_PROBLEMS_SHOWN) this.problems.push(problem);
    });
    return (cells, number) => {
      reader.take(row.at(cells, number));
    };
  }

  private count(place: Place, row: number): void {
    this.rows += 1;
    const { rows } = this.options.limits;
    if (this.rows > rows) throw new Refused('too-many-rows', { ...place, row }, rows);
  }

  private leave(place: Place): void {
    if (this.unread.length < UNREAD_SHOWN) this.unread.push(place);
  }
}
