import { z } from 'zod';
import { ActivityKindName } from '#contracts/activities.js';
import { ACTIVITY_BRANCHES } from '#contracts/activity-fields.js';
import type { Snapshot } from '#contracts/history.js';
import { Visibility } from '#contracts/visibility.js';
import type { Actor } from '../../auth/actor.js';
import { notFound } from '../../errors.js';
import { keepVersion } from '../history/version-records.js';
import type { VersionedKind } from '../history/versioned-kind.js';
import { canKeepActivities } from './activity-policy.js';
import {
  type ActivityRow,
  findActivity,
  lockActivity,
  updateActivity,
} from './activity-records.js';
import { withdrawIfChanged } from './confirmation-records.js';

/** What a version of an activity holds: all that the student says of it. */
const ActivitySnapshot = z.object({
  kind: ActivityKindName,
  title: z.string(),
  organisation: z.string(),
  role: z.string(),
  description: z.string(),
  honours: z.string(),
  branch: z.enum(ACTIVITY_BRANCHES).nullable(),
  skills: z.array(z.string()),
  tags: z.array(z.string()),
  startedOn: z.iso.date().nullable(),
  endedOn: z.iso.date().nullable(),
  grades: z.array(z.int()),
  hours: z.number().nullable(),
  isPaid: z.boolean().nullable(),
  supervisor: z.string(),
  visibility: Visibility,
  removed: z.boolean(),
});

function snapshotOf(row: ActivityRow): Snapshot {
  return ActivitySnapshot.parse({ ...row, removed: row.removedAt !== null });
}

/** Keeps how the activity is now, after a change by the actor. */
export async function keepActivityVersion(
  actor: Actor,
  row: ActivityRow,
  now: Date,
  { isTyping = false } = {},
): Promise<void> {
  const studentId = actor.personId;
  await keepVersion({
    ...{ kind: 'activity', recordId: row.id, studentId, actor, now, isTyping },
    snapshot: snapshotOf(row),
  });
}

export const activityVersions: VersionedKind = {
  async restore(actor, recordId, snapshot, now) {
    const row = canKeepActivities(actor) ? await lockActivity(actor.personId, recordId) : null;
    if (!row) throw notFound();
    const { removed, ...values } = ActivitySnapshot.parse(snapshot);
    await updateActivity(recordId, values, removed ? (row.removedAt ?? now) : null, now);
    await withdrawIfChanged(recordId, now);
    const back = await findActivity(actor.personId, recordId);
    if (!back) throw notFound();
    return snapshotOf(back);
  },
};
