import { Router } from 'express';
import { AuditFile, AuditFilters, AuditPage, AuditSearch } from '#contracts/audit.js';
import { endpoint } from '../../http/endpoint.js';
import { auditFile } from './audit-file.js';
import { searchAudit } from './audit-service.js';

const roles = ['admin'] as const;

/** For administrators: who saw and did what in their own district. Each search is itself noted. */
export const auditRoutes = Router()
  .post(
    '/audit-searches',
    endpoint(
      { roles, body: AuditSearch, reply: { status: 200, schema: AuditPage } },
      ({ actor, body, ...request }) => searchAudit(actor, body, request),
    ),
  )
  .post(
    '/audit-files',
    endpoint(
      { roles, body: AuditFilters, reply: { status: 200, schema: AuditFile } },
      ({ actor, body, ...request }) => auditFile(actor, body, request),
    ),
  );
