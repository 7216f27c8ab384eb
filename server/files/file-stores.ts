import type { Config } from '../config.js';
import { createDatabaseStore } from './database-store.js';
import type { FileStores } from './file-store.js';
import { createS3Store } from './s3-store.js';

/** The stores that the settings name: PostgreSQL always, and a bucket where one is set up. */
export function createFileStores({ s3 }: Pick<Config, 's3'>): FileStores {
  const database = createDatabaseStore();
  return s3
    ? { current: 's3', byName: { database, s3: createS3Store(s3) } }
    : { current: 'database', byName: { database } };
}
