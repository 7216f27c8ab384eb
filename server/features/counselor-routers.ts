import { caseloadRoutes } from './caseload/caseload-routes.js';
import { completionRoutes } from './completion/completion-routes.js';
import { queueRoutes } from './queue/queue-routes.js';
import { reportRoutes } from './reports/report-routes.js';

/** What counselors begin their day with. */
export const counselorRouters = [completionRoutes, caseloadRoutes, queueRoutes, reportRoutes];
