import type { FileType } from '#contracts/evidence.js';
import { EVIDENCE_QUOTA } from '#contracts/limits.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import type { StoreName } from '../../files/file-store.js';

/** Bytes of the student's files: of those that show or arrive, and of all that still lie somewhere. */
export async function usedBytes(studentId: string): Promise<{ live: number; all: number }> {
  const [row] = await sql<{ live: string; all: string }>(
    `select coalesce(sum(f.size) filter (where f.state = 'arriving' or exists (
              select 1 from evidence_items e
              where e.tenant_id = f.tenant_id and e.file_id = f.id and e.removed_at is null)), 0) as live,
            coalesce(sum(f.size), 0) as all
     from evidence_files f where f.tenant_id = $1 and f.student_id = $2
       and f.created_at > '-infinity'`,
    [currentTenant(), studentId],
  );
  return { live: Number(row?.live ?? 0), all: Number(row?.all ?? 0) };
}

/**
 * Removed files make room at once and can be put back, but not without end: with them a student may have
 * twice as much.
 *
 * @throws AppError `storage-full` when so many more bytes find no room.
 */
export async function checkRoom(studentId: string, size: number): Promise<void> {
  const { live, all } = await usedBytes(studentId);
  if (live + size > EVIDENCE_QUOTA || all + size > 2 * EVIDENCE_QUOTA)
    throw new AppError('storage-full', 'There is no room left for this file.');
}

export interface NewFile {
  name: string;
  type: FileType;
  size: number;
  hasThumbnail: boolean;
  store: StoreName;
}

/** Holds the room for a file before its bytes are put anywhere. One at a time for a student. */
export async function reserveFile(actor: Actor, file: NewFile, now: Date): Promise<string> {
  await sql('select pg_advisory_xact_lock(hashtextextended($1, 36))', [actor.personId]);
  await checkRoom(actor.personId, file.size);
  const id = newId();
  await sql(
    `insert into evidence_files (tenant_id, id, student_id, name, type, size, has_thumbnail, store, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[actor.tenantId, id, actor.personId, file.name, file.type, file.size],
      ...[file.hasThumbnail, file.store, now.toISOString()],
    ],
  );
  return id;
}

/** The bytes are kept. @returns false when the file was given up meanwhile. */
export async function fileArrived(fileId: string): Promise<boolean> {
  const rows = await sql(
    `update evidence_files set state = 'kept'
     where tenant_id = $1 and id = $2 and created_at > '-infinity' returning id`,
    [currentTenant(), fileId],
  );
  return rows.length > 0;
}
