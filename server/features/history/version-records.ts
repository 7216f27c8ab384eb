import type { RecordKind, Snapshot } from '#contracts/history.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface NewVersion {
  kind: RecordKind;
  recordId: string;
  studentId: string;
  actor: Pick<Actor, 'personId'>;
  now: Date;
  /** The record as it is after the change. */
  snapshot: Snapshot;
  restoredFrom?: number;
  /** Saved while typing: the writer's newest version grows for a while, instead of one a pause. */
  isTyping?: boolean;
}

export interface VersionRow {
  number: number;
  at: Date;
  actor_id: string | null;
  name: string | null;
  restored_from: number | null;
  snapshot: Snapshot;
}

/** Long enough that twenty versions reach back over days of writing, short enough to undo a bad hour. */
const TYPING_MS = 5 * 60_000;

/**
 * Keeps how a record is now. Call it after the change, in its transaction: the changed row's lock keeps
 * two changes from taking the same number. A change that changes nothing keeps nothing.
 */
export async function keepVersion(version: NewVersion): Promise<void> {
  const { kind, recordId, studentId, actor, now } = version;
  const snapshot = JSON.stringify(version.snapshot);
  const [last] = await sql<{ id: string; number: number; isSame: boolean; canGrow: boolean }>(
    `select id, number, snapshot = $3::jsonb as "isSame",
            actor_id = $4 and restored_from is null and at > $5::timestamptz as "canGrow"
     from record_versions where tenant_id = $1 and record_id = $2 order by number desc limit 1`,
    [
      currentTenant(),
      recordId,
      snapshot,
      actor.personId,
      new Date(now.getTime() - TYPING_MS).toISOString(),
    ],
  );
  if (last?.isSame) return;
  if (version.isTyping && last?.canGrow && last.number > 1) {
    await sql('update record_versions set snapshot = $3 where tenant_id = $1 and id = $2', [
      currentTenant(),
      last.id,
      snapshot,
    ]);
    return;
  }
  await sql(
    `insert into record_versions
       (tenant_id, id, student_id, kind, record_id, number, actor_id, at, snapshot, restored_from)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[currentTenant(), newId(), studentId, kind, recordId, (last?.number ?? 0) + 1],
      ...[actor.personId, now.toISOString(), snapshot, version.restoredFrom ?? null],
    ],
  );
}

/** All versions of a student's record, newest first. */
export function versionsOf(
  kind: RecordKind,
  recordId: string,
  studentId: string,
): Promise<VersionRow[]> {
  return sql<VersionRow>(
    `select v.number, v.at, v.actor_id, p.name, v.restored_from, v.snapshot
     from record_versions v
     left join people p on p.tenant_id = v.tenant_id and p.id = v.actor_id
     where v.tenant_id = $1 and v.kind = $2 and v.record_id = $3 and v.student_id = $4
     order by v.number desc`,
    [currentTenant(), kind, recordId, studentId],
  );
}
