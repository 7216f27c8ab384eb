import type { HourRequirement, NewHourRequirement } from '#contracts/activity-hours.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

const FIELDS = `id, kind, hours::float8 as hours, from_grade as "fromGrade", to_grade as "toGrade"`;

/** What the district asks of its students, by kind and grade. */
export function listRequirements(): Promise<HourRequirement[]> {
  return sql<HourRequirement>(
    `select ${FIELDS} from hour_requirements where tenant_id = $1 and removed_at is null
     order by kind, from_grade, to_grade`,
    [currentTenant()],
  );
}

/** @returns null when there is one for this kind and these grades. */
export async function insertRequirement(
  { kind, hours, fromGrade, toGrade }: NewHourRequirement,
  now: Date,
): Promise<HourRequirement | null> {
  const [row] = await sql<HourRequirement>(
    `insert into hour_requirements
       (tenant_id, id, kind, hours, from_grade, to_grade, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7) on conflict do nothing returning ${FIELDS}`,
    [currentTenant(), newId(), kind, hours, fromGrade, toGrade, now.toISOString()],
  );
  return row ?? null;
}

/** @returns the requirement; null when there is none with this id. */
export async function setRequirementRemoved(
  id: string,
  removedAt: Date | null,
  now: Date,
): Promise<HourRequirement | null> {
  const [row] = await sql<HourRequirement>(
    `update hour_requirements set removed_at = $3, updated_at = $4
     where tenant_id = $1 and id = $2 returning ${FIELDS}`,
    [currentTenant(), id, removedAt?.toISOString() ?? null, now.toISOString()],
  );
  return row ?? null;
}

/** Whether another one stands for the same kind and grades. */
export async function isRequirementTaken(id: string): Promise<boolean> {
  const [row] = await sql(
    `select 1 as found from hour_requirements r
     join hour_requirements o on o.tenant_id = r.tenant_id and o.kind = r.kind and o.id <> r.id
       and o.from_grade = r.from_grade and o.to_grade = r.to_grade and o.removed_at is null
     where r.tenant_id = $1 and r.id = $2`,
    [currentTenant(), id],
  );
  return row !== undefined;
}
