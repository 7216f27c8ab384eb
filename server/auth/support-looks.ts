import { newId } from '../db/ids.js';
import { currentTenant, sql } from '../db/tenant.js';

/** A link for support was made: the first line of a visit. */
export const VISIT = 'visit';

/**
 * Notes that support opened something, in the open transaction. Which students they saw stands in the access
 * log, as for anybody else.
 *
 * @param page - the address as its route has it, without anybody's id.
 */
export async function noteSupportLook(
  grantId: string,
  page: string,
  request: { now: Date; requestId: string },
): Promise<void> {
  await sql(
    `insert into support_looks (tenant_id, id, grant_id, at, page, request_id)
     values ($1, $2, $3, $4, $5, $6)`,
    [currentTenant(), newId(), grantId, request.now.toISOString(), page, request.requestId],
  );
}
