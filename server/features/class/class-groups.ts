import type { ClassGroup } from '#contracts/groups.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { translate } from '../../messages.js';

interface Row {
  id: string;
  name: string | null;
  lms_section_id: string;
  person_ids: string[];
}

/**
 * The parts of a class that a teacher may look at alone: each course's sections, or the course itself
 * where several are shown together. Nothing where there are fewer than two.
 */
export async function groupsOf(
  actor: Actor,
  courseIds: string[],
): Promise<{ groups?: ClassGroup[] }> {
  const groups: ClassGroup[] = [];
  for (const courseId of courseIds) {
    const sections = await sectionsOf(actor, courseId);
    if (sections.length > 1) groups.push(...sections);
    else if (courseIds.length > 1) groups.push(...(await courseAsGroup(actor, courseId)));
  }
  return groups.length > 1 ? { groups } : {};
}

async function sectionsOf(actor: Actor, courseId: string): Promise<ClassGroup[]> {
  const rows = await sql<Row>(
    `select s.id, s.name, s.lms_section_id, array_agg(p.id) as person_ids
     from sections s
     join section_members m on m.tenant_id = s.tenant_id and m.section_id = s.id
     join enrolments e on e.tenant_id = s.tenant_id and e.course_id = s.course_id
                      and e.person_id = m.person_id and e.role = 'student'
     join people p on p.tenant_id = s.tenant_id and p.id = m.person_id and not p.is_test
     where s.tenant_id = $1 and s.course_id = $2
     group by s.id, s.name, s.lms_section_id having bool_or(e.is_active)
     order by s.name nulls last, s.lms_section_id`,
    [actor.tenantId, courseId],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name ?? translate(actor.locale, 'common.section-number', { id: row.lms_section_id }),
    personIds: row.person_ids,
  }));
}

async function courseAsGroup(actor: Actor, courseId: string): Promise<ClassGroup[]> {
  const rows = await sql<{ id: string; name: string | null; person_ids: string[] }>(
    `select c.id, coalesce(c.title, c.label) as name, array_agg(e.person_id) as person_ids
     from courses c join enrolments e on e.tenant_id = c.tenant_id and e.course_id = c.id
     where c.tenant_id = $1 and c.id = $2 and e.role = 'student' and e.is_active
     group by c.id, c.title, c.label`,
    [actor.tenantId, courseId],
  );
  return rows.map(({ id, name, person_ids: personIds }) => ({
    ...{ id, personIds },
    name: name ?? translate(actor.locale, 'common.course-without-name'),
  }));
}
