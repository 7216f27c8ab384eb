import type { SessionDetails } from '#contracts/session.js';
import type { Actor } from '../../auth/actor.js';
import { revokeSession } from '../../auth/sessions.js';
import { sql } from '../../db/tenant.js';
import { displayName } from '../roster/person-name.js';

interface Row {
  name: string | null;
  given_name: string | null;
  pseudonym: string;
  course_title: string | null;
  district_name: string;
  is_acted_for: boolean;
  marked_as: SessionDetails['notStudent'];
}

/** What the browser needs to greet the person and open the right view. */
export async function describeSession(actor: Actor, view: string): Promise<SessionDetails> {
  const [row] = await sql<Row>(
    `select p.name, p.given_name, p.pseudonym, c.title as course_title, t.name as district_name,
            exists (select 1 from sessions s where s.tenant_id = $1 and s.id = $4
                    and s.acted_by is not null) as is_acted_for,
            (select e.marked_as from enrolments e where e.tenant_id = $1 and e.course_id = $3
               and e.person_id = $2) as marked_as
     from people p join tenants t on t.id = p.tenant_id
     left join courses c on c.tenant_id = p.tenant_id and c.id = $3
     where p.tenant_id = $1 and p.id = $2`,
    [actor.tenantId, actor.personId, actor.courseId, actor.sessionId],
  );
  if (!row) throw new Error('A session without its person.');
  const name = displayName(row, actor.locale);
  return {
    personId: actor.personId,
    role: actor.role,
    name,
    firstName: row.given_name ?? name,
    courseTitle: row.course_title,
    districtName: row.district_name,
    locale: actor.locale,
    view,
    isTest: actor.isTest,
    isActedFor: row.is_acted_for,
    notStudent: actor.role === 'none' ? row.marked_as : null,
    canTeach: actor.canTeach,
  };
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
  return describeSession({ ...actor, locale }, '');
}

export async function endSession(actor: Actor, now: Date): Promise<Record<string, never>> {
  await revokeSession(actor, now);
  return {};
}
