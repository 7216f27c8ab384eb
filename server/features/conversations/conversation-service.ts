import type { TalkField } from '#contracts/conversation-text.js';
import type {
  Conversation,
  ConversationNews,
  ConversationPage,
  Conversations,
  NewAgreement,
  TalkFieldChange,
} from '#contracts/conversations.js';
import type { z } from 'zod';
import type { NewConversation } from '#contracts/conversations.js';
import type { Actor } from '../../auth/actor.js';
import { AppError } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { studentOfCourse, studentOfTeacher } from '../class/course-student.js';
import { notify, takeBackNews } from '../notifications/notify.js';
import { displayName } from '../roster/person-name.js';
import { dayOf, schoolYearOf, schoolYearOfDay, yearRule } from '../years/school-year.js';
import { readBeside } from './beside.js';
import {
  isHolder,
  mayRead,
  requireHeld,
  requireReadable,
  requireWritable,
} from './conversation-policy.js';
import { agreedOn, isAgreed, presentBrief, presentConversation } from './conversation-presenter.js';
import {
  conversationOf,
  type ConversationRecord,
  conversationsOf,
  type FieldRecord,
  hashOf,
  insertConversation,
  noteStep,
  updateConversation,
  wordsOf,
} from './conversation-records.js';
import { planClock } from './plan-clock.js';

const TYPING_MS = 5 * 60_000;

async function listOf(
  actor: Actor,
  student: { id: string; name: string },
  now: Date,
): Promise<Conversations> {
  const all = await conversationsOf(student.id);
  const rule = await yearRule();
  const year = schoolYearOf(now, rule);
  const agreed = all.find((row) => isAgreed(row) && row.school_year === year);
  return {
    name: student.name,
    conversations: all.filter((row) => mayRead(actor, row)).map((row) => presentBrief(actor, row)),
    agreed: agreed
      ? { on: agreedOn(agreed, rule) ?? agreed.held_on, with: agreed.staff_name }
      : null,
    clock: await planClock(student.id, all, now),
    mayBegin: actor.role !== 'student' && actor.canTeach,
  };
}

export const readOwnConversations = (actor: Actor, now: Date): Promise<Conversations> =>
  listOf(actor, { id: actor.personId, name: '' }, now);

/** @throws AppError `forbidden` for who is no staff, `not-found` for who is no student of theirs. */
export async function readConversationsOf(
  actor: Actor,
  personId: string,
  request: AccessRequest,
): Promise<Conversations> {
  const student = await studentOfCourse(actor, personId);
  await noteAccess(actor, [personId], 'plan', request);
  const name = displayName(student, actor.locale);
  return listOf(actor, { id: personId, name }, request.now);
}

/** The adult begins a conversation. @throws AppError as above, and `invalid-request` for a day to come. */
export async function beginConversation(
  actor: Actor,
  personId: string,
  { kind, heldOn }: z.output<typeof NewConversation>,
  request: AccessRequest,
): Promise<Conversation> {
  await studentOfTeacher(actor, personId);
  const rule = await yearRule();
  if (heldOn > dayOf(request.now, rule))
    throw new AppError('invalid-request', 'The day is not here yet.', {
      errors: [{ pointer: '/body/heldOn', detail: 'later than today' }],
    });
  const id = await insertConversation(
    {
      ...{ student_id: personId, staff_id: actor.personId, staff_role: actor.role, kind },
      held_on: heldOn,
      school_year: schoolYearOfDay(heldOn, rule),
    },
    request.now,
  );
  await noteStep(actor, { id, student_id: personId }, { kind: 'begun' }, request.now);
  notify(
    { to: personId, kind: 'conversation', subjectId: id, fact: id, by: actor.personId },
    request.now,
  );
  return shown(actor, id);
}

/** The screen of a conversation: the plan, what was before, and the fields. @throws AppError `not-found` */
export async function readConversation(
  actor: Actor,
  id: string,
  request: AccessRequest,
): Promise<ConversationPage> {
  const row = await requireReadable(actor, id);
  await noteAccess(actor, [row.student_id], 'plan', request);
  const [beside, all] = await Promise.all([
    readBeside(actor, row, request.now),
    conversationsOf(row.student_id),
  ]);
  const clock = await planClock(row.student_id, all, request.now);
  return { conversation: presentConversation(actor, row), beside, clock };
}

/** What a screen that is open asks for every few seconds. */
export async function readNews(actor: Actor, id: string, since: number): Promise<ConversationNews> {
  const row = await requireReadable(actor, id);
  return { conversation: row.revision > since ? presentConversation(actor, row) : null };
}

/**
 * Writes one field. The same words sent twice are kept once, so a change whose answer got lost can be sent
 * again. Other words than were agreed to end the agreement of both.
 *
 * @throws AppError `conflict` when the field says something else by now than the writer saw.
 */
