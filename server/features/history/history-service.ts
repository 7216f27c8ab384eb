import { isDeepStrictEqual } from 'node:util';
import type { RecordHistory, RecordKind, RecordVersion, Snapshot } from '#contracts/history.js';
import type { Actor } from '../../auth/actor.js';
import { notFound } from '../../errors.js';
import { KINDS } from './kinds.js';
import { keepVersion, type VersionRow, versionsOf } from './version-records.js';

/**
 * Every version of one of the student's own records, newest first.
 *
 * @throws AppError `not-found` when there is no such record of theirs.
 */
export async function readHistory(
  actor: Actor,
  kind: RecordKind,
  recordId: string,
): Promise<RecordHistory> {
  const rows = await versionsOf(kind, recordId, actor.personId);
  if (rows.length === 0) throw notFound();
  return { kind, versions: rows.map((row, index) => present(actor, row, rows[index + 1])) };
}

/** Brings a version back, as a new one: what stood there last stays in the history too. */
export async function restoreVersion(
  actor: Actor,
  kind: RecordKind,
  recordId: string,
  number: number,
  now: Date,
): Promise<RecordHistory> {
  const rows = await versionsOf(kind, recordId, actor.personId);
  const wanted = rows.find((row) => row.number === number);
  if (!wanted) throw notFound();
  const snapshot = await KINDS[kind].restore(actor, recordId, wanted.snapshot, now);
  await keepVersion({
    ...{ kind, recordId, studentId: actor.personId, actor, now, snapshot },
    restoredFrom: number,
  });
  return readHistory(actor, kind, recordId);
}

function present(actor: Actor, row: VersionRow, before: VersionRow | undefined): RecordVersion {
  const isMe = row.actor_id === actor.personId;
  return {
    number: row.number,
    at: row.at.toISOString(),
    by: { isMe, name: isMe ? null : row.name },
    restoredFrom: row.restored_from,
    changed: changedFields(row.snapshot, before?.snapshot ?? {}),
    snapshot: row.snapshot,
  };
}

function changedFields(now: Snapshot, before: Snapshot): string[] {
  return Object.keys(now).filter((name) => !isDeepStrictEqual(now[name], before[name]));
}
