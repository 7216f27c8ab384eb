import { HEADING, LOOKING, NAMING, READING, type Route, STAFF } from './route.js';

/** Parts of the staff: who has which, for administrators, and what a part opens. */
export const partRoutes: readonly Route[] = [
  {
    path: 'district/parts',
    element: 'ilp-staff-parts-view',
    title: 'shell.title-parts',
    roles: ['admin'],
    messages: ['parts'],
    load: () => import('../parts/ilp-staff-parts-view.js'),
  },
  {
    path: 'my-students',
    element: 'ilp-my-students-view',
    title: 'shell.title-my-students',
    roles: STAFF,
    parts: NAMING,
    messages: ['parts'],
    load: () => import('../parts/ilp-my-students-view.js'),
  },
  {
    path: 'figures',
    element: 'ilp-figures-view',
    title: 'shell.figures',
    roles: STAFF,
    parts: READING,
    messages: ['parts'],
    load: () => import('../parts/ilp-figures-view.js'),
  },
  {
    path: 'school',
    element: 'ilp-school-view',
    title: 'shell.school',
    roles: STAFF,
    parts: HEADING,
    messages: ['parts', 'caseload', 'requirements'],
    load: () => import('../parts/ilp-school-view.js'),
  },
  {
    path: 'class/:personId',
    element: 'ilp-named-student-view',
    title: 'shell.title-student',
    roles: [],
    parts: LOOKING,
    messages: ['class', 'goals', 'goal-talk', 'strengths', 'record', 'look-back', 'courses'],
    load: () => import('../class/ilp-named-student-view.js'),
  },
];
