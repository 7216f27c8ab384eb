import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type pg from 'pg';

const FILE = join(import.meta.dirname, 'data', 'occupations.jsonl.gz');
const NAME = 'occupations';

/**
 * Loads the facts on occupations, all or nothing. When this very file is loaded already, nothing is
 * done; occupations that are gone from it stay, since students may have saved them.
 *
 * @param owner - a connection of the database's owner.
 */
export async function loadReference(owner: pg.Client): Promise<void> {
  const packed = readFileSync(FILE);
  const sha256 = createHash('sha256').update(packed).digest('hex');
  const { rowCount } = await owner.query(
    'select 1 from reference_loads where name = $1 and sha256 = $2',
    [NAME, sha256],
  );
  if (rowCount) return;
  const lines = gunzipSync(packed).toString('utf8').trim().split('\n');
  await owner.query('begin');
  try {
    await owner.query(
      `insert into occupations (code, title, facts)
       select fact ->> 'code', fact ->> 'title', fact from unnest($1::jsonb[]) as fact
       on conflict (code) do update set title = excluded.title, facts = excluded.facts`,
      [lines],
    );
    await owner.query(
      `insert into reference_loads (name, sha256) values ($1, $2)
       on conflict (name) do update set sha256 = excluded.sha256, loaded_at = now()`,
      [NAME, sha256],
    );
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}
