import { STUDENT, type Route } from './route.js';

/** What students make and keep to show. */
export const portfolioRoutes: readonly Route[] = [
  {
    path: 'portfolio',
    element: 'ilp-journal-view',
    title: 'shell.title-portfolio',
    roles: STUDENT,
    messages: ['portfolio'],
    load: () => import('../portfolio/ilp-journal-view.js'),
  },
  {
    path: 'portfolio/entries/:id',
    element: 'ilp-journal-entry-view',
    title: 'shell.title-journal-entry',
    roles: STUDENT,
    messages: ['portfolio', 'history'],
    load: () => import('../portfolio/ilp-journal-entry-view.js'),
  },
  {
    path: 'portfolio/evidence',
    element: 'ilp-evidence-view',
    title: 'shell.title-evidence',
    roles: STUDENT,
    messages: ['portfolio', 'history'],
    load: () => import('../portfolio/ilp-evidence-view.js'),
  },
  {
    path: 'resumes',
    element: 'ilp-resumes-view',
    title: 'shell.title-resumes',
    roles: STUDENT,
    messages: ['resumes', 'history'],
    load: () => import('../resumes/ilp-resumes-view.js'),
  },
  {
    path: 'resumes/:id',
    element: 'ilp-resume-view',
    title: 'shell.title-resume',
    roles: STUDENT,
    messages: ['resumes', 'history'],
    load: () => import('../resumes/ilp-resume-view.js'),
  },
];
