import type { Caseload, CaseloadStudent } from '#contracts/caseload.js';
import type { ComponentCode } from '#contracts/component-codes.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { nearestDay } from '../completion/due-date.js';
import { nextFirst } from '../completion/plan-status.js';
import { lmsOfNamesakes } from '../roster/person-lms.js';
import { displayName } from '../roster/person-name.js';
import { currentTemplate, type DistrictTemplate } from '../templates/district-template-records.js';
import { dayOf, type YearRule, yearRule } from '../years/school-year.js';
import { shownParts } from './caseload-parts.js';
import { type CaseloadMember, membersOf } from './caseload-places.js';

interface Standing {
  studentId: string;
  done: ComponentCode[];
  missing: ComponentCode[];
  isOutside: boolean;
  isComplete: boolean;
}

/** The counselor's own students by grade, with what is due. Each of them is noted. */
export async function readCaseload(actor: Actor, request: AccessRequest): Promise<Caseload> {
  const [members, parts, unnamed] = await Promise.all([
    membersOf(actor.personId),
    shownParts([actor.personId]),
    countUnnamed(),
  ]);
  const shown = await presentGrades(members, actor, request);
  return { ...shown, parts: parts.get(actor.personId) ?? [], unnamed };
}

/** Students by grade, with what is done of their plans and what is due. Each of them is noted. */
export async function presentGrades(
  members: readonly CaseloadMember[],
  actor: Actor,
  request: AccessRequest,
): Promise<Pick<Caseload, 'plan' | 'grades'>> {
  const [district, rule, schools] = await Promise.all([
    currentTemplate(),
    yearRule(),
    schoolNames(),
  ]);
  const ids = members.map(({ studentId }) => studentId);
  const standings = new Map((await standingsOf(ids)).map((one) => [one.studentId, one]));
  await noteAccess(actor, ids, 'requirements', request);
  const lms = await lmsOfNamesakes(members.map(({ studentId: id, name }) => ({ id, name })));
  const due = dueDates(district, rule, request.now);
  const present = (member: CaseloadMember): CaseloadStudent => {
    const standing = standings.get(member.studentId);
    const { isComplete = false, isOutside = false, done = [], missing = [] } = standing ?? {};
    const isOpen = standing !== undefined && !isComplete && !isOutside;
    return {
      ...{ personId: member.studentId, name: displayName(member, actor.locale) },
      school: member.schoolId === null ? null : (schools.get(member.schoolId) ?? null),
      lms: lms.get(member.studentId) ?? [],
      ...{ isComplete, isOutside, done: done.length, required: done.length + missing.length },
      ...{ missing: nextFirst(missing), dueOn: isOpen ? due(member) : null },
    };
  };
  return {
    plan: district && {
      name: district.template.name,
      abbreviation: district.template.abbreviation,
    },
    grades: byGrade(members, present),
  };
}

function byGrade(
  members: readonly CaseloadMember[],
  present: (member: CaseloadMember) => CaseloadStudent,
): Caseload['grades'] {
  const grades = new Map<number | null, CaseloadStudent[]>();
  for (const member of members) {
    const students = grades.get(member.grade) ?? [];
    students.push(present(member));
    grades.set(member.grade, students);
  }
  return [...grades]
    .toSorted(([left], [right]) => (left ?? Infinity) - (right ?? Infinity))
    .map(([grade, students]) => ({
      ...{ grade, students },
      dueOn: students.flatMap(({ dueOn }) => dueOn ?? []).toSorted()[0] ?? null,
      incomplete: students.filter((one) => !one.isComplete && !one.isOutside).length,
    }));
}

/** The day is that of the rule, so students of a grade who came on one day share it. */
export function dueDates(district: DistrictTemplate | null, rule: YearRule, now: Date) {
  const known = new Map<string, string | null>();
  return ({ grade, arrivedAt }: Pick<CaseloadMember, 'grade' | 'arrivedAt'>): string | null => {
    if (!district) return null;
    const arrivedOn = dayOf(arrivedAt, rule);
    const key = `${grade ?? ''}:${arrivedOn}`;
    const day = known.get(key);
    if (day !== undefined) return day;
    const found = nearestDay(district.template.clocks, { grade, arrivedOn }, rule, now);
    known.set(key, found);
    return found;
  };
}

/** How far these plans are, as they were judged last. */
function standingsOf(studentIds: readonly string[]): Promise<Standing[]> {
  return sql<Standing>(
    `select student_id as "studentId", done, missing, is_outside as "isOutside",
            is_complete as "isComplete"
     from completions where tenant_id = $1 and student_id = any($2::uuid[])`,
    [currentTenant(), studentIds],
  );
}

export async function schoolNames(): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; name: string }>(
    'select id, name from schools where tenant_id = $1 order by name, id',
    [currentTenant()],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function countUnnamed(): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as count from people p
     where p.tenant_id = $1 and name_key(p.family_name, p.name) collate "C" = '' and not p.is_test
       and exists (select 1 from enrolments e where e.tenant_id = $1 and e.person_id = p.id
                     and e.role = 'student' and e.is_active)`,
    [currentTenant()],
  );
  return row?.count ?? 0;
}
