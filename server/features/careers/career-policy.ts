import type { Actor } from '../../auth/actor.js';

/** Saved careers and the thoughts on them belong to the student; nobody else writes or lists them. */
export function canSaveCareers(actor: Actor): boolean {
  return actor.role === 'student';
}
