import type { AssessmentKind } from '#contracts/assessment-kinds.js';
import type { Actor } from '../../auth/actor.js';
import { notFound } from '../../errors.js';
import { requireStudent } from './attempt-service.js';
import { refuseTooMany } from './finishing.js';
import {
  findResult,
  type ResultRecord,
  countResults,
  setResultName,
  setResultRemoved,
} from './result-records.js';

/** @throws AppError `not-found` when it is not one of the actor's own of this kind. */
export async function findOwnResult(
  actor: Actor,
  id: string,
  kind: AssessmentKind,
): Promise<ResultRecord> {
  requireStudent(actor);
  const record = await findResult(actor.personId, id, kind);
  if (!record) throw notFound();
  return record;
}

export async function renameOwnResult(
  actor: Actor,
  { id, kind, name }: { id: string; kind: AssessmentKind; name: string },
): Promise<ResultRecord> {
  const record = await findOwnResult(actor, id, kind);
  await setResultName(id, name);
  return { ...record, name };
}

/** Takes a result out of the list; it can be put back. */
export async function removeOwnResult(
  actor: Actor,
  { id, kind }: { id: string; kind: AssessmentKind },
  now: Date,
): Promise<ResultRecord> {
  const record = await findOwnResult(actor, id, kind);
  const removedAt = record.removedAt ?? now;
  await setResultRemoved(id, removedAt);
  return { ...record, removedAt };
}

export async function restoreOwnResult(
  actor: Actor,
  { id, kind }: { id: string; kind: AssessmentKind },
): Promise<ResultRecord> {
  const record = await findOwnResult(actor, id, kind);
  if (record.removedAt) {
    refuseTooMany((await countResults(actor.personId, kind)).count);
    await setResultRemoved(id, null);
  }
  return { ...record, removedAt: null };
}
