import type { StudentsFile } from '#contracts/completion.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import { type MessageKey, translate } from '../../messages.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { toCsv } from '../activities/csv.js';
import { courseOfStaff } from '../class/course-policy.js';
import { displayName } from '../roster/person-name.js';
import { currentTemplate } from '../templates/district-template-records.js';

interface Row {
  id: string;
  name: string | null;
  pseudonym: string;
  number: string | null;
  school: string | null;
  grade: number;
  isComplete: boolean;
  done: string[];
  missing: string[];
  waived: string[];
}

/**
 * One line a student with each component of the rule: done, missing, waived, or not asked yet. For a counselor
 * the students of their course, for an administrator the district; each of them is noted.
 *
 * @throws AppError `conflict` in a district without a rule.
 */
export async function studentsFile(actor: Actor, request: AccessRequest): Promise<StudentsFile> {
  const district = await currentTemplate();
  if (!district) throw new AppError('conflict', 'Choose what a plan needs first.');
  const courseId = actor.role === 'counselor' ? courseOfStaff(actor) : null;
  const rows = await sql<Row>(
    `select p.id, p.name, p.pseudonym, p.sis_id as number, s.name as school, c.grade,
            c.is_complete as "isComplete", c.done, c.missing, c.waived
     from completions c
     join people p on p.tenant_id = c.tenant_id and p.id = c.student_id
     left join schools s on s.tenant_id = c.tenant_id and s.id = c.school_id
     where c.tenant_id = $1 and not c.is_outside and ($2::uuid is null or exists (
       select 1 from enrolments e where e.tenant_id = $1 and e.course_id = $2
         and e.person_id = c.student_id and e.role = 'student' and e.is_active))
     order by s.name nulls last, coalesce(p.family_name, p.name), p.pseudonym, p.id`,
    [actor.tenantId, courseId],
  );
  await noteAccess(
    actor,
    rows.map(({ id }) => id),
    'requirements',
    request,
  );
  const { abbreviation, components } = district.template;
  const codes = components.map(({ code }) => code);
  const say = (key: MessageKey) =>
    (translate as (locale: string, name: string) => string)(actor.locale, key);
  const heads = ['school', 'student', 'number', 'grade', 'complete'] as const;
  const headings = [
    ...heads.map((head) => say(`requirements.file-${head}`)),
    ...codes.map((code) => say(`requirements.c-${code}`)),
  ];
  const cells = (row: Row) => [
    ...[row.school ?? '', displayName(row, actor.locale), row.number ?? ''],
    ...[row.grade === 0 ? '' : row.grade],
    say(row.isComplete ? 'requirements.file-yes' : 'requirements.file-no'),
    ...codes.map((code) => say(standingOf(row, code))),
  ];
  return {
    fileName: `${abbreviation.replaceAll(/[^\w-]+/g, '-')}-${request.now.toISOString().slice(0, 10)}.csv`,
    csv: toCsv([headings, ...rows.map(cells)]),
    students: rows.length,
  };
}

function standingOf({ done, missing, waived }: Row, code: string): MessageKey {
  if (done.includes(code)) return 'requirements.met';
  if (missing.includes(code)) return 'requirements.missing';
  return waived.includes(code) ? 'requirements.file-waived' : 'requirements.file-later';
}
