import type { LtiStore, Registration } from './ports.js';

/** Other nodes' changes are seen after this long at the latest. */
const FRESH_MS = 10_000;
const MAX_ENTRIES = 1_000;

/** Registrations by issuer and client id, or by id, remembered for some seconds. */
export interface RegistrationCache {
  find(issuer: string, clientId: string | null): Promise<Registration[]>;
  byId(id: string): Promise<Registration | null>;
  forget(): void;
}

export function createRegistrationCache(store: LtiStore, now: () => Date): RegistrationCache {
  const lists = new Map<string, { value: Registration[]; at: number }>();
  const remember = (key: string, value: Registration[]) => {
    // Only hits are kept: made-up issuers must not push real ones out, and a platform that has just
    // been registered must work at once.
    if (value.length === 0) return value;
    if (lists.size >= MAX_ENTRIES) lists.clear();
    lists.set(key, { value, at: now().getTime() });
    return value;
  };
  const recall = (key: string) => {
    const entry = lists.get(key);
    return entry && now().getTime() - entry.at < FRESH_MS ? entry.value : undefined;
  };
  return {
    async find(issuer, clientId) {
      const key = JSON.stringify([issuer, clientId]);
      return recall(key) ?? remember(key, await store.findRegistrations(issuer, clientId));
    },
    async byId(id) {
      const known = recall(id);
      if (known) return known[0] ?? null;
      const registration = await store.registrationById(id);
      return remember(id, registration ? [registration] : [])[0] ?? null;
    },
    forget: () => lists.clear(),
  };
}
