import type { Route } from './route.js';

/** Where an administrator connects LMSs and brings files in. */
export const connectionRoutes: readonly Route[] = [
  {
    path: 'connections',
    element: 'ilp-connections-view',
    title: 'shell.title-connections',
    roles: ['admin'],
    messages: ['admin', 'guides'],
    load: () => import('../admin/ilp-connections-view.js'),
  },
  {
    path: 'connections/guides/:family',
    element: 'ilp-guide-view',
    title: 'shell.title-guide',
    roles: ['admin'],
    messages: ['admin', 'guides'],
    load: () => import('../admin/ilp-guide-view.js'),
  },
  {
    path: 'connections/:id/test',
    element: 'ilp-self-test-view',
    title: 'shell.title-self-test',
    roles: ['admin'],
    messages: ['admin', 'selftest'],
    load: () => import('../admin/ilp-self-test-view.js'),
  },
  {
    path: 'connections/sis',
    element: 'ilp-import-view',
    title: 'shell.title-imports',
    roles: ['admin'],
    messages: ['imports'],
    load: () => import('../imports/ilp-import-view.js'),
  },
  {
    path: 'connections/results',
    element: 'ilp-results-view',
    title: 'shell.title-results',
    roles: ['admin'],
    messages: ['imports', 'results'],
    load: () => import('../imports/ilp-results-view.js'),
  },
  {
    path: 'connections/reference',
    element: 'ilp-reference-view',
    title: 'shell.title-reference',
    roles: ['admin'],
    messages: ['reference'],
    load: () => import('../imports/ilp-reference-view.js'),
  },
  {
    path: 'connections/same-people',
    element: 'ilp-same-people-view',
    title: 'shell.title-same-people',
    roles: ['admin'],
    messages: ['people'],
    load: () => import('../admin/ilp-same-people-view.js'),
  },
  {
    path: 'connections/scores',
    element: 'ilp-waiting-scores-view',
    title: 'shell.title-waiting-scores',
    roles: ['admin'],
    messages: ['scores'],
    load: () => import('../admin/ilp-waiting-scores-view.js'),
  },
];
