import type { Actor } from '../../auth/actor.js';
import { notFound } from '../../errors.js';
import { coursesInReach, reaches } from './reach.js';

/** @throws AppError `not-found` unless this is an active student whom the actor looks after. */
export async function requireStudentOf(actor: Actor, studentId: string): Promise<void> {
  if (!(await reaches(actor, await coursesInReach(actor), studentId))) throw notFound();
}
