import type { SessionDetails } from '#contracts/session.js';
import type { Actor } from '../../auth/actor.js';
import { redeemCode, revokeSession, type Visitor, visitorOf } from '../../auth/sessions.js';
import { sql } from '../../db/tenant.js';
import { displayName } from '../roster/person-name.js';

/** What the browser needs to greet the person and open the right view. */
export function presentSession(actor: Actor, view: string, visitor: Visitor): SessionDetails {
  const name = displayName(visitor, actor.locale);
  return {
    personId: actor.personId,
    // Families have pages of their own, and no session of an LMS.
    role: actor.role === 'guardian' ? 'none' : actor.role,
    name,
    firstName: visitor.given_name ?? name,
    courseTitle: visitor.course_title,
    districtName: visitor.district_name,
    timeZone: visitor.time_zone,
    planName: visitor.plan_name,
    locale: actor.locale,
    view,
    isTest: actor.isTest,
    isActedFor: visitor.is_acted_for,
    notStudent: actor.role === 'none' ? visitor.marked_as : null,
    canTeach: actor.canTeach,
    supportUntil: visitor.support_until?.toISOString(),
  };
}

/** Begins the visit that a one-time code stands for. @throws AppError `code-used` */
export async function beginSession(
  code: string,
  now: Date,
): Promise<{ token: string; session: SessionDetails }> {
  const { token, actor, view, visitor } = await redeemCode(code, now);
  return { token, session: presentSession(actor, view, visitor) };
}

export async function describeSession(actor: Actor): Promise<SessionDetails> {
  return presentSession(actor, '', await visitorOf(actor));
}

/** Keeps the choice for this visit and for the person's next launches. */
export async function chooseLocale(actor: Actor, locale: string): Promise<SessionDetails> {
  await sql(`update sessions set locale = $3 where tenant_id = $1 and id = $2`, [
    actor.tenantId,
    actor.sessionId,
    locale,
  ]);
  await sql(`update people set locale = $3, updated_at = now() where tenant_id = $1 and id = $2`, [
    actor.tenantId,
    actor.personId,
    locale,
  ]);
  return describeSession({ ...actor, locale });
}

export async function endSession(actor: Actor, now: Date): Promise<Record<string, never>> {
  await revokeSession(actor, now);
  return {};
}
