import type { Actor } from '../../auth/actor.js';

/** Interests are the student's own: only students answer, and only they see answers and results. */
export function canTakeProfiler(actor: Actor): boolean {
  return actor.role === 'student';
}
