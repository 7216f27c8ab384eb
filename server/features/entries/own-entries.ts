import type { Entry, EntryKind, EntryRef } from '#contracts/entries.js';
import type { Visibility } from '#contracts/visibility.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { occupations } from '../careers/occupation-store.js';

/** Binds: tenant, student, what is asked for, and how far it must be shown. */
interface Titles {
  id: string;
  title: string;
  is_removed: boolean;
}

const ANY: readonly Visibility[] = ['private', 'adviser', 'teachers'];

const TITLES: Record<EntryKind, string> = {
  goal: `select g.id, g.title, g.removed_at is not null as is_removed from goals g
     join plans p on p.tenant_id = g.tenant_id and p.id = g.plan_id
     where g.tenant_id = $1 and p.student_id = $2 and g.id::text = any($3::text[])
       and g.visibility = any($4::text[])`,
  activity: `select id, title, removed_at is not null as is_removed from activities
     where tenant_id = $1 and student_id = $2 and id::text = any($3::text[])
       and visibility = any($4::text[])`,
  // What has no choice of its own shows with what is written about it. The title is looked up.
  career: `select code as id, code as title, removed_at is not null as is_removed from saved_careers
     where tenant_id = $1 and student_id = $2 and code = any($3::text[])
       and cardinality($4::text[]) > 0`,
  result: `select id, name as title, removed_at is not null as is_removed from profiler_results
     where tenant_id = $1 and student_id = $2 and kind = 'interests' and id::text = any($3::text[])
       and cardinality($4::text[]) > 0`,
};

async function titlesOf(
  studentId: string,
  kind: EntryKind,
  refs: string[],
  shown: readonly Visibility[],
): Promise<Titles[]> {
  const rows = await sql<Titles>(TITLES[kind], [currentTenant(), studentId, refs, [...shown]]);
  if (kind !== 'career') return rows;
  const { byCode } = await occupations();
  return rows.map((row) => ({ ...row, title: byCode.get(row.id)?.title ?? row.id }));
}

const keyOf = ({ kind, ref }: EntryRef) => `${kind}:${ref}`;

/**
 * The student's entries by what they are called now. One that is gone, or that the reader may not know
 * of, has no title.
 *
 * @param shown - for others than the student: how far an entry must be shown.
 */
export async function nameEntries(
  studentId: string,
  refs: EntryRef[],
  shown: readonly Visibility[] = ANY,
): Promise<(ref: EntryRef) => Entry> {
  const titles = new Map<string, string>();
  for (const kind of new Set(refs.map((ref) => ref.kind))) {
    const wanted = refs.filter((ref) => ref.kind === kind).map(({ ref }) => ref);
    for (const row of await titlesOf(studentId, kind, wanted, shown))
      titles.set(keyOf({ kind, ref: row.id }), row.title);
  }
  return ({ kind, ref }) => ({ kind, ref, title: titles.get(keyOf({ kind, ref })) ?? null });
}

/**
 * Checks that an entry is the student's own and still there.
 *
 * @throws AppError `not-found`
 */
export async function checkOwnEntry(studentId: string, { kind, ref }: EntryRef): Promise<void> {
  const [row] = await titlesOf(studentId, kind, [ref], ANY);
  if (!row || row.is_removed) throw notFound();
}
