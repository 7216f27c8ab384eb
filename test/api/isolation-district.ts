import { id, own, type Plan } from './isolation-plan.js';

const HOUR_MS = 3_600_000;
const span = () => ({
  from: new Date(Date.now() - 24 * HOUR_MS).toISOString(),
  to: new Date(Date.now() + HOUR_MS).toISOString(),
});

/** What a district's administrator sees of the district itself. */
export const DISTRICT_PLANS: Record<string, Plan> = {
  'GET /live-board': { as: 'admin', ...own },
  'POST /audit-searches': { as: 'admin', ...own, body: span },
  'GET /rights': { as: 'admin', ...own },
  'GET /schools': { as: 'admin', ...own },
  'PATCH /schools/:id': {
    ...{ as: 'admin', path: id('districtSchool') },
    body: ({ ids }) => ({ name: `School ${ids.districtSchool}` }),
  },
  'GET /staff-parts': { as: 'admin', ...own },
  'POST /staff-part-searches': {
    ...{ as: 'admin', ...own, body: () => ({ who: 'student', text: 'student' }) },
  },
  'POST /staff-parts': {
    as: 'admin',
    body: ({ ids }) => ({
      ...{ personId: ids.helper, kind: 'mentor', studentIds: [ids.person] },
      endsOn: new Date(Date.now() + 24 * HOUR_MS).toISOString().slice(0, 10),
    }),
  },
  'DELETE /staff-parts/:id': { as: 'admin', path: id('staffPart') },
  'POST /staff-parts/:id/restore': { as: 'admin', path: id('staffPart') },
  'GET /my-students': { as: 'teacher', ...own },
  'PUT /session/part': { as: 'teacher', ...own, body: () => ({ part: null }) },
  'GET /support-grants': { as: 'admin', ...own },
  'POST /support-grants/:id/end': { as: 'admin', path: id('supportGrant') },
  'POST /support-grants': {
    ...{ as: 'admin', ...own, body: () => ({ reason: 'A page opens slowly', hours: 4 }) },
  },
  'GET /district-clock': { as: 'admin', ...own },
  'PUT /district-clock': { as: 'admin', ...own, body: () => ({ timeZone: 'UTC' }) },
  'GET /district-mail': { as: 'admin', ...own },
  'PUT /district-mail': { as: 'admin', ...own, body: () => ({ isOn: false }) },
  'GET /api-tokens': { as: 'admin', ...own },
  'POST /api-tokens': {
    ...{ as: 'admin', ...own, body: () => ({ name: 'Data hub', scopes: ['schools'], days: 30 }) },
  },
  'DELETE /api-tokens/:id': { as: 'admin', path: id('apiToken') },
  'GET /admin/work': { as: 'admin', ...own },
  'PUT /admin/work/:registrationId': {
    ...{ as: 'admin', path: id('lms', 'registrationId') },
    body: () => ({
      kind: 'canvas',
      site: 'https://river.instructure.com',
      token: 'a-token-of-theirs',
    }),
  },
  'POST /admin/work/:registrationId/read': { as: 'admin', path: id('lms', 'registrationId') },
  'DELETE /admin/work/:registrationId': { as: 'admin', path: id('lms', 'registrationId') },
  'GET /admin/caliper': { as: 'admin', ...own },
  'PUT /admin/caliper': {
    ...{ as: 'admin', ...own },
    body: () => ({ url: 'https://records.river.edu/caliper', token: 'a-token-of-theirs' }),
  },
  'POST /admin/caliper/test': { as: 'admin', ...own },
  'DELETE /admin/caliper': { as: 'admin', ...own },
  'POST /audit-files': { as: 'admin', ...own, body: span },
};

/** Asked last: an undo under way keeps a file from being taken over. */
export const YEAR_CLOSE_PLANS: Record<string, Plan> = {
  'GET /year-closes': { as: 'admin', ...own },
  'POST /year-closes/:id/undo': { as: 'admin', path: id('yearClose') },
  'GET /graduates': { as: 'admin', ...own },
  'PUT /graduates/policy': { as: 'admin', ...own, body: () => ({ keepDays: 365 }) },
  'POST /graduates/:closeId/purge': {
    ...{ as: 'admin', withoutControl: 'only years later: graduates.test.ts' },
    path: id('yearClose', 'closeId'),
    body: () => ({ students: 1 }),
  },
  'GET /graduates/:closeId/certificate': {
    ...{ as: 'admin', withoutControl: 'only years later: graduates.test.ts' },
    path: id('yearClose', 'closeId'),
  },
  'POST /year-closes': {
    ...{ as: 'admin', ...own, withoutControl: 'only on certain days: year-close.test.ts' },
    body: () => ({ year: 2026 }),
  },
};
