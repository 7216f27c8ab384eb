import { currentTenant, sql } from '../../db/tenant.js';
import { gradeLevelFrom } from '../imports/grade-level.js';
import { type Part, type Place, takesIn } from './caseload-rule.js';

/** A student with what a list of people shows of them. */
export interface CaseloadMember extends Place {
  name: string | null;
  pseudonym: string;
  /** When they came to their first course here, and to the one that they came to last. */
  arrivedAt: Date;
}

interface Row extends Omit<CaseloadMember, 'grade'> {
  grades: Parameters<typeof gradeLevelFrom>[0];
}

/** No letter sorts after it: from `A` to `F` ends before `F` with this behind it. */
const AFTER_ALL = 'chr(65535)';

const NAME_IN_RULE = `name_key(p.family_name, p.name) collate "C" >= coalesce(r.from_letters, '')
  and name_key(p.family_name, p.name) collate "C" < coalesce(r.to_letters, '') || ${AFTER_ALL}`;

/** Whoever a part may take in: by letters and school here, by grade and the rest in `takesIn()`. */
const CANDIDATES = `
  parts as (
    select * from caseload_parts
    where tenant_id = $1 and counselor_id = $2 and removed_at is null and kind = 'rule'),
  candidates as (
    select p.id from parts r join people p on p.tenant_id = $1 and ${NAME_IN_RULE}
    where r.school_id is null
    union
    select p.id from parts r
    join courses c on c.tenant_id = $1 and c.school_id = r.school_id
    join enrolments e on e.tenant_id = $1 and e.course_id = c.id and e.role = 'student' and e.is_active
    join people p on p.tenant_id = $1 and p.id = e.person_id and ${NAME_IN_RULE}
    union
    select s.student_id from caseload_parts l
    join caseload_students s on s.tenant_id = $1 and s.part_id = l.id
    where l.tenant_id = $1 and l.counselor_id = $2 and l.removed_at is null)`;

/** The school is that of the course they came to last, as for figures. */
const MEMBERS = (candidates: string) => `
  with ${candidates}
  select p.id as "studentId", name_key(p.family_name, p.name) as "nameKey", p.name, p.pseudonym,
         place.school_id as "schoolId", place.arrived_at as "arrivedAt",
         array(select s.part_id from caseload_students s
               where s.tenant_id = $1 and s.student_id = p.id) as lists,
         (select jsonb_agg(r.data->'grades') from sis_records r
          where r.tenant_id = $1 and r.kind = 'users' and r.is_active
            and (r.source_id = p.sis_id or r.alias = p.sis_id)) as grades
  from candidates
  join people p on p.tenant_id = $1 and p.id = candidates.id and not p.is_test
  cross join lateral (
    select (array_agg(c.school_id order by e.created_at desc, e.id desc))[1] as school_id,
           min(e.created_at) as arrived_at
    from enrolments e join courses c on c.tenant_id = $1 and c.id = e.course_id
    where e.tenant_id = $1 and e.person_id = p.id and e.role = 'student' and e.is_active
    having count(*) > 0) place
  order by name_key(p.family_name, p.name), p.name, p.pseudonym, p.id`;

const placed = ({ grades, ...row }: Row): CaseloadMember => ({
  ...row,
  grade: gradeLevelFrom(grades),
});

export interface PartRow extends Part {
  name: string;
}

/** The parts of a caseload that stand, the oldest first. */
export async function partsOf(counselorId: string): Promise<PartRow[]> {
  const rows = await sql<PartColumns>(
    `select ${PART_COLUMNS} from caseload_parts
     where tenant_id = $1 and counselor_id = $2 and removed_at is null order by created_at, id`,
    [currentTenant(), counselorId],
  );
  return rows.map(partFrom);
}

export const PART_COLUMNS = `id, kind, name, from_letters, to_letters, from_grade, to_grade, school_id`;

export interface PartColumns {
  id: string;
  kind: 'rule' | 'list';
  name: string;
  from_letters: string | null;
  to_letters: string | null;
  from_grade: number | null;
  to_grade: number | null;
  school_id: string | null;
}

export const partFrom = (row: PartColumns): PartRow => ({
  ...{ id: row.id, kind: row.kind, name: row.name, schoolId: row.school_id },
  letters:
    row.from_letters === null || row.to_letters === null
      ? null
      : { from: row.from_letters, to: row.to_letters },
  grades:
    row.from_grade === null || row.to_grade === null
      ? null
      : { from: row.from_grade, to: row.to_grade },
});

/** Everybody in a counselor's caseload today, by family name. */
export async function membersOf(counselorId: string): Promise<CaseloadMember[]> {
  const [parts, rows] = await Promise.all([
    partsOf(counselorId),
    sql<Row>(MEMBERS(CANDIDATES), [currentTenant(), counselorId]),
  ]);
  return rows.map(placed).filter((place) => parts.some((part) => takesIn(part, place)));
}

/** These of them who are students now. */
export async function placesOf(studentIds: readonly string[]): Promise<CaseloadMember[]> {
  const rows = await sql<Row>(MEMBERS('candidates as (select distinct unnest($2::uuid[]) as id)'), [
    currentTenant(),
    studentIds,
  ]);
  return rows.map(placed);
}

/** Everybody whose school this is today, by family name. */
export async function studentsOfSchool(schoolId: string): Promise<CaseloadMember[]> {
  const candidates = `candidates as (
    select distinct e.person_id as id from courses c
    join enrolments e on e.tenant_id = $1 and e.course_id = c.id and e.role = 'student' and e.is_active
    where c.tenant_id = $1 and c.school_id = $2)`;
  const rows = await sql<Row>(MEMBERS(candidates), [currentTenant(), schoolId]);
  return rows.map(placed).filter((place) => place.schoolId === schoolId);
}

/** Everybody in reach of a principal today, by school and family name. */
export async function studentsOfSchools(schoolIds: readonly string[]): Promise<CaseloadMember[]> {
  const found = await Promise.all(schoolIds.map((id) => studentsOfSchool(id)));
  return found.flat();
}

/** Whether the counselor looks after this student today. */
export async function isInCaseload(counselorId: string, studentId: string): Promise<boolean> {
  const [parts, places] = await Promise.all([partsOf(counselorId), placesOf([studentId])]);
  return places.some((place) => parts.some((part) => takesIn(part, place)));
}

/** Counselors in whose caseload the student is today. */
export async function counselorsOf(studentId: string): Promise<string[]> {
  const [rows, places] = await Promise.all([
    sql<PartColumns & { counselor_id: string }>(
      `select ${PART_COLUMNS}, counselor_id from caseload_parts c
       where tenant_id = $1 and removed_at is null and exists (
         select 1 from people p where p.tenant_id = $1 and p.id = c.counselor_id
           and p.staff_role = 'counselor')`,
      [currentTenant()],
    ),
    placesOf([studentId]),
  ]);
  const fitting = rows.filter((row) => places.some((place) => takesIn(partFrom(row), place)));
  return [...new Set(fitting.map(({ counselor_id }) => counselor_id))];
}
