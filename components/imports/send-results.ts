import { RESULT_BATCH_BYTES, RESULT_BATCH_MAX } from '#contracts/result-columns.js';
import type { LatestResultImport, ResultRows } from '#contracts/result-imports.js';
import type { ApiClient } from '../api/client.js';

/**
 * Brings the rows to the server, batch by batch, and has them looked over.
 *
 * @param onProgress - rows that have come so far.
 * @throws ProblemError of the request that failed; an `AbortError` once the signal is given.
 */
export async function sendResults(
  api: Pick<ApiClient, 'post'>,
  rows: ResultRows['rows'],
  { signal, onProgress }: { signal: AbortSignal; onProgress: (count: number) => void },
): Promise<LatestResultImport> {
  const announced = { rowCount: rows.length };
  const begun = await api.post<LatestResultImport>('/result-imports', announced, { signal });
  const path = `/result-imports/${begun.import?.id ?? ''}`;
  for (const batch of batchesOf(rows)) {
    const body = { rows: batch };
    const { readCount } = await api.post<{ readCount: number }>(`${path}/rows`, body, { signal });
    onProgress(readCount);
  }
  return api.post<LatestResultImport>(`${path}/check`, undefined, { signal });
}

/** As many rows as a request may have, in number and in bytes. */
export function* batchesOf(rows: ResultRows['rows']): Generator<ResultRows['rows']> {
  const encoder = new TextEncoder();
  let batch: ResultRows['rows'] = [];
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
