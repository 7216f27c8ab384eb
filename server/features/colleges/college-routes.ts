import { Router } from 'express';
import { CollegePath, CollegeProfile, CollegePrograms } from '#contracts/colleges.js';
import { endpoint } from '../../http/endpoint.js';
import { readCollege, readCollegePrograms } from './college-service.js';

const params = CollegePath;

/** Public facts on colleges, for everybody signed in. */
export const collegeRoutes = Router()
  .get(
    '/colleges/:unitid',
    endpoint({ params, reply: { status: 200, schema: CollegeProfile } }, ({ params: { unitid } }) =>
      readCollege(unitid),
    ),
  )
  .get(
    '/colleges/:unitid/programs',
    endpoint(
      { params, reply: { status: 200, schema: CollegePrograms } },
      ({ params: { unitid } }) => readCollegePrograms(unitid),
    ),
  );
