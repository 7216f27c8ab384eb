import { Router } from 'express';
import { Looks, LooksQuery, Onlookers } from '#contracts/sharing.js';
import { ShownChanges, ShownDone, ShownEntries } from '#contracts/shown-entries.js';
import { endpoint } from '../../http/endpoint.js';
import { readLooks, readOnlookers } from './sharing-service.js';
import { listShown, showEntries } from './shown-service.js';

const roles = ['student'] as const;

/** What a student may know of those who can see their plan, and say of who sees what. */
export const sharingRoutes = Router()
  .get(
    '/sharing/people',
    endpoint({ roles, reply: { status: 200, schema: Onlookers } }, ({ actor, now }) =>
      readOnlookers(actor, now),
    ),
  )
  .get(
    '/sharing/entries',
    endpoint({ roles, reply: { status: 200, schema: ShownEntries } }, ({ actor }) =>
      listShown(actor),
    ),
  )
  .put(
    '/sharing/entries',
    endpoint(
      { roles, body: ShownChanges, reply: { status: 200, schema: ShownDone } },
      ({ actor, body, now }) => showEntries(actor, body, now),
    ),
  )
  .get(
    '/sharing/looks',
    endpoint(
      { roles, query: LooksQuery, reply: { status: 200, schema: Looks } },
      ({ actor, query }) => readLooks(actor, query.before),
    ),
  );
