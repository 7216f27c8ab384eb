import { Visibility } from '#contracts/visibility.js';
import { currentTenant, sql } from '../../db/tenant.js';
import type { MergedIds } from './merge-courses.js';
import type { MergeSteps } from './merge-steps.js';

interface Row {
  id: string;
  student_id: string;
  school_year: number;
  text: string;
  visibility: Visibility;
  state: string;
  revision: number;
  comment: string;
  done_at: Date | null;
  returned_by: string | null;
  returned_at: Date | null;
}

/**
 * One look-back a school year. Where both records have one, the words of both stand in it, those of the
 * kept record first, and it is open again: the student has not said that it is done as it reads now. Fewer
 * people read it where one of them was for fewer.
 */
export async function joinLookBacks(steps: MergeSteps, ids: MergedIds): Promise<void> {
  const rows = await sql<Row>(
    `select id, student_id, school_year, text, visibility, state, revision, comment, done_at, returned_by,
            returned_at
     from look_backs where tenant_id = $1 and student_id in ($2, $3) order by id for update`,
    [currentTenant(), ids.keptId, ids.goneId],
  );
  const ofKept = new Map(
    rows.filter((row) => row.student_id === ids.keptId).map((row) => [row.school_year, row]),
  );
  for (const gone of rows.filter((row) => row.student_id === ids.goneId)) {
    const kept = ofKept.get(gone.school_year);
    if (!kept) continue;
    await steps.remove('look_backs', 'id', [gone.id]);
    await steps.change('look_backs', kept.id, joined(kept, gone));
  }
  await steps.move('look_backs', 'student_id', { from: ids.goneId, to: ids.keptId });
}

function joined(kept: Row, gone: Row): Record<string, unknown> {
  const returned = kept.returned_at ? kept : gone;
  return {
    text: both(kept.text, gone.text),
    comment: both(kept.comment, gone.comment),
    visibility: narrower(kept.visibility, gone.visibility),
    ...(kept.text === gone.text ? {} : { state: 'open', done_at: null }),
    returned_by: returned.returned_by,
    returned_at: returned.returned_at?.toISOString() ?? null,
    revision: Math.max(kept.revision, gone.revision) + 1,
  };
}

const narrower = (left: Visibility, right: Visibility): Visibility =>
  Visibility.options.find((one) => one === left || one === right) ?? left;

function both(first: string, second: string): string {
  if (first === second || second === '') return first;
  return first === '' ? second : `${first}\n\n${second}`;
}
