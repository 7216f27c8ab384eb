import { randomUUID } from 'node:crypto';
import { NO_DEPLOYMENT } from '#contracts/setup.js';
import { openSession } from '../../auth/sessions.js';
import { noteSupportLook, VISIT } from '../../auth/support-looks.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import { pseudonymFor } from '../roster/person-name.js';
import { openGrant } from './support-service.js';

/** Time to copy the link from a terminal into a browser. */
const CODE_SECONDS = 300;

/** What whoever runs Pathlight gets: why they may look, until when, and a way in. */
export interface SupportVisit {
  reason: string;
  endsAt: Date;
  address: string;
}

/**
 * Opens a visit for support under the permission that is good now. It can only look, shows the district each
 * page it opens, and ends with the permission.
 *
 * @returns undefined when the district allows no look now.
 */
export async function openSupportVisit(
  tenantId: string,
  publicUrl: string,
  now: Date,
): Promise<SupportVisit | undefined> {
  return withTenant(tenantId, async () => {
    const grant = await openGrant(now);
    if (!grant) return undefined;
    const { code } = await openSession(
      {
        ...{ personId: await visitorOf(grant.id), courseId: null, deploymentId: NO_DEPLOYMENT },
        ...{ role: 'admin', locale: 'en', view: 'district', deepLink: null, isTest: false },
        support: { grantId: grant.id, endsAt: grant.endsAt, codeSeconds: CODE_SECONDS },
      },
      now,
    );
    await noteSupportLook(grant.id, VISIT, { now, requestId: randomUUID() });
    const address = `${publicUrl}/app/${NO_DEPLOYMENT}/#code=${code}`;
    return { reason: grant.reason, endsAt: grant.endsAt, address };
  });
}

/** The person under whose name support looks: one a permission, in no course and with no LMS. */
async function visitorOf(grantId: string): Promise<string> {
  const [known] = await sql<{ visitor_id: string | null }>(
    `select visitor_id from support_grants where tenant_id = $1 and id = $2 for update`,
    [currentTenant(), grantId],
  );
  if (known?.visitor_id) return known.visitor_id;
  const id = newId();
  await sql(
    `insert into people (tenant_id, id, name, pseudonym, is_test) values ($1, $2, 'Pathlight support', $3, true)`,
    [currentTenant(), id, pseudonymFor(id)],
  );
  await sql(`update support_grants set visitor_id = $3 where tenant_id = $1 and id = $2`, [
    currentTenant(),
    grantId,
    id,
  ]);
  return id;
}
