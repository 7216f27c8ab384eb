import type { CaliperBoard, NewCaliperEndpoint } from '#contracts/caliper.js';
import type { Caliper } from '#lti/caliper/types.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { enqueue } from '../../jobs/enqueue.js';
import type { AccessRequest } from '../access/access-log.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { requireCallable } from '../connections/callable-address.js';
import { findEndpoint, storeEndpoint } from './caliper-records.js';

export interface CaliperDeps {
  lms: { caliper: Pick<Caliper, 'seal'> };
  allowLoopbackHttp: boolean;
}

/** Where the district's events go, and how that goes. */
export async function readCaliper(): Promise<CaliperBoard> {
  const found = await findEndpoint();
  if (!found) return { endpoint: null };
  const { url, setBy, outcome, waiting, notBefore } = found;
  return {
    endpoint: {
      ...{ url, setBy, outcome, waiting, setAt: found.setAt.toISOString() },
      triedAt: found.triedAt?.toISOString() ?? null,
      sentAt: found.sentAt?.toISOString() ?? null,
      nextTryAt: notBefore?.toISOString() ?? null,
    },
  };
}

/**
 * Has events sent from now on. A description of Pathlight goes first, which shows whether they are taken.
 *
 * @throws AppError `invalid-request` for an address that is never called.
 */
export async function setCaliper(
  actor: Actor,
  { url, token }: NewCaliperEndpoint,
  { lms, allowLoopbackHttp }: CaliperDeps,
  { now, requestId }: AccessRequest,
): Promise<CaliperBoard> {
  requireCallable(url, '/body/url', allowLoopbackHttp);
  const sealedToken = lms.caliper.seal(token);
  const id = await storeEndpoint({ url, sealedToken }, actor.personId, now);
  await enqueue('send-caliper', id);
  await noteAdminAct(actor.personId, 'caliper-set', url, requestId);
  return readCaliper();
}

/** Sends nothing more: the token and what waits are gone at once. @throws AppError `not-found`. */
export async function endCaliper(
  actor: Actor,
  { requestId }: AccessRequest,
): Promise<CaliperBoard> {
  const [gone] = await sql<{ url: string }>(
    'delete from caliper_endpoints where tenant_id = $1 returning url',
    [actor.tenantId],
  );
  if (!gone) throw notFound();
  await noteAdminAct(actor.personId, 'caliper-ended', gone.url, requestId);
  return readCaliper();
}

/** Tries now, with what waits or with a description of Pathlight. @throws AppError `not-found`. */
export async function testCaliper(
  { tenantId }: Actor,
  { now }: AccessRequest,
): Promise<CaliperBoard> {
  const [row] = await sql<{ id: string }>(
    `update caliper_endpoints set outcome = 'waiting', not_before = null, updated_at = $2
     where tenant_id = $1 returning id`,
    [tenantId, now.toISOString()],
  );
  if (!row) throw notFound();
  await enqueue('send-caliper', row.id);
  return readCaliper();
}
