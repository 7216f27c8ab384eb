import type { Strength } from '#contracts/strengths.js';
import type { Visibility } from '#contracts/visibility.js';
import { currentTenant, sql } from '../../db/tenant.js';

interface StrengthRow {
  id: string;
  side: Strength['side'];
  text: string;
  source: Strength['source'];
  source_note: string;
  by: string | null;
  state: Strength['state'];
  goal_id: string | null;
  visibility: Visibility;
  removed_at: Date | null;
  created_at: Date;
}

export interface StrengthRecord extends Strength {
  removedAt: Date | null;
}

/** All of a student's, the removed ones too, oldest first. */
export async function strengthsOf(studentId: string): Promise<StrengthRecord[]> {
  const rows = await sql<StrengthRow>(
    `select s.id, s.side, s.text, s.source, s.source_note, p.name as by, s.state, g.id as goal_id,
            s.visibility, s.removed_at, s.created_at
     from strengths s
     left join people p on p.tenant_id = s.tenant_id and p.id = s.suggested_by
     left join goals g on g.tenant_id = s.tenant_id and g.id = s.goal_id and g.removed_at is null
     where s.tenant_id = $1 and s.student_id = $2 order by s.created_at, s.id`,
    [currentTenant(), studentId],
  );
  return rows.map((row) => ({
    ...{ id: row.id, side: row.side, text: row.text, source: row.source, by: row.by },
    ...{ state: row.state, goalId: row.goal_id, visibility: row.visibility },
    sourceNote: row.source_note === '' ? null : row.source_note,
    at: row.created_at.toISOString(),
    removedAt: row.removed_at,
  }));
}
