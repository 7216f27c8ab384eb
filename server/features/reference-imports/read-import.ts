import { createHash } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import type { TaskSubject } from '../../jobs/task-names.js';
import { shippedOccupations } from '../careers/occupation-store.js';
import { compareLaid } from './comparison.js';
import { dropLaid, lockImport, noteRead, noteRefusal } from './import-records.js';
import { READING_LIMITS, type ReadingLimits } from './reading/limits.js';
import { runThread, type ThreadEnd } from './reading/run-thread.js';
import { layFacts } from './release-records.js';
import { Telling } from './telling.js';

interface Begun {
  id: string;
  fileName: string;
  /** Bytes. */
  size: number;
  skills: string[];
  knowledge: string[];
}

/** For benches and tests; nobody else watches. */
export interface ReadingWatch {
  limits?: ReadingLimits;
  onMemory?: (bytes: number) => void;
}

/**
 * Reads an official file that has come, lays its facts beside those that count, and says what they would
 * change. A reading that was cut off begins anew; one that nobody wants any more leaves nothing.
 */
export async function readReference(
  { tenantId, subjectId: id }: TaskSubject,
  watch: ReadingWatch = {},
): Promise<void> {
  const begun = await withTenant(tenantId, () => begin(id));
  if (!begun) return;
  const telling = new Telling(tenantId, id, begun.size);
  const folder = await mkdtemp(join(tmpdir(), 'pathlight-reference-'));
  try {
    const path = join(folder, 'file');
    const sha256 = await spool(tenantId, id, path, telling);
    const end = await read(tenantId, { ...begun, path, sha256 }, telling, watch);
    await close(tenantId, id, end, telling);
  } catch (error) {
    // Tried again it would end the same way; the log says why, the page says that it did.
    await withTenant(tenantId, () =>
      noteRefusal(id, { code: 'failed', place: { file: begun.fileName }, what: '' }),
    );
    throw error;
  } finally {
    await telling.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function begin(id: string): Promise<Begun | undefined> {
  const row = await lockImport(id);
  if (row?.state !== 'reading') return undefined;
  await dropLaid(id);
  const shipped = await shippedOccupations();
  const distinct = (ids: string[]) => [...new Set(ids)];
  return {
    ...{ id, fileName: row.file_name, size: Number(row.size) },
    skills: distinct(shipped.flatMap(({ skills }) => skills.map(([skill]) => skill))),
    knowledge: distinct(shipped.flatMap(({ knowledge }) => knowledge.map(([area]) => area))),
  };
}

/** Puts the pieces together on disk, one at a time. @returns the file's SHA-256, in hex. */
async function spool(
  tenantId: string,
  id: string,
  path: string,
  telling: Telling,
): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'w', 0o600);
  try {
    for (let number = 0, done = 0; telling.isWanted; number += 1) {
      const bytes = await withTenant(tenantId, () => pieceOf(id, number), { readOnly: true });
      if (!bytes) break;
      hash.update(bytes);
      await file.write(bytes);
      done += bytes.length;
      telling.reach({ done });
    }
  } finally {
    await file.close();
  }
  const sha256 = hash.digest('hex');
  await withTenant(tenantId, () =>
    sql('update reference_imports set sha256 = $3 where tenant_id = $1 and id = $2', [
      ...[tenantId, id, sha256],
    ]),
  );
  return sha256;
}

async function pieceOf(id: string, number: number): Promise<Buffer | undefined> {
  const [row] = await sql<{ bytes: Buffer }>(
    'select bytes from reference_pieces where tenant_id = $1 and import_id = $2 and number = $3',
    [currentTenant(), id, number],
  );
  return row?.bytes;
}

async function read(
  tenantId: string,
  task: Begun & { path: string; sha256: string },
  telling: Telling,
  { limits = READING_LIMITS, onMemory }: ReadingWatch,
): Promise<ThreadEnd> {
  const { path, fileName: name, skills, knowledge } = task;
  let laid = 0;
  telling.reach({ step: 'reading', done: 0 });
  return runThread(
    { path, name, limits, skills, knowledge },
    {
      onLaying(total) {
        telling.reach({ step: 'laying', done: 0, total });
      },
      async onFacts(part, facts) {
        await withTenant(tenantId, () => layFacts(task, part, facts));
        laid += facts.length;
        telling.reach({ done: laid });
      },
      onProgress(bytes, rows, memory) {
        telling.reach({ done: bytes, read: bytes, rows });
        onMemory?.(memory);
      },
    },
    telling.stopping.signal,
  );
}

async function close(
  tenantId: string,
  id: string,
  end: ThreadEnd,
  telling: Telling,
): Promise<void> {
  if ('done' in end) {
    const onPart = (done: number, total: number) => {
      telling.reach({ step: 'comparing', done, total });
    };
    const parts = await withTenant(tenantId, () => compareLaid(id, end.done.hints, onPart), {
      readOnly: true,
    });
    await telling.stop();
    await withTenant(tenantId, () => noteRead(id, end.done, parts));
  } else
    await withTenant(tenantId, () =>
      'refusal' in end ? noteRefusal(id, end.refusal) : dropLaid(id),
    );
}
