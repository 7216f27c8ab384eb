import type { Opinion } from '#contracts/opinions.js';
import type { Visibility } from '#contracts/visibility.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { findSavedCareer, type SavedCareerRecord } from '../careers/saved-career-records.js';
import { findSavedCollege, type SavedCollegeRecord } from '../colleges/saved-college-records.js';
import { saysAnything, saysTheSame } from '../opinions/opinion.js';
import { opinionRow } from '../opinions/opinion-columns.js';
import { opinionChanges } from '../opinions/saved-records.js';
import type { MergedIds } from './merge-courses.js';
import type { MergeSteps } from './merge-steps.js';

/** What all saved things have. */
interface Saved extends Opinion {
  id: string;
  createdAt: Date;
  updatedAt: Date;
  removedAt: Date | null;
}

/** A kind of saved things: where they lie, how to read them, and what they have of their own. */
interface Kind<T extends Saved> {
  table: 'saved_careers' | 'saved_colleges';
  changesTable: 'saved_career_changes' | 'saved_college_changes';
  find: (studentId: string, code: string) => Promise<T | null>;
  own: (kept: T, gone: T) => Record<string, unknown>;
}

const CAREERS: Kind<SavedCareerRecord> = {
  table: 'saved_careers',
  changesTable: 'saved_career_changes',
  find: findSavedCareer,
  own: (kept, gone) => ({ visibility: narrower(kept.visibility, gone.visibility) }),
};

const COLLEGES: Kind<SavedCollegeRecord> = {
  table: 'saved_colleges',
  changesTable: 'saved_college_changes',
  find: findSavedCollege,
  own: () => ({}),
};

/**
 * One list of saved careers and one of colleges. Of a thing in both, the newest thought stays and what the
 * other record said stands among the dated changes; it is in the list if it was in either.
 */
export async function joinSaved(steps: MergeSteps, ids: MergedIds): Promise<void> {
  await joinKind(steps, ids, CAREERS);
  await joinKind(steps, ids, COLLEGES);
}

async function joinKind<T extends Saved>(
  steps: MergeSteps,
  { keptId, goneId }: MergedIds,
  kind: Kind<T>,
): Promise<void> {
  const both = await sql<{ code: string }>(
    `select g.code from ${kind.table} g
     join ${kind.table} k on k.tenant_id = g.tenant_id and k.code = g.code and k.student_id = $2
     where g.tenant_id = $1 and g.student_id = $3 order by g.code for update`,
    [currentTenant(), keptId, goneId],
  );
  for (const { code } of both) {
    const kept = await kind.find(keptId, code);
    const gone = await kind.find(goneId, code);
    if (kept && gone) await joinOne(steps, kind, kept, gone);
  }
  await steps.move(kind.table, 'student_id', { from: goneId, to: keptId });
}

async function joinOne<T extends Saved>(
  steps: MergeSteps,
  kind: Kind<T>,
  kept: T,
  gone: T,
): Promise<void> {
  const note = (opinion: Opinion, at: Date) =>
    steps.add(kind.changesTable, {
      ...{ saved_id: kept.id, at: at.toISOString() },
      ...opinionRow(opinion),
    });
  const changes = await opinionChanges(kind.table, [kept.id, gone.id]);
  for (const record of [kept, gone]) {
    const own = changes.filter(({ savedId }) => savedId === record.id);
    // What it says now stands among its changes, unless it never said anything.
    const isNoted = own.some((change) => saysTheSame(change, record));
    if (!isNoted && saysAnything(record)) await note(record, record.updatedAt);
    if (record === gone) for (const change of own) await note(change, change.at);
  }
  await steps.remove(kind.changesTable, 'saved_id', [gone.id]);
  await steps.remove(kind.table, 'id', [gone.id]);
  await steps.change(kind.table, kept.id, { ...joined(kept, gone), ...kind.own(kept, gone) });
}

/** The newest word on each; an empty thought or list, or no stars, are no word. */
function joined(kept: Saved, gone: Saved): Record<string, unknown> {
  const [newer, older] = gone.updatedAt > kept.updatedAt ? [gone, kept] : [kept, gone];
  const isListed = kept.removedAt === null || gone.removedAt === null;
  const lines = (which: 'pros' | 'cons' | 'reasons') =>
    newer[which].length > 0 ? newer[which] : older[which];
  return {
    ...opinionRow({
      rating: newer.rating ?? older.rating,
      thought: newer.thought === '' ? older.thought : newer.thought,
      stillInterested: newer.stillInterested,
      ...{ pros: lines('pros'), cons: lines('cons'), reasons: lines('reasons') },
      confidence: newer.confidence ?? older.confidence,
    }),
    created_at: earlier(kept.createdAt, gone.createdAt).toISOString(),
    updated_at: newer.updatedAt.toISOString(),
    removed_at: isListed ? null : newer.removedAt?.toISOString(),
  };
}

const earlier = (left: Date, right: Date) => (left < right ? left : right);

const BY_REACH: readonly Visibility[] = ['private', 'adviser', 'teachers'];

/** What one of the two was kept from nobody gets to see by a merge. */
const narrower = (left: Visibility, right: Visibility) =>
  BY_REACH.indexOf(left) < BY_REACH.indexOf(right) ? left : right;
