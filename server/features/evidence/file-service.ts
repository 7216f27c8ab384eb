import type { EvidenceItem, FileType } from '#contracts/evidence.js';
import { EVIDENCE_TITLE_MAX } from '#contracts/limits.js';
import type { Actor } from '../../auth/actor.js';
import { sql, withTenant } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import {
  type FileKey,
  type FileStores,
  type StoreName,
  storeNamed,
} from '../../files/file-store.js';
import type { OutgoingFile } from '../../http/file-endpoint.js';
import { noteAccess } from '../access/access-log.js';
import { shownTo } from '../visibility/visibility-policy.js';
import { itemReader } from './evidence-policy.js';
import { insertItem, keepAndPresent } from './evidence-service.js';
import { cleanLater } from './file-cleaning.js';
import { fileArrived, reserveFile } from './file-records.js';
import { cleanName, FILE_TYPES, isPicture, typeOfFile } from './file-types.js';
import { redraw } from './pictures.js';

/**
 * The first half of keeping a file: what it is by its content, pictures drawn anew, room held, bytes put
 * away. Until `fileArrived()` it belongs to nothing, and is cleared away after an hour.
 *
 * @throws AppError `file-not-taken`, `storage-full`
 */
export async function stowFile(
  files: FileStores,
  upload: { actor: Actor; name: string; bytes: Buffer; now: Date },
): Promise<{ fileId: string; name: string }> {
  const { actor, now } = upload;
  const type = await typeOfFile(upload.name, upload.bytes);
  const drawn = isPicture(type) ? await redraw(upload.bytes, type) : undefined;
  const bytes = drawn?.bytes ?? upload.bytes;
  const name = cleanName(upload.name, type);
  const fileId = await withTenant(actor.tenantId, async () => {
    const file = { name, type, size: bytes.length, hasThumbnail: drawn !== undefined };
    const id = await reserveFile(actor, { ...file, store: files.current }, now);
    await cleanLater(id, now, 'arriving');
    return id;
  });
  const key = (variant: FileKey['variant']) => ({ tenantId: actor.tenantId, fileId, variant });
  const store = storeNamed(files, files.current);
  await store.put(key('file'), bytes, FILE_TYPES[type].mime);
  if (drawn) await store.put(key('thumbnail'), drawn.thumbnail, FILE_TYPES.webp.mime);
  return { fileId, name };
}

/**
 * Keeps a file as a new piece of evidence. Its room is held first, then its bytes are put away with no
 * transaction open, then the item appears: what breaks in between leaves nothing to see, and is cleared
 * away an hour later.
 */
export async function keepFile(
  files: FileStores,
  upload: { actor: Actor; name: string; bytes: Buffer; now: Date },
): Promise<EvidenceItem> {
  const { actor, now } = upload;
  const { fileId, name } = await stowFile(files, upload);
  return withTenant(actor.tenantId, async () => {
    if (!(await fileArrived(fileId)))
      throw new AppError('unavailable', 'The file took too long to arrive.');
    const title = name.replace(/\.\w+$/, '').slice(0, EVIDENCE_TITLE_MAX);
    const id = await insertItem(actor, { kind: 'file', title, fileId, now });
    return keepAndPresent(actor, id, now);
  });
}

export interface FoundFile extends FileKey {
  store: StoreName;
  name: string;
  type: FileType;
  size: number;
}

/**
 * The file of an evidence item that the actor may see: their own, or what a student shows whom they teach, look
 * after in their caseload or have in a part of the staff. That staff looked is noted.
 *
 * @throws AppError `not-found`
 */
export async function findFile(
  actor: Actor,
  itemId: string,
  variant: FileKey['variant'],
  request: { now: Date; requestId: string },
): Promise<FoundFile> {
  const isTheirs = await itemReader(actor);
  const [row] = await sql<FoundFile & { studentId: string }>(
    `select f.id as "fileId", f.store, f.name, f.type, f.size, e.student_id as "studentId"
     from evidence_items e
     join evidence_files f on f.tenant_id = e.tenant_id and f.id = e.file_id
     where e.tenant_id = $1 and e.id = $2 and e.removed_at is null and f.state = 'kept'
       and ($3::text = 'file' or f.has_thumbnail) and e.visibility = any($4::text[])`,
    [actor.tenantId, itemId, variant, [...shownTo(actor.role)]],
  );
  if (!row || !(await isTheirs(row.studentId))) throw notFound();
  // The small picture belongs to the page that shows it, whose reading is noted itself.
  if (variant === 'file') await noteAccess(actor, [row.studentId], 'evidence', request);
  return { ...row, tenantId: actor.tenantId, variant };
}

export function openFile(files: FileStores, found: FoundFile): OutgoingFile {
  const isWhole = found.variant === 'file';
  const { mime, isInline } = FILE_TYPES[isWhole ? found.type : 'webp'];
  return {
    bytes: storeNamed(files, found.store).read(found),
    ...{ mime, isInline, name: isWhole ? found.name : 'preview.webp' },
    size: isWhole ? found.size : null,
  };
}
