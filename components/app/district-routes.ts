import type { Route } from './route.js';

const ADMIN = ['admin'] as const;

/** What a district's administrator opens to see to the district itself. */
export const districtRoutes: readonly Route[] = [
  {
    path: 'district',
    element: 'ilp-live-board-view',
    title: 'shell.title-live-board',
    roles: ADMIN,
    messages: ['board', 'charts', 'admin'],
    load: () => import('../admin/ilp-live-board-view.js'),
  },
  {
    path: 'district/audit',
    element: 'ilp-audit-view',
    title: 'shell.title-audit',
    roles: ADMIN,
    messages: ['audit', 'sharing'],
    load: () => import('../admin/ilp-audit-view.js'),
  },
  {
    path: 'district/support',
    element: 'ilp-support-view',
    title: 'shell.title-support',
    roles: ADMIN,
    messages: ['support'],
    load: () => import('../admin/ilp-support-view.js'),
  },
  {
    path: 'district/rights',
    element: 'ilp-rights-view',
    title: 'shell.title-rights',
    roles: ADMIN,
    messages: ['rights'],
    load: () => import('../admin/ilp-rights-view.js'),
  },
  {
    path: 'district/schools',
    element: 'ilp-schools-view',
    title: 'shell.title-schools',
    roles: ADMIN,
    messages: ['schools'],
    load: () => import('../admin/ilp-schools-view.js'),
  },
  {
    path: 'district/year',
    element: 'ilp-year-close-view',
    title: 'shell.title-year-close',
    roles: ADMIN,
    messages: ['close', 'years'],
    load: () => import('../admin/ilp-year-close-view.js'),
  },
  {
    path: 'district/clock',
    element: 'ilp-clock-view',
    title: 'shell.title-clock',
    roles: ADMIN,
    messages: ['clock'],
    load: () => import('../admin/ilp-clock-view.js'),
  },
  {
    path: 'district/api',
    element: 'ilp-api-view',
    title: 'shell.title-api',
    roles: ADMIN,
    messages: ['api'],
    load: () => import('../admin/ilp-api-view.js'),
  },
  {
    path: 'connections/instruments',
    element: 'ilp-instruments-view',
    title: 'shell.title-instruments',
    roles: ADMIN,
    messages: ['instruments', 'profiler'],
    load: () => import('../admin/ilp-instruments-view.js'),
  },
  {
    path: 'reports',
    element: 'ilp-reports-view',
    title: 'shell.title-reports',
    roles: ['counselor', 'admin'],
    messages: ['reports'],
    load: () => import('../reports/ilp-reports-view.js'),
  },
];
