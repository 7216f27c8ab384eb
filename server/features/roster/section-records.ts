import type { CourseSection } from '#lti/types.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface PersonSections {
  personId: string;
  sections: CourseSection[];
}

/**
 * Takes over in which sections of a course these people are. Who is in the course at all is not touched,
 * and people of whom nothing is said keep their sections.
 */
export async function saveSections(courseId: string, people: PersonSections[]): Promise<void> {
  if (people.length === 0) return;
  const tenantId = currentTenant();
  await addSections(courseId, people);
  const pairs = JSON.stringify(
    people.flatMap(({ personId, sections }) =>
      sections.map(({ lmsId }) => ({ id: newId(), person_id: personId, lms_section_id: lmsId })),
    ),
  );
  await sql(
    `delete from section_members m using sections s
     where m.tenant_id = $1 and s.tenant_id = $1 and s.id = m.section_id and s.course_id = $2
       and m.person_id = any($3::uuid[])
       and not exists (
         select 1 from jsonb_to_recordset($4::jsonb) as t (person_id uuid, lms_section_id text)
         where t.person_id = m.person_id and t.lms_section_id = s.lms_section_id)`,
    [tenantId, courseId, people.map(({ personId }) => personId), pairs],
  );
  await sql(
    `insert into section_members (tenant_id, id, section_id, person_id)
     select $1, t.id, s.id, t.person_id
     from jsonb_to_recordset($3::jsonb) as t (id uuid, person_id uuid, lms_section_id text)
     join sections s on s.tenant_id = $1 and s.course_id = $2 and s.lms_section_id = t.lms_section_id
     on conflict (tenant_id, section_id, person_id) do nothing`,
    [tenantId, courseId, pairs],
  );
}

/** In the order of their ids, so that two launches at once never wait for each other in a circle. */
async function addSections(courseId: string, people: PersonSections[]): Promise<void> {
  const named = new Map<string, string | null>();
  for (const { lmsId, name } of people.flatMap(({ sections }) => sections))
    named.set(lmsId, name ?? named.get(lmsId) ?? null);
  const rows = [...named]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([lmsId, name]) => ({ id: newId(), lms_section_id: lmsId, name }));
  await sql(
    `insert into sections (tenant_id, id, course_id, lms_section_id, name)
     select $1, t.id, $2, t.lms_section_id, t.name
     from jsonb_to_recordset($3::jsonb) as t (id uuid, lms_section_id text, name text)
     on conflict (tenant_id, course_id, lms_section_id)
     do update set name = excluded.name, updated_at = now()
       where excluded.name is not null and sections.name is distinct from excluded.name`,
    [currentTenant(), courseId, JSON.stringify(rows)],
  );
}

/** What a launch says of the person's own sections, where it is news. */
export async function saveOwnSections(
  courseId: string,
  personId: string,
  told: CourseSection[] | undefined,
  known: { section_ids: string[] | null },
): Promise<void> {
  if (!told) return;
  const held = new Set(known.section_ids);
  const isKnown = told.length === held.size && told.every(({ lmsId }) => held.has(lmsId));
  if (!isKnown) await saveSections(courseId, [{ personId, sections: told }]);
}
