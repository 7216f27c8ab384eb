import { z } from 'zod';
import { EntryRef } from '#contracts/entries.js';
import type { Snapshot } from '#contracts/history.js';
import { Visibility } from '#contracts/visibility.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { keepVersion } from '../history/version-records.js';
import type { VersionedKind } from '../history/versioned-kind.js';
import { checkHasPortfolio } from './evidence-policy.js';
import { type EvidenceRow, findEvidence, tieEntries } from './evidence-records.js';

/** The words and choices. The file or work itself is the same in every version. */
const EvidenceSnapshot = z.object({
  title: z.string(),
  why: z.string(),
  visibility: Visibility,
  url: z.string().nullable(),
  entries: z.array(EntryRef),
  removed: z.boolean(),
});

function snapshotOf(row: EvidenceRow): Snapshot {
  const { title, why, visibility, url, entries } = row;
  const tied = entries.map(({ kind, ref }) => ({ kind, ref }));
  return { title, why, visibility, url, entries: tied, removed: row.removed_at !== null };
}

/** Keeps how the item is now, after a change by the actor. */
export async function keepEvidenceVersion(
  actor: Actor,
  row: EvidenceRow,
  now: Date,
): Promise<void> {
  const studentId = actor.personId;
  const snapshot = snapshotOf(row);
  await keepVersion({ kind: 'evidence', recordId: row.id, studentId, actor, now, snapshot });
}

/** Whether there is something left to put back: a file goes for good after a time. */
export function isWhole(row: EvidenceRow): boolean {
  return row.kind !== 'file' || row.file_id !== null;
}

export const evidenceVersions: VersionedKind = {
  async restore(actor, recordId, snapshot, now) {
    checkHasPortfolio(actor);
    const row = await findEvidence(actor.personId, recordId);
    if (!row || !isWhole(row)) throw notFound();
    const kept = EvidenceSnapshot.parse(snapshot);
    await sql(
      `update evidence_items set title = $3, why = $4, visibility = $5, url = $6,
         removed_at = case when $7 then coalesce(removed_at, $8::timestamptz) end,
         updated_at = $8::timestamptz
       where tenant_id = $1 and id = $2`,
      [
        ...[actor.tenantId, recordId, kept.title, kept.why, kept.visibility, kept.url],
        ...[kept.removed, now.toISOString()],
      ],
    );
    await tieEntries(actor.personId, recordId, kept.entries, { isChecked: true });
    const back = await findEvidence(actor.personId, recordId);
    if (!back) throw notFound();
    return snapshotOf(back);
  },
};
