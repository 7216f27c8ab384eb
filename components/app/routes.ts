import { connectionRoutes } from './connection-routes.js';
import { counselorRoutes } from './counselor-routes.js';
import { conversationRoutes } from './conversation-routes.js';
import { courseRoutes } from './course-routes.js';
import { districtRoutes } from './district-routes.js';
import { exploreRoutes } from './explore-routes.js';
import { partRoutes } from './part-routes.js';
import { portfolioRoutes } from './portfolio-routes.js';
import type { Route } from './route.js';
import { staffRoutes } from './staff-routes.js';
import { studentRoutes } from './student-routes.js';

/** Every view, each in a chunk of its own. The first match wins. */
export const routes: readonly Route[] = [
  ...studentRoutes,
  ...portfolioRoutes,
  ...exploreRoutes,
  ...courseRoutes,
  ...counselorRoutes,
  ...conversationRoutes,
  ...partRoutes,
  ...staffRoutes,
  ...connectionRoutes,
  ...districtRoutes,
];
