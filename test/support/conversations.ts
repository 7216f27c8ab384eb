import type { TalkField } from '#contracts/conversation-text.js';
import { Conversation, ConversationPage, Conversations } from '#contracts/conversations.js';
import { apiAs } from './api.js';
import type { Person } from './builders.js';
import { reply } from './reply.js';

/** Begun by this adult, on the test clock's first days. */
export async function beginTalk(staff: Person, student: Person, more: object = {}) {
  const body = { heldOn: '2026-09-01', ...more };
  const path = `/api/class/${student.personId}/conversations`;
  return Conversation.parse(await reply((await apiAs(staff)).post(path, body), 201));
}

export async function writeTalk(
  who: Person,
  { id, fields }: Conversation,
  field: TalkField,
  text: string,
): Promise<Conversation> {
  const body = { text, basedOn: fields[field].revision };
  const path = `/api/conversations/${id}/fields/${field}`;
  return Conversation.parse(await reply((await apiAs(who)).put(path, body)));
}

export async function sayYes(
  actor: Person,
  { id, textHash }: Conversation,
  who: 'student' | 'staff' = actor.role === 'student' ? 'student' : 'staff',
): Promise<Conversation> {
  const path = `/api/conversations/${id}/agreement`;
  return Conversation.parse(await reply((await apiAs(actor)).post(path, { who, textHash })));
}

/** A conversation that both confirmed. */
export async function agreedTalk(staff: Person, student: Person, more: object = {}) {
  const begun = await beginTalk(staff, student, more);
  const written = await writeTalk(staff, begun, 'agreed', 'One hour of math each week');
  await sayYes(student, written);
  return sayYes(staff, written);
}

export const talkPage = async (who: Person, id: string): Promise<ConversationPage> =>
  ConversationPage.parse(await reply((await apiAs(who)).get(`/api/conversations/${id}`)));

export const talksOf = async (who: Person, student: Person): Promise<Conversations> => {
  const path = who.role === 'student' ? '' : `/class/${student.personId}`;
  return Conversations.parse(await reply((await apiAs(who)).get(`/api${path}/conversations`)));
};
