import { type Actor, isStaff } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { requireStudentOf } from '../class/student-of.js';
import { seesAsCounselor } from '../record/record-policy.js';
import { conversationOf, type ConversationRecord } from './conversation-records.js';

type Held = Pick<ConversationRecord, 'student_id' | 'staff_id'>;

/** The adult in it. */
export const isHolder = (actor: Actor, row: Held): boolean =>
  isStaff(actor) && row.staff_id === actor.personId;

/** The two whose conversation it is. */
export const mayWrite = (actor: Actor, row: Held): boolean =>
  actor.role === 'student' ? row.student_id === actor.personId : isHolder(actor, row);

/**
 * Read by the student, by the adult in it, and by counselors and administrators. Another teacher learns
 * only that the plan is agreed: what was said is not for each of them.
 */
export const mayRead = (actor: Actor, row: Held): boolean =>
  mayWrite(actor, row) || seesAsCounselor(actor);

/**
 * A conversation as the actor may read it.
 *
 * @throws AppError `not-found` for another's, and for one of a student who is none of theirs any more.
 */
export async function requireReadable(
  actor: Actor,
  id: string,
  options: { lock?: boolean; removed?: boolean } = {},
): Promise<ConversationRecord> {
  const row = await conversationOf(id, options);
  if (!row || !mayRead(actor, row)) throw notFound();
  if (row.removed_at !== null && !options.removed) throw notFound();
  if (actor.role !== 'student') await requireStudentOf(actor, row.student_id);
  return row;
}

/** As above, for changing it. @throws AppError `forbidden` for who only reads it, `conflict` once sealed. */
export async function requireWritable(
  actor: Actor,
  id: string,
  options: { removed?: boolean } = {},
): Promise<ConversationRecord> {
  const row = await requireReadable(actor, id, { ...options, lock: true });
  if (!mayWrite(actor, row))
    throw new AppError('forbidden', 'Only the two who talk write in a conversation.');
  if (row.sealed_at !== null)
    throw new AppError('conflict', 'This is signed and closed. Begin a new conversation.');
  return row;
}

/** As above, for what the adult alone does. @throws AppError `forbidden` */
export async function requireHeld(
  actor: Actor,
  id: string,
  options: { removed?: boolean } = {},
): Promise<ConversationRecord> {
  const row = await requireWritable(actor, id, options);
  if (!isHolder(actor, row))
    throw new AppError('forbidden', 'Only the adult of this conversation can do this.');
  return row;
}
