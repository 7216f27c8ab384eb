import type { Server } from 'node:http';
import type { Platform } from '#lti/sandbox/platform.js';
import { createSandbox } from '#lti/sandbox/sandbox.js';
import { seedReference } from '#seeders/run.js';
import type { Config } from '../config.js';
import { withTenant } from '../db/tenant.js';
import { ensureDistrict, ensureSchool } from '../features/platforms/district-service.js';
import { createLtiStore } from '../features/platforms/lti-store.js';
import { adoptTemplate } from '../features/templates/template-service.js';
import type { System } from '../system.js';
import { seedDemoClass } from './demo-class.js';
import { seedDemoCourses } from './demo-courses.js';
import { listen } from './listen.js';

const DISTRICT = 'Riverbend Demo District';
const SCHOOL = 'Riverbend Middle School';

/**
 * The demo: reference data, a made-up district, and the sandbox LMS, registered and bound. Safe to run
 * at every start. Never in production: the sandbox refuses to start there.
 */
export async function startDemo(config: Config, system: System): Promise<Server> {
  await seedReference(system.database.urls.owner);
  const origin = `http://lms.localhost:${config.sandboxPort}`;
  const sandbox = await createSandbox({ origin, toolOrigin: config.publicUrl });
  const tenantId = await ensureDistrict(DISTRICT);
  const schoolId = await ensureSchool(tenantId, SCHOOL);
  await withTenant(tenantId, () => adoptTemplate(tenantId, 'KY', new Date()));
  await seedDemoCourses(tenantId);
  for (const platform of sandbox.platforms) {
    const registrationId = await connect(platform, config, system, { tenantId, schoolId });
    await seedDemoClass(tenantId, registrationId, platform);
  }
  return listen(sandbox.app, config.sandboxPort, '127.0.0.1');
}

/** Makes the sandbox and the tool known to each other, as an administrator would by hand. */
async function connect(
  platform: Platform,
  { publicUrl }: Config,
  { lti }: System,
  binding: { tenantId: string; schoolId: string },
): Promise<string> {
  const info = platform.registrationInfo();
  platform.registerManually({
    clientId: info.clientId,
    loginUrl: `${publicUrl}/lti/login`,
    launchUrl: `${publicUrl}/lti/launch`,
    redirectUris: [`${publicUrl}/lti/launch`],
    jwksUrl: `${publicUrl}/lti/keys`,
    domain: new URL(publicUrl).host,
  });
  const registration = await lti.registerPlatform({
    name: `Sandbox ${platform.shape}`,
    family: platform.shape,
    issuer: info.issuer,
    clientId: info.clientId,
    authEndpoint: info.authEndpoint,
    tokenEndpoint: info.tokenEndpoint,
    jwksUrl: info.jwksUrl,
    serviceHosts: [],
  });
  const store = createLtiStore();
  const deployment = await store.bindDeployment(registration.id, info.deploymentId, binding);
  await store.addFrameOrigins(deployment.id, [platform.origin]);
  return registration.id;
}
