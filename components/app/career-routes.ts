import { ANYONE, type Route } from './route.js';

/** One career, and what leads to it. */
export const careerRoutes: readonly Route[] = [
  {
    path: 'careers/:code',
    element: 'ilp-career-view',
    title: 'shell.title-career',
    roles: ANYONE,
    messages: ['careers', 'career-work', 'profiler', 'careers-data', 'charts'],
    load: () => import('../careers/ilp-career-view.js'),
  },
];
