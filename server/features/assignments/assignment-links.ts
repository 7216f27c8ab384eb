import type { LaunchContext } from '#lti/types.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { assignmentById } from './assignment-records.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The assignment a launch names: in the link's own parameter, else in the query of its target. */
export function referenceOf(launch: Pick<LaunchContext, 'custom' | 'target'>): string | null {
  const reference = launch.custom.pathlight_ref ?? targetQuery(launch.target).get('ref') ?? '';
  return UUID.test(reference) ? reference.toLowerCase() : null;
}

/** What our own address asks for. Canvas sometimes encodes it twice on the way to SpeedGrader. */
export function targetQuery(target: string): URLSearchParams {
  const { search } = new URL(target, 'http://localhost');
  if (!/%3d/i.test(search)) return new URLSearchParams(search);
  try {
    return new URLSearchParams(decodeURIComponent(search));
  } catch {
    return new URLSearchParams(search);
  }
}

/** The link itself; from SpeedGrader and from the course's menu its id is the course's own: none to remember. */
export function ownLinkOf(
  launch: Pick<LaunchContext, 'resourceLink' | 'course'>,
): LaunchContext['resourceLink'] {
  return launch.resourceLink?.id === launch.course?.lmsId ? undefined : launch.resourceLink;
}

/** The assignment of this course whose gradebook column the launch names. */
export async function assignmentOfColumn(
  launch: Pick<LaunchContext, 'grades'>,
  courseId: string,
): Promise<string | null> {
  const url = launch.grades?.lineItemUrl;
  if (!url) return null;
  const [row] = await sql<{ id: string }>(
    `select a.id from assignments a
     where a.tenant_id = $1 and a.course_id = $2
       and (exists (select 1 from assignment_links l
                    where l.tenant_id = $1 and l.assignment_id = a.id and l.line_item_url = $3)
         or exists (select 1 from grade_columns g
                    where g.tenant_id = $1 and g.assignment_id = a.id and g.line_item_url = $3))`,
    [currentTenant(), courseId, url],
  );
  return row?.id ?? null;
}

/**
 * Finds the assignment that a launched link names and remembers the link and its line item.
 *
 * A link that came along in a course copy names the assignment of the old course: the new course gets
 * a definition of its own, and nothing of any student.
 *
 * @returns the id of this course's assignment; null when there is no such one.
 */
export async function linkLaunch(
  launch: LaunchContext,
  courseId: string,
  reference: string,
): Promise<string | null> {
  const named = await assignmentById(reference);
  if (!named) return null;
  const id = named.course_id === courseId ? named.id : await copyAssignment(named.id, courseId);
  const link = ownLinkOf(launch);
  if (link) {
    await sql(
      `insert into assignment_links (tenant_id, id, assignment_id, registration_id, course_id,
                                     resource_link_id, line_item_url)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (tenant_id, registration_id, course_id, resource_link_id) do update set
         assignment_id = excluded.assignment_id,
         line_item_url = coalesce(excluded.line_item_url, assignment_links.line_item_url)
       where assignment_links.assignment_id <> excluded.assignment_id
          or (excluded.line_item_url is not null
              and assignment_links.line_item_url is distinct from excluded.line_item_url)`,
      [
        currentTenant(),
        newId(),
        id,
        launch.registrationId,
        courseId,
        link.id,
        launch.grades?.lineItemUrl ?? null,
      ],
    );
  }
  return id;
}

/**
 * Two people of the new course may come at once: the second gets the first one's copy. A copy of a copy
 * names the first of all as its origin.
 */
async function copyAssignment(assignmentId: string, courseId: string): Promise<string> {
  const [original] = await sql<{ id: string }>(
    `select a.id from assignments o join assignments a on a.tenant_id = $1 and a.id = o.copied_from
     where o.tenant_id = $1 and o.id = $2 and a.course_id = $3`,
    [currentTenant(), assignmentId, courseId],
  );
  // Back in the course where it began.
  if (original) return original.id;
  const [copy] = await sql<{ id: string }>(
    `insert into assignments (tenant_id, id, course_id, title, instructions, blocks, grading, max_points, copied_from)
     select tenant_id, $2, $3, title, instructions, blocks, grading, max_points, coalesce(copied_from, id)
     from assignments where tenant_id = $1 and id = $4
     on conflict (tenant_id, course_id, copied_from) where copied_from is not null
     do update set updated_at = now() returning id`,
    [currentTenant(), newId(), courseId, assignmentId],
  );
  if (!copy) throw new Error('The assignment was not copied.');
  return copy.id;
}
