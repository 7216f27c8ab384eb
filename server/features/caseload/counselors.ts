import type { Caseloads } from '#contracts/caseload.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { type AccessRequest } from '../access/access-log.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { NAMED, type NamedRow, presentNamed } from '../roster/person-lms.js';
import { listCaseloads } from './caseload-parts.js';

/** More than these are not offered in one list. */
const OFFERED_MAX = 2_000;

/** Who teaches somewhere now and has no part beyond that, by name. */
const TEACHERS = `
  select ${NAMED} from people p
  where p.tenant_id = $1 and p.staff_role is null and not p.is_test and ($2::uuid is null or p.id = $2)
    and exists (select 1 from enrolments e where e.tenant_id = $1 and e.person_id = p.id and e.is_active
                  and e.role in ('teacher', 'assistant'))
  order by name_key(p.family_name, p.name), p.name, p.id limit ${OFFERED_MAX}`;

/** The caseloads with whom an administrator could make a counselor. */
export async function withTeachers(actor: Actor, caseloads: Caseloads): Promise<Caseloads> {
  if (actor.role !== 'admin') return caseloads;
  const rows = await sql<NamedRow>(TEACHERS, [currentTenant(), null]);
  const teachers = rows.map((row) => presentNamed(row, actor.locale));
  return { ...caseloads, teachers };
}

/** From their next launch on they are a counselor. @throws AppError `not-found` for who teaches nowhere */
export async function nameCounselor(
  actor: Actor,
  personId: string,
  request: AccessRequest,
): Promise<Caseloads> {
  const found = await sql(TEACHERS, [currentTenant(), personId]);
  if (found.length === 0) throw notFound();
  await sql(
    `update people set staff_role = 'counselor', updated_at = $3 where tenant_id = $1 and id = $2`,
    [currentTenant(), personId, request.now.toISOString()],
  );
  await noteAdminAct(actor.personId, 'counselor-named', personId, request.requestId);
  return withTeachers(actor, await listCaseloads(actor));
}

/**
 * They are none any more, from this moment: open visits as one are over. The parts of their caseload stay,
 * for the case that they become one again.
 */
export async function endCounselor(
  actor: Actor,
  personId: string,
  request: AccessRequest,
): Promise<Caseloads> {
  const rows = await sql(
    `update people set staff_role = null, updated_at = $3
     where tenant_id = $1 and id = $2 and staff_role = 'counselor' returning id`,
    [currentTenant(), personId, request.now.toISOString()],
  );
  if (rows.length === 0) throw notFound();
  await sql(
    `update sessions set revoked_at = $3
     where tenant_id = $1 and person_id = $2 and role = 'counselor' and revoked_at is null`,
    [currentTenant(), personId, request.now.toISOString()],
  );
  await noteAdminAct(actor.personId, 'counselor-ended', personId, request.requestId);
  return withTeachers(actor, await listCaseloads(actor));
}
