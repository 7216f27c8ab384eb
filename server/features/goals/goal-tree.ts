import { GOAL_LEVELS_MAX } from '#contracts/limits.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError } from '../../errors.js';

interface Hanging {
  /** Null for a goal that is not stored yet. */
  id: string | null;
  planId: string;
}

/**
 * Whether a goal may be a part of another: both in one plan, the other not removed, no circle, and not
 * deeper than `GOAL_LEVELS_MAX`.
 *
 * @param isRemovedToo - the other one may be removed: it may come back too
 */
export async function canHangUnder(
  { id, planId }: Hanging,
  parentId: string | null,
  { isRemovedToo = false } = {},
): Promise<boolean> {
  if (parentId === null) return true;
  const [row] = await sql<{ above: string; meets_itself: boolean; below: string }>(
    `with recursive up as (
       select id, parent_id, 1 as level from goals
       where tenant_id = $1 and plan_id = $2 and id = $3 and ($6 or removed_at is null)
       union all
       select g.id, g.parent_id, up.level + 1 from goals g join up on g.id = up.parent_id
       where g.tenant_id = $1 and up.level <= $5
     ), down as (
       select id, 1 as level from goals where tenant_id = $1 and plan_id = $2 and id = $4
       union all
       select g.id, down.level + 1 from goals g join down on g.parent_id = down.id
       where g.tenant_id = $1 and g.removed_at is null and down.level <= $5
     )
     select (select coalesce(max(level), 0) from up) as above,
            exists (select 1 from up where id = $4) as meets_itself,
            (select coalesce(max(level), 1) from down) as below`,
    [currentTenant(), planId, parentId, id, GOAL_LEVELS_MAX, isRemovedToo],
  );
  if (!row || Number(row.above) === 0 || row.meets_itself) return false;
  return Number(row.above) + Number(row.below) <= GOAL_LEVELS_MAX;
}

/** @throws AppError `invalid-request` naming the field. */
export async function requireParent(goal: Hanging, parentId: string | null): Promise<void> {
  if (await canHangUnder(goal, parentId)) return;
  throw new AppError('invalid-request', 'This goal can’t be a part of that one.', {
    errors: [{ pointer: '/body/parentId', detail: 'Choose another goal, or none.' }],
  });
}
