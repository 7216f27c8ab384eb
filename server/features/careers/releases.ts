import type { ReferencePart } from '#contracts/reference-parts.js';
import { globalSql, isInTransaction, sql } from '../../db/tenant.js';

/** The release that counts for one part, with all it says. */
export interface Release {
  part: ReferencePart;
  release: string;
  year: number;
  /** By code of occupation (O*NET or SOC) or program, as the part has it. */
  facts: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

export type Releases = ReadonlyMap<ReferencePart, Release>;
export type ReleaseNames = ReadonlyMap<ReferencePart, Pick<Release, 'release' | 'year'>>;

/** SQL: for each part the release applied last and not taken back. */
export const CURRENT = `
  select distinct on (part) id, part, release, year, file_name, sha256, applied_at
  from reference_releases where state = 'applied' order by part, changed desc`;

/** In a request its own connection is used: waiting for a second one could lock up the pool. */
export const runSql = <T extends object>(text: string, binds?: unknown[]): Promise<T[]> =>
  isInTransaction() ? sql<T>(text, binds) : globalSql<T>(text, binds);

/** Every release that counts. @param parts - only these; all by default. */
export async function currentReleases(
  parts: readonly ReferencePart[] | null = null,
): Promise<Releases> {
  const rows = await runSql<{
    part: ReferencePart;
    release: string;
    year: number;
    key: string;
    facts: Record<string, unknown>;
  }>(
    `select c.part, c.release, c.year, f.key, f.facts from (${CURRENT}) c
     join reference_facts f on f.release_id = c.id and f.part = c.part
     where $1::text[] is null or c.part = any($1)`,
    [parts],
  );
  const releases = new Map<
    ReferencePart,
    Release & { facts: Map<string, Record<string, unknown>> }
  >();
  for (const { part, release, year, key, facts } of rows) {
    const known = releases.get(part) ?? { part, release, year, facts: new Map() };
    known.facts.set(key, facts);
    releases.set(part, known);
  }
  return releases;
}

/** What the releases that count are called, without what they say. */
export async function currentReleaseNames(): Promise<ReleaseNames> {
  const rows = await runSql<Pick<Release, 'part' | 'release' | 'year'>>(
    `select part, release, year from (${CURRENT}) c`,
  );
  return new Map(rows.map(({ part, release, year }) => [part, { release, year }]));
}

/** Grows with every release that is applied or taken back. */
export async function releaseNumber(): Promise<string> {
  const [row] = await runSql<{ number: string }>(
    `select coalesce(max(changed), 0)::text as number from reference_releases`,
  );
  return row?.number ?? '0';
}
