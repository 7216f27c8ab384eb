import type { Role } from '#contracts/session.js';
import type { Namespace } from '#contracts/generated/messages/loaders.js';
import type { PlainKey } from '../i18n/i18n.js';

/** One view of the app: its address below the base, its element, and what it needs first. */
export interface Route {
  path: string;
  element: string;
  title: PlainKey;
  roles: readonly Role[];
  messages: readonly Namespace[];
  load: () => Promise<unknown>;
  /** The element stays when the next address has the same one; it moves focus itself. */
  isKept?: true;
}

const STUDENT = ['student'] as const;
const STAFF = ['teacher', 'counselor', 'admin'] as const;
const ANYONE = [...STUDENT, ...STAFF] as const;

/** Every view, each in a chunk of its own. The first match wins. */
export const routes: readonly Route[] = [
  {
    path: '',
    element: 'ilp-home-view',
    title: 'shell.title-home',
    roles: STUDENT,
    messages: ['home', 'goals'],
    load: () => import('../home/ilp-home-view.js'),
  },
  {
    path: 'kept',
    element: 'ilp-kept-view',
    title: 'shell.title-kept',
    roles: STUDENT,
    messages: ['kept'],
    load: () => import('../home/ilp-kept-view.js'),
  },
  {
    path: 'goals',
    element: 'ilp-goals-view',
    title: 'shell.title-goals',
    roles: STUDENT,
    messages: ['goals', 'goal-talk', 'history', 'strengths'],
    load: () => import('../goals/ilp-goals-view.js'),
  },
  {
    path: 'sharing',
    element: 'ilp-sharing-view',
    title: 'shell.title-sharing',
    roles: STUDENT,
    messages: ['sharing'],
    load: () => import('../sharing/ilp-sharing-view.js'),
  },
  {
    path: 'timeline',
    element: 'ilp-timeline-view',
    title: 'shell.title-timeline',
    roles: STUDENT,
    messages: ['years', 'goals'],
    load: () => import('../years/ilp-timeline-view.js'),
  },
  {
    path: 'years/:year',
    element: 'ilp-year-view',
    title: 'shell.title-year',
    roles: STUDENT,
    messages: ['years', 'goals', 'charts'],
    load: () => import('../years/ilp-year-view.js'),
  },
  {
    path: 'strengths',
    element: 'ilp-strengths-view',
    title: 'shell.title-strengths',
    roles: STUDENT,
    messages: ['strengths'],
    load: () => import('../strengths/ilp-strengths-view.js'),
  },
  {
    path: 'explore',
    element: 'ilp-explore-view',
    title: 'shell.title-explore',
    roles: ANYONE,
    messages: ['careers', 'profiler', 'careers-data', 'charts'],
    load: () => import('../careers/ilp-explore-view.js'),
  },
  {
    path: 'explore/profiler',
    element: 'ilp-profiler-view',
    title: 'shell.title-profiler',
    roles: STUDENT,
    messages: ['profiler', 'charts'],
    load: () => import('../profiler/ilp-profiler-view.js'),
  },
  {
    path: 'explore/results/:id',
    element: 'ilp-result-view',
    title: 'shell.title-result',
    roles: STUDENT,
    messages: ['profiler', 'careers', 'careers-data', 'charts'],
    load: () => import('../profiler/ilp-result-view.js'),
  },
  {
    path: 'careers/:code',
    element: 'ilp-career-view',
    title: 'shell.title-career',
    roles: ANYONE,
    messages: ['careers', 'profiler', 'careers-data', 'charts'],
    load: () => import('../careers/ilp-career-view.js'),
  },
  {
    path: 'reflections/:assignmentId',
    element: 'ilp-reflection-view',
    title: 'shell.title-reflection',
    roles: ANYONE,
    messages: ['assignments'],
    load: () => import('../assignments/ilp-reflection-view.js'),
  },
  {
    path: 'not-ready',
    element: 'ilp-not-ready-view',
    title: 'shell.title-not-ready',
    roles: STUDENT,
    messages: ['copies'],
    load: () => import('../copies/ilp-not-ready-view.js'),
  },
  {
    path: 'class',
    element: 'ilp-class-view',
    title: 'shell.title-class',
    roles: STAFF,
    messages: ['class', 'goals', 'goal-talk', 'strengths', 'copies'],
    load: () => import('../class/ilp-class-view.js'),
    isKept: true,
  },
  {
    path: 'class/:personId',
    element: 'ilp-class-view',
    title: 'shell.title-student',
    roles: STAFF,
    messages: ['class', 'goals', 'goal-talk', 'strengths', 'copies'],
    load: () => import('../class/ilp-class-view.js'),
    isKept: true,
  },
  {
    path: 'assignments',
    element: 'ilp-assignments-view',
    title: 'shell.title-assignments',
    roles: STAFF,
    messages: ['assignments', 'copies'],
    load: () => import('../assignments/ilp-assignments-view.js'),
  },
  {
    path: 'assignments/:id',
    element: 'ilp-grading-view',
    title: 'shell.title-grading',
    roles: STAFF,
    messages: ['assignments'],
    load: () => import('../assignments/ilp-grading-view.js'),
  },
  {
    path: 'attach',
    element: 'ilp-attach-view',
    title: 'shell.title-attach',
    roles: STAFF,
    messages: ['assignments'],
    load: () => import('../assignments/ilp-attach-view.js'),
  },
  {
    path: 'activities/:id',
    element: 'ilp-activity-view',
    title: 'shell.title-activity',
    roles: STAFF,
    messages: ['assignments'],
    load: () => import('../assignments/ilp-activity-view.js'),
  },
  {
    path: 'tags',
    element: 'ilp-tags-view',
    title: 'shell.title-tags',
    roles: STAFF,
    messages: ['tags'],
    load: () => import('../tags/ilp-tags-view.js'),
  },
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
