import { customParameters } from '#lti/tool-configuration.js';
import { canvasDeveloperKey } from '#lti/canvas-key.js';
import type { ManualPlatform, ToolValues } from '#contracts/connections.js';
import type { Lti } from '#lti/lti.js';
import { familyByIssuer } from '#lti/platform-family.js';
import type { PlatformFamily } from '#lti/types.js';
import type { Actor } from '../../auth/actor.js';
import { sql, withTenant } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import { createLtiStore } from '../platforms/lti-store.js';
import { noteAdminAct } from './admin-log.js';
import { platformFaults } from './platform-faults.js';

export interface PlatformDeps {
  publicUrl: string;
  allowLoopbackHttp: boolean;
  lti: Pick<Lti, 'registerPlatform'>;
}

/** The exact values that an LMS must be given about us. */
export function toolValues(publicUrl: string, family: PlatformFamily): ToolValues {
  return {
    loginUrl: `${publicUrl}/lti/login`,
    launchUrl: `${publicUrl}/lti/launch`,
    keysUrl: `${publicUrl}/lti/keys`,
    canvasJsonUrl: `${publicUrl}/lti/canvas.json`,
    domain: new URL(publicUrl).host,
    customParameters: customParameters(family),
    canvasJson: JSON.stringify(canvasDeveloperKey(publicUrl), null, 2),
  };
}

/** @throws AppError `invalid-request` naming every wrong field and why. */
export function requireSoundPlatform(platform: ManualPlatform, deps: PlatformDeps): void {
  const faults = platformFaults(platform, deps);
  if (faults.length === 0) return;
  throw new AppError('invalid-request', 'Some values of this LMS cannot be right.', {
    errors: faults.map(({ field, fault }) => ({ pointer: `/body/${field}`, detail: fault })),
  });
}

/**
 * A district may register what is new, and renew what is its own. Renewing decides whose keys sign
 * launches, so a platform that serves another district too is for whoever runs Pathlight.
 *
 * @throws AppError `invalid-request` at `clientId`
 */
export async function requireOwnPlatform(actor: Actor, platform: ManualPlatform): Promise<void> {
  const [known] = await sql<{ is_ours: boolean }>(
    `select r.owner_id = $1 and not exists (
              select 1 from lti_deployments d
              where d.registration_id = r.id and d.tenant_id is distinct from $1 and d.tenant_id is not null
            ) as is_ours
     from lti_registrations r where r.issuer = $2 and r.client_id = $3`,
    [actor.tenantId, platform.issuer, platform.clientId],
  );
  if (!known || known.is_ours) return;
  throw new AppError('invalid-request', 'This client id is connected already.', {
    errors: [{ pointer: '/body/clientId', detail: 'belongs-to-another' }],
  });
}

/** After the transaction: a key pair is made, which takes its time. */
export async function registerByHand(
  actor: Actor,
  platform: ManualPlatform,
  deps: PlatformDeps,
  requestId: string,
): Promise<Record<string, never>> {
  const { issuer, clientId, authorizationServer, deployment } = platform;
  const registration = await deps.lti.registerPlatform({
    issuer,
    clientId,
    name: platform.name || new URL(issuer).host,
    authEndpoint: platform.authEndpoint,
    tokenEndpoint: platform.tokenEndpoint,
    jwksUrl: platform.jwksUrl,
    family: familyByIssuer(issuer),
    serviceHosts: [],
    ...(authorizationServer && { authorizationServer }),
  });
  await withTenant(actor.tenantId, async () => {
    await sql(`update lti_registrations set owner_id = $1 where id = $2 and owner_id is null`, [
      actor.tenantId,
      registration.id,
    ]);
    await noteAdminAct(actor.personId, 'platform-registered', `${issuer} ${clientId}`, requestId);
  });
  if (deployment) {
    const binding = { tenantId: actor.tenantId, schoolId: null };
    await createLtiStore().addDeployment(registration.id, deployment, binding);
  }
  return {};
}
