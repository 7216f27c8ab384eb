import { currentTenant, sql } from '../../db/tenant.js';

export interface FoundNumbers {
  /** Students, each once. */
  found: string[];
  /** Numbers that no student has, and numbers that several records have. */
  unknown: string[];
  several: string[];
}

/** Students by the number that the student information system, or an LMS, knows them by. */
export async function findByNumbers(numbers: readonly string[]): Promise<FoundNumbers> {
  const asked = [...new Set(numbers)];
  const rows = await sql<{ number: string; ids: string[] }>(
    `with asked as (select unnest($2::text[]) as number),
          known as (
            select a.number, p.id from asked a
            join people p on p.tenant_id = $1 and p.sis_id = a.number
            union
            select a.number, p.id from asked a
            join sis_records u on u.tenant_id = $1 and u.kind = 'users' and u.is_active
              and u.source_id = a.number
            join people p on p.tenant_id = $1 and p.sis_id = u.alias
            union
            select a.number, p.id from asked a
            join sis_records u on u.tenant_id = $1 and u.kind = 'users' and u.is_active
              and u.alias = a.number
            join people p on p.tenant_id = $1 and p.sis_id = u.source_id)
     select k.number, array_agg(k.id) as ids from known k
     where exists (select 1 from enrolments e where e.tenant_id = $1 and e.person_id = k.id
                     and e.role = 'student' and e.is_active)
     group by k.number`,
    [currentTenant(), asked],
  );
  const byNumber = new Map(rows.map(({ number, ids }) => [number, ids]));
  const found = asked.flatMap((number) => {
    const ids = byNumber.get(number) ?? [];
    return ids.length === 1 ? ids : [];
  });
  return {
    found: [...new Set(found)],
    unknown: asked.filter((number) => !byNumber.has(number)),
    several: asked.filter((number) => (byNumber.get(number)?.length ?? 0) > 1),
  };
}
