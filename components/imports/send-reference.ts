import type { ReferenceImports } from '#contracts/reference-imports.js';
import { REFERENCE_PIECE } from '#contracts/reference-parts.js';
import type { ApiClient } from '../api/client.js';

/**
 * Sends an official file piece by piece, and has it read.
 *
 * @param onProgress - bytes that have left so far.
 * @throws ProblemError of the request that failed; an `AbortError` once the signal is given.
 */
export async function sendReference(
  api: Pick<ApiClient, 'post' | 'upload'>,
  file: File,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (bytes: number) => void },
): Promise<ReferenceImports> {
  const announced = { fileName: file.name, size: file.size };
  const { open } = await api.post<ReferenceImports>('/reference-imports', announced, { signal });
  const id = open?.id ?? '';
  for (let at = 0, number = 0; at < file.size; at += REFERENCE_PIECE, number += 1) {
    const piece = file.slice(at, at + REFERENCE_PIECE);
    await api.upload(`/reference-imports/pieces?id=${id}&number=${number}`, piece, {
      signal,
      progress: (share) => onProgress(at + share * piece.size),
    });
  }
  return api.post<ReferenceImports>(`/reference-imports/${id}/read`, undefined, { signal });
}
