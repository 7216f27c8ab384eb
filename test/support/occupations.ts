import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  createOccupationStore,
  type Occupation,
  type OccupationStore,
} from '#server/features/careers/occupation-store.js';

const FILE = join(import.meta.dirname, '../../seeders/reference/data/occupations.jsonl.gz');
let store: OccupationStore | undefined;

/** The shipped occupations, read from the seed file without a database. */
export function shippedOccupations(): OccupationStore {
  store ??= createOccupationStore(
    gunzipSync(readFileSync(FILE))
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Occupation),
  );
  return store;
}
