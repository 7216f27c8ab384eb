import { AppError } from '../errors.js';
import { newId } from '../db/ids.js';
import { commitAlong, currentTenant, sql, sqlLater, withTenant } from '../db/tenant.js';
import type { PartKind } from '#contracts/part-kinds.js';
import type { Actor, ActorRole } from './actor.js';
import { openParts, partColumns, type PartColumns, withPart } from './part-visits.js';
import { hashToken, newToken, tenantOfToken } from './tokens.js';

export const CODE_SECONDS = 60;
export const IDLE_MINUTES = 60;
export const ABSOLUTE_HOURS = 8;

export interface NewSession {
  personId: string;
  courseId: string | null;
  deploymentId: string;
  role: ActorRole;
  locale: string;
  /** Path below the app's base that the launch asked for. */
  view: string;
  deepLink: object | null;
  isTest: boolean;
  /** The LMS's id of the administrator who acts as this person. */
  actedBy?: string | null;
  /** The district's permission for whoever runs Pathlight to look. */
  support?: { grantId: string; endsAt: Date; codeSeconds: number };
  /** The part of the staff to begin in. */
  actsAs?: PartKind | null | undefined;
}

/** Opens a session with a one-time code, in the launch's transaction. @returns the code. */
export function openSession(
  session: NewSession,
  now: Date,
  id = newId(),
): Promise<{ id: string; code: string }> {
  const { support } = session;
  const code = newToken(support ? 'support-code' : 'code', currentTenant());
  sqlLater(
    `insert into sessions (tenant_id, id, person_id, course_id, deployment_id, role, locale, view, deep_link,
                           is_test, code_hash, code_expires_at, last_seen_at, expires_at, created_at,
                           acted_by, support_grant_id, acts_as)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12, $13, $14, $13, $15, $16, $17)`,
    [
      currentTenant(),
      id,
      session.personId,
      session.courseId,
      session.deploymentId,
      session.role,
      session.locale,
      session.view,
      session.deepLink === null ? null : JSON.stringify(session.deepLink),
      session.isTest,
      hashToken(code),
      later(now, support?.codeSeconds ?? CODE_SECONDS),
      now.toISOString(),
      support?.endsAt.toISOString() ?? later(now, ABSOLUTE_HOURS * 3_600),
      session.actedBy?.slice(0, 200) ?? null,
      support?.grantId ?? null,
      session.actsAs,
    ],
  );
  return Promise.resolve({ id, code });
}

/** A fresh code for a session whose launch was posted twice. @returns null when it is over. */
export async function renewCode(sessionId: string, now: Date): Promise<string | null> {
  const code = newToken('code', currentTenant());
  const rows = await sql(
    `update sessions set code_hash = $3, code_expires_at = $4, token_hash = null
     where tenant_id = $1 and id = $2 and revoked_at is null and expires_at > $5 returning id`,
    [currentTenant(), sessionId, hashToken(code), later(now, CODE_SECONDS), now.toISOString()],
  );
  return rows.length > 0 ? code : null;
}

/**
 * Trades the one-time code for a bearer token, in one round trip.
 *
 * @throws AppError `code-used` when the code is unknown, used or older than a minute.
 */
export async function redeemCode(
  code: string,
  now: Date,
): Promise<{ token: string; actor: Actor; view: string; visitor: Visitor }> {
  const supported = tenantOfToken('support-code', code);
  const tenantId = supported ?? tenantOfToken('code', code);
  if (!tenantId) throw codeUsed();
  return withTenant(tenantId, async () => {
    const token = newToken(supported ? 'support' : 'session', tenantId);
    commitAlong(); // Without a row nothing was changed.
    const [row] = await sql<SessionRow & Visitor>(
      `with redeemed as (
         update sessions set token_hash = $3, code_hash = null, last_seen_at = $4
         where tenant_id = $1 and code_hash = $2 and code_expires_at > $4 and revoked_at is null
           and expires_at > $4
         returning tenant_id, acted_by, expires_at, ${actorColumns('$4')}
       )
       select s.*, ${visitorColumns('$4')} from redeemed s ${VISITOR_TABLES}`,
      [tenantId, hashToken(code), hashToken(token), now.toISOString()],
    );
    if (!row) throw codeUsed();
    return { token, actor: toActor(tenantId, row), view: row.view, visitor: row };
  });
}

/** Whom a session is of, for greeting them. */
export interface Visitor {
  name: string | null;
  given_name: string | null;
  pseudonym: string;
  course_title: string | null;
  district_name: string;
  time_zone: string;
  /** What the district's rule calls a plan for short: ECAP, ILP; null without a rule. */
  plan_name: string | null;
  is_acted_for: boolean;
  /** When support's permission to look ends; null in every other visit. */
  support_until: Date | null;
  /** Their role in this visit but for any part of the staff. */
  own_role: ActorRole;
  /** Parts of the staff that they have now. */
  parts: PartKind[] | null;
  /** Set: a teacher said that they are no student of the course, but family or staff. */
  marked_as: 'family' | 'staff' | null;
}

