import type { NewWayChoice, WayId } from '#contracts/ways.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface ChoiceRecord {
  id: string;
  way: WayId;
  why: string;
  chosenAt: Date;
}

const FIELDS = 'id, way, why, chosen_at as "chosenAt"';

/** What a student chose, without what they took out; the latest first. */
export function choicesOf(studentId: string): Promise<ChoiceRecord[]> {
  return sql<ChoiceRecord>(
    `select ${FIELDS} from way_choices
     where tenant_id = $1 and student_id = $2 and removed_at is null
     order by chosen_at desc, id desc`,
    [currentTenant(), studentId],
  );
}

/** @returns the id of the row. */
export async function insertChoice(
  studentId: string,
  { way, why }: NewWayChoice,
  chosenAt: Date,
): Promise<string> {
  const id = newId();
  await sql(
    `insert into way_choices (tenant_id, id, student_id, way, why, chosen_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [currentTenant(), id, studentId, way, why, chosenAt.toISOString()],
  );
  return id;
}

export async function setChoiceWhy(id: string, why: string): Promise<void> {
  await sql('update way_choices set why = $3 where tenant_id = $1 and id = $2', [
    currentTenant(),
    id,
    why,
  ]);
}

/** @param removedAt - null puts it back. @returns whether the student has such a choice. */
export async function setChoiceRemoved(
  studentId: string,
  id: string,
  removedAt: Date | null,
): Promise<boolean> {
  const rows = await sql(
    `update way_choices set removed_at = $4::timestamptz
     where tenant_id = $1 and student_id = $2 and id = $3 returning id`,
    [currentTenant(), studentId, id, removedAt?.toISOString() ?? null],
  );
  return rows.length > 0;
}
