import type { LaunchContext } from '#lti/types.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface KnownCourse {
  course_id: string | null;
  course_title: string | null;
  course_label: string | null;
  roster_url: string | null;
  line_items_url: string | null;
  roster_link_id: string | null;
  grade_scopes: string[] | null;
  context_history: string[] | null;
  deployment_id: string | null;
}

/** Makes the course of a launch known, or fills in what is new. @returns our id of the course. */
export async function saveCourse(launch: LaunchContext, known: KnownCourse): Promise<string> {
  const { course, grades } = launch;
  if (!course) throw new Error('The launch has no course.');
  const told = toldOf(launch);
  if (known.course_id !== null && !saysAnythingNew(launch, told, known)) return known.course_id;
  const [row] = await sql<{ id: string }>(
    `insert into courses (tenant_id, id, school_id, registration_id, deployment_id, lms_context_id,
                          title, label, roster_url, line_items_url, roster_link_id, grade_scopes,
                          context_history)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (tenant_id, registration_id, lms_context_id) do update set
       deployment_id = excluded.deployment_id,
       title = coalesce(excluded.title, courses.title),
       label = coalesce(excluded.label, courses.label),
       roster_url = coalesce(excluded.roster_url, courses.roster_url),
       line_items_url = coalesce(excluded.line_items_url, courses.line_items_url),
       roster_link_id = coalesce(excluded.roster_link_id, courses.roster_link_id),
       context_history = case when cardinality(excluded.context_history) > 0
         then excluded.context_history else courses.context_history end,
       grade_scopes = case when $14 then excluded.grade_scopes else courses.grade_scopes end,
       updated_at = now()
     returning id`,
    [
      currentTenant(),
      newId(),
      launch.schoolId,
      launch.registrationId,
      launch.deploymentId,
      course.lmsId,
      ...told,
      grades?.scopes ?? [],
      course.history,
      grades !== undefined,
    ],
  );
  if (!row) throw new Error('The course was not stored.');
  return row.id;
}

/** What the launch says of the course, in the order of the columns; null where it says nothing. */
function toldOf(launch: LaunchContext): (string | null)[] {
  const { course, rosterUrl, grades } = launch;
  return [
    course?.title?.slice(0, 500) ?? null,
    course?.label?.slice(0, 200) ?? null,
    rosterUrl ?? null,
    grades?.lineItemsUrl ?? null,
    linkOfTeacher(launch),
  ];
}

/** The list is read after a teacher's launch, and one link a course is enough. */
function linkOfTeacher({ courseRole, resourceLink }: LaunchContext): string | null {
  return courseRole === 'teacher' && resourceLink ? resourceLink.id : null;
}

function saysAnythingNew(
  { deploymentId, grades, course }: LaunchContext,
  told: (string | null)[],
  known: KnownCourse,
): boolean {
  const held = [
    ...[known.course_title, known.course_label, known.roster_url],
    ...[known.line_items_url, known.roster_link_id],
  ];
  return (
    known.deployment_id !== deploymentId ||
    told.some((value, index) => value !== null && value !== held[index]) ||
    (grades !== undefined && grades.scopes.join(' ') !== known.grade_scopes?.join(' ')) ||
    tellsOtherHistory(course?.history ?? [], known.context_history ?? [])
  );
}

/** Canvas sometimes has no time for a history: then the one we know stays. */
const tellsOtherHistory = (told: string[], held: string[]) =>
  told.length > 0 && told.join() !== held.join();
