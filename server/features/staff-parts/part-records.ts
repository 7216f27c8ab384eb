import type { NewStaffPart, StaffPart } from '#contracts/staff-parts.js';
import type { PartKind } from '#contracts/part-kinds.js';
import { STUDENTS_OF_PART } from '../../auth/part-visits.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { NAMED, type NamedRow as LmsRow } from '../roster/person-lms.js';
import { displayName } from '../roster/person-name.js';

interface NamedRow {
  id: string;
  name: string | null;
  pseudonym: string;
}

interface Row {
  id: string;
  kind: PartKind;
  staff_id: string;
  name: string | null;
  pseudonym: string;
  students: NamedRow[] | null;
  school: string | null;
  ends_on: string;
  is_over: boolean;
  given_by: string | null;
  created_at: Date;
  ended_at: Date | null;
}

/** What ended longer ago than this stands in the log of the district alone. */
const SHOWN_DAYS = 60;

/** Every part that counts, and those that ended lately. A student who left every course is not named. */
export async function listParts(today: string, locale: string): Promise<StaffPart[]> {
  const rows = await sql<Row>(
    `select o.id, o.kind, o.staff_id, p.name, p.pseudonym, o.ends_on::text, o.ends_on < $2::date as is_over,
            h.name as school, g.name as given_by, o.created_at, o.ended_at,
            (select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'pseudonym', c.pseudonym)
                              order by name_key(c.family_name, c.name), c.name, c.id)
             from people c where c.tenant_id = $1 and c.id in (
               select s.student_id from ${STUDENTS_OF_PART})) as students
     from staff_parts o
     join people p on p.tenant_id = $1 and p.id = o.staff_id
     left join schools h on h.tenant_id = $1 and h.id = o.school_id
     left join people g on g.tenant_id = $1 and g.id = o.given_by
     where o.tenant_id = $1
       and least(o.ends_on, o.ended_at::date) >= $2::date - ${SHOWN_DAYS}::int
     order by o.ended_at is null and o.ends_on >= $2::date desc,
              name_key(p.family_name, p.name), p.name, o.created_at, o.id`,
    [currentTenant(), today],
  );
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind, endsOn: row.ends_on, isOver: row.is_over },
    person: { personId: row.staff_id, name: displayName(row, locale) },
    students: (row.students ?? []).map((one) => ({
      personId: one.id,
      name: displayName(one, locale),
    })),
    ...{ school: row.school, givenBy: row.given_by, givenAt: row.created_at.toISOString() },
    endedAt: row.ended_at?.toISOString() ?? null,
  }));
}

export async function insertPart(part: NewStaffPart, givenBy: string, now: Date): Promise<void> {
  const id = newId();
  const { kind, personId, endsOn } = part;
  const schoolId = 'schoolId' in part ? part.schoolId : null;
  await sql(
    `insert into staff_parts (tenant_id, id, staff_id, kind, school_id, ends_on, given_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    [currentTenant(), id, personId, kind, schoolId, endsOn, givenBy, now.toISOString()],
  );
  if (!('studentIds' in part)) return;
  const students = [...new Set(part.studentIds)];
  await sql(
    `insert into staff_part_students (tenant_id, id, part_id, student_id)
     select $1, unnest($2::uuid[]), $3, unnest($4::uuid[])`,
    [currentTenant(), students.map(() => newId()), id, students],
  );
}

/** Ends a part before its day, or (`endedBy` null) lets it count again. @returns whose, and which. */
export async function setPartEnded(
  id: string,
  endedBy: string | null,
  { today, now }: { today: string; now: Date },
): Promise<{ staff_id: string; kind: PartKind } | undefined> {
  const [row] = await sql<{ staff_id: string; kind: PartKind }>(
    `update staff_parts set ended_at = $4, ended_by = $3, updated_at = $5
     where tenant_id = $1 and id = $2 and (ended_at is null) = ($3::uuid is not null)
       and ends_on >= $6::date
     returning staff_id, kind`,
    [
      ...[currentTenant(), id, endedBy, endedBy === null ? null : now.toISOString()],
      ...[now.toISOString(), today],
    ],
  );
  return row;
}

/** SQL: the person `p` is nobody's student now: a part of the staff is for those alone. */
const IS_STAFF = `not p.is_test and not exists (
  select 1 from enrolments e where e.tenant_id = $1 and e.person_id = p.id and e.role = 'student'
    and e.is_active)`;
const IS_STUDENT = `not p.is_test and exists (
  select 1 from enrolments e where e.tenant_id = $1 and e.person_id = p.id and e.role = 'student'
    and e.is_active)`;

export async function canHavePart(personId: string): Promise<boolean> {
  const [row] = await sql(
    `select 1 as found from people p where p.tenant_id = $1 and p.id = $2 and ${IS_STAFF}`,
    [currentTenant(), personId],
  );
  return row !== undefined;
}

/** Whether each of them is a student of the district now. */
export async function areStudents(ids: readonly string[]): Promise<boolean> {
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as count from people p
     where p.tenant_id = $1 and p.id = any($2::uuid[]) and ${IS_STUDENT}`,
    [currentTenant(), ids],
  );
  return row?.count === new Set(ids).size;
}

export interface FoundPerson extends LmsRow {
  course: string | null;
}

/** People whose name or number has this piece in it, by name. */
export function findPeople(
  who: 'staff' | 'student',
  text: string,
  limit: number,
): Promise<FoundPerson[]> {
  const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return sql<FoundPerson>(
    `select ${NAMED},
            (select coalesce(c.title, c.label) from enrolments e
             join courses c on c.tenant_id = $1 and c.id = e.course_id
             where e.tenant_id = $1 and e.person_id = p.id and e.is_active
             order by e.created_at desc, e.id desc limit 1) as course
     from people p
     where p.tenant_id = $1 and (p.name ilike $2 or p.pseudonym ilike $2 or p.sis_id = $3)
       and ${who === 'staff' ? IS_STAFF : IS_STUDENT}
     order by name_key(p.family_name, p.name), p.name, p.pseudonym, p.id limit $4`,
    [currentTenant(), pattern, text, limit],
  );
}