const visitorColumns = (
  now: string,
) => `p.name, p.given_name, p.pseudonym, c.title as course_title, t.name as district_name,
  t.time_zone,
  (select r.template->>'abbreviation' from district_templates r where r.tenant_id = s.tenant_id
   order by r.number desc limit 1) as plan_name,
  s.acted_by is not null as is_acted_for,
  case when s.support_grant_id is not null then s.expires_at end as support_until, e.marked_as,
  s.role as own_role, (select array_agg(distinct o.kind) from ${openParts('s.person_id', now)}) as parts`;
const VISITOR_TABLES = `join people p on p.tenant_id = s.tenant_id and p.id = s.person_id
  join tenants t on t.id = s.tenant_id
  left join courses c on c.tenant_id = s.tenant_id and c.id = s.course_id
  left join enrolments e on e.tenant_id = s.tenant_id and e.course_id = s.course_id
                        and e.person_id = s.person_id`;

export async function visitorOf(actor: Actor, now: Date): Promise<Visitor> {
  const [visitor] = await sql<Visitor>(
    `select ${visitorColumns('$3')} from sessions s ${VISITOR_TABLES} where s.tenant_id = $1 and s.id = $2`,
    [actor.tenantId, actor.sessionId, now.toISOString()],
  );
  if (!visitor) throw new Error('A session without its person.');
  return visitor;
}

interface SessionRow extends PartColumns {
  id: string;
  person_id: string;
  course_id: string | null;
  deployment_id: string;
  role: ActorRole;
  locale: string;
  view: string;
  is_test: boolean;
  is_enrolled_to_teach: boolean;
  last_seen_at: Date;
  support_grant_id: string | null;
}

/** The enrolment is read each time: who leaves the course's staff stops acting as one. */
const actorColumns = (
  now: string,
) => `id, person_id, course_id, deployment_id, role, locale, view, is_test, last_seen_at,
  support_grant_id,
  role = 'admin' and exists (
    select 1 from enrolments e
    where e.tenant_id = sessions.tenant_id and e.course_id = sessions.course_id
      and e.person_id = sessions.person_id and e.is_active and e.role in ('teacher', 'assistant')
  ) as is_enrolled_to_teach, ${partColumns(now)}`;

/** The actor behind a bearer token, in the open transaction; undefined when it is not (or no longer) good. */
export async function findActor(
  token: string,
  now: Date,
): Promise<{ actor: Actor; lastSeenAt: Date } | undefined> {
  const tenantId = currentTenant();
  const [row] = await sql<SessionRow>(
    `select ${actorColumns('$3')} from sessions
     where tenant_id = $1 and token_hash = $2 and revoked_at is null and expires_at > $3
       and last_seen_at > $3::timestamptz - make_interval(mins => ${IDLE_MINUTES})`,
    [tenantId, hashToken(token), now.toISOString()],
  );
  return row && { actor: toActor(tenantId, row), lastSeenAt: row.last_seen_at };
}

/** Keeps a session in use alive; called at most once a minute. */
export async function touchSession(actor: Actor, now: Date): Promise<void> {
  await withTenant(actor.tenantId, () =>
    sql(`update sessions set last_seen_at = $3 where tenant_id = $1 and id = $2`, [
      actor.tenantId,
      actor.sessionId,
      now.toISOString(),
    ]),
  );
}

export async function revokeSession(actor: Actor, now: Date): Promise<void> {
  await sql(`update sessions set revoked_at = $3 where tenant_id = $1 and id = $2`, [
    actor.tenantId,
    actor.sessionId,
    now.toISOString(),
  ]);
}

const later = (now: Date, seconds: number) =>
  new Date(now.getTime() + seconds * 1_000).toISOString();

const codeUsed = () =>
  new AppError(
    'code-used',
    'This launch was used already or is too old. Open Pathlight again from your course.',
  );

function toActor(tenantId: string, row: SessionRow): Actor {
  const actor = {
    tenantId,
    personId: row.person_id,
    sessionId: row.id,
    role: row.role,
    courseId: row.course_id,
    deploymentId: row.deployment_id,
    locale: row.locale,
    isTest: row.is_test,
    canTeach: row.role === 'teacher' || row.role === 'counselor' || row.is_enrolled_to_teach,
    supportGrantId: row.support_grant_id,
  };
  return withPart(actor, row);
}
