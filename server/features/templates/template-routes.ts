import { Router } from 'express';
import {
  DistrictTemplates,
  TemplateChoice,
  TemplateList,
  TemplatePath,
  TemplatePreview,
} from '#contracts/district-template.js';
import { PlanTemplate } from '#contracts/templates.js';
import { endpoint } from '../../http/endpoint.js';
import { stateTemplate } from './template-store.js';
import {
  listTemplates,
  previewTemplate,
  publishTemplate,
  readDistrictTemplates,
} from './template-service.js';

const readers = ['counselor', 'admin'] as const;
const roles = ['admin'] as const;

/** What states ask of a plan, and what the district makes of it. */
export const templateRoutes = Router()
  .get(
    '/templates',
    endpoint({ roles: readers, reply: { status: 200, schema: TemplateList } }, () =>
      Promise.resolve(listTemplates()),
    ),
  )
  .get(
    '/templates/:state',
    endpoint(
      { roles: readers, params: TemplatePath, reply: { status: 200, schema: PlanTemplate } },
      ({ params }) => Promise.resolve(stateTemplate(params.state)),
    ),
  )
  .get(
    '/district-template',
    endpoint({ roles: readers, reply: { status: 200, schema: DistrictTemplates } }, () =>
      readDistrictTemplates(),
    ),
  )
  .post(
    '/district-template/preview',
    endpoint(
      { roles, body: TemplateChoice, reply: { status: 200, schema: TemplatePreview } },
      ({ body, now }) => previewTemplate(body, now),
    ),
  )
  .post(
    '/district-template',
    endpoint(
      { roles, body: TemplateChoice, reply: { status: 201, schema: DistrictTemplates } },
      ({ actor, body, now, requestId }) => publishTemplate(actor, body, { now, requestId }),
    ),
  );
