import { caseloadRoutes } from './caseload/caseload-routes.js';
import { completionRoutes } from './completion/completion-routes.js';
import { conferenceDayRoutes } from './conference-days/day-routes.js';
import { deskRoutes } from './desk/desk-routes.js';
import { taskRoutes } from './grade-tasks/task-routes.js';
import { interventionRoutes } from './interventions/intervention-routes.js';
import { nudgeRoutes } from './nudges/nudge-routes.js';
import { queueRoutes } from './queue/queue-routes.js';
import { reportRoutes } from './reports/report-routes.js';

/** What counselors begin their day with, and what of it reaches students. */
export const counselorRouters = [
  completionRoutes,
  caseloadRoutes,
  queueRoutes,
  reportRoutes,
  taskRoutes,
  nudgeRoutes,
  conferenceDayRoutes,
  interventionRoutes,
  deskRoutes,
];
