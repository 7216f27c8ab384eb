import type { Conversation } from '#contracts/conversations.js';
import { NewSignature } from '#contracts/conversation-record.js';
import type { z } from 'zod';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { knownLocale } from '../../messages.js';
import { isHolder, requireHeld, requireWritable } from './conversation-policy.js';
import { isAgreed, presentConversation, signaturesOf } from './conversation-presenter.js';
import {
  conversationOf,
  type ConversationRecord,
  hashOf,
  noteStep,
  updateConversation,
  wordsOf,
} from './conversation-records.js';
import { districtName } from '../district/district-name.js';

/**
 * Somebody in the room signs by typing their name, under exactly the text of this hash. The adult's screen takes
 * everybody's; a student's own takes theirs.
 *
 * @throws AppError `conflict` unless both agreed to this text, `forbidden` for a student who signs for another.
 */
export async function signConversation(
  actor: Actor,
  id: string,
  { id: signatureId, role, name, relation, textHash }: z.output<typeof NewSignature>,
  now: Date,
): Promise<Conversation> {
  const row = await requireWritable(actor, id);
  if (role !== 'student' && !isHolder(actor, row))
    throw new AppError('forbidden', 'On your own screen you sign for yourself.');
  if (!isAgreed(row)) throw new AppError('conflict', 'Both have to agree to the text first.');
  if (hashOf(row) !== textHash)
    throw new AppError('conflict', 'The text is another one by now. Read it again.');
  const rows = await sql(
    `insert into conversation_signatures (tenant_id, id, conversation_id, student_id, role, name, relation,
                                          text_hash, signed_at, entered_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (tenant_id, id) do nothing returning id`,
    [
      ...[currentTenant(), signatureId, id, row.student_id, role, name, relation, textHash],
      ...[now.toISOString(), actor.personId],
    ],
  );
  if (rows.length === 0) return presentConversation(actor, row);
  await noteStep(actor, row, { kind: 'signed', text: role, textHash }, now);
  await updateConversation(id, {}, now);
  return shown(actor, id);
}

/** Takes a signature back while nothing is closed. @throws AppError `not-found` */
export async function takeSignatureBack(
  actor: Actor,
  { id, signatureId }: { id: string; signatureId: string },
  now: Date,
): Promise<Conversation> {
  const row = await requireWritable(actor, id);
  const rows = await sql(
    `update conversation_signatures set withdrawn_at = $4
     where tenant_id = $1 and conversation_id = $2 and id = $3 and withdrawn_at is null
       and (role = 'student' or $5) returning id`,
    [currentTenant(), id, signatureId, now.toISOString(), isHolder(actor, row)],
  );
  if (rows.length === 0) throw notFound();
  await noteStep(actor, row, { kind: 'unsigned', textHash: hashOf(row) }, now);
  await updateConversation(id, {}, now);
  return shown(actor, id);
}

/**
 * Closes a conversation for good and keeps what its record says. The file itself is made when it is first
 * asked for, from what was kept here.
 *
 * @throws AppError `conflict` unless both agreed and signed this text.
 */
export async function closeConversation(
  actor: Actor,
  id: string,
  now: Date,
): Promise<Conversation> {
  const row = await requireHeld(actor, id);
  const { student_agreed_at: student, student_way: way, staff_agreed_at: staff } = row;
  const signatures = signaturesOf(row);
  const hasSigned = (role: string) => signatures.some((one) => one.role === role);
  if (!student || !way || !staff || !hasSigned('student') || !hasSigned('staff'))
    throw new AppError('conflict', 'Student and adult have to agree and sign first.');
  const { student: name } = presentConversation(actor, row);
  const content = {
    ...{ id, district: await districtName(), student: name, staff: row.staff_name, kind: row.kind },
    ...{ heldOn: row.held_on, fields: wordsOf(row), textHash: hashOf(row), signatures },
    studentAgreed: { at: student.toISOString(), way },
    ...{ staffAgreed: { at: staff.toISOString() }, closedAt: now.toISOString() },
  };
  await sql(
    `insert into conversation_records (tenant_id, id, conversation_id, student_id, content, language, made_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[currentTenant(), newId(), id, row.student_id, JSON.stringify(content)],
      ...[knownLocale(actor.locale), now.toISOString()],
    ],
  );
  await updateConversation(id, { sealed_at: now }, now);
  await noteStep(actor, row, { kind: 'sealed', textHash: content.textHash }, now);
  return shown(actor, id);
}

async function shown(actor: Actor, id: string): Promise<Conversation> {
  const row: ConversationRecord | undefined = await conversationOf(id);
  if (!row) throw new Error('A conversation is gone that was changed just now.');
  return presentConversation(actor, row);
}
