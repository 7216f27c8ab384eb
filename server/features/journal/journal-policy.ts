import type { Actor } from '../../auth/actor.js';
import { AppError } from '../../errors.js';

/**
 * A journal is its student's: nobody else writes in it, and others read it on the page of the student
 * only, as far as it is shown.
 *
 * @throws AppError `forbidden`
 */
export function checkHasJournal(actor: Actor): void {
  if (actor.role !== 'student')
    throw new AppError('forbidden', 'Only students have a journal of their own.');
}

/** @throws AppError `forbidden` once the school year of writing is over. */
export function checkIsOfThisYear(row: { school_year: number }, currentYear: number): void {
  if (row.school_year !== currentYear)
    throw new AppError('forbidden', 'Reflections of earlier school years stay as they were.');
}
