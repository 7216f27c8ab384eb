import type { LmsServices, Roster, RosterMember } from '#lti/types.js';
import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import { enqueue } from '../../jobs/enqueue.js';
import type { TaskSubject } from '../../jobs/task-names.js';
import { saveEnrolment, savePerson } from './person-records.js';

const STALE_AFTER_MS = 24 * 3_600_000;

/** Asks for the class list in the background when it was never read or is older than a day. */
export async function requestRosterSync(
  courseId: string,
  known: { roster_synced_at: Date | null; roster_state: string | null },
  now: Date,
): Promise<void> {
  const isFresh =
    known.roster_synced_at !== null &&
    now.getTime() - known.roster_synced_at.getTime() < STALE_AFTER_MS;
  if (isFresh || known.roster_state === 'running') return;
  await enqueue('sync-roster', courseId);
}

interface RosterCourse {
  registration_id: string;
  roster_url: string | null;
  roster_count: number | null;
}

/**
 * Reads a course's class list from its LMS, every page, and brings ours in line.
 *
 * People who are gone are made inactive, never deleted. A list that suddenly lost half its people
 * or more is held: more likely a fault than a class that left.
 */
export async function syncRoster(subject: TaskSubject, lms: LmsServices): Promise<void> {
  const course = await withTenant(subject.tenantId, () => beginSync(subject.subjectId));
  if (!course?.roster_url) return;
  let roster: Roster;
  try {
    roster = await lms.fetchRoster(course.registration_id, course.roster_url);
  } catch (error) {
    await withTenant(subject.tenantId, () => finishSync(subject.subjectId, 'failed', null));
    throw error; // The queue tries again later.
  }
  const before = course.roster_count ?? 0;
  if (before >= 4 && roster.members.length <= before / 2) {
    await withTenant(subject.tenantId, () => finishSync(subject.subjectId, 'held', null));
    return;
  }
  await withTenant(subject.tenantId, async () => {
    await applyRoster(subject.subjectId, course.registration_id, roster);
    await finishSync(subject.subjectId, 'done', roster.members.length);
  });
}

async function beginSync(courseId: string): Promise<RosterCourse | undefined> {
  const [course] = await sql<RosterCourse>(
    `update courses set roster_state = 'running', updated_at = now()
     where tenant_id = $1 and id = $2 and roster_url is not null
     returning registration_id, roster_url, roster_count`,
    [currentTenant(), courseId],
  );
  return course;
}

async function finishSync(
  courseId: string,
  state: 'done' | 'held' | 'failed',
  count: number | null,
): Promise<void> {
  await sql(
    `update courses set roster_state = $3, roster_count = coalesce($4::integer, roster_count),
            roster_synced_at = case when $3 = 'done' then now() else roster_synced_at end
     where tenant_id = $1 and id = $2`,
    [currentTenant(), courseId, state, count],
  );
}

interface KnownMember {
  sub: string;
  person_id: string;
  name: string | null;
  given_name: string | null;
  family_name: string | null;
  email: string | null;
  sis_id: string | null;
  enrolment_role: string | null;
  enrolment_active: boolean | null;
}

async function applyRoster(
  courseId: string,
  registrationId: string,
  roster: Roster,
): Promise<void> {
  const tenantId = currentTenant();
  const rows = await sql<KnownMember>(
    `select i.sub, p.id as person_id, p.name, p.given_name, p.family_name, p.email, p.sis_id,
            e.role as enrolment_role, e.is_active as enrolment_active
     from person_identities i
     join people p on p.tenant_id = i.tenant_id and p.id = i.person_id
     left join enrolments e on e.tenant_id = i.tenant_id and e.person_id = p.id and e.course_id = $3
     where i.tenant_id = $1 and i.registration_id = $2 and i.sub = any($4)`,
    [tenantId, registrationId, courseId, roster.members.map((member) => member.sub)],
  );
  const known = new Map(rows.map((row) => [row.sub, row]));
  const present: string[] = [];
  for (const member of roster.members) {
    if (member.isActive) present.push(await saveMember(courseId, registrationId, member, known));
  }
  await sql(
    `update enrolments set is_active = false, updated_at = now()
     where tenant_id = $1 and course_id = $2 and is_active and role <> 'none'
       and not (person_id = any($3::uuid[]))`,
    [tenantId, courseId, present],
  );
}

const STRANGER = {
  person_id: null,
  name: null,
  given_name: null,
  family_name: null,
  email: null,
  sis_id: null,
  enrolment_role: null,
  enrolment_active: null,
};

async function saveMember(
  courseId: string,
  registrationId: string,
  member: RosterMember,
  known: Map<string, KnownMember>,
): Promise<string> {
  const held = known.get(member.sub) ?? STRANGER;
  const personId = await savePerson(registrationId, member, { known: held });
  // A launch knows the role better: Moodle lists a non-editing teacher as a learner.
  const isListedLower = held.enrolment_role === 'teacher' && member.courseRole === 'student';
  await saveEnrolment(courseId, personId, isListedLower ? 'teacher' : member.courseRole, held);
  return personId;
}
