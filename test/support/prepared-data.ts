import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

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
