import { Router } from 'express';
import {
  DiplomaEffect,
  DiplomaPath,
  Diplomas,
  DiplomaVersions,
  NewDiploma,
} from '#contracts/graduation.js';
import { endpoint } from '../../http/endpoint.js';
import { CATALOG_KEEPERS, CATALOG_READERS } from './catalog-policy.js';
import { effectOfDiploma } from './diploma-effect.js';
import { publishDiploma, readDiplomas, readDiplomaVersions } from './diploma-service.js';

const roles = CATALOG_KEEPERS;

/** What the district's diplomas, endorsements, seals and pathways ask for. */
export const diplomaRoutes = Router()
  .get(
    '/diplomas',
    endpoint({ roles: CATALOG_READERS, reply: { status: 200, schema: Diplomas } }, ({ actor }) =>
      readDiplomas(actor),
    ),
  )
  .get(
    '/diplomas/:key',
    endpoint(
      { roles, params: DiplomaPath, reply: { status: 200, schema: DiplomaVersions } },
      ({ params }) => readDiplomaVersions(params.key),
    ),
  )
  .post(
    '/diplomas/preview',
    endpoint(
      { roles, body: NewDiploma, reply: { status: 200, schema: DiplomaEffect } },
      ({ body, now }) => effectOfDiploma(body, now),
    ),
  )
  .post(
    '/diplomas',
    endpoint(
      { roles, body: NewDiploma, reply: { status: 201, schema: Diplomas } },
      ({ actor, body, ...call }) => publishDiploma(actor, body, call),
    ),
  );
