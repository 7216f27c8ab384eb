import type { Actor } from '../../auth/actor.js';

/** The student is the author of their plan: nobody else writes in it. */
export function canWriteOwnPlan(actor: Actor): boolean {
  return actor.role === 'student';
}
