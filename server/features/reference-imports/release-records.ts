import type { PartCounts } from '#contracts/reference-imports.js';
import type { ReferencePart } from '#contracts/reference-parts.js';
import { sql } from '../../db/tenant.js';
import type { Fact } from './readers/reader.js';

/** The release applied last, and the one it can go back to. */
const KEPT = 2;

/** Lays facts beside those that count; nobody sees them yet. */
export async function layFacts(
  { id, fileName, sha256 }: { id: string; fileName: string; sha256: string },
  part: ReferencePart,
  facts: readonly Fact[],
): Promise<void> {
  await sql(
    `insert into reference_releases (id, part, file_name, sha256) values ($1, $2, $3, $4)
     on conflict (id, part) do nothing`,
    [id, part, fileName, sha256],
  );
  await sql(
    `insert into reference_facts (release_id, part, key, facts)
     select $1, $2, f->>'key', f->'facts' from jsonb_array_elements($3::jsonb) as f`,
    [id, part, JSON.stringify(facts)],
  );
}

export async function laidFacts<T extends object = object>(
  id: string,
  part: ReferencePart,
): Promise<Map<string, T>> {
  const rows = await sql<{ key: string; facts: T }>(
    `select key, facts from reference_facts where release_id = $1 and part = $2`,
    [id, part],
  );
  return new Map(rows.map(({ key, facts }) => [key, facts]));
}

export async function laidParts(id: string): Promise<ReferencePart[]> {
  const rows = await sql<{ part: ReferencePart }>(
    'select part from reference_releases where id = $1 order by part',
    [id],
  );
  return rows.map(({ part }) => part);
}

/**
 * @param wish - what whoever loads the file calls it.
 * @param parts - a part that says of itself what it is of, as tables of one archive do, keeps that.
 */
export async function applyReleases(
  id: string,
  wish: { release: string; year: number },
  parts: readonly Pick<PartCounts, 'part' | 'release' | 'year'>[],
  now: Date,
): Promise<void> {
  await oneAtATime();
  await sql(
    `update reference_releases set state = 'applied', release = $2, year = $3, applied_at = $4, changed = (
       select coalesce(max(changed), 0) + 1 from reference_releases) where id = $1`,
    [id, wish.release, wish.year, now.toISOString()],
  );
  for (const { part, release, year } of parts)
    if (release && year)
      await sql(
        `update reference_releases set release = $3, year = $4 where id = $1 and part = $2`,
        [id, part, release, year],
      );
  if (parts.some(({ part }) => part === 'colleges-directory')) await keepColleges(id);
  await sql(
    `delete from reference_releases r using (
       select id, part, row_number() over (partition by part order by changed desc) as place
       from reference_releases where state = 'applied') old
     where old.place > $1 and r.id = old.id and r.part = old.part`,
    [KEPT],
  );
}

/** Colleges that a directory lists stay readable, whatever comes after it; so does that one has closed. */
async function keepColleges(id: string): Promise<void> {
  await sql(
    `insert into listed_colleges (code, facts)
     select f.key, f.facts from reference_facts f
     where f.release_id = $1 and f.part = 'colleges-directory' and (f.facts ? 'closedIn'
       or not exists (select 1 from colleges c where c.code = f.key)
       or exists (select 1 from listed_colleges l where l.code = f.key))
     on conflict (code) do update
       set facts = (listed_colleges.facts - 'closedIn') || excluded.facts`,
    [id],
  );
}

export async function undoReleases(id: string): Promise<void> {
  await oneAtATime();
  await sql(
    `update reference_releases set state = 'undone', changed = (
       select coalesce(max(changed), 0) + 1 from reference_releases) where id = $1`,
    [id],
  );
  // The row stays, so that the count of changes never goes back.
  await sql('delete from reference_facts where release_id = $1', [id]);
}

async function oneAtATime(): Promise<void> {
  await sql(`select pg_advisory_xact_lock(hashtext('pathlight-reference'))`);
}
