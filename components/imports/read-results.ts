import { REQUIRED_COLUMNS, RESULT_COLUMNS, type ResultColumn } from '#contracts/result-columns.js';
import { type ReadTable, readTable } from './read-table.js';

/** A file with results, as far as we read it. */
export type ReadResults = ReadTable<ResultColumn>;

/**
 * Reads results in the browser: what we don't read never leaves the administrator's computer.
 *
 * @throws ReadError saying why the file cannot be read.
 */
export const readResults = (file: File): Promise<ReadResults> =>
  readTable<ResultColumn>(file, { columns: RESULT_COLUMNS, required: REQUIRED_COLUMNS });
