import { type PartKind, PRINCIPAL, READ_ONLY } from '#contracts/part-kinds.js';
import { daySql } from '../db/district-day.js';
import { currentTenant, sql } from '../db/tenant.js';
import type { Actor, Part } from './actor.js';
import { PARTS } from './parts.js';

/** SQL: parts of the person that count now, as `o`; never a student's, who is nobody's staff. */
export const openParts = (person: string, now: string) => `staff_parts o
  join tenants d on d.id = o.tenant_id
  where o.tenant_id = $1 and o.staff_id = ${person} and o.ended_at is null
    and o.ends_on >= ${daySql(`${now}::timestamptz`, 'd.time_zone')}`;

/** SQL: whom the part `o` names, of those who are students in some course now, as `s`. */
export const STUDENTS_OF_PART = `staff_part_students s
  where s.tenant_id = $1 and s.part_id = o.id and exists (
    select 1 from enrolments e where e.tenant_id = $1 and e.person_id = s.student_id
      and e.role = 'student' and e.is_active)`;

/** Whose students a visit is let at, wherever they are in the school; none in every other part. */
export const schoolsInReach = (part: Part | null | undefined): readonly string[] =>
  part?.kind === PRINCIPAL ? (part.schoolIds ?? []) : [];

export interface PartColumns {
  acts_as: PartKind | null;
  /** Null where the part counts no longer. */
  part_students: string[] | null;
  /** Null where it is held to no school. */
  part_schools: string[] | null;
}

/** Read each time, as the enrolment is: a part that has ended opens nothing from then on. */
export const partColumns = (now: string) => `acts_as,
  case when acts_as is not null and role <> 'student' then (
    select coalesce(array_agg(m.student_id) filter (where m.student_id is not null), '{}')
    from (select o.id from ${openParts('sessions.person_id', now)} and o.kind = sessions.acts_as) o
    left join lateral (select s.student_id from ${STUDENTS_OF_PART}) m on true
    having count(o.id) > 0
  ) end as part_students,
  case when acts_as in ('${READ_ONLY}', '${PRINCIPAL}') then (
    select case when bool_and(o.school_id is not null) then array_agg(o.school_id) end
    from ${openParts('sessions.person_id', now)} and o.kind = sessions.acts_as
  ) end as part_schools`;

/** The actor in the part of their visit; nobody at all where it has ended. */
export function withPart(
  actor: Actor,
  { acts_as: kind, part_students, part_schools }: PartColumns,
): Actor {
  if (kind === null) return actor;
  const outside = { ...actor, courseId: null, canTeach: false };
  if (part_students === null) return { ...outside, role: 'none' };
  const { eyes, works } = PARTS[kind];
  return {
    ...{ ...outside, role: eyes, canTeach: works },
    part: { kind, studentIds: part_students, schoolIds: part_schools },
  };
}

export interface OwnPart {
  kind: PartKind;
  students: number;
  /** Whose it is, by name; none for the whole district's. */
  schools: string[];
  ends_on: string;
}

/** The parts that a person has now, one line a kind, the widest kind first. */
export async function partsOfPerson(personId: string, now: Date): Promise<OwnPart[]> {
  const rows = await sql<OwnPart>(
    `select o.kind, max(o.ends_on)::text as ends_on,
            count(distinct m.student_id)::int as students,
            case when bool_and(c.id is not null) then array_agg(distinct c.name) else '{}' end as schools
     from (select o.id, o.kind, o.ends_on, o.school_id from ${openParts('$2', '$3')}) o
     left join schools c on c.tenant_id = $1 and c.id = o.school_id
     left join lateral (select s.student_id from ${STUDENTS_OF_PART}) m on true
     group by o.kind`,
    [currentTenant(), personId, now.toISOString()],
  );
  const order = Object.keys(PARTS);
  return rows.toSorted((left, right) => order.indexOf(right.kind) - order.indexOf(left.kind));
}
