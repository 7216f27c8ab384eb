import type { LaunchContext } from '#lti/types.js';
import { type ActorRole, isStaff } from '../../auth/actor.js';
import { assignmentOfColumn, linkLaunch, referenceOf } from '../assignments/assignment-links.js';
import { activityView } from '../attach/activity-view.js';
import { openPlacement } from '../attach/placement-records.js';
import { reviewedStudent } from './reviewed-student.js';

interface Launcher {
  role: ActorRole;
  courseId: string | null;
  personId: string;
}

const HOMES: Record<ActorRole, string> = {
  student: '',
  observer: '',
  none: '',
  teacher: 'class',
  counselor: 'class',
  admin: 'connections',
};

/**
 * Which view a launch opens, as a path below the app's base: what was clicked in the course, else the
 * home of the person's role.
 */
export async function chooseView(launch: LaunchContext, who: Launcher, now: Date): Promise<string> {
  if (launch.messageType === 'deep-linking') return isStaff(who) ? 'attach' : HOMES[who.role];
  const { courseId } = who;
  if (!courseId) return HOMES[who.role];
  const home = homeOf(launch, who.role);
  const assignmentId = await launchedAssignment(launch, courseId);
  if (!assignmentId) return (await activityOf(launch, who.role, courseId, now)) ?? home;
  if (who.role === 'student') return `reflections/${assignmentId}`;
  if (!isStaff(who)) return home;
  const student = await reviewedStudent(launch, courseId, assignmentId);
  return `assignments/${assignmentId}${student ? `?student=${student}` : ''}`;
}

/** An administrator who teaches the course came to see the class. */
const homeOf = ({ courseRole }: LaunchContext, role: ActorRole): string =>
  role === 'admin' && (courseRole === 'teacher' || courseRole === 'assistant')
    ? HOMES.teacher
    : HOMES[role];

/** A review comes from the gradebook, so where it names no link its column tells. */
async function launchedAssignment(launch: LaunchContext, courseId: string): Promise<string | null> {
  const linked = await linkLaunch(launch, courseId);
  if (linked || launch.messageType !== 'submission-review') return linked;
  return assignmentOfColumn(launch, courseId);
}

/** The view of a linked activity; null when the launch names none, or it has none for this role. */
async function activityOf(
  launch: LaunchContext,
  role: ActorRole,
  courseId: string,
  now: Date,
): Promise<string | null> {
  const reference = referenceOf(launch);
  const placed = reference ? await openPlacement(reference, courseId, now) : null;
  return placed && activityView(placed, role);
}
