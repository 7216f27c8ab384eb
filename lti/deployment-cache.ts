import type { Deployment, LtiStore } from './ports.js';

/** Another node's school or frame is seen after this long at the latest; the launch itself checks the district. */
const FRESH_MS = 10_000;
const MAX_ENTRIES = 10_000;
/** A class that launches at once must not queue for one row. */
const NOTE_EVERY_MS = 3_600_000;

/** Bound deployments by registration and the LMS's own id, remembered for some seconds. */
export interface DeploymentCache {
  find(registrationId: string, deployment: string): Promise<Deployment | null>;
  /** The next `find` asks the store. */
  forget(registrationId: string, deployment: string): void;
  addFrameOrigins(deployment: Deployment, origins: string[]): Promise<void>;
  /** Notes, at most once an hour, that it has launched. */
  noteLaunch(deployment: Deployment, platformGuid?: string): Promise<void>;
}

export function createDeploymentCache(store: LtiStore, now: () => Date): DeploymentCache {
  const known = new Map<string, { value: Deployment; at: number }>();
  const noted = new Map<string, number>();
  const keyOf = (registrationId: string, deployment: string) => `${registrationId} ${deployment}`;
  return {
    async find(registrationId, deployment) {
      const key = keyOf(registrationId, deployment);
      const entry = known.get(key);
      if (entry && now().getTime() - entry.at < FRESH_MS) return entry.value;
      const value = await store.findDeployment(registrationId, deployment);
      // One that waits for an administrator is asked for each time: a binding works at once.
      if (value?.tenantId == null) known.delete(key);
      else {
        if (known.size >= MAX_ENTRIES) known.clear();
        known.set(key, { value, at: now().getTime() });
      }
      return value;
    },
    forget(registrationId, deployment) {
      known.delete(keyOf(registrationId, deployment));
    },
    async addFrameOrigins(deployment, origins) {
      await store.addFrameOrigins(deployment.id, origins);
      known.delete(keyOf(deployment.registrationId, deployment.deployment));
    },
    async noteLaunch({ id }, platformGuid) {
      const time = now().getTime();
      if (time - (noted.get(id) ?? 0) < NOTE_EVERY_MS) return;
      if (noted.size >= MAX_ENTRIES) noted.clear();
      noted.set(id, time);
      await store.noteLaunch(id, now(), platformGuid);
    },
  };
}
