import type { EntryRef } from '#contracts/entries.js';
import type { EvidenceItem, FileType } from '#contracts/evidence.js';
import type { Visibility } from '#contracts/visibility.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { checkOwnEntry, nameEntries } from '../entries/own-entries.js';

export interface EvidenceRow {
  id: string;
  student_id: string;
  kind: EvidenceItem['kind'];
  title: string;
  why: string;
  visibility: Visibility;
  url: string | null;
  removed_at: Date | null;
  created_at: Date;
  /** Null for others than files, and once the file is gone for good. */
  file_id: string | null;
  name: string | null;
  type: FileType | null;
  size: number | null;
  has_thumbnail: boolean | null;
  work_kind: 'reflection' | 'item' | null;
  work_id: string | null;
  work_title: string | null;
  entries: EntryRef[];
}

const ROWS = `
  select e.id, e.student_id, e.kind, e.title, e.why, e.visibility, e.url, e.removed_at, e.created_at,
         f.id as file_id, f.name, f.type, f.size, f.has_thumbnail,
         case when a.id is not null then 'reflection' when i.id is not null then 'item' end as work_kind,
         coalesce(a.id, i.id) as work_id, coalesce(a.title, i.title) as work_title,
         coalesce((select jsonb_agg(jsonb_build_object(
             'kind', case when x.goal_id is null then 'activity' else 'goal' end,
             'ref', coalesce(x.goal_id, x.activity_id)) order by x.id)
           from evidence_entries x
           where x.tenant_id = e.tenant_id and x.item_id = e.id
             and (x.goal_id is not null or x.activity_id is not null)), '[]') as entries
  from evidence_items e
  left join evidence_files f on f.tenant_id = e.tenant_id and f.id = e.file_id and f.state = 'kept'
  left join assignments a on a.tenant_id = e.tenant_id and a.id = e.assignment_id
  left join tagged_items i on i.tenant_id = e.tenant_id and i.id = e.tagged_item_id
  where e.tenant_id = $1 and e.student_id = $2`;

/** A student's evidence, the newest first. @param shown - only what they let be seen so far. */
export function evidenceOf(
  studentId: string,
  shown: readonly Visibility[] = ['private', 'adviser', 'teachers'],
): Promise<EvidenceRow[]> {
  return sql<EvidenceRow>(
    `${ROWS} and e.removed_at is null and e.visibility = any($3::text[])
     order by e.created_at desc, e.id`,
    [currentTenant(), studentId, [...shown]],
  );
}

/** One piece of the student's own evidence, a removed one too. */
export async function findEvidence(
  studentId: string,
  id: string,
): Promise<EvidenceRow | undefined> {
  const [row] = await sql<EvidenceRow>(`${ROWS} and e.id = $3`, [currentTenant(), studentId, id]);
  return row;
}

/** @param shown - for others than the student: how far what it is for must be shown. */
export async function presentEvidence(
  studentId: string,
  rows: EvidenceRow[],
  shown?: readonly Visibility[],
): Promise<EvidenceItem[]> {
  const name = await nameEntries(
    studentId,
    rows.flatMap(({ entries }) => entries),
    shown,
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    title: row.title,
    why: row.why,
    visibility: row.visibility,
    url: row.url,
    file: row.name &&
      row.type && {
        ...{ name: row.name, type: row.type, size: row.size ?? 0 },
        hasThumbnail: row.has_thumbnail ?? false,
      },
    work: row.work_kind &&
      row.work_id && { kind: row.work_kind, id: row.work_id, title: row.work_title ?? '' },
    // What others may not know of is not even counted for them.
    entries: row.entries.map(name).filter(({ title }) => !shown || title !== null),
    addedAt: row.created_at.toISOString(),
  })) as EvidenceItem[];
}

/**
 * Ties the item to exactly these goals and activities of the student.
 *
 * @param isChecked - they were the student's when an earlier version was kept.
 * @throws AppError `not-found` when one isn't theirs.
 */
export async function tieEntries(
  studentId: string,
  itemId: string,
  entries: EntryRef[],
  { isChecked = false } = {},
): Promise<void> {
  const before = new Set(await tiedTo(itemId));
  for (const entry of entries)
    if (!isChecked && !before.has(entry.ref)) await checkOwnEntry(studentId, entry);
  await sql('delete from evidence_entries where tenant_id = $1 and item_id = $2', [
    currentTenant(),
    itemId,
  ]);
  // One that is gone for good can't be tied again, whatever an earlier version says.
  for (const { kind, ref } of new Map(entries.map((entry) => [entry.ref, entry])).values()) {
    const table = kind === 'goal' ? 'goals' : 'activities';
    await sql(
      `insert into evidence_entries (tenant_id, id, item_id, ${kind === 'goal' ? 'goal_id' : 'activity_id'})
       select $1, $2, $3, id from ${table} where tenant_id = $1 and id = $4`,
      [currentTenant(), newId(), itemId, ref],
    );
  }
}

async function tiedTo(itemId: string): Promise<string[]> {
  const rows = await sql<{ ref: string }>(
    `select coalesce(goal_id, activity_id) as ref from evidence_entries
     where tenant_id = $1 and item_id = $2`,
    [currentTenant(), itemId],
  );
  return rows.map(({ ref }) => ref);
}
