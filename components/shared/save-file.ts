import type { ApiClient, DownloadedFile } from '../api/client.js';

/** Long enough for the browser to take the file over. */
const KEPT_MS = 60_000;

/** Hands a file to the browser to keep: a link used once, so that no token stands in an address. */
export function keepFile({ name, content }: DownloadedFile): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, KEPT_MS);
}

export function keepText(name: string, text: string, type: string): void {
  keepFile({ name, content: new Blob([text], { type: `${type};charset=utf-8` }) });
}

/** Fetches a file with the person's token and hands it to the browser to save. @throws ProblemError */
export async function saveFile(api: ApiClient, path: string, name: string): Promise<void> {
  keepFile({ name, content: await api.blob(path) });
}
