import { createFileStores } from '#server/files/file-stores.js';

/** Files in the database of the test, as the product has them by default. */
export const databaseFiles = createFileStores({ s3: undefined });
