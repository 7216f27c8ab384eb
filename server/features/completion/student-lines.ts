import type { ComponentCode } from '#contracts/component-codes.js';
import { currentTenant, sql } from '../../db/tenant.js';
import type { MessageKey } from '../../messages.js';
import type { StudentFacts } from '../templates/completion-rule.js';

/** How far one student is, as it was judged last. */
export interface StudentLine {
  id: string;
  name: string | null;
  pseudonym: string;
  /** As the district's files know the student. */
  number: string | null;
  school: string | null;
  /** 0 where nobody says. */
  grade: number;
  isComplete: boolean;
  done: ComponentCode[];
  missing: ComponentCode[];
  waived: ComponentCode[];
  facts: StudentFacts;
}

const PEOPLE = `from completions c
  join people p on p.tenant_id = c.tenant_id and p.id = c.student_id
  left join schools s on s.tenant_id = c.tenant_id and s.id = c.school_id`;
const IN_ORDER = `order by s.name nulls last, coalesce(p.family_name, p.name), p.pseudonym, p.id`;

/**
 * The students whom the rule is for, by school and name.
 *
 * @param of - of one course or school only.
 */
export async function studentsByName(of: {
  courseId: string | null;
  schoolId: string | null;
}): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `select p.id ${PEOPLE}
     where c.tenant_id = $1 and not c.is_outside and ($3::uuid is null or c.school_id = $3)
       and ($2::uuid is null or exists (
         select 1 from enrolments e where e.tenant_id = $1 and e.course_id = $2
           and e.person_id = c.student_id and e.role = 'student' and e.is_active))
     ${IN_ORDER}`,
    [currentTenant(), of.courseId, of.schoolId],
  );
  return rows.map(({ id }) => id);
}

export function studentLines(ids: readonly string[]): Promise<StudentLine[]> {
  return sql<StudentLine>(
    `select p.id, p.name, p.pseudonym, p.sis_id as number, s.name as school, c.grade, c.facts,
            c.is_complete as "isComplete", c.done, c.missing, c.waived ${PEOPLE}
     where c.tenant_id = $1 and c.student_id = any($2::uuid[]) ${IN_ORDER}`,
    [currentTenant(), ids],
  );
}

/** Where the student stands with a component, in a word of the catalogue. */
export function standingOf(
  { done, missing, waived }: StudentLine,
  code: ComponentCode,
): MessageKey {
  if (done.includes(code)) return 'requirements.met';
  if (missing.includes(code)) return 'requirements.missing';
  return waived.includes(code) ? 'requirements.file-waived' : 'requirements.file-later';
}
