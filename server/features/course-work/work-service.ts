import type { NewWorkGrant, WorkKind, WorkPlace, WorkPlaces } from '#contracts/course-work.js';
import { WorkKind as WorkKinds } from '#contracts/course-work.js';
import { checkAddress, EgressRefused } from '#lti/egress-address.js';
import type { LmsWork } from '#lti/rest/types.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { enqueue } from '../../jobs/enqueue.js';
import type { AccessRequest } from '../access/access-log.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { allPairs, grants, type GrantRecord, storeGrant } from './work-records.js';

export interface WorkDeps {
  lms: { work: Pick<LmsWork, 'canRead' | 'seal'> };
  allowLoopbackHttp: boolean;
}

interface Platform {
  id: string;
  name: string;
  issuer: string;
  family: string;
}

/** The district's LMSs and what we may read in each. */
export async function listPlaces(actor: Actor, deps: WorkDeps): Promise<WorkPlaces> {
  const [platforms, held] = await Promise.all([platformsOf(actor), grants()]);
  const places: WorkPlace[] = [];
  for (const platform of platforms) {
    const grant = held.find(({ registrationId }) => registrationId === platform.id);
    places.push({
      ...{ registrationId: platform.id, platformName: platform.name || platform.issuer },
      kind: kindOf(platform),
      grant: grant ? await presentGrant(grant, deps) : null,
    });
  }
  return { places };
}

/**
 * The district lets us read, or with other words than before. The first reading shows whether it works.
 *
 * @throws AppError `not-found` for another district's LMS, `invalid-request` for a site that is never
 *   called.
 */
export async function grantWork(
  actor: Actor,
  registrationId: string,
  { kind, site, token }: NewWorkGrant,
  deps: WorkDeps,
  request: AccessRequest,
): Promise<WorkPlaces> {
  await requirePlatform(actor, registrationId);
  requireCallable(site, deps);
  const sealedToken = deps.lms.work.seal(token);
  const grant = { registrationId, kind, site: site.replace(/\/+$/, ''), sealedToken };
  const id = await storeGrant(grant, actor.personId, request.now);
  await enqueue('read-work', id);
  await noteAdminAct(actor.personId, 'work-granted', `${kind} ${site}`, request.requestId);
  return listPlaces(actor, deps);
}

/** Takes the word back: the token is gone at once. What was read stays in students' records. */
export async function endGrant(
  actor: Actor,
  registrationId: string,
  deps: WorkDeps,
  request: AccessRequest,
): Promise<WorkPlaces> {
  const [gone] = await sql<{ kind: string; site: string }>(
    `delete from work_grants where tenant_id = $1 and registration_id = $2 returning kind, site`,
    [actor.tenantId, registrationId],
  );
  if (!gone) throw notFound();
  const subject = `${gone.kind} ${gone.site}`;
  await noteAdminAct(actor.personId, 'work-grant-ended', subject, request.requestId);
  return listPlaces(actor, deps);
}

/** Reads all that is tagged once more. @throws AppError `not-found` where nothing is granted. */
export async function readAgain(
  actor: Actor,
  registrationId: string,
  deps: WorkDeps,
  { now }: AccessRequest,
): Promise<WorkPlaces> {
  const [row] = await sql<{ id: string }>(
    `update work_grants set wanted_at = $3, outcome = 'waiting', updated_at = $3
     where tenant_id = $1 and registration_id = $2 returning id`,
    [actor.tenantId, registrationId, now.toISOString()],
  );
  if (!row) throw notFound();
  await enqueue('read-work', row.id);
  return listPlaces(actor, deps);
}

function platformsOf({ tenantId }: Actor): Promise<Platform[]> {
  return sql<Platform>(
    `select distinct r.id, r.name, r.issuer, r.family from lti_deployments d
     join lti_registrations r on r.id = d.registration_id
     where d.tenant_id = $1 order by r.name, r.issuer`,
    [tenantId],
  );
}

async function requirePlatform(actor: Actor, registrationId: string): Promise<void> {
  if (!(await platformsOf(actor)).some(({ id }) => id === registrationId)) throw notFound();
}

function requireCallable(site: string, { allowLoopbackHttp }: WorkDeps): void {
  try {
    checkAddress(site, allowLoopbackHttp, true);
  } catch (error) {
    if (!(error instanceof EgressRefused)) throw error;
    throw new AppError('invalid-request', 'The body of this request did not pass the checks.', {
      errors: [{ pointer: '/body/site', detail: `This address is never called: ${error.message}` }],
    });
  }
}

const kindOf = ({ family }: Platform): WorkKind | null => WorkKinds.safeParse(family).data ?? null;

async function presentGrant(
  grant: GrantRecord,
  { lms: { work } }: WorkDeps,
): Promise<NonNullable<WorkPlace['grant']>> {
  const pairs = (await allPairs(grant.registrationId)).filter((pair) => work.canRead(grant, pair));
  return {
    ...{ kind: grant.kind, site: grant.site, grantedBy: grant.grantedBy, outcome: grant.outcome },
    grantedAt: grant.grantedAt.toISOString(),
    readAt: grant.readAt?.toISOString() ?? null,
    asked: pairs.length,
    found: pairs.filter(({ state }) => state !== 'unknown').length,
  };
}
