import type { Actor } from '../../auth/actor.js';
import { tenantOfToken } from '../../auth/tokens.js';
import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import type { FamilyPolicy } from '#contracts/family.js';
import { knownLocale } from '../../messages.js';
import { type Child, childrenOf } from './link-records.js';
import { findDevice, revokeDevices, touchDevice } from './device-records.js';
import { familyPolicy } from './policy-records.js';

/** Somebody of a family who is signed in, and whom they may look at. */
export interface Guardian {
  actor: Actor;
  deviceId: string;
  name: string | null;
  locale: 'en' | 'es';
  policy: FamilyPolicy;
  children: Child[];
  /** A while since they were here last: the cookie is to be renewed. */
  isIdle: boolean;
}

/** Noting each page would be a write for every look. */
const TOUCH_AFTER_MS = 3_600_000;

/** Runs `work` as whoever this device is of, in one transaction. Null where it is of nobody (any more). */
export async function asGuardian<T>(
  cookie: string | undefined,
  now: Date,
  work: (guardian: Guardian) => Promise<T>,
): Promise<T | null> {
  const tenantId = cookie === undefined ? undefined : tenantOfToken('family', cookie);
  if (cookie === undefined || !tenantId) return null;
  return withTenant(tenantId, async () => {
    const policy = await familyPolicy();
    const device = await findDevice(cookie, policy.deviceDays, now);
    if (!device) return null;
    const { personId, name } = device;
    const locale = knownLocale(device.locale ?? undefined);
    const isIdle = now.getTime() - device.lastSeenAt.getTime() > TOUCH_AFTER_MS;
    if (isIdle) await touchDevice(device.id, now);
    const children = await childrenOf(personId, policy.leaveDays, now);
    const actor: Actor = {
      ...{ tenantId, personId, sessionId: device.id, role: 'guardian', courseId: null },
      ...{ deploymentId: '', locale, isTest: false, canTeach: false },
    };
    return work({ actor, deviceId: device.id, name, locale, policy, children, isIdle });
  });
}

export async function setGuardianLocale({ actor }: Guardian, locale: string, now: Date) {
  await sql('update people set locale = $3, updated_at = $4 where tenant_id = $1 and id = $2', [
    ...[currentTenant(), actor.personId, locale, now.toISOString()],
  ]);
}

/** Signs out this device, or all of them. */
export const signOut = (
  { actor, deviceId }: Guardian,
  isEverywhere: boolean,
  now: Date,
): Promise<void> => revokeDevices(actor.personId, now, isEverywhere ? null : deviceId);
