import type { FamilyNotice, NewFamilyNotice } from '#contracts/family.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

/** What a family was told, the newest first; those taken out stand at the end, to be put back. */
export function noticesFor(studentId: string): Promise<FamilyNotice[]> {
  return sql<FamilyNotice>(
    `select n.id, n.about, n.given_on::text as "givenOn", n.way, n.locale, n.outcome, n.note, p.name as by,
            n.removed_at is not null as "isRemoved"
     from family_notices n
     left join people p on p.tenant_id = n.tenant_id and p.id = n.recorded_by
     where n.tenant_id = $1 and n.student_id = $2
     order by n.removed_at is not null, n.given_on desc, n.id desc`,
    [currentTenant(), studentId],
  );
}

export async function insertNotice(
  studentId: string,
  { about, givenOn, way, locale, outcome, note }: NewFamilyNotice,
  by: string,
  now: Date,
): Promise<void> {
  await sql(
    `insert into family_notices (tenant_id, id, student_id, about, given_on, way, locale, outcome, note,
                                 recorded_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
    [
      ...[currentTenant(), newId(), studentId, about, givenOn, way, locale, outcome, note, by],
      now.toISOString(),
    ],
  );
}

/** Takes a notice out, or puts it back. @returns false where there is none. */
export async function setNoticeRemoved(
  studentId: string,
  id: string,
  isRemoved: boolean,
  now: Date,
): Promise<boolean> {
  const rows = await sql(
    `update family_notices set removed_at = $4, updated_at = $5
     where tenant_id = $1 and student_id = $2 and id = $3 returning id`,
    [currentTenant(), studentId, id, isRemoved ? now.toISOString() : null, now.toISOString()],
  );
  return rows.length > 0;
}
