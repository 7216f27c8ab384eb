import type { MyStudents } from '#contracts/staff-parts.js';
import type { Actor } from '../../auth/actor.js';
import { partsOfPerson, schoolsInReach, STUDENTS_OF_PART } from '../../auth/part-visits.js';
import { type LookingPart, PRINCIPAL } from '#contracts/part-kinds.js';
import { daySql } from '../../db/district-day.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { placesOf, studentsOfSchools } from '../caseload/caseload-places.js';
import { presentGrades } from '../caseload/caseload-service.js';
import { lmsOfNamesakes } from '../roster/person-lms.js';
import { displayName } from '../roster/person-name.js';
import { shownTo } from '../visibility/visibility-policy.js';

interface Row {
  id: string;
  name: string | null;
  pseudonym: string;
  focus_goal: string | null;
  last_move_at: Date | null;
  has_plan: boolean;
}

/**
 * One's own parts; in a part its students, each in one line, or its school, by grade. Whose goal or whose state is
 * shown is noted.
 */
export async function readMyStudents(actor: Actor, request: AccessRequest): Promise<MyStudents> {
  const parts = await partsOfPerson(actor.personId, request.now);
  const rows = actor.part ? await studentsOf(actor, actor.part.studentIds) : [];
  const shown = rows.filter(({ focus_goal }) => focus_goal !== null).map(({ id }) => id);
  await noteAccess(actor, shown, 'class list', request);
  const lms = await lmsOfNamesakes(rows);
  return {
    parts: parts.map(({ ends_on, ...part }) => ({ ...part, endsOn: ends_on })),
    students: rows.map((row) => ({
      personId: row.id,
      name: displayName(row, actor.locale),
      lms: lms.get(row.id) ?? [],
      focusGoal: row.focus_goal,
      lastMoveAt: row.last_move_at?.toISOString() ?? null,
      hasPlan: row.has_plan,
    })),
    school: await readSchool(actor, request),
  };
}

async function readSchool(actor: Actor, request: AccessRequest): Promise<MyStudents['school']> {
  if (actor.part?.kind !== PRINCIPAL) return null;
  const members = await studentsOfSchools(schoolsInReach(actor.part));
  return presentGrades(members, actor, request);
}

const studentsOf = (actor: Actor, ids: readonly string[]) =>
  sql<Row>(
    `select p.id, p.name, p.pseudonym, n.id is not null as has_plan, f.title as focus_goal,
            (select max(g.updated_at) from goals g
             where g.tenant_id = $1 and g.plan_id = n.id and g.visibility = any($3::text[])) as last_move_at
     from people p
     left join plans n on n.tenant_id = $1 and n.student_id = p.id
     left join goals f on f.tenant_id = $1 and f.plan_id = n.id and f.removed_at is null and f.is_focus
                      and f.visibility = any($3::text[])
     where p.tenant_id = $1 and p.id = any($2::uuid[])
     order by name_key(p.family_name, p.name), p.name, p.pseudonym, p.id`,
    [actor.tenantId, ids, shownTo(actor.role)],
  );

/** Who has a part that names this student or is for their school, by name: the student is told of each. */
export async function partPeopleOf(
  studentId: string,
  now: Date,
): Promise<{ name: string | null; role: LookingPart }[]> {
  const schools = (await placesOf([studentId])).flatMap(({ schoolId }) => schoolId ?? []);
  return sql(
    `select distinct p.name, o.kind as role
     from staff_parts o join tenants d on d.id = o.tenant_id
     join people p on p.tenant_id = $1 and p.id = o.staff_id
     where o.tenant_id = $1 and o.ended_at is null
       and o.ends_on >= ${daySql('$3::timestamptz', 'd.time_zone')}
       and ($2::uuid in (select s.student_id from ${STUDENTS_OF_PART})
            or o.kind = '${PRINCIPAL}' and o.school_id = any($4::uuid[]))
     order by p.name nulls last, o.kind`,
    [currentTenant(), studentId, now.toISOString(), schools],
  );
}
