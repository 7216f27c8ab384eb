import { createHash } from 'node:crypto';
import type { MeetingKind } from '#contracts/component-codes.js';
import {
  agreedText,
  type Signer,
  TALK_FIELDS,
  type TalkField,
} from '#contracts/conversation-text.js';
import type { Actor, ActorRole } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface FieldRecord {
  text: string;
  revision: number;
  /** Who wrote it last, and when. */
  by: string;
  at: string;
}

export interface ConversationRecord {
  id: string;
  student_id: string;
  student_name: string | null;
  pseudonym: string;
  staff_id: string | null;
  staff_name: string | null;
  staff_role: ActorRole;
  kind: MeetingKind;
  /** `YYYY-MM-DD` */
  held_on: string;
  school_year: number;
  fields: Partial<Record<TalkField, FieldRecord>>;
  revision: number;
  student_agreed_at: Date | null;
  student_way: 'own' | 'beside' | null;
  staff_agreed_at: Date | null;
  sealed_at: Date | null;
  removed_at: Date | null;
  /** Every one that was not taken back, also those under an older text. */
  signatures: SignatureRecord[];
}

interface SignatureRecord {
  id: string;
  role: Signer;
  name: string;
  relation: string;
  textHash: string;
  at: string;
}

const SIGNATURES = `coalesce((
  select jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'name', g.name,
    'relation', g.relation, 'textHash', g.text_hash, 'at', g.signed_at) order by g.signed_at, g.id)
  from conversation_signatures g
  where g.tenant_id = c.tenant_id and g.conversation_id = c.id and g.withdrawn_at is null), '[]')`;

const SELECT = `
  select c.id, c.student_id, s.name as student_name, s.pseudonym, c.staff_id, p.name as staff_name,
         c.staff_role, c.kind, c.held_on::text, c.school_year, c.fields, c.revision,
         c.student_agreed_at, c.student_way, c.staff_agreed_at, c.sealed_at, c.removed_at,
         ${SIGNATURES} as signatures
  from plan_conversations c
  join people s on s.tenant_id = c.tenant_id and s.id = c.student_id
  left join people p on p.tenant_id = c.tenant_id and p.id = c.staff_id`;

/** All of a student's, the newest first, without those taken out. */
export function conversationsOf(studentId: string): Promise<ConversationRecord[]> {
  return sql<ConversationRecord>(
    `${SELECT} where c.tenant_id = $1 and c.student_id = $2 and c.removed_at is null
     order by c.held_on desc, c.created_at desc, c.id`,
    [currentTenant(), studentId],
  );
}

/** @param options.lock - for whoever changes it in this transaction. */
export async function conversationOf(
  id: string,
  options: { lock?: boolean } = {},
): Promise<ConversationRecord | undefined> {
  const [row] = await sql<ConversationRecord>(
    `${SELECT} where c.tenant_id = $1 and c.id = $2 ${options.lock ? 'for update of c' : ''}`,
    [currentTenant(), id],
  );
  return row;
}

export async function insertConversation(
  row: Pick<
    ConversationRecord,
    'student_id' | 'staff_id' | 'staff_role' | 'kind' | 'held_on' | 'school_year'
  >,
  now: Date,
): Promise<string> {
  const id = newId();
  await sql(
    `insert into plan_conversations (tenant_id, id, student_id, staff_id, staff_role, kind, held_on,
                                     school_year, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)`,
    [
      ...[currentTenant(), id, row.student_id, row.staff_id, row.staff_role, row.kind],
      ...[row.held_on, row.school_year, now.toISOString()],
    ],
  );
  return id;
}

type Changes = Partial<
  Pick<
    ConversationRecord,
    'fields' | 'student_agreed_at' | 'student_way' | 'staff_agreed_at' | 'sealed_at' | 'removed_at'
  >
>;

/** The row must be locked by who calls. */
export async function updateConversation(id: string, changes: Changes, now: Date): Promise<void> {
  await sql(
    `update plan_conversations c set revision = revision + 1, updated_at = $3,
       (fields, student_agreed_at, student_way, staff_agreed_at, sealed_at, removed_at) =
       (select fields, student_agreed_at, student_way, staff_agreed_at, sealed_at, removed_at
        from jsonb_populate_record(c, $4::jsonb))
     where tenant_id = $1 and id = $2`,
    [currentTenant(), id, now.toISOString(), JSON.stringify(changes)],
  );
}

export type StepKind =
  | 'begun'
  | 'changed'
  | 'agreed'
  | 'agreed-beside'
  | 'withdrawn'
  | 'signed'
  | 'unsigned'
  | 'sealed'
  | 'removed'
  | 'restored';

/** Notes what happened, by whom and to which text. Nobody can change or clear these lines. */
export async function noteStep(
  actor: Actor,
  row: Pick<ConversationRecord, 'id' | 'student_id'>,
  step: { kind: StepKind; field?: TalkField; text?: string; textHash?: string },
  now: Date,
): Promise<void> {
  await sql(
    `insert into conversation_steps (tenant_id, id, conversation_id, student_id, kind, field, text,
                                     text_hash, actor_id, actor_role, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[currentTenant(), newId(), row.id, row.student_id, step.kind, step.field ?? null],
      ...[step.text ?? '', step.textHash ?? null, actor.personId, actor.role, now.toISOString()],
    ],
  );
}

/** The words of every field, the empty ones too. */
export function wordsOf({ fields }: Pick<ConversationRecord, 'fields'>): Record<TalkField, string> {
  const words = TALK_FIELDS.map((name) => [name, fields[name]?.text ?? '']);
  return Object.fromEntries(words) as Record<TalkField, string>;
}

/** The text that is agreed to. */
export function textOf(row: ConversationRecord): string {
  const { id, held_on: heldOn, kind } = row;
  return agreedText({ id, heldOn, kind, fields: wordsOf(row) });
}

/** Its SHA-256, in hex. */
export const hashOf = (row: ConversationRecord): string =>
  createHash('sha256').update(textOf(row)).digest('hex');
