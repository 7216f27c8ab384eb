import { hashToken, newToken } from '../../auth/tokens.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface Device {
  id: string;
  personId: string;
  name: string | null;
  locale: string | null;
  lastSeenAt: Date;
}

/** The device behind a cookie; nothing for one that was signed out or not used for so many days. */
export async function findDevice(
  token: string,
  deviceDays: number,
  now: Date,
): Promise<Device | null> {
  const [row] = await sql<Device>(
    `select d.id, d.person_id as "personId", p.name, p.locale, d.last_seen_at as "lastSeenAt"
     from family_devices d join people p on p.tenant_id = d.tenant_id and p.id = d.person_id
     where d.tenant_id = $1 and d.token_hash = $2 and d.revoked_at is null
       and d.last_seen_at > $3::timestamptz - make_interval(days => $4::int)`,
    [currentTenant(), hashToken(token), now.toISOString(), deviceDays],
  );
  return row ?? null;
}

/** @returns the secret of the new device, which is kept nowhere but there. */
export async function insertDevice(personId: string, now: Date): Promise<string> {
  const token = newToken('family', currentTenant());
  await sql(
    `insert into family_devices (tenant_id, id, person_id, token_hash, last_seen_at, created_at)
     values ($1, $2, $3, $4, $5, $5)`,
    [currentTenant(), newId(), personId, hashToken(token), now.toISOString()],
  );
  return token;
}

export async function touchDevice(id: string, now: Date): Promise<void> {
  await sql('update family_devices set last_seen_at = $3 where tenant_id = $1 and id = $2', [
    ...[currentTenant(), id, now.toISOString()],
  ]);
}

/** Signs out all devices of a person, or the one. */
export async function revokeDevices(
  personId: string,
  now: Date,
  id: string | null = null,
): Promise<void> {
  await sql(
    `update family_devices set revoked_at = $3, token_hash = null
     where tenant_id = $1 and person_id = $2 and revoked_at is null and ($4::uuid is null or id = $4)`,
    [currentTenant(), personId, now.toISOString(), id],
  );
}
