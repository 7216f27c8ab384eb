import { Router } from 'express';
import {
  NewPick,
  NewScholarship,
  PickChanges,
  Picks,
  Scholarship,
  ScholarshipChanges,
  ScholarshipPath,
  Scholarships,
} from '#contracts/scholarships.js';
import { endpoint } from '../../http/endpoint.js';
import { addPick, changePick, listPicks, setOwnPickRemoved } from './pick-service.js';
import {
  addScholarship,
  changeScholarship,
  KEEPERS,
  readScholarships,
  setScholarshipRetired,
} from './scholarship-service.js';

const params = ScholarshipPath;
const one = { status: 200, schema: Scholarship } as const;
const keeping = { roles: KEEPERS, params, reply: one } as const;
const roles = ['student'] as const;
const own = { roles, params, reply: { status: 200, schema: Picks } } as const;

/** The district's list of scholarships, and what a student keeps of it or found elsewhere. */
export const scholarshipRoutes = Router()
  .get(
    '/scholarships',
    endpoint(
      {
        roles: ['student', 'teacher', 'counselor', 'admin'],
        reply: { status: 200, schema: Scholarships },
      },
      ({ actor }) => readScholarships(actor),
    ),
  )
  .post(
    '/scholarships',
    endpoint(
      { roles: KEEPERS, body: NewScholarship, reply: { ...one, status: 201 } },
      ({ actor, body, ...call }) => addScholarship(actor, body, call),
    ),
  )
  .patch(
    '/scholarships/:id',
    endpoint({ ...keeping, body: ScholarshipChanges }, ({ actor, params: path, body, ...call }) =>
      changeScholarship(actor, path.id, body, call),
    ),
  )
  .delete(
    '/scholarships/:id',
    endpoint(keeping, ({ actor, params: path, ...call }) =>
      setScholarshipRetired(actor, path.id, call.now, call),
    ),
  )
  .post(
    '/scholarships/:id/restore',
    endpoint(keeping, ({ actor, params: path, ...call }) =>
      setScholarshipRetired(actor, path.id, null, call),
    ),
  )
  .get(
    '/my-scholarships',
    endpoint({ roles, reply: own.reply }, async ({ actor }) => ({
      items: await listPicks(actor),
    })),
  )
  .post(
    '/my-scholarships',
    endpoint(
      { roles, body: NewPick, reply: { ...own.reply, status: 201 } },
      async ({ actor, body, now }) => ({ items: await addPick(actor, body, now) }),
    ),
  )
  .patch(
    '/my-scholarships/:id',
    endpoint({ ...own, body: PickChanges }, async ({ actor, params: { id }, body, now }) => ({
      items: await changePick(actor, id, body, now),
    })),
  )
  .delete(
    '/my-scholarships/:id',
    endpoint(own, async ({ actor, params: { id }, now }) => ({
      items: await setOwnPickRemoved(actor, id, now),
    })),
  )
  .post(
    '/my-scholarships/:id/restore',
    endpoint(own, async ({ actor, params: { id } }) => ({
      items: await setOwnPickRemoved(actor, id, null),
    })),
  );
