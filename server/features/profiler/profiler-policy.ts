import type { Actor } from '../../auth/actor.js';

/** What students find out about themselves is their own: only students answer, and only they see answers and results. */
export function canTakeProfiler(actor: Actor): boolean {
  return actor.role === 'student';
}
