import type { LaunchContext } from '#lti/types.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { assignmentOfColumn, ownLinkOf, referenceOf } from '../assignments/assignment-links.js';
import { thingsToCome } from './copied-things.js';
import { answerFor, sameLms, sourceOf } from './course-source.js';

/** What a link stands for. */
export interface LinkedThing {
  kind: 'assignment' | 'activity';
  id: string;
}

/**
 * What a link opens that has lost our reference, or names one we don't know: as seen before at this
 * very link, by its column, by the links it was copied from, or by its title among the work of the
 * course that this one was copied from. A title counts only where one thing has it, and not after a
 * teacher chose a fresh start.
 *
 * @returns null when nothing tells, or when the link is only the door to Pathlight.
 */
export async function findLostThing(
  launch: LaunchContext,
  courseId: string,
): Promise<LinkedThing | null> {
  const link = ownLinkOf(launch);
  if (!link || !mayBeLost(launch)) return null;
  const known = await thingOfLinks(launch, courseId);
  if (known) return known;
  const byColumn = await assignmentOfColumn(launch, courseId);
  if (byColumn) return { kind: 'assignment', id: byColumn };
  return link.title === undefined ? null : thingOfTitle(link.title, courseId);
}

/** Most launches without a reference are of the course's own menu entry: they cost no question here. */
function mayBeLost({ course, resourceLink, grades }: LaunchContext): boolean {
  return (
    (course?.history.length ?? 0) > 0 ||
    (resourceLink?.history?.length ?? 0) > 0 ||
    grades?.lineItemUrl !== undefined
  );
}

async function thingOfLinks(launch: LaunchContext, courseId: string): Promise<LinkedThing | null> {
  const [row] = await sql<LinkedThing>(
    `select kind, id from (
       select 'assignment' as kind, l.assignment_id as id,
              case when l.course_id = $2 and l.resource_link_id = $4 then 0
                   else array_position($5::text[], l.resource_link_id) end as place
       from assignment_links l
       where l.tenant_id = $1 and ${sameLms('l.registration_id', '$3::uuid')}
         and ((l.course_id = $2 and l.resource_link_id = $4) or l.resource_link_id = any($5::text[]))
       union all
       select 'activity', p.id,
              case when p.course_id = $2 and p.resource_link_id = $4 then 0
                   else array_position($5::text[], p.resource_link_id) end
       from placements p
       join courses c on c.tenant_id = p.tenant_id and c.id = p.course_id
       where p.tenant_id = $1 and ${sameLms('c.registration_id', '$3::uuid')}
         and ((p.course_id = $2 and p.resource_link_id = $4) or p.resource_link_id = any($5::text[]))
     ) known order by place limit 1`,
    [
      currentTenant(),
      courseId,
      launch.registrationId,
      launch.resourceLink?.id ?? null,
      launch.resourceLink?.history ?? [],
    ],
  );
  return row ?? null;
}

async function thingOfTitle(title: string, courseId: string): Promise<LinkedThing | null> {
  const source = await sourceOf(courseId);
  if (!source || (await answerFor(courseId))?.choice === 'fresh') return null;
  const rows = await sql<LinkedThing>(
    `select kind, id from (
       select 'assignment' as kind, a.id, a.title from assignments a
       where a.tenant_id = $1 and a.course_id = $2
       union all
       select 'activity', p.id, p.title from placements p
       where p.tenant_id = $1 and p.course_id = $2 and p.kind <> 'reflection'
     ) things where lower(trim(title)) = lower(trim($3)) limit 2`,
    [currentTenant(), source.id, title],
  );
  const [only] = rows;
  return rows.length === 1 && only ? only : null;
}

/**
 * Whether somebody came by a link to work that is not in the course yet because no teacher has said
 * whether it shall come along.
 */
export async function waitsForTeacher(launch: LaunchContext, courseId: string): Promise<boolean> {
  const isWork =
    referenceOf(launch) !== null ||
    (ownLinkOf(launch) !== undefined && launch.grades?.lineItemUrl !== undefined);
  if (!isWork || (await answerFor(courseId))) return false;
  const source = await sourceOf(courseId);
  if (!source) return false;
  const { assignments, activities, items } = await thingsToCome(source.id, courseId);
  return assignments.length + activities.length + items.length > 0;
}
