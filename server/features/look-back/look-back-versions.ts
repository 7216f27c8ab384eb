import { z } from 'zod';
import { Visibility } from '#contracts/visibility.js';
import type { Snapshot } from '#contracts/history.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { keepVersion } from '../history/version-records.js';
import type { VersionedKind } from '../history/versioned-kind.js';
import { schoolYearOf, yearRule } from '../years/school-year.js';

/** The words and who reads them. Whether it is done is said anew for other words. */
const LookBackSnapshot = z.object({ text: z.string(), visibility: Visibility });
type Row = z.infer<typeof LookBackSnapshot> & { school_year: number };

const snapshotOf = ({ text, visibility }: Row): Snapshot => ({ text, visibility });

/**
 * Keeps how a look-back is now, after a change by its student.
 *
 * @param options.isTyping - saved while they write.
 */
export async function keepLookBackVersion(
  actor: Actor,
  id: string,
  { now, isTyping = false }: { now: Date; isTyping?: boolean },
): Promise<void> {
  const snapshot = snapshotOf(await requireRow(actor, id));
  const studentId = actor.personId;
  await keepVersion({
    ...{ kind: 'look-back', recordId: id, studentId, actor, now, snapshot, isTyping },
  });
}

export const lookBackVersions: VersionedKind = {
  async restore(actor, recordId, snapshot, now) {
    const row = await requireRow(actor, recordId);
    if (row.school_year !== schoolYearOf(now, await yearRule()))
      throw new AppError('forbidden', 'Look-backs of earlier school years stay as they were.');
    // The words of two records that were put together are in no version yet.
    await keepLookBackVersion(actor, recordId, { now });
    const { text, visibility } = LookBackSnapshot.parse(snapshot);
    await sql(
      `update look_backs set text = $3, visibility = $4, revision = revision + 1, updated_at = $5,
         state = case when state = 'done' and text <> $3 then 'open' else state end,
         done_at = case when state = 'done' and text <> $3 then null else done_at end
       where tenant_id = $1 and id = $2`,
      [currentTenant(), recordId, text, visibility, now.toISOString()],
    );
    return { text, visibility };
  },
};

async function requireRow(actor: Actor, id: string): Promise<Row> {
  const [row] = await sql<Row>(
    `select text, visibility, school_year from look_backs
     where tenant_id = $1 and id = $2 and student_id = $3 for update`,
    [currentTenant(), id, actor.personId],
  );
  if (!row) throw notFound();
  return row;
}
