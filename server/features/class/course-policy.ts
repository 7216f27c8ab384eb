import { type Actor, isStaff } from '../../auth/actor.js';
import { AppError } from '../../errors.js';

/**
 * The course whose class the actor may look at: the one they launched from, as staff.
 *
 * @throws AppError `forbidden` for everybody else, and for staff who launched outside a course.
 */
export function courseOfStaff(actor: Actor): string {
  if (!isStaff(actor)) throw new AppError('forbidden', 'Only staff of the course can do this.');
  if (!actor.courseId)
    throw new AppError('forbidden', 'Open Pathlight from a course to see its class.');
  return actor.courseId;
}

/** As `courseOfStaff`, for changing something: administrators look, unless they teach the course. */
export function courseOfTeacher(actor: Actor): string {
  const courseId = courseOfStaff(actor);
  if (!actor.canTeach)
    throw new AppError('forbidden', 'Only teachers and counselors of the course can do this.');
  return courseId;
}
