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
    path: 'tasks',
    element: 'ilp-tasks-view',
    title: 'shell.title-tasks',
    roles: ['counselor'],
    messages: ['tasks', 'desk'],
    load: () => import('../tasks/ilp-tasks-view.js'),
  },
  {
    path: 'tasks/:id',
    element: 'ilp-task-view',
    title: 'shell.title-task',
    roles: ['counselor'],
    messages: ['tasks'],
    load: () => import('../tasks/ilp-task-view.js'),
  },
  {
    path: 'nudges',
    element: 'ilp-nudges-view',
    title: 'shell.title-nudges',
    roles: ['counselor'],
    messages: ['nudges', 'queue'],
    load: () => import('../nudges/ilp-nudges-view.js'),
  },
  {
    path: 'conference-days',
    element: 'ilp-conference-days-view',
    title: 'shell.title-conference-days',
    roles: ['counselor'],
    messages: ['meetings'],
    load: () => import('../meetings/ilp-conference-days-view.js'),
  },
  {
    path: 'conference-days/:id',
    element: 'ilp-conference-day-view',
    title: 'shell.title-conference-day',
    roles: ['counselor'],
    messages: ['meetings'],
    load: () => import('../meetings/ilp-conference-day-view.js'),
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
