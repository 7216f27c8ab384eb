import type { Config } from '#server/config.js';
import { ensureDistrict, ensureSchool } from '#server/features/platforms/district-service.js';
import { createLtiStore } from '#server/features/platforms/lti-store.js';
import { createLogger } from '#server/logging.js';
import { createSystem } from '#server/system.js';
import type { BenchPlatform } from './platform.js';

/** Makes the database, and the platform known to it, as `npm run lti -- bind` does. */
export async function createStoreAndBind(
  config: Config,
  { platform }: BenchPlatform,
): Promise<void> {
  const system = await createSystem(config, { log: createLogger('silent') });
  try {
    const registration = await system.lti.registerPlatform({
      ...platform.registrationInfo(),
      name: 'Bench',
      family: platform.shape,
      serviceHosts: [],
    });
    const tenantId = await ensureDistrict('Bench District');
    const schoolId = await ensureSchool(tenantId, 'Bench School');
    const { deploymentId } = platform.registrationInfo();
    await createLtiStore().bindDeployment(registration.id, deploymentId, { tenantId, schoolId });
  } finally {
    await system.close();
  }
}
