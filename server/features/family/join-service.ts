import { timingSafeEqual } from 'node:crypto';
import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import { newId } from '../../db/ids.js';
import { pseudonymFor } from '../roster/person-name.js';
import { type Device, findDevice, insertDevice } from './device-records.js';
import { tenantOfToken } from '../../auth/tokens.js';
import {
  countWrongCode,
  findOpenInvitation,
  type OpenInvitation,
  useInvitation,
} from './invitation-records.js';
import { hashCode, readInvitationToken } from './invitation-secrets.js';
import { insertLink } from './link-records.js';
import { familyPolicy } from './policy-records.js';

/** What the page behind a link may show before the code is known: nothing of any student. */
export interface Invited {
  locale: string;
  /** Who is signed in on this device already, or whom the link is for. */
  name: string | null;
  /** The link signs in somebody known: they are asked for no name. */
  isAgain: boolean;
}

/** What an open link asks; null for every other link, whatever is wrong with it. */
export async function readInvitation(
  typed: string,
  cookie: string | undefined,
  now: Date,
): Promise<Invited | null> {
  const read = readInvitationToken(typed);
  if (!read) return null;
  return withTenant(read.tenantId, async () => {
    const invitation = await findOpenInvitation(read.token, now);
    if (!invitation) return null;
    const device = await deviceHere(cookie, now);
    return {
      locale: invitation.locale,
      name: device?.name ?? null,
      isAgain: invitation.personId !== null,
    };
  });
}

export type Joined =
  | { kind: 'joined'; studentId: string; token: string | null; days: number }
  | { kind: 'wrong-code'; left: number }
  | { kind: 'gone' };

/**
 * Takes an invitation: who has the link and the code becomes family of the student, on this device. A wrong
 * code is counted, and the last one locks the link.
 */
export async function takeInvitation(
  typed: string,
  answer: { code: string; name: string; locale: string },
  cookie: string | undefined,
  now: Date,
): Promise<Joined> {
  const read = readInvitationToken(typed);
  if (!read) return { kind: 'gone' };
  return withTenant(read.tenantId, async () => {
    const invitation = await findOpenInvitation(read.token, now);
    if (!invitation) return { kind: 'gone' };
    if (!timingSafeEqual(hashCode(read.token, answer.code), invitation.codeHash)) {
      const left = await countWrongCode(invitation.id, now);
      return left > 0 ? { kind: 'wrong-code', left } : { kind: 'gone' };
    }
    const device = await deviceHere(cookie, now);
    const personId = await personFor(invitation, device, answer, now);
    await useInvitation(invitation.id, personId, now);
    const { studentId, kind, madeBy: invitedBy, madeRole: invitedRole } = invitation;
    await insertLink({ studentId, personId, kind, invitedBy, invitedRole }, now);
    const { deviceDays: days } = await familyPolicy();
    const token = device?.personId === personId ? null : await insertDevice(personId, now);
    return { kind: 'joined', studentId, token, days };
  });
}

async function deviceHere(cookie: string | undefined, now: Date): Promise<Device | null> {
  if (cookie === undefined || tenantOfToken('family', cookie) !== currentTenant()) return null;
  const { deviceDays } = await familyPolicy();
  return findDevice(cookie, deviceDays, now);
}

/** On a phone that two share, a name tells them apart. */
async function personFor(
  invitation: OpenInvitation,
  device: Device | null,
  { name, locale }: { name: string; locale: string },
  now: Date,
): Promise<string> {
  if (invitation.personId !== null) return invitation.personId;
  const isSame = device?.name?.toLowerCase() === name.toLowerCase();
  if (device && isSame) return device.personId;
  const id = newId();
  await sql(
    `insert into people (tenant_id, id, name, given_name, pseudonym, locale, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [
      ...[currentTenant(), id, name, name.split(/\s+/)[0], pseudonymFor(id), locale],
      now.toISOString(),
    ],
  );
  return id;
}
