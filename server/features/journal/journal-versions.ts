import { z } from 'zod';
import { Visibility } from '#contracts/visibility.js';
import type { Snapshot } from '#contracts/history.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { keepVersion } from '../history/version-records.js';
import type { VersionedKind } from '../history/versioned-kind.js';
import { schoolYearAt } from '../years/school-year.js';
import { checkHasJournal, checkIsOfThisYear } from './journal-policy.js';
import { findJournal, type JournalRow, wordsSql } from './journal-records.js';

const JournalSnapshot = z.object({
  text: z.string(),
  prompt: z.int().nullable(),
  visibility: Visibility,
  removed: z.boolean(),
});

function snapshotOf({ text, prompt, visibility, removed_at: removedAt }: JournalRow): Snapshot {
  return { text, prompt, visibility, removed: removedAt !== null };
}

/** Keeps how the entry is now, after a change by the actor. */
export async function keepJournalVersion(
  actor: Actor,
  row: JournalRow,
  { now, isTyping = false }: { now: Date; isTyping?: boolean },
): Promise<void> {
  const studentId = actor.personId;
  const snapshot = snapshotOf(row);
  await keepVersion({
    ...{ kind: 'reflection', recordId: row.id, studentId, actor, now, snapshot },
    isTyping,
  });
}

export const journalVersions: VersionedKind = {
  async restore(actor, recordId, snapshot, now) {
    checkHasJournal(actor);
    const row = await findJournal(actor.personId, recordId, { lock: true });
    if (!row) throw notFound();
    checkIsOfThisYear(row, await schoolYearAt(now));
    const { text, prompt, visibility, removed } = JournalSnapshot.parse(snapshot);
    await sql(
      `update journal_entries set text = $3, words = ${wordsSql('$3')}, prompt = $4, visibility = $5,
         removed_at = case when $6 then coalesce(removed_at, $7::timestamptz) end,
         revision = revision + 1, updated_at = $7::timestamptz
       where tenant_id = $1 and id = $2`,
      [actor.tenantId, recordId, text, prompt, visibility, removed, now.toISOString()],
    );
    const back = await findJournal(actor.personId, recordId);
    if (!back) throw notFound();
    return snapshotOf(back);
  },
};
