import { Router } from 'express';
import { PersonPath } from '#contracts/class.js';
import {
  Conversation,
  ConversationNews,
  ConversationPage,
  ConversationPath,
  Conversations,
  NewAgreement,
  NewConversation,
  NewsQuery,
  TalkFieldChange,
  TalkFieldPath,
} from '#contracts/conversations.js';
import { endpoint } from '../../http/endpoint.js';
import {
  agree,
  beginConversation,
  readConversation,
  readConversationsOf,
  readNews,
  readOwnConversations,
  setConversationRemoved,
  withdraw,
  writeField,
} from './conversation-service.js';

const reply = { status: 200, schema: Conversation } as const;
const list = { status: 200, schema: Conversations } as const;
const params = ConversationPath;

/** Conversations about the plan: begun by an adult, written and confirmed by both. */
export const conversationRoutes = Router()
  .get(
    '/conversations',
    endpoint({ roles: ['student'], reply: list }, ({ actor, now }) =>
      readOwnConversations(actor, now),
    ),
  )
  .get(
    '/class/:personId/conversations',
    endpoint(
      { params: PersonPath, writes: true, reply: list },
      ({ actor, params: { personId }, now, requestId }) =>
        readConversationsOf(actor, personId, { now, requestId }),
    ),
  )
  .post(
    '/class/:personId/conversations',
    endpoint(
      { params: PersonPath, body: NewConversation, reply: { ...reply, status: 201 } },
      ({ actor, params: { personId }, body, now, requestId }) =>
        beginConversation(actor, personId, body, { now, requestId }),
    ),
  )
  .get(
    '/conversations/:id',
    endpoint(
      { params, writes: true, reply: { status: 200, schema: ConversationPage } },
      ({ actor, params: { id }, now, requestId }) =>
        readConversation(actor, id, { now, requestId }),
    ),
  )
  .get(
    '/conversations/:id/news',
    endpoint(
      { params, query: NewsQuery, reply: { status: 200, schema: ConversationNews } },
      ({ actor, params: { id }, query: { since } }) => readNews(actor, id, since),
    ),
  )
  .put(
    '/conversations/:id/fields/:field',
    endpoint({ params: TalkFieldPath, body: TalkFieldChange, reply }, (input) =>
      writeField(input.actor, input.params, input.body, input.now),
    ),
  )
  .post(
    '/conversations/:id/agreement',
    endpoint({ params, body: NewAgreement, reply }, ({ actor, params: { id }, body, now }) =>
      agree(actor, id, body, now),
    ),
  )
  .delete(
    '/conversations/:id/agreement',
    endpoint({ params, reply }, ({ actor, params: { id }, now }) => withdraw(actor, id, now)),
  )
  .delete(
    '/conversations/:id',
    endpoint({ params, reply }, ({ actor, params: { id }, now }) =>
      setConversationRemoved(actor, id, true, now),
    ),
  )
  .post(
    '/conversations/:id/restore',
    endpoint({ params, reply }, ({ actor, params: { id }, now }) =>
      setConversationRemoved(actor, id, false, now),
    ),
  );
