import type { Visibility } from '#contracts/visibility.js';
import { currentTenant, sql } from '../../db/tenant.js';
import type { OccupationStore } from '../careers/occupation-store.js';
import { codeOf, codesOf } from './wants.js';

/** A student of the class, without a name: what they want, and what of it they show the reader. */
export interface ClassMember {
  id: string;
  /** Names of their sections, by name. */
  groups: string[];
  wants: Set<string>;
  told: Set<string>;
}

/** SQL: the active students of the course `$2` who are no test students. */
export const STUDENTS_OF_COURSE = `select e.person_id from enrolments e
  join people p on p.tenant_id = e.tenant_id and p.id = e.person_id and not p.is_test
  where e.tenant_id = $1 and e.course_id = $2 and e.role = 'student' and e.is_active`;

interface Fact {
  student_id: string;
  code: string;
  is_told: boolean;
}

/** The code of a piece of course work, for who has a goal that it is tied to. */
export const tiedTo = (itemKey: string) => `tied:${itemKey}`;

/**
 * What the students of a course want: by the careers they saved and still think about, by their goals under
 * way, and by the course work that those goals are tied to.
 */
export async function classFacts(
  courseId: string,
  shown: readonly Visibility[],
  store: OccupationStore,
): Promise<ClassMember[]> {
  const key = [currentTenant(), courseId];
  const rows = await sql<{ id: string; groups: string[] }>(
    `select p.person_id as id, array(
       select s.name from section_members m
       join sections s on s.tenant_id = m.tenant_id and s.id = m.section_id
       where m.tenant_id = $1 and m.person_id = p.person_id and s.course_id = $2 and s.name is not null
       order by s.name) as groups
     from (${STUDENTS_OF_COURSE}) p order by p.person_id`,
    key,
  );
  const members = new Map(
    rows.map(({ id, groups }) => [id, { id, groups, wants: new Set(), told: new Set() }] as const),
  ) as Map<string, ClassMember>;
  const careers = await sql<Fact>(
    `select student_id, code, visibility = any($3::text[]) as is_told from saved_careers
     where tenant_id = $1 and student_id in (${STUDENTS_OF_COURSE}) and removed_at is null
       and still_interested`,
    [...key, shown],
  );
  for (const { code, ...fact } of careers) {
    const occupation = store.byCode.get(code);
    if (occupation) note(members, fact, codesOf(occupation));
  }
  const goals = await sql<Fact & { tied: string[] }>(
    `select n.student_id, g.kind as code, g.visibility = any($3::text[]) as is_told, array(
       select coalesce(i.assignment_id, i.id)::text from goal_tags t
       join tagged_items i on i.tenant_id = t.tenant_id and i.id = t.item_id
       where t.tenant_id = $1 and t.goal_id = g.id and t.removed_at is null and i.course_id = $2) as tied
     from goals g join plans n on n.tenant_id = g.tenant_id and n.id = g.plan_id
     where g.tenant_id = $1 and n.student_id in (${STUDENTS_OF_COURSE}) and g.removed_at is null
       and g.status = 'active'`,
    [...key, shown],
  );
  for (const { code, tied, ...fact } of goals)
    note(members, fact, [codeOf({ kind: 'goal', id: code }), ...tied.map(tiedTo)]);
  return [...members.values()];
}

function note(
  members: Map<string, ClassMember>,
  fact: Omit<Fact, 'code'>,
  codes: readonly string[],
): void {
  const member = members.get(fact.student_id);
  if (!member) return;
  for (const code of codes) {
    member.wants.add(code);
    if (fact.is_told) member.told.add(code);
  }
}
