import { randomBytes } from 'node:crypto';
import { NO_DEPLOYMENT } from '#contracts/setup.js';
import { hashToken } from '../../auth/tokens.js';
import { newId } from '../../db/ids.js';
import { globalSql, sql, withTenant } from '../../db/tenant.js';

export const SETUP_LINK_HOURS = 24;

/**
 * Makes a link that opens the admin console once, without an LMS. Only its hash is kept, and the
 * secret stands behind the `#`, so that no server, proxy or log on the way sees it.
 *
 * @param tenantId - the district it opens; null lets whoever uses it name a new one. Of those only
 * the newest is good: a link that an earlier start printed must not lie around in a log.
 */
export async function makeSetupLink(
  publicUrl: string,
  tenantId: string | null,
  now: Date,
): Promise<string> {
  const token = `setup_${randomBytes(32).toString('base64url')}`;
  if (tenantId === null) await globalSql(`delete from setup_links where tenant_id is null`);
  await globalSql(
    `insert into setup_links (id, token_hash, tenant_id, expires_at) values ($1, $2, $3, $4)`,
    [
      newId(),
      hashToken(token),
      tenantId,
      new Date(now.getTime() + SETUP_LINK_HOURS * 3_600_000).toISOString(),
    ],
  );
  return `${publicUrl}/app/${NO_DEPLOYMENT}/#setup=${token}`;
}

/** Whether nobody has set anything up yet: then a start prints a link. */
export async function isUntouched(): Promise<boolean> {
  const [row] = await globalSql<{ untouched: boolean }>(
    `select not exists (select 1 from tenants) and not exists (select 1 from lti_registrations) as untouched`,
  );
  return row?.untouched ?? false;
}

/** Ends a district's unused links and every open visit that came by one. @returns how many. */
export async function revokeSetup(
  tenantId: string,
  now: Date,
): Promise<{ links: number; visits: number }> {
  return withTenant(tenantId, async () => {
    const links = await sql(`delete from setup_links where tenant_id = $1 returning id`, [
      tenantId,
    ]);
    const visits = await sql(
      `update sessions set revoked_at = $3
       where tenant_id = $1 and deployment_id = $2 and revoked_at is null and expires_at > $3
       returning id`,
      [tenantId, NO_DEPLOYMENT, now.toISOString()],
    );
    return { links: links.length, visits: visits.length };
  });
}
