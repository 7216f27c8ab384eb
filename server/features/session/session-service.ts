import type { SessionDetails } from '#contracts/session.js';
import { PART_KINDS, type PartKind } from '#contracts/part-kinds.js';
import type { Actor, ActorRole } from '../../auth/actor.js';
import { partsOfPerson } from '../../auth/part-visits.js';
import { redeemCode, revokeSession, type Visitor, visitorOf } from '../../auth/sessions.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { displayName } from '../roster/person-name.js';

/** What the browser needs to greet the person and open the right view. */
export function presentSession(actor: Actor, view: string, visitor: Visitor): SessionDetails {
  const name = displayName(visitor, actor.locale);
  return {
    personId: actor.personId,
    // What a part does of a student is what a teacher does.
    role: actor.part ? 'teacher' : shownRole(actor.role),
    part: actor.part?.kind ?? null,
    parts:
      visitor.own_role === 'student'
        ? []
        : PART_KINDS.filter((kind) => visitor.parts?.includes(kind)),
    ownRole: shownRole(visitor.own_role),
    name,
    firstName: visitor.given_name ?? name,
    courseTitle: actor.part ? null : visitor.course_title,
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

// Families have pages of their own, and no session of an LMS.
const shownRole = (role: ActorRole) => (role === 'guardian' ? 'none' : role);

/** Begins the visit that a one-time code stands for. @throws AppError `code-used` */
export async function beginSession(
  code: string,
  now: Date,
): Promise<{ token: string; session: SessionDetails }> {
  const { token, actor, view, visitor } = await redeemCode(code, now);
  return { token, session: presentSession(actor, view, visitor) };
}

export async function describeSession(actor: Actor, now: Date): Promise<SessionDetails> {
  return presentSession(actor, '', await visitorOf(actor, now));
}

/** Keeps the choice for this visit and for the person's next launches. */
export async function chooseLocale(
  actor: Actor,
  locale: string,
  now: Date,
): Promise<SessionDetails> {
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
  return describeSession({ ...actor, locale }, now);
}

/**
 * Goes on in a part of the staff that they have, or (null) in what the course says.
 *
 * @throws AppError `not-found` for a part that they don't have now.
 */
export async function choosePart(
  { tenantId, sessionId, personId }: Actor,
  part: PartKind | null,
  now: Date,
): Promise<Record<string, never>> {
  const own = part === null ? [] : await partsOfPerson(personId, now);
  if (part !== null && !own.some(({ kind }) => kind === part)) throw notFound();
  await sql(`update sessions set acts_as = $3 where tenant_id = $1 and id = $2`, [
    ...[tenantId, sessionId, part],
  ]);
  return {};
}

export async function endSession(actor: Actor, now: Date): Promise<Record<string, never>> {
  await revokeSession(actor, now);
  return {};
}
