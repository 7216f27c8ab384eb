import type { Actor } from '../../auth/actor.js';
import { AppError } from '../../errors.js';

/** The record is the student's own: nobody else writes in it. */
export function canKeepActivities(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'student';
}

/** @throws AppError `forbidden` for everybody but students. */
export function requireStudent(actor: Pick<Actor, 'role'>): void {
  if (!canKeepActivities(actor))
    throw new AppError('forbidden', 'Only students have activities of their own.');
}
