import type { SisStudent } from '#contracts/class.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { gradeLevelOf } from './grade-level.js';

/** Guardians are for those who work with families, and the student: a teacher is not shown them. */
export const canSeeGuardians = (
  { role, personId }: Pick<Actor, 'role' | 'personId'>,
  studentId: string,
): boolean => role === 'counselor' || role === 'admin' || personId === studentId;

interface Row {
  source_id: string;
  school_name: string | null;
  as_of: Date;
}

/**
 * What the district's OneRoster file says of a student; null where it has no record of them, or two.
 * The caller has checked that the actor may see the student.
 */
export async function sisStudent(actor: Actor, personId: string): Promise<SisStudent | null> {
  const records = await sql<Row>(STUDENT, [currentTenant(), personId]);
  const [record] = records;
  if (!record || records.length > 1) return null;
  const guardians = canSeeGuardians(actor, personId) ? await guardiansOf(record.source_id) : null;
  const gradeLevel = await gradeLevelOf(personId);
  const hasGuardians = guardians !== null && guardians.named.length + guardians.unnamed > 0;
  if (record.school_name === null && gradeLevel === null && !hasGuardians) return null;
  return {
    schoolName: record.school_name,
    gradeLevel,
    guardians,
    asOf: record.as_of.toISOString(),
  };
}

/** The school is the one that the file calls primary, else that of their only role. */
const STUDENT = `
  select u.source_id, o.data->>'name' as school_name,
         coalesce((select i.applied_at from sis_imports i
                   where i.tenant_id = $1 and i.state = 'applied'
                   order by i.applied_at desc limit 1), u.updated_at) as as_of
  from people p
  join sis_records u on u.tenant_id = $1 and u.kind = 'users' and u.is_active
                    and (u.source_id = p.sis_id or u.alias = p.sis_id)
  left join lateral (
    select min(r.data->>'orgSourcedId') as org from sis_records r
    where r.tenant_id = $1 and r.kind = 'roles' and r.is_active
      and r.data->>'userSourcedId' = u.source_id
      and (lower(r.data->>'roleType') = 'primary' or not exists (
        select 1 from sis_records m where m.tenant_id = $1 and m.kind = 'roles' and m.is_active
          and m.data->>'userSourcedId' = u.source_id and m.id <> r.id))
    having count(distinct r.data->>'orgSourcedId') = 1
  ) role on true
  left join sis_records o on o.tenant_id = $1 and o.kind = 'orgs' and o.is_active
    and o.source_id = coalesce(nullif(u.data->>'primaryOrgSourcedId', ''), role.org)
  where p.tenant_id = $1 and p.id = $2`;

/**
 * The file's names stay on the administrator's computer, so a guardian's name is known only where an
 * LMS gave it for a person with the guardian's id. The others are counted.
 */
async function guardiansOf(studentSourceId: string): Promise<NonNullable<SisStudent['guardians']>> {
  const rows = await sql<{ names: (string | null)[] }>(
    `select array(select distinct p.name from people p
                  where p.tenant_id = $1 and not p.is_test and p.name is not null
                    and p.sis_id in (g.source_id, g.alias)) as names
     from sis_records u
     cross join jsonb_array_elements_text(case jsonb_typeof(u.data->'agentSourcedIds')
                                          when 'array' then u.data->'agentSourcedIds' else '[]' end) as agent
     join sis_records g on g.tenant_id = $1 and g.kind = 'users' and g.is_active and g.source_id = agent
     where u.tenant_id = $1 and u.kind = 'users' and u.source_id = $2
       and not exists (
         select 1 from sis_records r where r.tenant_id = $1 and r.kind = 'roles' and r.is_active
           and r.data->>'userSourcedId' = g.source_id
           and lower(r.data->>'role') not in ('guardian', 'parent', 'relative'))`,
    [currentTenant(), studentSourceId],
  );
  // Two names for one id tell as little as none.
  const named = rows.flatMap(({ names }) => (names.length === 1 ? (names as string[]) : []));
  return { named: named.toSorted(), unnamed: rows.length - named.length };
}
