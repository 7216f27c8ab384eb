import type { FamilyKind, FamilyMember } from '#contracts/family.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { withdrawInvitations } from './invitation-records.js';

type Row = Omit<FamilyMember, 'startedAt' | 'lastSeenAt' | 'endedAt'> & {
  startedAt: Date;
  lastSeenAt: Date | null;
  endedAt: Date | null;
};

/** Who is or was family of a student, those who are first. */
export async function membersOf(studentId: string): Promise<FamilyMember[]> {
  const rows = await sql<Row>(
    `select l.id, p.name, l.kind, l.invited_role as "invitedRole", l.started_at as "startedAt",
            (select max(d.last_seen_at) from family_devices d
             where d.tenant_id = $1 and d.person_id = l.person_id) as "lastSeenAt",
            l.ended_at as "endedAt", l.ended_because as "endedBecause", l.reason
     from family_links l join people p on p.tenant_id = l.tenant_id and p.id = l.person_id
     where l.tenant_id = $1 and l.student_id = $2
     order by l.ended_at is not null, l.started_at desc, l.id`,
    [currentTenant(), studentId],
  );
  return rows.map((row) => ({
    ...row,
    startedAt: row.startedAt.toISOString(),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  }));
}

/** The person of an open link. */
export async function personOfLink(studentId: string, id: string) {
  const [row] = await sql<{ personId: string; kind: FamilyKind; locale: string }>(
    `select l.person_id as "personId", l.kind, coalesce(p.locale, 'en') as locale
     from family_links l join people p on p.tenant_id = l.tenant_id and p.id = l.person_id
     where l.tenant_id = $1 and l.student_id = $2 and l.id = $3 and l.ended_at is null`,
    [currentTenant(), studentId, id],
  );
  return row ?? null;
}

/** Somebody becomes family of a student, unless they are already. */
export async function insertLink(
  link: {
    studentId: string;
    personId: string;
    kind: FamilyKind;
    invitedBy: string | null;
    invitedRole: string;
  },
  now: Date,
): Promise<void> {
  const { studentId, personId, kind, invitedBy, invitedRole } = link;
  await sql(
    `insert into family_links (tenant_id, id, student_id, person_id, kind, invited_by, invited_role,
                               started_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (tenant_id, student_id, person_id) where ended_at is null do nothing`,
    [
      ...[currentTenant(), newId(), studentId, personId, kind, invitedBy, invitedRole],
      now.toISOString(),
    ],
  );
}

type Ending = { because: 'school' | 'student' | 'guardian'; by: string; reason: string };

/**
 * Ends a link, and with it what is out for this person's next phone: an old invitation brings nobody back.
 *
 * @returns false where there is no such open link.
 */
export async function endLink(
  studentId: string,
  id: string,
  { because, by, reason }: Ending,
  now: Date,
): Promise<boolean> {
  const [ended] = await sql<{ personId: string }>(
    `update family_links set ended_at = $4, ended_because = $5, ended_by = $6, reason = $7
     where tenant_id = $1 and student_id = $2 and id = $3 and ended_at is null
     returning person_id as "personId"`,
    [currentTenant(), studentId, id, now.toISOString(), because, by, reason],
  );
  if (ended) await withdrawInvitations({ studentId, personId: ended.personId }, now);
  return ended !== undefined;
}

/** With the rights go the looks that came with them; whom the student invited stays. */
export async function endLinksWithRights(studentId: string, by: string, now: Date): Promise<void> {
  await sql(
    `update family_links set ended_at = $3, ended_because = 'rights', ended_by = $4
     where tenant_id = $1 and student_id = $2 and ended_at is null and invited_role <> 'student'`,
    [currentTenant(), studentId, now.toISOString(), by],
  );
}

/**
 * The rights had moved by mistake: what ended with that move goes on, as if it had not. Not what ended with an
 * earlier one, and not for somebody whom the student brought in again meanwhile.
 *
 * @param since - when the rights had moved
 */
export async function resumeLinksWithRights(studentId: string, since: Date): Promise<void> {
  await sql(
    `update family_links l set ended_at = null, ended_because = null, ended_by = null
     where l.tenant_id = $1 and l.student_id = $2 and l.ended_because = 'rights' and l.ended_at >= $3
       and not exists (select 1 from family_links o where o.tenant_id = $1 and o.student_id = $2
                       and o.person_id = l.person_id and o.ended_at is null)`,
    [currentTenant(), studentId, since.toISOString()],
  );
}

/** An open link `l` lets somebody look: the rights are the family's, or the student invited them. */
const IS_LOOKING = `l.ended_at is null and (l.invited_role = 'student' or not exists (
  select 1 from rights_moves r
  where r.tenant_id = $1 and r.student_id = l.student_id and r.ended_at is null))`;

/** The names of those of a student's family who may look at the plan now. */
export async function lookersOfFamily(studentId: string): Promise<(string | null)[]> {
  const rows = await sql<{ name: string | null }>(
    `select p.name from family_links l
     join people p on p.tenant_id = l.tenant_id and p.id = l.person_id
     where l.tenant_id = $1 and l.student_id = $2 and ${IS_LOOKING}
     order by p.name nulls last, p.id`,
    [currentTenant(), studentId],
  );
  return rows.map(({ name }) => name);
}

export interface Child {
  id: string;
  linkId: string;
  kind: FamilyKind;
  name: string | null;
  givenName: string | null;
  pseudonym: string;
}

/**
 * The students whose plans somebody may look at now: the link is open, the rights are the family's or the
 * student invited them, and the student is there or left no longer ago than the district allows.
 */
export function childrenOf(personId: string, leaveDays: number, now: Date): Promise<Child[]> {
  return sql<Child>(
    `select s.id, l.id as "linkId", l.kind, s.name, s.given_name as "givenName", s.pseudonym
     from family_links l join people s on s.tenant_id = l.tenant_id and s.id = l.student_id
     where l.tenant_id = $1 and l.person_id = $2 and ${IS_LOOKING}
       and exists (
         select 1 from enrolments e
         where e.tenant_id = $1 and e.person_id = l.student_id and e.role = 'student'
           and (e.is_active or e.updated_at > $3::timestamptz - make_interval(days => $4::int)))
     order by s.given_name, s.id`,
    [currentTenant(), personId, now.toISOString(), leaveDays],
  );
}
