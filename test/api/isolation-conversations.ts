import { randomUUID } from 'node:crypto';
import type { Conversation } from '#contracts/conversations.js';
import { apiAs } from '../support/api.js';
import type { Person } from '../support/builders.js';
import { reply } from '../support/reply.js';
import type { Part, World } from './isolation-world.js';
import { id, own, type Plan } from './isolation-plan.js';

const HASH = '0'.repeat(64);
const person = id('person', 'personId');
const talk = id('conversation');
const field = ({ ids }: World) => ({ id: ids.conversation, field: 'next' });
const signature = ({ ids }: World) => ({ id: ids.conversation, signatureId: ids.conversation });
/** Needs the hash of the text: conversations.test.ts */
const withoutControl = 'needs the hash of the text: conversations.test.ts';

/** Conversations about the plan, each request after the one before. */
export const CONVERSATION_PLANS: Record<string, Plan> = {
  'GET /conversations': { as: 'student', ...own },
  'GET /class/:personId/conversations': { as: 'teacher', path: person },
  'POST /class/:personId/conversations': {
    ...{ as: 'teacher', path: person, body: () => ({ heldOn: '2026-09-01' }) },
  },
  'GET /conversations/:id': { as: 'teacher', path: talk },
  'GET /conversations/:id/news': { as: 'student', path: talk },
  'PUT /conversations/:id/fields/:field': {
    ...{ as: 'student', path: field, body: () => ({ text: 'I ask for help', basedOn: 0 }) },
  },
  'POST /conversations/:id/agreement': {
    ...{ as: 'student', path: talk, body: () => ({ who: 'student', textHash: HASH }) },
    withoutControl,
  },
  'POST /conversations/:id/signatures': {
    ...{ as: 'teacher', path: talk, withoutControl },
    body: () => ({ id: randomUUID(), role: 'staff', name: 'Ms. Rivera', textHash: HASH }),
  },
  'DELETE /conversations/:id/signatures/:signatureId': {
    ...{ as: 'teacher', path: signature, withoutControl },
  },
  'POST /conversations/:id/close': { as: 'teacher', path: talk, withoutControl },
  'GET /conversations/:id/record': { as: 'teacher', path: talk, withoutControl },
  'DELETE /conversations/:id/agreement': { as: 'teacher', path: talk },
  'DELETE /conversations/:id': { as: 'teacher', path: talk },
  'POST /conversations/:id/restore': { as: 'teacher', path: talk },
};

/** What this file adds to a world. */
export interface TalkIds {
  conversation: string;
}

/** A conversation of the teacher with the student, with words in it. */
export async function talkAs(people: Record<Part, Person>, marker: string): Promise<TalkIds> {
  const api = await apiAs(people.teacher);
  const path = `/api/class/${people.student.personId}/conversations`;
  const begun = await reply<Conversation>(api.post(path, { heldOn: '2026-09-01' }), 201);
  const words = { text: `${marker} agreed`, basedOn: 0 };
  await reply(api.put(`/api/conversations/${begun.id}/fields/agreed`, words));
  return { conversation: begun.id };
}
