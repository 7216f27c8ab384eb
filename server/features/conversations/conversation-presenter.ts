import { TALK_FIELDS, type TalkField } from '#contracts/conversation-text.js';
import type { Conversation, ConversationBrief, TalkFieldState } from '#contracts/conversations.js';
import type { TalkSignature } from '#contracts/conversation-record.js';
import type { Actor } from '../../auth/actor.js';
import { PASSPORT_PATH } from '../passport/issuer.js';
import { displayName } from '../roster/person-name.js';
import { isHolder, mayWrite } from './conversation-policy.js';
import { type ConversationRecord, hashOf } from './conversation-records.js';
import { dayOf, type YearRule } from '../years/school-year.js';

export const isAgreed = (
  row: Pick<ConversationRecord, 'student_agreed_at' | 'staff_agreed_at'>,
): boolean => row.student_agreed_at !== null && row.staff_agreed_at !== null;

/** The day on which the second one agreed, by the district's clock, `YYYY-MM-DD`; null before. */
export function agreedOn(row: ConversationRecord, rule: YearRule): string | null {
  const { student_agreed_at: student, staff_agreed_at: staff } = row;
  if (!student || !staff) return null;
  return dayOf(student > staff ? student : staff, rule);
}

export function presentBrief(actor: Actor, row: ConversationRecord): ConversationBrief {
  return {
    ...{ id: row.id, staff: row.staff_name, kind: row.kind, heldOn: row.held_on },
    ...{ schoolYear: row.school_year, isAgreed: isAgreed(row), mayWrite: mayWrite(actor, row) },
    sealedAt: row.sealed_at?.toISOString() ?? null,
  };
}

/** Those under the text as it is now. */
export function signaturesOf(row: ConversationRecord): TalkSignature[] {
  const now = hashOf(row);
  return row.signatures
    .filter(({ textHash }) => textHash === now)
    .map(({ id, role, name, relation, at }) => ({
      ...{ id, role, name, relation },
      at: new Date(at).toISOString(),
    }));
}

export function presentConversation(actor: Actor, row: ConversationRecord): Conversation {
  const fields = TALK_FIELDS.map((name): [TalkField, TalkFieldState] => {
    const { text = '', revision = 0 } = row.fields[name] ?? {};
    return [name, { text, revision }];
  });
  const { student_agreed_at: student, student_way: way, staff_agreed_at: staff } = row;
  return {
    ...presentBrief(actor, row),
    ...{ personId: row.student_id, revision: row.revision, textHash: hashOf(row) },
    student: displayName({ name: row.student_name, pseudonym: row.pseudonym }, actor.locale),
    fields: Object.fromEntries(fields) as Record<TalkField, TalkFieldState>,
    studentAgreed: student && way ? { at: student.toISOString(), way } : null,
    staffAgreed: staff ? { at: staff.toISOString() } : null,
    isHolder: isHolder(actor, row),
    signatures: signaturesOf(row),
    checkPath: row.sealed_at === null ? null : `${PASSPORT_PATH}/${actor.tenantId}/check`,
  };
}
