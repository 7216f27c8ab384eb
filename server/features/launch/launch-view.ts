import { type PartKind, PRINCIPAL, READ_ONLY } from '#contracts/part-kinds.js';
import type { LaunchContext } from '#lti/types.js';
import { type ActorRole, isStaff } from '../../auth/actor.js';
import {
  assignmentOfColumn,
  linkLaunch,
  ownLinkOf,
  referenceOf,
} from '../assignments/assignment-links.js';
import { activityView } from '../attach/activity-view.js';
import { openPlacement, type PlacementRow } from '../attach/placement-records.js';
import { findLostThing, waitsForTeacher } from '../copies/lost-links.js';
import { reviewedStudent } from './reviewed-student.js';

interface Launcher {
  role: ActorRole;
  courseId: string | null;
  personId: string;
}

const HOMES: Record<ActorRole, string> = {
  student: '',
  observer: '',
  guardian: '',
  none: '',
  teacher: 'class',
  counselor: 'queue',
  admin: 'connections',
};

/** Where a part of the staff begins, whatever was clicked: it has no course. */
export function partHome(kind: PartKind): string {
  if (kind === PRINCIPAL) return 'school';
  return kind === READ_ONLY ? 'figures' : 'my-students';
}

/** The view of a student whose work waits for the teacher's word on a course copy. */
const NOT_READY = 'not-ready';

/**
 * Which view a launch opens, as a path below the app's base: what was clicked in the course, else the
 * home of the person's role.
 */
export async function chooseView(launch: LaunchContext, who: Launcher, now: Date): Promise<string> {
  if (launch.messageType === 'deep-linking') return isStaff(who) ? 'attach' : HOMES[who.role];
  const { courseId } = who;
  if (!courseId) return HOMES[who.role];
  const home = homeOf(launch, who.role);
  const { assignmentId, placed } = await launchedThing(launch, courseId, now);
  if (placed) return activityView(placed, who.role) ?? home;
  if (!assignmentId) return (await waitsHere(launch, who, courseId)) ? NOT_READY : home;
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

interface LaunchedThing {
  assignmentId?: string | null;
  placed?: PlacementRow | null;
}

/** What was clicked: as the link names it, else what can be found out about a link that lost its name. */
async function launchedThing(
  launch: LaunchContext,
  courseId: string,
  now: Date,
): Promise<LaunchedThing> {
  const reference = referenceOf(launch);
  const named = reference ? await thingOf(launch, courseId, reference, now) : {};
  if (named.assignmentId ?? named.placed) return named;
  // A review comes from the gradebook, so where it names no link its column tells.
  if (launch.messageType === 'submission-review')
    return { assignmentId: await assignmentOfColumn(launch, courseId) };
  const lost = await findLostThing(launch, courseId);
  return lost ? thingOf(launch, courseId, lost.id, now) : {};
}

async function thingOf(
  launch: LaunchContext,
  courseId: string,
  id: string,
  now: Date,
): Promise<LaunchedThing> {
  const assignmentId = await linkLaunch(launch, courseId, id);
  if (assignmentId) return { assignmentId };
  return { placed: await openPlacement(id, courseId, now, ownLinkOf(launch)?.id ?? null) };
}

/** Teachers get the question itself, on their own pages. */
const waitsHere = async (launch: LaunchContext, { role }: Launcher, courseId: string) =>
  role === 'student' && (await waitsForTeacher(launch, courseId));
