import type { LatestImport } from '#contracts/imports.js';
import { IMPORT_BATCH_MAX } from '#contracts/oneroster.js';
import type { ApiClient } from '../api/client.js';
import type { ReadFile } from './read-files.js';

/**
 * Brings the rows to the server, batch by batch, and has them looked over.
 *
 * @param onProgress - rows that have come so far.
 * @throws ProblemError of the request that failed; an `AbortError` once the signal is given.
 */
export async function sendRows(
  api: ApiClient,
  files: readonly ReadFile[],
  { signal, onProgress }: { signal: AbortSignal; onProgress: (count: number) => void },
): Promise<LatestImport> {
  const rowCount = files.reduce((sum, { rows }) => sum + rows.length, 0);
  const announced = { rowCount, files: files.map(({ kind, mode }) => ({ kind, mode })) };
  const begun = await api.post<LatestImport>('/imports', announced, { signal });
  const path = `/imports/${begun.import?.id ?? ''}`;
  for (const { kind, rows } of files)
    for (let at = 0; at < rows.length; at += IMPORT_BATCH_MAX) {
      const body = { kind, rows: rows.slice(at, at + IMPORT_BATCH_MAX) };
      const { readCount } = await api.post<{ readCount: number }>(`${path}/rows`, body, { signal });
      onProgress(readCount);
    }
  return api.post<LatestImport>(`${path}/check`, undefined, { signal });
}
