import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createProgramStore, type Program } from '#server/features/careers/program-store.js';

const FILE = join(import.meta.dirname, '../../seeders/reference/data/programs.jsonl.gz');

/** The shipped programs of study, read from the seed file without a database. */
export const shippedPrograms = () =>
  createProgramStore(
    gunzipSync(readFileSync(FILE))
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Program),
  );
