import type { Actor } from '../../auth/actor.js';

/** Résumés are the student's alone: nobody else reads or writes them here. */
export function canKeepResumes(actor: Actor): boolean {
  return actor.role === 'student';
}
