import type { LookBack } from '#contracts/look-back.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface LookBackRow {
  id: string;
  text: string;
  visibility: LookBack['visibility'];
  state: LookBack['state'];
  revision: number;
  done_at: Date | null;
  comment: string;
  returned_by_name: string | null;
  returned_at: Date | null;
}

/** Who returned it where it was before a passport brought it here; they are nobody of this school. */
const ELSEWHERE = `(select i.vouched->>'by' from passport_items i
  where i.tenant_id = l.tenant_id and i.record_id = l.id and l.returned_by is null
    and (i.vouched->>'on')::timestamptz = l.returned_at limit 1)`;

/** @param options.lock - for whoever changes it in this transaction. */
export async function findLookBack(
  studentId: string,
  year: number,
  options: { lock?: boolean } = {},
): Promise<LookBackRow | undefined> {
  const [row] = await sql<LookBackRow>(
    `select l.id, l.text, l.visibility, l.state, l.revision, l.done_at, l.comment, l.returned_at,
            coalesce(p.name, ${ELSEWHERE}) as returned_by_name
     from look_backs l
     left join people p on p.tenant_id = l.tenant_id and p.id = l.returned_by
     where l.tenant_id = $1 and l.student_id = $2 and l.school_year = $3
     ${options.lock ? 'for update of l' : ''}`,
    [currentTenant(), studentId, year],
  );
  return row;
}

/** Before the first word. */
const EMPTY: Omit<LookBackRow, 'id'> & { id: null } = {
  id: null,
  ...{ text: '', visibility: 'teachers', state: 'open', revision: 0, done_at: null },
  ...{ comment: '', returned_by_name: null, returned_at: null },
};

export function presentLookBack(year: number, row: LookBackRow | typeof EMPTY = EMPTY): LookBack {
  const { id, text, visibility, state, revision, comment } = row;
  return {
    ...{ id, year, text, visibility, state, revision, comment },
    doneAt: row.done_at?.toISOString() ?? null,
    returnedBy: row.returned_by_name,
    returnedAt: row.returned_at?.toISOString() ?? null,
  };
}
