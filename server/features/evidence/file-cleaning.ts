import { sql, withTenant } from '../../db/tenant.js';
import { type FileStores, type StoreName, storeNamed } from '../../files/file-store.js';
import { enqueue } from '../../jobs/enqueue.js';
import type { TaskSubject } from '../../jobs/task-names.js';

/** How long a removed file can be put back, and an upload that never ended may lie. */
export const UNDO_DAYS = 30;
const ARRIVAL_HOURS = 1;
const DAY_MS = 86_400_000;

/** Looks after the file later, in the open transaction: when it never arrived, or was removed for good. */
export function cleanLater(fileId: string, now: Date, what: 'removed' | 'arriving') {
  const wait = what === 'removed' ? UNDO_DAYS * DAY_MS : ARRIVAL_HOURS * 3_600_000;
  return enqueue('clean-file', fileId, { runAt: new Date(now.getTime() + wait) });
}

/**
 * Drops a file that nobody can put back any more: first its bytes, then its row, so that a store that
 * does not answer is asked again. One that is in use again stays.
 */
export async function cleanFile(
  { tenantId, subjectId: fileId }: TaskSubject,
  files: FileStores,
  now: () => Date,
): Promise<void> {
  const before = (ms: number) => new Date(now().getTime() - ms).toISOString();
  const [row] = await withTenant(tenantId, async () => {
    // A restore that comes at this moment waits, and then finds the file gone and not half of one.
    await sql('select id from evidence_items where tenant_id = $1 and file_id = $2 for update', [
      tenantId,
      fileId,
    ]);
    return sql<{ store: StoreName }>(
      `update evidence_files f set state = 'arriving', created_at = '-infinity'
       where f.tenant_id = $1 and f.id = $2
         and case when f.state = 'arriving' then f.created_at <= $3::timestamptz
             else not exists (
               select 1 from evidence_items e
               where e.tenant_id = $1 and e.file_id = f.id
                 and (e.removed_at is null or e.removed_at > $4::timestamptz)) end
       returning store`,
      [tenantId, fileId, before(ARRIVAL_HOURS * 3_600_000), before(UNDO_DAYS * DAY_MS)],
    );
  });
  if (!row) return;
  const store = storeNamed(files, row.store);
  await store.remove({ tenantId, fileId, variant: 'file' });
  await store.remove({ tenantId, fileId, variant: 'thumbnail' });
  await withTenant(tenantId, () =>
    sql('delete from evidence_files where tenant_id = $1 and id = $2', [tenantId, fileId]),
  );
}
