import { currentTenant, sql } from '../../db/tenant.js';

/** A course that another one was copied from. */
export interface CourseSource {
  id: string;
  title: string | null;
}

/**
 * SQL that is true where two registrations are of one LMS: the ids that an LMS gives to courses and
 * links mean nothing outside of it, and every Moodle has a course 2.
 */
export const sameLms = (one: string, other: string) => `(${one} = ${other} or exists (
  select 1 from lti_registrations r1 join lti_registrations r2 on r2.issuer = r1.issuer
  where r1.id = ${one} and r2.id = ${other}))`;

/**
 * The course of this district that a course was copied from: what a teacher has answered for, else the
 * nearest in its history with anything to bring, else one that its links came from.
 *
 * A history names every course on the way, also those in which nobody ever opened Pathlight.
 */
export async function sourceOf(courseId: string): Promise<CourseSource | null> {
  const [row] = await sql<CourseSource>(
    `select s.id, s.title
     from courses c
     join courses s on s.tenant_id = c.tenant_id and s.id <> c.id
     left join course_copies k on k.tenant_id = c.tenant_id and k.course_id = c.id
     cross join lateral (
       select array_position(c.context_history, s.lms_context_id) as place
       where ${sameLms('c.registration_id', 's.registration_id')}
       union all select null) h
     where c.tenant_id = $1 and c.id = $2
       and (s.id = k.source_course_id
         or (h.place is not null and (
           exists (select 1 from assignments a where a.tenant_id = $1 and a.course_id = s.id)
           or exists (select 1 from placements p
                      where p.tenant_id = $1 and p.course_id = s.id and p.kind <> 'reflection')
           or exists (select 1 from tagged_items i
                      where i.tenant_id = $1 and i.course_id = s.id and i.assignment_id is null
                        and i.line_item_url is null)))
         or s.id in (select o.course_id from assignments a
                     join assignments o on o.tenant_id = $1 and o.id = a.copied_from
                     where a.tenant_id = $1 and a.course_id = c.id)
         or s.id in (select o.course_id from placements p
                     join placements o on o.tenant_id = $1 and o.id = p.copied_from
                     where p.tenant_id = $1 and p.course_id = c.id))
     order by (s.id is not distinct from k.source_course_id) desc, h.place nulls last,
              (s.registration_id = c.registration_id) desc, s.id limit 1`,
    [currentTenant(), courseId],
  );
  return row ?? null;
}

export interface Answered {
  choice: 'copy' | 'fresh';
  answered_at: Date;
  name: string | null;
  pseudonym: string | null;
}

/** What a teacher has decided for this course; null while the question is open. */
export async function answerFor(courseId: string): Promise<Answered | null> {
  const [row] = await sql<Answered>(
    `select k.choice, k.answered_at, p.name, p.pseudonym from course_copies k
     left join people p on p.tenant_id = k.tenant_id and p.id = k.answered_by
     where k.tenant_id = $1 and k.course_id = $2`,
    [currentTenant(), courseId],
  );
  return row ?? null;
}
