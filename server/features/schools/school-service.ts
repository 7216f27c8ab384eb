import type { SchoolList } from '#contracts/schools.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import type { AccessRequest } from '../access/access-log.js';
import { noteAdminAct } from '../connections/admin-log.js';

interface Row {
  id: string;
  name: string;
  courses: number;
  students: number;
  last_opened_at: Date | null;
}

/** Those that have not started first. Visits are kept for 30 days, so an older one is not known. */
export async function listSchools(): Promise<SchoolList> {
  const rows = await sql<Row>(
    `select s.id, s.name, count(distinct c.id)::int as courses,
            count(distinct e.person_id)::int as students,
            (select max(v.created_at) from sessions v join courses o on o.tenant_id = $1 and o.id = v.course_id
             where v.tenant_id = $1 and o.school_id = s.id and not v.is_test) as last_opened_at
     from schools s
     left join courses c on c.tenant_id = $1 and c.school_id = s.id
     left join enrolments e on e.tenant_id = $1 and e.course_id = c.id and e.role = 'student' and e.is_active
     where s.tenant_id = $1 group by s.id, s.name order by count(c.id) > 0, s.name, s.id`,
    [currentTenant()],
  );
  return {
    schools: rows.map(({ last_opened_at: at, ...row }) => ({
      ...row,
      lastOpenedAt: at?.toISOString() ?? null,
    })),
  };
}

/** @throws AppError `not-found`; `invalid-request` where another school has the name */
export async function renameSchool(
  actor: Actor,
  id: string,
  name: string,
  { requestId }: AccessRequest,
): Promise<SchoolList> {
  const [taken] = await sql(
    `select 1 as found from schools where tenant_id = $1 and lower(name) = lower($2) and id <> $3`,
    [currentTenant(), name, id],
  );
  if (taken)
    throw new AppError('invalid-request', 'Another school has this name.', {
      errors: [{ pointer: '/body/name', detail: 'Another school has this name.' }],
    });
  const rows = await sql(
    `update schools set name = $3, updated_at = now() where tenant_id = $1 and id = $2 returning id`,
    [currentTenant(), id, name],
  );
  if (rows.length === 0) throw notFound();
  await noteAdminAct(actor.personId, 'school-renamed', name, requestId);
  return listSchools();
}
