import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type pg from 'pg';

/** Each table with its file; all hold a code, a title and the facts. */
const FILES = {
  occupations: 'occupations.jsonl.gz',
  programs: 'programs.jsonl.gz',
  colleges: 'colleges.jsonl.gz',
} as const;

/**
 * Loads the facts on occupations, programs of study and colleges, each file all or nothing. A file that is
 * loaded already is left alone; what is gone from it stays, since students may have saved it.
 *
 * @param owner - a connection of the database's owner.
 */
export async function loadReference(owner: pg.Client): Promise<void> {
  await load(owner, 'occupations');
  await load(owner, 'programs');
  await load(owner, 'colleges');
}

async function load(owner: pg.Client, table: keyof typeof FILES): Promise<void> {
  const packed = readFileSync(join(import.meta.dirname, 'data', FILES[table]));
  const sha256 = createHash('sha256').update(packed).digest('hex');
  const { rowCount } = await owner.query(
    'select 1 from reference_loads where name = $1 and sha256 = $2',
    [table, sha256],
  );
  if (rowCount) return;
  const lines = gunzipSync(packed).toString('utf8').trim().split('\n');
  await owner.query('begin');
  try {
    await owner.query(
      `insert into ${table} (code, title, facts)
       select fact ->> 'code', fact ->> 'title', fact from unnest($1::jsonb[]) as fact
       on conflict (code) do update set title = excluded.title, facts = excluded.facts`,
      [lines],
    );
    await owner.query(
      `insert into reference_loads (name, sha256) values ($1, $2)
       on conflict (name) do update set sha256 = excluded.sha256, loaded_at = now()`,
      [table, sha256],
    );
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}
