import { createPrivateKey, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A private key that the processes of one whole run share: the first that needs it draws it and leaves it where
 * the run keeps what is prepared. Nobody waits for anybody: whoever comes while it is drawn draws one too, and
 * the last one stays. Without such a place each process has keys of its own.
 */
export async function keptKey(name: string, draw: () => Promise<KeyObject>): Promise<KeyObject> {
  const place = process.env.PREPARED_DATA;
  if (!place) return draw();
  const file = join(place, 'keys', `${name}.pem`);
  const kept = read(file);
  if (kept) return createPrivateKey(kept);
  const key = await draw();
  keep(file, key.export({ type: 'pkcs8', format: 'pem' }));
  return key;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Written beside and moved in whole, so that nobody reads half of it. */
function keep(file: string, text: string | Buffer): void {
  mkdirSync(join(file, '..'), { recursive: true });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, text, { mode: 0o600 });
  renameSync(beside, file);
}
