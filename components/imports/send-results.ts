import { RESULT_BATCH_BYTES, RESULT_BATCH_MAX } from '#contracts/result-columns.js';
import type { ApiClient } from '../api/client.js';
import type { Sending } from './import-taking.js';

/**
 * Brings the rows of a table to the imports at `address`, batch by batch, and has them looked over.
 *
 * @throws ProblemError of the request that failed; an `AbortError` once the signal is given.
 */
export async function sendTable<Latest extends { import: { id: string } | null }>(
  api: Pick<ApiClient, 'post'>,
  address: string,
  rows: readonly { line: number; cells: object }[],
  { signal, onProgress }: Sending,
): Promise<Latest> {
  const announced = { rowCount: rows.length };
  const begun = await api.post<Latest>(address, announced, { signal });
  const path = `${address}/${begun.import?.id ?? ''}`;
  for (const batch of batchesOf(rows)) {
    const body = { rows: batch };
    const { readCount } = await api.post<{ readCount: number }>(`${path}/rows`, body, { signal });
    onProgress(readCount);
  }
  return api.post<Latest>(`${path}/check`, undefined, { signal });
}

/** As many rows as a request may have, in number and in bytes. */
export function* batchesOf<Row extends { line: number; cells: object }>(
  rows: readonly Row[],
): Generator<Row[]> {
  const encoder = new TextEncoder();
  let batch: Row[] = [];
  let size = 0;
  for (const row of rows) {
    const bytes = encoder.encode(JSON.stringify(row)).byteLength;
    if (
      batch.length === RESULT_BATCH_MAX ||
      (batch.length > 0 && size + bytes > RESULT_BATCH_BYTES)
    ) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(row);
    size += bytes;
  }
  if (batch.length > 0) yield batch;
}
