import { Router } from 'express';
import { Conversation, ConversationPath } from '#contracts/conversations.js';
import { NewSignature, SignaturePath } from '#contracts/conversation-record.js';
import { endpoint } from '../../http/endpoint.js';
import { fileEndpoint } from '../../http/file-endpoint.js';
import { findRecord, openRecord, type RecordDeps } from './record-file.js';
import { closeConversation, signConversation, takeSignatureBack } from './signature-service.js';

const reply = { status: 200, schema: Conversation } as const;
const params = ConversationPath;

/** Signatures in the room, and the signed record of a conversation. */
export const signatureRoutes = (deps: RecordDeps): Router =>
  Router()
    .post(
      '/conversations/:id/signatures',
      endpoint(
        { params, body: NewSignature, reply: { ...reply, status: 201 } },
        ({ actor, params: { id }, body, now }) => signConversation(actor, id, body, now),
      ),
    )
    .delete(
      '/conversations/:id/signatures/:signatureId',
      endpoint({ params: SignaturePath, reply }, ({ actor, params: ids, now }) =>
        takeSignatureBack(actor, ids, now),
      ),
    )
    .post(
      '/conversations/:id/close',
      endpoint({ params, reply }, ({ actor, params: { id }, now }) =>
        closeConversation(actor, id, now),
      ),
    )
    .get(
      '/conversations/:id/record',
      fileEndpoint(
        { params },
        ({ actor, params: { id }, now, requestId }) =>
          findRecord(actor, id, { now, requestId }, deps),
        (found) => openRecord(deps, found),
      ),
    );
