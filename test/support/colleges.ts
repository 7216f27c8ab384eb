import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type College, createCollegeStore } from '#server/features/colleges/college-store.js';

const FILE = join(import.meta.dirname, '../../seeders/reference/data/colleges.jsonl.gz');

/** The shipped colleges, read from the seed file without a database. */
export const shippedColleges = () =>
  createCollegeStore(
    gunzipSync(readFileSync(FILE))
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as College),
  );
