import { Router } from 'express';
import { CollegePath } from '#contracts/colleges.js';
import {
  SavedCollege,
  SavedCollegeChanges,
  SavedCollegeList,
  SavedCollegeReply,
} from '#contracts/saved-colleges.js';
import { endpoint } from '../../http/endpoint.js';
import {
  listSavedColleges,
  readSavedCollege,
  removeSavedCollege,
  restoreSavedCollege,
  saveCollege,
} from './saved-college-service.js';

const params = CollegePath;
const saved = { status: 200, schema: SavedCollege } as const;

/** A student's own list of colleges. */
export const savedCollegeRoutes = Router()
  .get(
    '/saved-colleges',
    endpoint({ reply: { status: 200, schema: SavedCollegeList } }, async ({ actor }) => ({
      items: await listSavedColleges(actor),
    })),
  )
  .get(
    '/saved-colleges/:unitid',
    endpoint(
      { params, reply: { status: 200, schema: SavedCollegeReply } },
      ({ actor, params: { unitid } }) => readSavedCollege(actor, unitid),
    ),
  )
  .put(
    '/saved-colleges/:unitid',
    endpoint(
      { params, body: SavedCollegeChanges, reply: saved },
      ({ actor, params: { unitid }, body, now }) => saveCollege(actor, unitid, body, now),
    ),
  )
  .delete(
    '/saved-colleges/:unitid',
    endpoint({ params, reply: saved }, ({ actor, params: { unitid }, now }) =>
      removeSavedCollege(actor, unitid, now),
    ),
  )
  .post(
    '/saved-colleges/:unitid/restore',
    endpoint({ params, reply: saved }, ({ actor, params: { unitid } }) =>
      restoreSavedCollege(actor, unitid),
    ),
  );
