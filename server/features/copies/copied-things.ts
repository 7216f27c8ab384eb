import type { PlacedKind } from '#contracts/attach.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

/** What a course has and its copy lacks. */
export interface ThingsToCome {
  assignments: { id: string; title: string }[];
  activities: { id: string; title: string; kind: PlacedKind }[];
  items: { id: string; title: string; url: string | null }[];
}

/**
 * Definitions only: what a teacher has set, never what a student has done. Gradebook columns are not in
 * it, since the LMS copies and lists its own.
 *
 * Whatever way a thing comes into a copy, it names the first of its kind as its origin, so that a copy
 * of a copy, and a link that still names last year's work, lead to one thing and not to two.
 */
export async function thingsToCome(sourceId: string, courseId: string): Promise<ThingsToCome> {
  const binds = [currentTenant(), sourceId, courseId];
  const assignments = await sql<ThingsToCome['assignments'][number]>(
    `select o.id, o.title from assignments o
     where o.tenant_id = $1 and o.course_id = $2 and not exists (
       select 1 from assignments a where a.tenant_id = $1 and a.course_id = $3
         and coalesce(o.copied_from, o.id) in (a.copied_from, a.id))
     order by o.created_at, o.id`,
    binds,
  );
  const activities = await sql<ThingsToCome['activities'][number]>(
    `select o.id, o.title, o.kind from placements o
     where o.tenant_id = $1 and o.course_id = $2 and o.kind <> 'reflection' and not exists (
       select 1 from placements p where p.tenant_id = $1 and p.course_id = $3
         and coalesce(o.copied_from, o.id) in (p.copied_from, p.id))
     order by o.created_at, o.id`,
    binds,
  );
  const items = await sql<ThingsToCome['items'][number]>(
    `select o.id, o.title, o.url from tagged_items o
     where o.tenant_id = $1 and o.course_id = $2 and o.assignment_id is null
       and o.line_item_url is null and not exists (
       select 1 from tagged_items i where i.tenant_id = $1 and i.course_id = $3
         and coalesce(o.copied_from, o.id) in (i.copied_from, i.id))
     order by o.created_at, o.id`,
    binds,
  );
  return { assignments, activities, items };
}

const idsOf = (rows: { id: string }[]) => [rows.map(({ id }) => id), rows.map(() => newId())];

/** Makes them in the new course. Dates stay behind: they were last year's. */
export async function bringThings(things: ThingsToCome, courseId: string): Promise<void> {
  await bringAssignments(things.assignments, courseId);
  await bringActivities(things.activities, courseId);
  await bringItems(things.items, courseId);
}

async function bringAssignments(
  rows: ThingsToCome['assignments'],
  courseId: string,
): Promise<void> {
  if (rows.length === 0) return;
  // A millisecond apart, so that lists by age keep their order.
  await sql(
    `insert into assignments (tenant_id, id, course_id, title, instructions, blocks, grading, max_points,
                              copied_from, created_at)
     select o.tenant_id, n.new_id, $2, o.title, o.instructions, o.blocks, o.grading, o.max_points,
            coalesce(o.copied_from, o.id), now() - (cardinality($3::uuid[]) - n.place) * interval '1 millisecond'
     from unnest($3::uuid[], $4::uuid[]) with ordinality as n (old_id, new_id, place)
     join assignments o on o.tenant_id = $1 and o.id = n.old_id
     on conflict (tenant_id, course_id, copied_from) where copied_from is not null do nothing`,
    [currentTenant(), courseId, ...idsOf(rows)],
  );
}

async function bringActivities(rows: ThingsToCome['activities'], courseId: string): Promise<void> {
  if (rows.length === 0) return;
  await sql(
    `insert into placements (tenant_id, id, course_id, answer_key, position, kind, target, title, max_points,
                             copied_from)
     select o.tenant_id, n.new_id, $2, o.answer_key, o.position, o.kind, o.target, o.title, o.max_points,
            coalesce(o.copied_from, o.id)
     from unnest($3::uuid[], $4::uuid[]) as n (old_id, new_id)
     join placements o on o.tenant_id = $1 and o.id = n.old_id
     on conflict (tenant_id, course_id, copied_from) where copied_from is not null do nothing`,
    [currentTenant(), courseId, ...idsOf(rows)],
  );
}

async function bringItems(rows: ThingsToCome['items'], courseId: string): Promise<void> {
  if (rows.length === 0) return;
  const hosts = await lmsHosts(courseId);
  const urls = rows.map(({ url }) => (url && hosts.has(hostOf(url)) ? null : url));
  await sql(
    `insert into tagged_items (tenant_id, id, course_id, title, url, copied_from)
     select o.tenant_id, n.new_id, $2, o.title, n.url, coalesce(o.copied_from, o.id)
     from unnest($3::uuid[], $4::uuid[], $5::text[]) as n (old_id, new_id, url)
     join tagged_items o on o.tenant_id = $1 and o.id = n.old_id
     on conflict (tenant_id, course_id, copied_from) where copied_from is not null do nothing`,
    [currentTenant(), courseId, ...idsOf(rows), urls],
  );
}

/** An address in the LMS leads into the old course, where the new students may not go. */
async function lmsHosts(courseId: string): Promise<Set<string>> {
  const rows = await sql<{ address: string | null }>(
    `select unnest(d.frame_origins || array[c.roster_url, c.line_items_url, r.issuer]) as address
     from courses c
     left join lti_deployments d on d.id = c.deployment_id
     left join lti_registrations r on r.id = c.registration_id
     where c.tenant_id = $1 and c.id = $2`,
    [currentTenant(), courseId],
  );
  return new Set(rows.flatMap(({ address }) => (address ? [hostOf(address)] : [])));
}

const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).host : '');

/** Copied reflections of a course by whether anybody has begun to use them. */
export async function copiedAssignments(
  courseId: string,
): Promise<{ id: string; title: string; is_used: boolean }[]> {
  return sql(
    `select a.id, a.title, (
       exists (select 1 from submissions s where s.tenant_id = $1 and s.assignment_id = a.id)
       or exists (select 1 from assignment_links l where l.tenant_id = $1 and l.assignment_id = a.id)
       or exists (select 1 from grade_columns g
                  where g.tenant_id = $1 and g.assignment_id = a.id and g.line_item_url is not null)
       or exists (select 1 from placements p where p.tenant_id = $1 and p.assignment_id = a.id)
       or exists (select 1 from tagged_items i join goal_tags t on t.tenant_id = $1 and t.item_id = i.id
                  where i.tenant_id = $1 and i.assignment_id = a.id)) as is_used
     from assignments a
     where a.tenant_id = $1 and a.course_id = $2 and a.copied_from is not null
     order by a.created_at, a.id`,
    [currentTenant(), courseId],
  );
}

/** Takes out what was copied and nobody has used; the rest stays where it is. */
export async function removeUnused(courseId: string): Promise<void> {
  const unused = (await copiedAssignments(courseId)).filter(({ is_used: isUsed }) => !isUsed);
  const binds = [currentTenant(), courseId];
  await sql(
    `delete from assignments where tenant_id = $1 and course_id = $2 and id = any($3::uuid[])`,
    [...binds, unused.map(({ id }) => id)],
  );
  await sql(
    `delete from placements
     where tenant_id = $1 and course_id = $2 and copied_from is not null and opened_at is null`,
    binds,
  );
  await sql(
    `delete from tagged_items i
     where i.tenant_id = $1 and i.course_id = $2 and i.copied_from is not null
       and not exists (select 1 from goal_tags t where t.tenant_id = $1 and t.item_id = i.id)`,
    binds,
  );
}
