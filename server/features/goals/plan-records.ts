import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

/** The id of a student's plan; null when they have not begun one. */
export async function findPlan(studentId: string): Promise<string | null> {
  const [plan] = await sql<{ id: string }>(
    `select id from plans where tenant_id = $1 and student_id = $2`,
    [currentTenant(), studentId],
  );
  return plan?.id ?? null;
}

/** The student's plan, begun with the first thing they put into it. */
export async function ensurePlan(studentId: string): Promise<string> {
  const existing = await findPlan(studentId);
  if (existing) return existing;
  const [plan] = await sql<{ id: string }>(
    `insert into plans (tenant_id, id, student_id) values ($1, $2, $3)
     on conflict (tenant_id, student_id) do update set updated_at = now() returning id`,
    [currentTenant(), newId(), studentId],
  );
  if (!plan) throw new Error('The plan was not stored.');
  return plan.id;
}
