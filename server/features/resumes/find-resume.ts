import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { canKeepResumes } from './resume-policy.js';
import { findResume, type ResumeRecord } from './resume-records.js';

/** @throws AppError `forbidden` for everybody but students. */
export function requireStudent(actor: Actor): void {
  if (!canKeepResumes(actor)) throw new AppError('forbidden', 'Only students have résumés here.');
}

/**
 * A résumé of the actor's own. Somebody else's, a missing and (unless asked for) a removed one must
 * look the same.
 *
 * @throws AppError `not-found`
 */
export async function findOwnResume(
  actor: Actor,
  id: string,
  { lock = false, isRemovedToo = false } = {},
): Promise<ResumeRecord> {
  const resume = canKeepResumes(actor) ? await findResume(actor.personId, id, lock) : null;
  if (!resume || (resume.removedAt && !isRemovedToo)) throw notFound();
  return resume;
}
