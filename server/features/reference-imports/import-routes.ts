import { Router } from 'express';
import { z } from 'zod';
import {
  ApplyReference,
  NewReferenceImport,
  ReferenceImports,
  ReferencePiece,
  ReferencePieceReply,
} from '#contracts/reference-imports.js';
import { REFERENCE_PIECE } from '#contracts/reference-parts.js';
import { endpoint, endpointInTwoSteps } from '../../http/endpoint.js';
import { uploadEndpoint } from '../../http/upload-endpoint.js';
import { renewFacts } from '../careers/facts-watch.js';
import {
  admitPiece,
  applyImport,
  beginImport,
  dropImport,
  keepPiece,
  readImports,
  startReading,
  undoImport,
} from './import-service.js';

const ADMIN = { roles: ['admin'] } as const;
const ById = z.object({ id: z.uuid() });
const reply = { status: 200, schema: ReferenceImports } as const;
const one = { ...ADMIN, params: ById, reply } as const;

/** This node shows it with the answer; the others notice within seconds. */
const shown = async (reply_: ReferenceImports) => {
  await renewFacts();
  return reply_;
};

/** Official files with public facts. The browser sends a file in pieces; it is read in the background. */
export const referenceImportRoutes = Router()
  .get(
    '/reference-imports',
    endpoint({ ...ADMIN, reply }, () => readImports()),
  )
  .post(
    '/reference-imports',
    endpoint(
      { ...ADMIN, body: NewReferenceImport, reply: { ...reply, status: 201 } },
      ({ actor, body, now }) => beginImport(actor, body, now),
    ),
  )
  .post(
    '/reference-imports/pieces',
    uploadEndpoint(
      {
        ...{ ...ADMIN, query: ReferencePiece, limit: REFERENCE_PIECE },
        reply: { status: 200, schema: ReferencePieceReply },
      },
      ({ query }) => admitPiece(query.id),
      ({ actor, query, bytes }) => keepPiece(actor.tenantId, query, bytes),
    ),
  )
  .post(
    '/reference-imports/:id/read',
    endpoint(one, ({ params }) => startReading(params.id)),
  )
  .post(
    '/reference-imports/:id/apply',
    endpointInTwoSteps(
      { ...one, body: ApplyReference },
      ({ actor, params, body, ...call }) => applyImport(actor, params.id, body, call),
      shown,
    ),
  )
  .post(
    '/reference-imports/:id/undo',
    endpointInTwoSteps(
      one,
      ({ actor, params, ...call }) => undoImport(actor, params.id, call),
      shown,
    ),
  )
  .delete(
    '/reference-imports/:id',
    endpoint(one, ({ params }) => dropImport(params.id)),
  );
