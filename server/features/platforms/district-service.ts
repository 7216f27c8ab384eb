import { newId } from '../../db/ids.js';
import { currentTenant, globalSql, sql, withTenant } from '../../db/tenant.js';

/** The district with this name, made when there is none. @returns its tenant id. */
export async function ensureDistrict(name: string): Promise<string> {
  const [row] = await globalSql<{ id: string }>(
    `insert into tenants (name) values ($1)
     on conflict (name) do update set name = excluded.name returning id`,
    [name],
  );
  if (!row) throw new Error('The district was not stored.');
  return row.id;
}

/** The school of a district, made when there is none. @returns its id. */
export async function ensureSchool(tenantId: string, name: string): Promise<string> {
  return withTenant(tenantId, async () => {
    const [row] = await sql<{ id: string }>(
      `insert into schools (tenant_id, id, name) values ($1, $2, $3)
       on conflict (tenant_id, name) do update set updated_at = now() returning id`,
      [currentTenant(), newId(), name],
    );
    if (!row) throw new Error('The school was not stored.');
    return row.id;
  });
}

/** Names of all districts, by tenant id. */
export async function districtNames(): Promise<Map<string, string>> {
  const rows = await globalSql<{ id: string; name: string }>(`select id, name from tenants`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * The district whose administrators see what waits at this platform: the first it is bound to,
 * unless it serves another already.
 */
export async function claimRegistration(registrationId: string, tenantId: string): Promise<void> {
  await globalSql(
    `update lti_registrations r set owner_id = $2
     where r.id = $1 and r.owner_id is null and not exists (
       select 1 from lti_deployments d where d.registration_id = r.id and d.tenant_id <> $2)`,
    [registrationId, tenantId],
  );
}

/**
 * From now on this district alone looks after the public facts of the install.
 *
 * @returns whether there is such a district.
 */
export async function keepReference(name: string): Promise<boolean> {
  const rows = await globalSql<{ is_it: boolean }>(
    `update tenants set keeps_reference = (name = $1)
     where exists (select 1 from tenants where name = $1) and (keeps_reference or name = $1)
     returning keeps_reference as is_it`,
    [name],
  );
  return rows.some(({ is_it: isIt }) => isIt);
}

/** Lets go of an installation, whichever district it belongs to. @returns whether it was bound. */
export async function unbindByName(registrationId: string, deployment: string): Promise<boolean> {
  const rows = await globalSql(
    `update lti_deployments set tenant_id = null, school_id = null
     where registration_id = $1 and deployment = $2 and tenant_id is not null returning id`,
    [registrationId, deployment],
  );
  return rows.length > 0;
}
