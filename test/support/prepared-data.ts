import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A new folder for a database of a test, whose user takes it away again. In a whole run of the tests it lies
 * where the run keeps what is prepared, else where the system keeps what is passing.
 */
export function newDataFolder(name: string): string {
  const folder = mkdtempSync(join(process.env.PREPARED_DATA ?? tmpdir(), name));
  // As root the database server runs as another user, who must be able to walk in.
  chmodSync(folder, 0o755);
  return folder;
}

/**
 * Fills a data folder with a database that has its tables and reference data already, so that what is
 * tested starts in a second instead of eight. One whole run of the tests names the place to keep it; the
 * first that needs a kind makes it. Nobody waits for anybody: until it is there, others begin with an empty
 * folder.
 *
 * @param kind - what it is for: data of one kind is the same for all.
 * @param dataFolder - an empty folder, or none yet.
 * @param make - fills a folder, and leaves nothing running on it.
 * @returns whether it is filled.
 */
export async function fillPrepared(
  kind: 'product' | 'templates',
  dataFolder: string,
  make: (folder: string) => Promise<void>,
): Promise<boolean> {
  const place = process.env.PREPARED_DATA;
  if (!place) return false;
  const [ready, making] = [join(place, kind), join(place, `${kind}-in-the-making`)];
  if (!existsSync(ready) && isFirst(making)) {
    await make(making);
    renameSync(making, ready);
  }
  if (!existsSync(ready)) return false;
  // Keeps owners: as root, the database server's files belong to another user.
  copy(ready, dataFolder);
  return true;
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o755 });
    return true;
  } catch {
    return false;
  }
}

function copy(from: string, to: string): void {
  const { status, stderr } = spawnSync('cp', ['-a', `${from}/.`, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The prepared data could not be copied: ${stderr}`);
}
