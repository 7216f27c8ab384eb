// Runs `npm ci` when node_modules is missing or was made for another lockfile or Node. Uses Node alone.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

const STAMP = 'node_modules/.deps-stamp';
const wanted = createHash('sha256')
  .update(readFileSync('package-lock.json'))
  .update(`${process.versions.modules} ${process.platform} ${process.arch}`)
  .digest('hex');

if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== wanted) {
  process.stderr.write('Installing what is missing (npm ci) …\n');
  const quiet = process.argv.includes('--quiet');
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline'], {
    // Standard output is kept for the command the caller asked for.
    stdio: ['ignore', quiet ? 'ignore' : 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
  writeFileSync(STAMP, wanted);
}
