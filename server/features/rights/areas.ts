import type { RightsArea } from '#contracts/rights-kinds.js';

const STUDENT = '/class/:personId';

/** Which routes make up an area: the beginning of their path. The first that fits counts. */
const AREAS: readonly (readonly [RightsArea, readonly string[]])[] = [
  ['notes', [`${STUDENT}/notes`, `${STUDENT}/interventions`, '/contact-report']],
  [
    'records',
    [
      ...[`${STUDENT}/record`, `${STUDENT}/results`, `${STUDENT}/schools`],
      `${STUDENT}/courses-taken`,
    ],
  ],
  ['course-plans', [`${STUDENT}/course-plan`, '/course-plan-approvals', '/waiting-course-plans']],
  ['corrections', ['/corrections']],
  ['worries', ['/worries']],
  ['waivers', [`${STUDENT}/component-changes`, `${STUDENT}/component-records`]],
  ['conversations', [`${STUDENT}/conversations`, '/conversations']],
  ['families', [`${STUDENT}/family`]],
  ['figures', ['/completion-report', '/completion-file', '/report', '/service-hours']],
  ['class', [`${STUDENT}/not-student`, '/goal-suggestions', '/groups']],
  [
    'student-plans',
    [STUDENT, '/goals/:id/comments', '/evidence/:id/file', '/evidence/:id/thumbnail'],
  ],
  ['class', ['/class', '/course-copy', '/relevance']],
  [
    'assignments',
    ['/assignments', '/attach', '/activities', '/ready-activities', '/tags', '/scores'],
  ],
  [
    'caseloads',
    ['/caseload', '/queue', '/grade-tasks', '/nudges', '/conference-days', '/off-track'],
  ],
  ['voices', ['/voices', '/career-questions', '/place-requests']],
  ['catalog', ['/catalog', '/course-imports', '/diplomas']],
  ['aid', ['/scholarships', '/aid']],
  [
    'rules',
    ['/district-template', '/templates', '/hour-requirements', '/family-policy', '/instruments'],
  ],
  ['files', ['/imports', '/result-imports', '/reference-imports', '/same-people']],
  ['connections', ['/connections', '/admin/', '/waiting-scores']],
  [
    'district',
    [
      '/live-board',
      '/audit-',
      '/support-',
      '/api-tokens',
      '/year-closes',
      '/graduates',
      '/rights',
      '/schools',
      '/staff-part',
      '/district-clock',
      '/district-mail',
    ],
  ],
];

/**
 * What is of no area: to sign in and out, one's own notices and parts, public facts about careers and colleges, and one's
 * own list of goals, which everybody has and which is empty for all but students.
 */
const NO_AREA =
  /^\/(session|setup|my-students|notifications|careers|colleges|programs|match-fairness|saved-career-pay|ways)|^\/goals$/;

/** Areas in which an address that names nothing means the whole district. */
export const OF_DISTRICT: readonly RightsArea[] = [
  ...(['corrections', 'figures', 'voices', 'catalog', 'rules'] as const),
  ...(['files', 'connections', 'district'] as const),
];

/** @param path - of a route, below `/api`. What nothing else claims is of a student's own plan. */
export const areaOf = (path: string): RightsArea | null =>
  NO_AREA.test(path) ? null : areaWithin(path);

const areaWithin = (path: string): RightsArea =>
  AREAS.find(([, beginnings]) => beginnings.some((one) => path.startsWith(one)))?.[0] ?? 'own-plan';
