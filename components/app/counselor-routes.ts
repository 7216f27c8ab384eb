import type { Route } from './route.js';

/** What counselors open, and what administrators set up for them. */
export const counselorRoutes: readonly Route[] = [
  {
    path: 'queue',
    element: 'ilp-queue-view',
    title: 'shell.title-queue',
    roles: ['counselor'],
    messages: ['queue', 'requirements'],
    load: () => import('../queue/ilp-queue-view.js'),
  },
  {
    path: 'caseload',
    element: 'ilp-caseload-view',
    title: 'shell.title-caseload',
    roles: ['counselor'],
    messages: ['caseload', 'requirements', 'imports'],
    load: () => import('../caseload/ilp-caseload-view.js'),
  },
  {
    path: 'connections/caseloads',
    element: 'ilp-caseloads-view',
    title: 'shell.title-caseloads',
    roles: ['admin'],
    messages: ['caseload', 'imports'],
    load: () => import('../caseload/ilp-caseloads-view.js'),
  },
];