export async function writeField(
  actor: Actor,
  { id, field }: { id: string; field: TalkField },
  { text, basedOn }: TalkFieldChange,
  now: Date,
): Promise<Conversation> {
  const row = await requireWritable(actor, id);
  requireDay(field, text);
  const held = row.fields[field] ?? UNWRITTEN;
  if (held.text === text) return presentConversation(actor, row);
  if (held.revision !== basedOn)
    throw new AppError('conflict', 'The other one wrote here meanwhile.');
  const wasAgreed = row.student_agreed_at !== null || row.staff_agreed_at !== null;
  if (held.text !== '' && (wasAgreed || isWorthKeeping(held, actor, now)))
    await noteStep(actor, row, { kind: 'changed', field, text: held.text }, now);
  if (wasAgreed) await noteStep(actor, row, { kind: 'withdrawn', textHash: hashOf(row) }, now);
  const written = {
    ...{ text, revision: basedOn + 1, by: actor.personId, at: now.toISOString() },
  };
  await updateConversation(
    id,
    { fields: { ...row.fields, [field]: written }, ...(wasAgreed && NOBODY) },
    now,
  );
  return shown(actor, id);
}

const UNWRITTEN = { text: '', revision: 0, by: '', at: '' };

/** Words of somebody else, and those that stood for a while; not each half of a sentence. */
const isWorthKeeping = ({ by, at }: FieldRecord, actor: Actor, now: Date): boolean =>
  by !== actor.personId || now.getTime() - Date.parse(at) > TYPING_MS;

/** Nobody agrees any more. */
const NOBODY = { student_agreed_at: null, student_way: null, staff_agreed_at: null } as const;

function requireDay(field: TalkField, text: string): void {
  if (field !== 'nextOn' || text === '') return;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return;
  throw new AppError('invalid-request', 'The body of this request did not pass the checks.', {
    errors: [{ pointer: '/body/text', detail: 'This is no day.' }],
  });
}

/**
 * One of the two agrees to exactly the text they saw. On the adult's screen the student does so beside them;
 * that it was there is kept.
 *
 * @throws AppError `conflict` when the text is another one by now, `invalid-request` while nothing is
 *   written under what was agreed, `forbidden` for a student who agrees for the adult.
 */
export async function agree(
  actor: Actor,
  id: string,
  { who, textHash }: NewAgreement,
  now: Date,
): Promise<Conversation> {
  const row = await requireWritable(actor, id);
  if (who === 'staff' && !isHolder(actor, row))
    throw new AppError('forbidden', 'Only the adult agrees for the adult.');
  if (wordsOf(row).agreed.trim() === '')
    throw new AppError('invalid-request', 'Write what you agree on first.', {
      errors: [{ pointer: '/body/agreed', detail: 'Nothing is written there.' }],
    });
  if (hashOf(row) !== textHash)
    throw new AppError('conflict', 'The text is another one by now. Read it again.');
  const isThere = who === 'staff' ? row.staff_agreed_at !== null : row.student_agreed_at !== null;
  if (isThere) return presentConversation(actor, row);
  const way = actor.role === 'student' ? 'own' : 'beside';
  const changes =
    who === 'staff' ? { staff_agreed_at: now } : { student_agreed_at: now, student_way: way };
  await updateConversation(id, changes as Partial<ConversationRecord>, now);
  const isBeside = who === 'student' && way === 'beside';
  await noteStep(actor, row, { kind: isBeside ? 'agreed-beside' : 'agreed', textHash }, now);
  return shown(actor, id);
}

/** Either one takes the agreement back; then it is nobody's. */
export async function withdraw(actor: Actor, id: string, now: Date): Promise<Conversation> {
  const row = await requireWritable(actor, id);
  if (row.student_agreed_at === null && row.staff_agreed_at === null)
    return presentConversation(actor, row);
  await updateConversation(id, NOBODY, now);
  await noteStep(actor, row, { kind: 'withdrawn', textHash: hashOf(row) }, now);
  return shown(actor, id);
}

/** The adult takes out what was begun by mistake, or puts it back. @throws AppError `conflict` once agreed. */
export async function setConversationRemoved(
  actor: Actor,
  id: string,
  isRemoved: boolean,
  now: Date,
): Promise<Conversation> {
  const row = await requireHeld(actor, id, { removed: !isRemoved });
  if (isRemoved && isAgreed(row))
    throw new AppError('conflict', 'Both agreed to this. Take the agreement back first.');
  if ((row.removed_at !== null) !== isRemoved) {
    await updateConversation(id, { removed_at: isRemoved ? now : null }, now);
    await noteStep(actor, row, { kind: isRemoved ? 'removed' : 'restored' }, now);
    const news = { kind: 'conversation', subjectId: id, fact: id } as const;
    if (isRemoved) takeBackNews(news.kind, [id], [id]);
    else notify({ ...news, to: row.student_id, by: actor.personId }, now);
  }
  return shown(actor, id);
}

async function shown(actor: Actor, id: string): Promise<Conversation> {
  const row = await conversationOf(id);
  if (!row) throw new Error('A conversation is gone that was changed just now.');
  return presentConversation(actor, row);
}
