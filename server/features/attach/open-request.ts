import type { DeepLinkSettings, PlatformFamily } from '#lti/types.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import { courseOfStaff } from '../class/course-policy.js';

/** A deep-linking launch: what the LMS takes, and what this visit has answered so far. */
export interface DeepLinkRequest {
  settings: DeepLinkSettings;
  registrationId: string;
  deploymentId: string;
  family: PlatformFamily;
  /** The key of the choice that was handed over; `cancelled`; null while the LMS waits. */
  answeredWith: string | null;
}

interface SessionRow {
  deep_link:
    | (Omit<DeepLinkSettings, 'documentTargets'> & {
        documentTargets?: string[];
        answeredWith?: string;
      })
    | null;
  registration_id: string;
  deployment_id: string;
  family: PlatformFamily;
}

/** The request of this visit; null when it began with something else. */
export async function readRequest(actor: Actor): Promise<DeepLinkRequest | null> {
  const [row] = await sql<SessionRow>(
    `select s.deep_link, c.registration_id, s.deployment_id, r.family
     from sessions s
     join courses c on c.tenant_id = s.tenant_id and c.id = s.course_id
     join lti_registrations r on r.id = c.registration_id
     where s.tenant_id = $1 and s.id = $2`,
    [actor.tenantId, actor.sessionId],
  );
  if (!row?.deep_link) return null;
  const { answeredWith = null, ...settings } = row.deep_link;
  return {
    // A visit that began before this field was known has none.
    settings: { ...settings, documentTargets: settings.documentTargets ?? [] },
    registrationId: row.registration_id,
    deploymentId: row.deployment_id,
    family: row.family,
    answeredWith,
  };
}

/**
 * Takes the one answer of this visit. Of two clicks the second waits here for the first, and is let
 * through when it carries the same choice.
 *
 * @param key - names the choice. Null takes whatever was answered.
 * @throws AppError `course-not-waiting` when there is nothing to answer, or another choice was made.
 */
export async function claimAnswer(
  actor: Actor,
  key: string | null,
): Promise<DeepLinkRequest & { key: string; isRepeat: boolean }> {
  courseOfStaff(actor);
  await sql(`select id from sessions where tenant_id = $1 and id = $2 for update`, [
    actor.tenantId,
    actor.sessionId,
  ]);
  const request = await readRequest(actor);
  const answered = request?.answeredWith ?? null;
  const wanted = key ?? answered;
  if (!request || wanted === null || (answered !== null && answered !== wanted))
    throw new AppError(
      'course-not-waiting',
      'Your LMS is not waiting for a choice. Start again with "add" in your course.',
    );
  await sql(
    `update sessions set deep_link = deep_link || jsonb_build_object('answeredWith', $3::text)
     where tenant_id = $1 and id = $2`,
    [actor.tenantId, actor.sessionId, wanted],
  );
  return { ...request, key: wanted, isRepeat: answered !== null };
}

/** What the LMS can do with a choice of so many items. @throws AppError with the fix in words. */
export function requireRoom({ settings }: DeepLinkRequest, count: number): void {
  if (!takesTools(settings))
    throw new AppError('course-takes-no-tools', 'This place in the course takes no tools.');
  if (count > 1 && !settings.acceptsMultiple)
    throw new AppError('course-takes-one', 'This place in the course takes one item at a time.');
}

/** Some platforms leave the list out; then there is no reason to refuse. */
export function takesTools({ acceptTypes }: DeepLinkSettings): boolean {
  return acceptTypes.length === 0 || acceptTypes.includes('ltiResourceLink');
}
