import type { FamilyInvitation, FamilyKind } from '#contracts/family.js';
import { CODE_TRIES } from '#contracts/family-fields.js';
import { hashToken } from '../../auth/tokens.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { hashCode, newInvitationCode, newInvitationToken } from './invitation-secrets.js';

const DAY_MS = 86_400_000;

type Row = Omit<FamilyInvitation, 'state' | 'madeAt' | 'expiresAt'> & {
  state: 'open' | 'used' | 'withdrawn' | 'locked';
  madeAt: Date;
  expiresAt: Date;
};

/** What is out for a student, and what was lately, the newest first. */
export async function invitationsFor(studentId: string, now: Date): Promise<FamilyInvitation[]> {
  const rows = await sql<Row>(
    `select i.id, i.state, i.kind, i.locale, p.name as "madeBy", i.created_at as "madeAt",
            i.expires_at as "expiresAt"
     from family_invitations i
     left join people p on p.tenant_id = i.tenant_id and p.id = i.made_by
     where i.tenant_id = $1 and i.student_id = $2 order by i.created_at desc, i.id desc limit 20`,
    [currentTenant(), studentId],
  );
  return rows.map((row) => ({
    ...row,
    state: row.state === 'open' && row.expiresAt <= now ? 'expired' : row.state,
    madeAt: row.madeAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }));
}

export interface MadeInvitation {
  id: string;
  token: string;
  code: string;
  expiresAt: Date;
}

/** A new invitation; its link and code are kept nowhere. */
export async function insertInvitation(
  actor: Actor,
  invitation: {
    studentId: string;
    locale: string;
    kind: FamilyKind;
    days: number;
    /** Somebody who is family already and needs another device. */
    personId?: string;
  },
  now: Date,
): Promise<MadeInvitation> {
  const { studentId, locale, kind, days, personId } = invitation;
  const made = {
    ...{ id: newId(), token: newInvitationToken(currentTenant()), code: newInvitationCode() },
    expiresAt: new Date(now.getTime() + days * DAY_MS),
  };
  await sql(
    `insert into family_invitations (tenant_id, id, student_id, kind, locale, token_hash, code_hash,
                                     expires_at, made_by, made_role, person_id, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)`,
    [
      ...[currentTenant(), made.id, studentId, kind, locale, hashToken(made.token)],
      ...[hashCode(made.token, made.code), made.expiresAt.toISOString()],
      ...[actor.personId, actor.role, personId ?? null, now.toISOString()],
    ],
  );
  return made;
}

/** @returns false where there is none that is open. */
export async function withdrawInvitation(
  studentId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const rows = await sql(
    `update family_invitations
     set state = 'withdrawn', token_hash = null, code_hash = null, ended_at = $4, updated_at = $4
     where tenant_id = $1 and student_id = $2 and id = $3 and state = 'open' returning id`,
    [currentTenant(), studentId, id, now.toISOString()],
  );
  return rows.length > 0;
}

/**
 * What is out for a student leads nowhere any more: all of it, or only what is for one person's next phone, or
 * what somebody in this role made.
 */
export async function withdrawInvitations(
  { studentId, personId, madeRole }: { studentId: string; personId?: string; madeRole?: string },
  now: Date,
): Promise<void> {
  await sql(
    `update family_invitations
     set state = 'withdrawn', token_hash = null, code_hash = null, ended_at = $3, updated_at = $3
     where tenant_id = $1 and student_id = $2 and state = 'open'
       and ($4::uuid is null or person_id = $4) and ($5::text is null or made_role = $5)`,
    [currentTenant(), studentId, now.toISOString(), personId ?? null, madeRole ?? null],
  );
}

export interface OpenInvitation {
  id: string;
  studentId: string;
  kind: FamilyKind;
  locale: string;
  codeHash: Buffer;
  madeBy: string | null;
  madeRole: string;
  personId: string | null;
}

/** The invitation behind a link, locked against a second reader until the transaction ends. */
export async function findOpenInvitation(token: string, now: Date): Promise<OpenInvitation | null> {
  const [row] = await sql<OpenInvitation>(
    `select id, student_id as "studentId", kind, locale, code_hash as "codeHash", made_by as "madeBy",
            made_role as "madeRole", person_id as "personId"
     from family_invitations
     where tenant_id = $1 and token_hash = $2 and state = 'open' and expires_at > $3 for update`,
    [currentTenant(), hashToken(token), now.toISOString()],
  );
  return row ?? null;
}

/** Counts a wrong code; the last one locks the invitation. @returns how many are left. */
export async function countWrongCode(id: string, now: Date): Promise<number> {
  const [row] = await sql<{ left: number }>(
    `update family_invitations set wrong_codes = wrong_codes + 1, updated_at = $4,
       state = case when wrong_codes + 1 >= $3 then 'locked' else state end,
       token_hash = case when wrong_codes + 1 >= $3 then null else token_hash end,
       code_hash = case when wrong_codes + 1 >= $3 then null else code_hash end,
       ended_at = case when wrong_codes + 1 >= $3 then $4 else ended_at end
     where tenant_id = $1 and id = $2 returning $3 - wrong_codes as left`,
    [currentTenant(), id, CODE_TRIES, now.toISOString()],
  );
  return row?.left ?? 0;
}

export async function useInvitation(id: string, personId: string, now: Date): Promise<void> {
  await sql(
    `update family_invitations
     set state = 'used', token_hash = null, code_hash = null, person_id = $3, ended_at = $4,
         updated_at = $4
     where tenant_id = $1 and id = $2`,
    [currentTenant(), id, personId, now.toISOString()],
  );
}
