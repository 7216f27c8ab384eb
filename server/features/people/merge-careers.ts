import type { Opinion } from '#contracts/opinions.js';
import type { Visibility } from '#contracts/visibility.js';
import { currentTenant, sql } from '../../db/tenant.js';
import {
  findSavedCareer,
  opinionChanges,
  type SavedCareerRecord,
} from '../careers/saved-career-records.js';
import { saysAnything, saysTheSame } from '../opinions/opinion.js';
import { opinionRow } from '../opinions/opinion-columns.js';
import type { MergedIds } from './merge-courses.js';
import type { MergeSteps } from './merge-steps.js';

/**
 * One list of saved careers. Of a career in both, the newest thought stays and what the other record
 * said stands among the dated changes; it is in the list if it was in either.
 */
export async function joinCareers(steps: MergeSteps, { keptId, goneId }: MergedIds): Promise<void> {
  const both = await sql<{ code: string }>(
    `select g.code from saved_careers g
     join saved_careers k on k.tenant_id = g.tenant_id and k.code = g.code and k.student_id = $2
     where g.tenant_id = $1 and g.student_id = $3 order by g.code for update`,
    [currentTenant(), keptId, goneId],
  );
  for (const { code } of both) {
    const kept = await findSavedCareer(keptId, code);
    const gone = await findSavedCareer(goneId, code);
    if (kept && gone) await joinCareer(steps, kept, gone);
  }
  await steps.move('saved_careers', 'student_id', { from: goneId, to: keptId });
}

async function joinCareer(
  steps: MergeSteps,
  kept: SavedCareerRecord,
  gone: SavedCareerRecord,
): Promise<void> {
  const changes = await opinionChanges([kept.id, gone.id]);
  for (const record of [kept, gone]) {
    const own = changes.filter(({ savedId }) => savedId === record.id);
    // What it says now stands among its changes, unless it never said anything.
    const isNoted = own.some((change) => saysTheSame(change, record));
    if (!isNoted && saysAnything(record))
      await noteChange(steps, kept.id, record, record.updatedAt);
    if (record === gone)
      for (const change of own) await noteChange(steps, kept.id, change, change.at);
  }
  await steps.remove('saved_career_changes', 'saved_id', [gone.id]);
  await steps.remove('saved_careers', 'id', [gone.id]);
  await steps.change('saved_careers', kept.id, joined(kept, gone));
}

const noteChange = (steps: MergeSteps, savedId: string, opinion: Opinion, at: Date) =>
  steps.add('saved_career_changes', {
    ...{ saved_id: savedId, at: at.toISOString() },
    ...opinionRow(opinion),
  });

/** The newest word on each; an empty thought or list, or no stars, are no word. */
function joined(kept: SavedCareerRecord, gone: SavedCareerRecord): Record<string, unknown> {
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
    visibility: narrower(kept.visibility, gone.visibility),
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
