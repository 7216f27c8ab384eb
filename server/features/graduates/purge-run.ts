import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import { type FileStores, type StoreName, storeNamed } from '../../files/file-store.js';
import type { TaskSubject } from '../../jobs/task-names.js';
import { HELD_KINDS } from '../held/held-register.js';
import { lockRecords } from '../year-close/close-records.js';
import { deleteFileLines, GRADUATES } from './graduate-records.js';

/** Small enough that nobody waits long for its locks. */
const BATCH = 20;

/** The file's lines go at the end, all at once; the log of looks stays. */
const COUNTED = HELD_KINDS.filter(({ kind }) => kind !== 'district-file' && kind !== 'looks');
const COUNT = COUNTED.map(
  ({ kind, rows }) =>
    `select '${kind}' as kind, count(*)::int as count from (${rows}) ${kind.replaceAll('-', '_')}`,
).join(' union all ');

interface StoredFile {
  id: string;
  store: StoreName;
}

/**
 * Deletes the people who left in a year with all that hangs on them, a few a transaction, and counts what went.
 * After a crash it goes on where it stood: who is gone is not found again.
 */
export async function purgeGraduates(
  { tenantId, subjectId }: Pick<TaskSubject, 'tenantId' | 'subjectId'>,
  { files, now }: { files: FileStores; now: () => Date },
): Promise<void> {
  for (;;) {
    const next = await withTenant(tenantId, () => nextPeople(subjectId));
    if (next.people.length === 0) break;
    // First the bytes, then the row that says where they lie.
    for (const file of next.files) await removeBytes(tenantId, file, files);
    const gone = await withTenant(tenantId, () => deletePeople(subjectId, next.people));
    if (gone === 0) break;
  }
  await withTenant(tenantId, () => finish(subjectId, now()));
}

const OF_PURGE = `
  select g.id from (${GRADUATES}) g
  where g.year = (select c.year from graduate_purges u
                  join year_closes c on c.tenant_id = $1 and c.id = u.close_id
                  where u.tenant_id = $1 and u.id = $2 and u.finished_at is null)`;

async function nextPeople(purgeId: string): Promise<{ people: string[]; files: StoredFile[] }> {
  const rows = await sql<{ id: string }>(`${OF_PURGE} order by g.id limit ${BATCH}`, [
    ...[currentTenant(), purgeId],
  ]);
  const people = rows.map(({ id }) => id);
  const files = await sql<StoredFile>(
    `select id, store from evidence_files
     where tenant_id = $1 and student_id = any($2::uuid[]) and store <> 'database'`,
    [currentTenant(), people],
  );
  return { people, files };
}

async function removeBytes(
  tenantId: string,
  { id: fileId, store }: StoredFile,
  files: FileStores,
): Promise<void> {
  const held = storeNamed(files, store);
  await held.remove({ tenantId, fileId, variant: 'file' });
  await held.remove({ tenantId, fileId, variant: 'thumbnail' });
}

/** @param people - of these, who is in the district's file anew meanwhile stays. */
async function deletePeople(purgeId: string, people: readonly string[]): Promise<number> {
  await lockRecords();
  const gone = await sql<{ id: string }>(
    `select id from (${OF_PURGE}) found where id = any($3::uuid[])`,
    [currentTenant(), purgeId, people],
  );
  const counts: Record<string, number> = {};
  for (const { id } of gone)
    for (const { kind, count } of await sql<{ kind: string; count: number }>(COUNT, [
      ...[currentTenant(), id],
    ]))
      if (count > 0) counts[kind] = (counts[kind] ?? 0) + count;
  await sql('delete from people where tenant_id = $1 and id = any($2::uuid[])', [
    ...[currentTenant(), gone.map(({ id }) => id)],
  ]);
  await addCounts(purgeId, counts, gone.length);
  return gone.length;
}

async function addCounts(
  purgeId: string,
  counts: Readonly<Record<string, number>>,
  people: number,
): Promise<void> {
  await sql(
    `update graduate_purges set done = done + $4, counts = (
       select coalesce(jsonb_object_agg(kind, total), '{}') from (
         select kind, sum(count::int) as total from (
           select * from jsonb_each_text(counts) before (kind, count)
           union all select * from jsonb_each_text($3::jsonb) added (kind, count)) all_of_them
         group by kind) sums)
     where tenant_id = $1 and id = $2`,
    [currentTenant(), purgeId, JSON.stringify(counts), people],
  );
}

async function finish(purgeId: string, now: Date): Promise<void> {
  await lockRecords();
  const [open] = await sql<{ year: number }>(
    `select c.year from graduate_purges u join year_closes c on c.tenant_id = $1 and c.id = u.close_id
     where u.tenant_id = $1 and u.id = $2 and u.finished_at is null`,
    [currentTenant(), purgeId],
  );
  if (!open) return;
  await addCounts(purgeId, { 'district-file': await deleteFileLines(open.year) }, 0);
  await sql(`update graduate_purges set finished_at = $3 where tenant_id = $1 and id = $2`, [
    ...[currentTenant(), purgeId, now.toISOString()],
  ]);
}
