import { Router } from 'express';
import {
  CareerPath,
  CareerProfile,
  CareerSearch,
  CareerSearchReply,
  CareersHome,
  SavedCareer,
  SavedCareerList,
  SavedCareerPay,
  SavedCareerReply,
  SharedCareers,
} from '#contracts/careers.js';
import { PersonPath } from '#contracts/class.js';
import { OpinionChanges, ReasonOffers } from '#contracts/opinions.js';
import { CareerPrograms, ProgramPath, ProgramReply } from '#contracts/programs.js';
import { endpoint } from '../../http/endpoint.js';
import { readReasonOffers } from '../opinions/reason-service.js';
import { readCareer, readCareersHome, searchCareers } from './career-service.js';
import { readCareerPrograms, readProgram } from './program-service.js';
import {
  listSavedCareers,
  readSavedCareer,
  readSavedCareerPay,
  readSharedCareers,
  removeSavedCareer,
  restoreSavedCareer,
  saveCareer,
} from './saved-career-service.js';

const params = CareerPath;
const saved = { status: 200, schema: SavedCareer } as const;

const publicRoutes = Router()
  .get(
    '/careers',
    endpoint(
      { query: CareerSearch, reply: { status: 200, schema: CareerSearchReply } },
      ({ query }) => searchCareers(query),
    ),
  )
  .get(
    '/careers/home',
    endpoint({ reply: { status: 200, schema: CareersHome } }, ({ now }) => readCareersHome(now)),
  )
  .get(
    '/careers/:code',
    endpoint({ params, reply: { status: 200, schema: CareerProfile } }, ({ params: { code } }) =>
      readCareer(code),
    ),
  )
  .get(
    '/careers/:code/programs',
    endpoint({ params, reply: { status: 200, schema: CareerPrograms } }, ({ params: { code } }) =>
      readCareerPrograms(code),
    ),
  )
  .get(
    '/programs/:cip',
    endpoint(
      { params: ProgramPath, reply: { status: 200, schema: ProgramReply } },
      ({ params: { cip } }) => readProgram(cip),
    ),
  );

const savedRoutes = Router()
  .get(
    '/saved-careers',
    endpoint({ reply: { status: 200, schema: SavedCareerList } }, async ({ actor }) => ({
      items: await listSavedCareers(actor),
    })),
  )
  .get(
    '/saved-careers/:code',
    endpoint(
      { params, reply: { status: 200, schema: SavedCareerReply } },
      ({ actor, params: { code } }) => readSavedCareer(actor, code),
    ),
  )
  .put(
    '/saved-careers/:code',
    endpoint(
      { params, body: OpinionChanges, reply: saved },
      ({ actor, params: { code }, body, now }) => saveCareer(actor, code, body, now),
    ),
  )
  .delete(
    '/saved-careers/:code',
    endpoint({ params, reply: saved }, ({ actor, params: { code }, now }) =>
      removeSavedCareer(actor, code, now),
    ),
  )
  .post(
    '/saved-careers/:code/restore',
    endpoint({ params, reply: saved }, ({ actor, params: { code } }) =>
      restoreSavedCareer(actor, code),
    ),
  )
  .get(
    '/saved-career-pay',
    endpoint({ reply: { status: 200, schema: SavedCareerPay } }, async ({ actor }) => ({
      items: await readSavedCareerPay(actor),
    })),
  )
  .get(
    '/reason-offers',
    endpoint(
      { roles: ['student'], reply: { status: 200, schema: ReasonOffers } },
      async ({ actor }) => ({ items: await readReasonOffers(actor) }),
    ),
  )
  .get(
    '/class/:personId/saved-careers',
    endpoint(
      { params: PersonPath, writes: true, reply: { status: 200, schema: SharedCareers } },
      async ({ actor, params: { personId }, ...request }) => ({
        items: await readSharedCareers(actor, personId, request),
      }),
    ),
  );

/** Occupations for everybody signed in; saved careers for the student whose they are and whom they let see them. */
export const careerRoutes = Router().use(publicRoutes, savedRoutes);
