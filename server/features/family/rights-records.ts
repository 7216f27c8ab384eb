import type { NewRightsMove, RightsMove } from '#contracts/family.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

/** Null while the rights are the family's. */
export async function rightsOf(studentId: string): Promise<RightsMove | null> {
  const [row] = await sql<RightsMove>(
    `select r.moved_on::text as "movedOn", r.reason, r.note, p.name as by
     from rights_moves r left join people p on p.tenant_id = r.tenant_id and p.id = r.set_by
     where r.tenant_id = $1 and r.student_id = $2 and r.ended_at is null
     order by r.moved_on desc, r.id desc limit 1`,
    [currentTenant(), studentId],
  );
  return row ?? null;
}

export async function insertRightsMove(
  studentId: string,
  { movedOn, reason, note }: NewRightsMove,
  by: string,
  now: Date,
): Promise<void> {
  await sql(
    `insert into rights_moves (tenant_id, id, student_id, moved_on, reason, note, set_by, set_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [currentTenant(), newId(), studentId, movedOn, reason, note, by, now.toISOString()],
  );
}

/** @returns when the rights had been moved; null where there was nothing to end. */
export async function endRightsMoves(
  studentId: string,
  by: string,
  now: Date,
): Promise<Date | null> {
  const rows = await sql<{ setAt: Date }>(
    `update rights_moves set ended_at = $3, ended_by = $4
     where tenant_id = $1 and student_id = $2 and ended_at is null returning set_at as "setAt"`,
    [currentTenant(), studentId, now.toISOString(), by],
  );
  // Records put together may hold one move each.
  const [first] = rows.map(({ setAt }) => setAt).sort((left, right) => +left - +right);
  return first ?? null;
}
