import { Router } from 'express';
import {
  CollegeMap,
  CollegeQuery,
  CollegeSelection,
  PlaceQuery,
  PlaceReply,
} from '#contracts/college-selector.js';
import {
  CollegeCareers,
  CollegeCareersQuery,
  CollegePath,
  CollegeProfile,
  CollegePrograms,
} from '#contracts/colleges.js';
import { ProgramSearch, ProgramSearchReply } from '#contracts/programs.js';
import { endpoint } from '../../http/endpoint.js';
import { readCollegeCareers } from './college-careers.js';
import { findColleges, findPlaces } from './college-finder.js';
import { mapColleges } from './college-map.js';
import { readCollege, readCollegePrograms } from './college-service.js';
import { searchPrograms } from './program-search.js';

const params = CollegePath;
const status = 200 as const;

/** Public facts on colleges, for everybody signed in. */
export const collegeRoutes = Router()
  .get(
    '/colleges',
    endpoint({ query: CollegeQuery, reply: { status, schema: CollegeSelection } }, ({ query }) =>
      findColleges(query),
    ),
  )
  .get(
    '/colleges/places',
    endpoint({ query: PlaceQuery, reply: { status, schema: PlaceReply } }, ({ query }) =>
      findPlaces(query.query),
    ),
  )
  .get(
    '/colleges/map',
    endpoint({ query: CollegeQuery, reply: { status, schema: CollegeMap } }, ({ query }) =>
      mapColleges(query),
    ),
  )
  .get(
    '/programs',
    endpoint({ query: ProgramSearch, reply: { status, schema: ProgramSearchReply } }, ({ query }) =>
      searchPrograms(query.query),
    ),
  )
  .get(
    '/colleges/:unitid',
    endpoint({ params, reply: { status, schema: CollegeProfile } }, ({ params: { unitid } }) =>
      readCollege(unitid),
    ),
  )
  .get(
    '/colleges/:unitid/programs',
    endpoint({ params, reply: { status, schema: CollegePrograms } }, ({ params: { unitid } }) =>
      readCollegePrograms(unitid),
    ),
  )
  .get(
    '/colleges/:unitid/careers',
    endpoint(
      { params, query: CollegeCareersQuery, reply: { status, schema: CollegeCareers } },
      ({ params: { unitid }, query: { cluster } }) => readCollegeCareers(unitid, cluster),
    ),
  );
