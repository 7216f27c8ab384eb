import { currentTenant, sql } from '../../db/tenant.js';

/** How many comments each of these goals has; goals without any are left out. */
export async function commentCounts(goalIds: string[]): Promise<Map<string, number>> {
  const rows = await sql<{ goal_id: string; count: string }>(
    `select goal_id, count(*) as count from goal_comments
     where tenant_id = $1 and goal_id = any($2::uuid[]) and removed_at is null group by goal_id`,
    [currentTenant(), goalIds],
  );
  return new Map(rows.map((row) => [row.goal_id, Number(row.count)]));
}
