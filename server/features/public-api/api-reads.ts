import type {
  ApiCompletion,
  ApiSchools,
  ApiStudents,
  ApiStudentsQuery,
} from '#contracts/public-api.js';
import { sql } from '../../db/tenant.js';
import { noteAccess } from '../access/access-log.js';
import { readReport } from '../completion/completion-report.js';
import type { ApiCaller } from './api-endpoint.js';

export async function readSchools({ tenantId }: ApiCaller): Promise<ApiSchools> {
  const schools = await sql<ApiSchools['schools'][number]>(
    `select s.id, s.name, count(c.id)::int as courses
     from schools s left join courses c on c.tenant_id = s.tenant_id and c.school_id = s.id
     where s.tenant_id = $1 group by s.id, s.name order by s.name, s.id`,
    [tenantId],
  );
  return { schools };
}

/** The same figures as on the page, small groups hidden the same way. */
export async function readCompletion({ tenantId, now }: ApiCaller): Promise<ApiCompletion> {
  return readReport({ tenantId }, {}, now);
}

/** A page of students with what their plans have, by id. Each of them is noted as seen. */
export async function readStudents(
  caller: ApiCaller,
  { after, limit }: ApiStudentsQuery,
): Promise<ApiStudents> {
  const rows = await sql<ApiStudents['students'][number]>(
    `select c.student_id as id, p.sis_id as number, p.name, c.school_id as "schoolId",
            nullif(c.grade, 0) as grade, c.is_complete as "isComplete", c.done, c.missing, c.waived
     from completions c join people p on p.tenant_id = c.tenant_id and p.id = c.student_id
     where c.tenant_id = $1 and not c.is_outside and not p.is_test and ($2::uuid is null or c.student_id > $2)
     order by c.student_id limit $3`,
    [caller.tenantId, after ?? null, limit + 1],
  );
  const students = rows.slice(0, limit);
  await noteAccess(
    { tenantId: caller.tenantId, personId: caller.madeBy, role: 'program' },
    students.map(({ id }) => id),
    'requirements',
    caller,
  );
  return { students, next: rows.length > limit ? (students.at(-1)?.id ?? null) : null };
}
