import { type Actor, isStaff } from '../../auth/actor.js';
import { AppError } from '../../errors.js';
import { coursesInReach, reaches } from '../class/reach.js';

/** @throws AppError `forbidden` for everybody but students. */
export function checkHasPortfolio(actor: Actor): void {
  if (actor.role !== 'student')
    throw new AppError('forbidden', 'Only students have a portfolio of their own.');
}

/**
 * Whether an evidence item of this student is the actor's to see, where it is shown to their role: their own; or, for
 * staff, that of a student whose page shows it to them. Asked before the item is looked for, so that a refusal
 * tells nothing of what there is.
 *
 * @throws AppError `forbidden` for staff who launched outside a course
 */
export async function itemReader(actor: Actor): Promise<(studentId: string) => Promise<boolean>> {
  if (actor.role === 'student') return (studentId) => Promise.resolve(studentId === actor.personId);
  if (!isStaff(actor)) return () => Promise.resolve(false);
  const courseIds = await coursesInReach(actor);
  return (studentId) => reaches(actor, courseIds, studentId);
}
