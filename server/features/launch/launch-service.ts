import type { LaunchContext } from '#lti/types.js';
import type { LaunchOutcome, LoginUse } from '#lti/ports.js';
import type { ActorRole } from '../../auth/actor.js';
import { partsOfPerson } from '../../auth/part-visits.js';
import { openSession, renewCode } from '../../auth/sessions.js';
import { newId } from '../../db/ids.js';
import { sql, withTenant } from '../../db/tenant.js';
import { knownLocale } from '../../messages.js';
import { requestRosterSync } from '../roster/roster-service.js';
import { saveCourse } from '../roster/course-records.js';
import { saveEnrolment, savePerson } from '../roster/person-records.js';
import { saveOwnSections } from '../roster/section-records.js';
import { tellCaliper } from '../caliper/tell-caliper.js';
import { useLogin } from './known-launch.js';
import { chooseView, partHome } from './launch-view.js';

/**
 * Takes a checked launch in: course, person and enrolment are made or brought up to date (what the
 * LMS keeps back never overwrites what we know), and a session is opened. No LMS is called.
 *
 * @returns null when another launch has used the login.
 */
export async function takeLaunch(
  launch: LaunchContext,
  login: LoginUse,
): Promise<LaunchOutcome | null> {
  const now = login.usedAt;
  const sessionId = newId();
  const resume = `${launch.tenantId}:${sessionId}`;
  return withTenant(launch.tenantId, async () => {
    const known = await useLogin(launch, login, resume);
    if (!known.is_first_use) return null;
    const personId = await savePerson(launch.registrationId, launch.user, {
      known,
      isTest: launch.isTestUser,
    });
    const courseId = launch.course ? await saveCourse(launch, known) : null;
    let { courseRole } = launch;
    if (courseId) {
      courseRole = await saveEnrolment(courseId, personId, courseRole, known);
      await saveOwnSections(courseId, personId, launch.sections, known);
      if (launch.courseRole === 'teacher') await requestRosterSync(courseId, known, now);
    }
    // A teacher's word takes a student's part away, and gives no other.
    const isMarked = courseRole !== launch.courseRole;
    const role = isMarked ? 'none' : actorRole(launch, known.staff_role);
    const locale = knownLocale(known.locale ?? launch.locale ?? known.district_locale);
    const actsAs = await partToBegin(role, personId, now);
    const view = actsAs
      ? partHome(actsAs)
      : await chooseView(launch, { role, courseId, personId }, now);
    if (role === 'student')
      tellCaliper({ kind: 'launch', personId, subjectId: sessionId, courseId }, now);
    const { code } = await openSession(
      {
        personId,
        courseId,
        deploymentId: launch.deploymentId,
        role,
        actsAs,
        locale,
        view,
        deepLink: launch.deepLink ?? null,
        isTest: launch.isTestUser,
        // Canvas's “Act as”.
        actedBy: launch.custom.acting_as_user_id ?? null,
      },
      now,
      sessionId,
    );
    return { location: locationOf(launch.deploymentId, code), resume };
  });
}

/** Who has no pages by their role in the course begins in the part that the district gave them. */
async function partToBegin(role: ActorRole, personId: string, now: Date) {
  if (role !== 'none' && role !== 'observer') return null;
  const [first] = await partsOfPerson(personId, now);
  return first?.kind ?? null;
}

/** The same launch posted twice: a fresh code for the session it opened. */
export async function repeatLaunch(resume: string, now: Date): Promise<LaunchOutcome | null> {
  const [tenantId = '', sessionId = ''] = resume.split(':');
  return withTenant(tenantId, async () => {
    const code = await renewCode(sessionId, now);
    if (!code) return null;
    const [session] = await sql<{ deployment_id: string }>(
      `select deployment_id from sessions where tenant_id = $1 and id = $2`,
      [tenantId, sessionId],
    );
    return session ? { location: locationOf(session.deployment_id, code), resume } : null;
  });
}

/** The code travels behind the `#`, so that no server, proxy or log on the way sees it. */
const locationOf = (deploymentId: string, code: string) => `/app/${deploymentId}/#code=${code}`;

/**
 * The person's part in Pathlight. The course role decides; a staff role granted inside Pathlight
 * raises a course's staff, never a student; an LMS administrator with no student's part is admin.
 */
export function actorRole(
  launch: Pick<LaunchContext, 'courseRole' | 'isAdministrator'>,
  staffRole: 'counselor' | 'admin' | null,
): ActorRole {
  const { courseRole } = launch;
  if (courseRole === 'student' || courseRole === 'observer') return courseRole;
  if (staffRole) return staffRole;
  if (launch.isAdministrator) return 'admin';
  if (courseRole === 'teacher' || courseRole === 'assistant') return 'teacher';
  return 'none';
}
