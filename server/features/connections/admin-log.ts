import type { AdminAct } from '#contracts/audit-kinds.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

export type { AdminAct };

/**
 * Leaves a trace in the district's own log, in the transaction of the act itself.
 *
 * @param subject - the LMS, deployment or school it was done to; never a student.
 */
export async function noteAdminAct(
  actorId: string,
  what: AdminAct,
  subject: string,
  requestId?: string,
): Promise<void> {
  await sql(
    `insert into admin_log (tenant_id, id, actor_id, what, subject, request_id)
     values ($1, $2, $3, $4, $5, $6)`,
    [currentTenant(), newId(), actorId, what, subject.slice(0, 500), requestId ?? null],
  );
}
