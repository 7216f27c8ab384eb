import type { LaunchContext } from '#lti/types.js';
import { type ActorRole, isStaff } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { linkLaunch } from '../assignments/assignment-links.js';

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
export async function chooseView(launch: LaunchContext, who: Launcher): Promise<string> {
  if (launch.messageType === 'deep-linking') return isStaff(who) ? 'attach' : HOMES[who.role];
  const assignmentId = who.courseId ? await linkLaunch(launch, who.courseId) : null;
  if (!assignmentId) return HOMES[who.role];
  if (who.role === 'student') return `reflections/${assignmentId}`;
  if (!isStaff(who)) return HOMES[who.role];
  const student = launch.forUserSub ? await personBySub(launch, launch.forUserSub) : null;
  return `assignments/${assignmentId}${student ? `?student=${student}` : ''}`;
}

async function personBySub(launch: LaunchContext, sub: string): Promise<string | null> {
  const [row] = await sql<{ person_id: string }>(
    `select person_id from person_identities where tenant_id = $1 and registration_id = $2 and sub = $3`,
    [currentTenant(), launch.registrationId, sub],
  );
  return row?.person_id ?? null;
}
