import type { ReferencePart } from '#contracts/reference-parts.js';
import type { Row } from '../reading/row.js';
import type { Place } from '../reading/refused.js';

/** What one release says about one occupation or program, in the shape of the part. */
export interface Fact {
  key: string;
  facts: object;
}

/** With what the table says of its own release, where that is not the one of the whole file. */
export interface PartFacts extends ReleaseHint {
  part: ReferencePart;
  facts: Fact[];
}

/** What a file says about the release it is of. */
export interface ReleaseHint {
  release?: string | undefined;
  year?: number | undefined;
}

/** What the product can put a name to; the rest of a file's elements is noted and left out. */
export interface KnownElements {
  skills: ReadonlySet<string>;
  knowledge: ReadonlySet<string>;
}

/** Collects one official table, row by row; keeps only what the product shows. */
export interface Reader {
  /** A table of its kind begins. @param headers - by short name, as the file writes them. */
  begin?(place: Place, headers: ReadonlyMap<string, { header: string }>): void;
  take(row: Row): void;
  /** Parts of which the file had at least one row. */
  finish(): PartFacts[];
  hint?(): ReleaseHint;
}

export interface ReaderKind {
  id: string;
  /** Each column by a short name of ours: its header in lower case, or a pattern. */
  columns: Readonly<Record<string, string | RegExp>>;
  /** Columns that tell its table from all others. */
  knownBy: readonly string[];
  /** Columns that some releases have and others don't. */
  optional?: readonly string[];
  /** Its older files are in Windows-1252, not in UTF-8. */
  isOlderText?: boolean;
  /** Official columns that nothing here needs. */
  unused?: readonly (string | RegExp)[];
  create(known: KnownElements): Reader;
}

export const ONET_CODE = /^\d{2}-\d{4}\.\d{2}$/;
export const SOC_CODE = /^\d{2}-\d{4}$/;

/** As names of elements and levels are written in the product's own data. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** A list a key; keys in the order of their first row. */
export class Collected<T> {
  private readonly lists = new Map<string, T[]>();

  add(key: string, item: T): void {
    const list = this.lists.get(key);
    if (list) list.push(item);
    else this.lists.set(key, [item]);
  }

  /** Nothing when there was no row at all. */
  asPart(part: ReferencePart, factsOf: (items: T[], key: string) => object | null): PartFacts[] {
    if (this.lists.size === 0) return [];
    const facts = [...this.lists].flatMap(([key, items]) => {
      const found = factsOf(items, key);
      return found ? [{ key, facts: found }] : [];
    });
    return facts.length > 0 ? [{ part, facts }] : [];
  }
}
