import { Router } from 'express';
import { z } from 'zod';
import { GraduatePolicy, Graduates, NewGraduatePurge } from '#contracts/graduates.js';
import { documentEndpoint } from '../../http/document-endpoint.js';
import { endpoint } from '../../http/endpoint.js';
import { letterPdf } from '../../letter-pdf.js';
import {
  beginPurge,
  readCertificate,
  readGraduates,
  setGraduatePolicy,
} from './graduate-service.js';

const ByClose = z.object({ closeId: z.uuid() });
const reply = { status: 200, schema: Graduates } as const;
const roles = ['admin'] as const;

/** For administrators: how long plans of graduates are kept, and deleting them with a certificate. */
export const graduateRoutes = Router()
  .get(
    '/graduates',
    endpoint({ roles, reply }, ({ now }) => readGraduates(now)),
  )
  .put(
    '/graduates/policy',
    endpoint({ roles, body: GraduatePolicy, reply }, ({ actor, body, ...request }) =>
      setGraduatePolicy(actor, body, request),
    ),
  )
  .post(
    '/graduates/:closeId/purge',
    endpoint(
      { roles, params: ByClose, body: NewGraduatePurge, reply: { ...reply, status: 201 } },
      ({ actor, params, body, ...request }) => beginPurge(actor, params.closeId, body, request),
    ),
  )
  .get(
    '/graduates/:closeId/certificate',
    documentEndpoint(
      { roles, params: ByClose },
      ({ actor, params }) => readCertificate(actor, params.closeId),
      async (letter) => ({
        ...{ name: letter.fileName, type: 'application/pdf' },
        content: await letterPdf(letter),
      }),
    ),
  );
