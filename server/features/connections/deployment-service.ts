import type { Binding } from '#contracts/connections.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { ensureSchool } from '../platforms/district-service.js';
import { noteAdminAct } from './admin-log.js';

/**
 * Binds an installation to the administrator's district, and to a school of it where one is named.
 * Theirs are those bound already, and those waiting at a platform their district brought in.
 */
export async function bindDeployment(
  actor: Actor,
  id: string,
  binding: Binding,
  requestId: string,
): Promise<Record<string, never>> {
  const schoolId = await schoolOf(actor, binding, requestId);
  const [bound] = await sql<{ deployment: string }>(
    `update lti_deployments d set tenant_id = $1, school_id = $3
     from lti_registrations r
     where r.id = d.registration_id and d.id = $2
       and (d.tenant_id = $1 or (d.tenant_id is null and r.owner_id = $1))
     returning d.deployment`,
    [actor.tenantId, id, schoolId],
  );
  if (!bound) throw notFound();
  // Courses that came before the school was named go with it; a school set by hand elsewhere stays.
  await sql(
    `update courses set school_id = $3, updated_at = now()
     where tenant_id = $1 and deployment_id = $2 and school_id is null`,
    [actor.tenantId, id, schoolId],
  );
  await noteAdminAct(actor.personId, 'deployment-bound', bound.deployment, requestId);
  return {};
}

/** Launches of this installation wait again; what its people did stays with the district. */
export async function unbindDeployment(
  actor: Actor,
  id: string,
  requestId: string,
): Promise<Record<string, never>> {
  const [gone] = await sql<{ deployment: string; registration_id: string }>(
    `update lti_deployments set tenant_id = null, school_id = null
     where id = $2 and tenant_id = $1 returning deployment, registration_id`,
    [actor.tenantId, id],
  );
  if (!gone) throw notFound();
  // Whoever lets go of it must be able to take it up again.
  await sql(
    `update lti_registrations r set owner_id = $1
     where r.id = $2 and r.owner_id is null and not exists (
       select 1 from lti_deployments d where d.registration_id = r.id and d.tenant_id <> $1)`,
    [actor.tenantId, gone.registration_id],
  );
  // Its visits end with it, the administrator's own excepted: they may be working in it right now.
  await sql(
    `update sessions set revoked_at = now()
     where tenant_id = $1 and deployment_id = $2 and revoked_at is null and id <> $3`,
    [actor.tenantId, id, actor.sessionId],
  );
  await noteAdminAct(actor.personId, 'deployment-unbound', gone.deployment, requestId);
  return {};
}

async function schoolOf(
  actor: Actor,
  { schoolId, newSchoolName }: Binding,
  requestId: string,
): Promise<string | null> {
  if (newSchoolName !== undefined) {
    await noteAdminAct(actor.personId, 'school-made', newSchoolName, requestId);
    return ensureSchool(actor.tenantId, newSchoolName);
  }
  if (schoolId === null) return null;
  const [school] = await sql<{ id: string }>(
    `select id from schools where tenant_id = $1 and id = $2`,
    [actor.tenantId, schoolId],
  );
  if (!school) throw notFound();
  return school.id;
}
