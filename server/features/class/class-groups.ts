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

/** The course's sections with their students; nothing where fewer than two have any. */
export async function groupsOf(actor: Actor, courseId: string): Promise<{ groups?: ClassGroup[] }> {
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
  if (rows.length < 2) return {};
  return {
    groups: rows.map((row) => ({
      id: row.id,
      name:
        row.name ?? translate(actor.locale, 'common.section-number', { id: row.lms_section_id }),
      personIds: row.person_ids,
    })),
  };
}
