import type { Opinion } from '#contracts/opinions.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { OPINION_COLUMNS, OPINION_FIELDS, opinionValues } from './opinion-columns.js';

export interface OpinionChange extends Opinion {
  savedId: string;
  at: Date;
}

/** What was saved, and where changes of mind about it lie. */
const CHANGES = {
  saved_careers: 'saved_career_changes',
  saved_colleges: 'saved_college_changes',
} as const;
type SavedTable = keyof typeof CHANGES;

/** @param removedAt - null puts it back, with all that was said and its history as they were. */
export async function setSavedRemoved(
  table: SavedTable,
  id: string,
  removedAt: Date | null,
): Promise<void> {
  await sql(`update ${table} set removed_at = $3::timestamptz where tenant_id = $1 and id = $2`, [
    currentTenant(),
    id,
    removedAt?.toISOString() ?? null,
  ]);
}

/** Every change of mind on these saved things, newest first. */
export async function opinionChanges(
  table: SavedTable,
  savedIds: string[],
): Promise<OpinionChange[]> {
  if (savedIds.length === 0) return [];
  return sql<OpinionChange>(
    `select saved_id as "savedId", at, ${OPINION_FIELDS}
     from ${CHANGES[table]} where tenant_id = $1 and saved_id = any($2)
     order by at desc, id desc`,
    [currentTenant(), savedIds],
  );
}

/**
 * Notes a change of mind with its date.
 *
 * @param replaceSince - changes after this moment are one with the new one: a thought is stored many
 *   times while it is being typed.
 */
export async function noteOpinion(
  table: SavedTable,
  { savedId, opinion }: { savedId: string; opinion: Opinion },
  now: Date,
  replaceSince: Date | null,
): Promise<void> {
  if (replaceSince)
    await sql(`delete from ${CHANGES[table]} where tenant_id = $1 and saved_id = $2 and at >= $3`, [
      currentTenant(),
      savedId,
      replaceSince.toISOString(),
    ]);
  await sql(
    `insert into ${CHANGES[table]} (tenant_id, id, saved_id, at, ${OPINION_COLUMNS})
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [currentTenant(), newId(), savedId, now.toISOString(), ...opinionValues(opinion)],
  );
}
