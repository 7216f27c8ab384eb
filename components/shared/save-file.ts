import type { ApiClient } from '../api/client.js';

/** Long enough for the browser to take the file over. */
const KEPT_MS = 60_000;

/** Fetches a file with the person's token and hands it to the browser to save. @throws ProblemError */
export async function saveFile(api: ApiClient, path: string, name: string): Promise<void> {
  const url = URL.createObjectURL(await api.blob(path));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
