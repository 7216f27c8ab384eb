import type { AccessKind } from '#contracts/audit-kinds.js';
import { type Actor, calledRole } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';

export interface AccessRequest {
  now: Date;
  requestId: string;
}

/**
 * Notes that staff or family saw something of students, in the open transaction: what could not be noted is not
 * shown. Students looking at their own leave no row. The log can't be changed or cleared by the app.
 */
export async function noteAccess(
  actor: Pick<Actor, 'tenantId' | 'personId' | 'supportGrantId' | 'part'> & { role: string },
  studentIds: string[],
  what: AccessKind,
  request: AccessRequest,
): Promise<void> {
  const others = studentIds.filter((id) => id !== actor.personId);
  if (others.length === 0) return;
  await sql(
    `insert into access_log (tenant_id, id, at, actor_id, actor_role, student_id, what, request_id)
     select $1, unnest($2::uuid[]), $3, $4, $5, unnest($6::uuid[]), $7, $8`,
    [
      actor.tenantId,
      others.map(() => newId()),
      request.now.toISOString(),
      actor.personId,
      actor.supportGrantId ? 'support' : calledRole(actor),
      others,
      what,
      request.requestId,
    ],
  );
}
