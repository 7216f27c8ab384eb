import type { ComponentCode } from '#contracts/component-codes.js';
import type { ClassCompletion, Figure } from '#contracts/completion.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { coursesOfStaff } from '../class/joined-courses.js';
import { displayName } from '../roster/person-name.js';
import { currentTemplate } from '../templates/district-template-records.js';
import { groupNames, groupSets } from './group-sets.js';
import { nextFirst } from './plan-status.js';
import { answer, blocksOf } from './small-cells.js';

interface Row {
  id: string;
  name: string | null;
  pseudonym: string;
  grade: number;
  done: ComponentCode[];
  missing: ComponentCode[];
  waived: ComponentCode[];
  isOutside: boolean;
  isComplete: boolean;
  groups: string[];
}

/**
 * The class that the actor sees: what each student has, and figures for all and for each group. Only who may
 * open each of these students gets here; each of them is noted.
 */
export async function readClassCompletion(
  actor: Actor,
  request: AccessRequest,
): Promise<ClassCompletion> {
  const courseIds = await coursesOfStaff(actor);
  const district = await currentTemplate();
  if (!district) return { plan: null, students: [], figure: null, groups: [] };
  const rows = await sql<Row>(
    `select p.id, p.name, p.pseudonym, c.grade, c.done, c.missing, c.waived,
            c.is_outside as "isOutside", c.is_complete as "isComplete",
            array(select distinct s.name from sections s
                  join section_members m on m.tenant_id = s.tenant_id and m.section_id = s.id
                  where s.tenant_id = $1 and s.course_id = any($2::uuid[]) and m.person_id = p.id
                    and s.name is not null order by s.name) as groups
     from completions c join people p on p.tenant_id = c.tenant_id and p.id = c.student_id
     where c.tenant_id = $1 and c.student_id in (
       select person_id from enrolments where tenant_id = $1 and course_id = any($2::uuid[])
         and role = 'student' and is_active)
     order by coalesce(p.family_name, p.name), p.pseudonym, p.id`,
    [actor.tenantId, courseIds],
  );
  await noteAccess(
    actor,
    rows.map(({ id }) => id),
    'requirements',
    request,
  );
  const { name, abbreviation, components } = district.template;
  const codes = components.map(({ code }) => code);
  return {
    plan: { name, abbreviation, codes },
    students: rows.map((row) => ({
      ...{ personId: row.id, name: displayName(row, actor.locale), grade: row.grade || null },
      ...{ isOutside: row.isOutside, isComplete: row.isComplete },
      ...{ done: row.done.length, required: row.done.length + row.missing.length },
      missing: nextFirst(row.missing),
    })),
    ...figuresOf(
      rows.filter(({ isOutside }) => !isOutside),
      codes,
    ),
  };
}

function figuresOf(rows: readonly Row[], codes: readonly ComponentCode[]) {
  const all = groupSets(rows).map((set, grade) => ({
    ...{ schoolId: '', grade, students: set.rows.length, groups: set.groups },
    done: Object.fromEntries(
      ['', ...codes].map((code) => [code, set.rows.filter((row) => has(row, code)).length]),
    ),
  }));
  const blocks = blocksOf(all);
  const figure = (name: string | null): Figure =>
    answer(
      blocks,
      ['', ...codes],
      (cell) => name === null || (cell as (typeof all)[number]).groups.includes(name),
      all,
    );
  const groups = groupNames(all).map((name) => ({ name, figure: figure(name) }));
  return { figure: figure(null), groups };
}

const has = ({ done, waived, isComplete }: Row, code: string) =>
  code === '' ? isComplete : [...done, ...waived].some((one) => one === code);
