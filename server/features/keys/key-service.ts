import type { KeyOverview, PlatformKeys } from '#contracts/keys.js';
import type { Lti } from '#lti/lti.js';
import type { Registration } from '#lti/ports.js';
import { KEY_OVERLAP_MS, KeyNotReady } from '#lti/tool-keys.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';

/** What of LTI the administrator's key page needs. */
export interface KeyDeps {
  lti: Pick<Lti, 'registrationById' | 'keysOf' | 'rotateKey'>;
  publicUrl: string;
}

/** The LMSs that have an installation bound to the administrator's district. */
export async function ownRegistrations(actor: Actor): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `select distinct r.id, r.name, r.issuer from lti_deployments d
     join lti_registrations r on r.id = d.registration_id
     where d.tenant_id = $1 order by r.name, r.issuer`,
    [actor.tenantId],
  );
  return rows.map(({ id }) => id);
}

/** @param registrationId - one LMS; all of the district's when left out. */
export async function readKeys(deps: KeyDeps, registrationIds: string[]): Promise<KeyOverview> {
  const platforms: PlatformKeys[] = [];
  for (const id of registrationIds) {
    const registration = await deps.lti.registrationById(id);
    if (registration) platforms.push(await keysOf(deps, registration));
  }
  return { keysUrl: `${deps.publicUrl}/lti/keys`, platforms };
}

/** @throws AppError `not-found` for another district's LMS, `conflict` while the next key is too new. */
export async function rotateKey(
  deps: KeyDeps,
  own: string[],
  request: { registrationId: string; isUrgent: boolean },
): Promise<PlatformKeys> {
  const registration = own.includes(request.registrationId)
    ? await deps.lti.registrationById(request.registrationId)
    : null;
  if (!registration) throw notFound();
  try {
    return await keysOf(deps, await deps.lti.rotateKey(registration, request.isUrgent));
  } catch (error) {
    if (error instanceof KeyNotReady) throw new AppError('conflict', error.message);
    throw error;
  }
}

async function keysOf(deps: KeyDeps, registration: Registration): Promise<PlatformKeys> {
  const keys = await deps.lti.keysOf(registration);
  const next = keys.find(({ state }) => state === 'next');
  return {
    registrationId: registration.id,
    platformName: registration.name,
    issuer: registration.issuer,
    clientId: registration.clientId,
    keys: keys.map(({ kid, state, publishedAt }) => ({
      keyId: kid,
      state,
      publishedAt: publishedAt.toISOString(),
    })),
    mayRotateAt: next ? new Date(next.publishedAt.getTime() + KEY_OVERLAP_MS).toISOString() : null,
  };
}
