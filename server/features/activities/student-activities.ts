import type { Activity } from '#contracts/activities.js';
import type { Actor } from '../../auth/actor.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { studentOfCourse } from '../class/course-student.js';
import { shownTo } from '../visibility/visibility-policy.js';
import { activitiesOfStudent } from './activity-service.js';

/**
 * What a student of the actor's course lets them see of their activities, the latest first. Looking is
 * noted.
 *
 * @throws AppError `not-found` for everybody who is no student of the course.
 */
export async function readStudentActivities(
  actor: Actor,
  personId: string,
  request: AccessRequest,
): Promise<Activity[]> {
  await studentOfCourse(actor, personId);
  await noteAccess(actor, [personId], 'activities', request);
  return activitiesOfStudent(personId, request.now, shownTo(actor.role));
}
