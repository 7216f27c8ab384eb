import { ANYONE, type Route, STAFF, STUDENT } from './route.js';

/** Courses: the catalog, what students take, and files with both. */
export const courseRoutes: readonly Route[] = [
  {
    path: 'catalog',
    element: 'ilp-catalog-view',
    title: 'shell.title-catalog',
    roles: ANYONE,
    messages: ['courses', 'careers-data'],
    load: () => import('../courses/ilp-catalog-view.js'),
  },
  {
    path: 'courses',
    element: 'ilp-plan-view',
    title: 'shell.title-course-plan',
    roles: STUDENT,
    messages: ['courses', 'signing'],
    load: () => import('../courses/ilp-plan-view.js'),
  },
  {
    path: 'courses/history',
    element: 'ilp-plan-history-view',
    title: 'shell.title-plan-history',
    roles: STUDENT,
    messages: ['courses'],
    load: () => import('../courses/ilp-plan-history-view.js'),
  },
  {
    path: 'diplomas',
    element: 'ilp-diplomas-view',
    title: 'shell.title-diplomas',
    roles: ['counselor', 'admin'],
    messages: ['diplomas', 'courses'],
    load: () => import('../diplomas/ilp-diplomas-view.js'),
  },
  {
    path: 'class/:personId/courses',
    element: 'ilp-plan-review-view',
    title: 'shell.title-course-plan',
    roles: STAFF,
    messages: ['courses', 'signing'],
    load: () => import('../courses/ilp-plan-review-view.js'),
  },
  {
    path: 'course-plans',
    element: 'ilp-waiting-plans-view',
    title: 'shell.title-waiting-plans',
    roles: ['counselor', 'admin'],
    messages: ['courses'],
    load: () => import('../courses/ilp-waiting-plans-view.js'),
  },
  {
    path: 'courses/taken',
    element: 'ilp-taken-view',
    title: 'shell.title-courses-taken',
    roles: STUDENT,
    messages: ['courses'],
    load: () => import('../courses/ilp-taken-view.js'),
  },
  {
    path: 'connections/courses/:kind',
    element: 'ilp-course-import-view',
    title: 'shell.title-course-import',
    roles: ['admin'],
    messages: ['imports', 'results', 'courses', 'course-imports', 'careers-data'],
    load: () => import('../imports/ilp-course-import-view.js'),
  },
];
