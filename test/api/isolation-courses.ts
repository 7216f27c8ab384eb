import { id, own, type Plan } from './isolation-plan.js';
import type { World } from './isolation-world.js';

const IMPORTS = 'a file of its own: catalog.test.ts, courses-taken.test.ts';
const UNSIGNED = 'needs an approved plan: signatures.test.ts';
const aSignature = { fingerprint: 'a'.repeat(64), name: 'Somebody' };
const importOf = ({ ids }: World) => ({
  ...{ kind: 'catalog', id: ids.courseImport },
});
const takenOf = ({ ids }: World) => ({ personId: ids.person, id: ids.taken });
const aTaken = {
  ...{ title: 'Guitar', credits: 500, status: 'earned', term: 'year', schoolYear: 2024 },
};
const aDiploma = {
  ...{ key: 'other', follows: 0, kind: 'seal', name: 'Seal', takesMiddleSchool: false },
  ...{ source: 'Policy', checkedOn: '2026-08-01' },
  requirements: [
    { id: 'all', name: 'All', nameEs: '', credits: 1000, areas: [], codes: [], mark: null },
  ],
};
const NOBODY = '00000000-0000-7000-8000-000000000000';
const aCourse = {
  ...{ code: 'ART1', title: 'Art 1', credits: 500, area: 'arts', terms: ['fall'], grades: [9] },
};

/** The catalog and files with courses. */
export const COURSE_PLANS: Record<string, Plan> = {
  'GET /catalog': { as: 'student', ...own },
  'POST /catalog': { as: 'admin', ...own, body: () => aCourse },
  'PATCH /catalog/:id': {
    ...{ as: 'admin', path: id('catalogCourse'), body: () => ({ credits: 1000 }) },
  },
  'DELETE /catalog/:id': { as: 'admin', path: id('catalogCourse') },
  'POST /catalog/:id/restore': { as: 'admin', path: id('catalogCourse') },
  'GET /courses-taken': { as: 'student', ...own },
  'POST /courses-taken': { as: 'student', ...own, body: () => aTaken },
  'PUT /courses-taken/:id': { as: 'student', path: id('ownTaken'), body: () => aTaken },
  'DELETE /courses-taken/:id': { as: 'student', path: id('ownTaken') },
  'POST /courses-taken/:id/restore': { as: 'student', path: id('ownTaken') },
  'GET /class/:personId/courses-taken': { as: 'teacher', path: id('person', 'personId') },
  'POST /class/:personId/courses-taken': {
    ...{ as: 'counselor', path: id('person', 'personId'), body: () => aTaken },
  },
  'DELETE /class/:personId/courses-taken/:id': { as: 'counselor', path: takenOf },
  'POST /class/:personId/courses-taken/:id/restore': { as: 'counselor', path: takenOf },
  'GET /course-plans/:id': { as: 'student', path: id('coursePlan') },
  'POST /course-plans': {
    ...{ as: 'student', path: () => ({}) },
    body: ({ ids }) => ({ fromId: ids.coursePlan, name: 'Another' }),
  },
  'PATCH /course-plans/:id': {
    ...{ as: 'student', path: id('coursePlan'), body: () => ({ grade: 9 }) },
  },
  'PUT /course-plans/:id/entries': {
    ...{ as: 'student', path: id('coursePlan'), withoutControl: 'needs the revision' },
    body: () => ({ revision: 1, entries: [] }),
  },
  'PUT /course-plans/:id/exceptions': {
    ...{ as: 'student', path: id('coursePlan') },
    body: () => ({ kind: 'prerequisite', ref: 'ART1', reason: 'Took it at camp' }),
  },
  'GET /course-plans/:id/choices': {
    ...{ as: 'student', path: id('coursePlan'), query: 'grade=9&term=fall' },
  },
  'POST /course-plans/:id/submit': {
    ...{ as: 'student', path: id('coursePlan'), body: () => ({ text: 'Please look' }) },
  },
  'POST /course-plans/:id/withdraw': { as: 'student', path: id('coursePlan') },
  'DELETE /course-plans/:id': { as: 'student', path: id('planCopy') },
  'POST /course-plans/:id/restore': { as: 'student', path: id('planCopy') },
  'POST /course-plans/:id/adopt': { as: 'student', path: id('planCopy') },
  'GET /class/:personId/course-plan': { as: 'teacher', path: id('person', 'personId') },
  'POST /class/:personId/course-plan/steps': {
    ...{ as: 'counselor', path: id('person', 'personId') },
    body: () => ({ kind: 'commented', text: 'Well done' }),
  },
  'PUT /class/:personId/course-plan/exceptions': {
    ...{ as: 'counselor', path: id('person', 'personId') },
    body: () => ({ kind: 'prerequisite', ref: 'ART1', reason: 'Placement test' }),
  },
  'POST /course-plan-approvals': {
    ...{ as: 'counselor', ...own, body: () => ({ studentIds: [NOBODY] }) },
  },
  'POST /course-plan-approvals/undo': {
    ...{ as: 'counselor', ...own, withoutControl: 'needs an approval: plan-approvals.test.ts' },
    body: () => ({ studentIds: [NOBODY] }),
  },
  'GET /waiting-course-plans': { as: 'counselor', ...own },
  'GET /diplomas': { as: 'student', ...own },
  'GET /diplomas/:key': { as: 'counselor', ...own, path: () => ({ key: 'standard' }) },
  'POST /diplomas/preview': { as: 'counselor', ...own, body: () => aDiploma },
  'POST /diplomas': { as: 'counselor', ...own, body: () => aDiploma },
  'GET /course-imports/:kind': { as: 'admin', ...own, path: () => ({ kind: 'catalog' }) },
  'POST /course-imports/:kind': {
    ...{ as: 'admin', ...own, path: () => ({ kind: 'taken' }), withoutControl: IMPORTS },
    body: () => ({ rowCount: 1 }),
  },
  'POST /course-imports/:kind/:id/rows': {
    ...{ as: 'admin', path: importOf, withoutControl: IMPORTS },
    body: () => ({ rows: [] }),
  },
  'POST /course-imports/:kind/:id/check': { as: 'admin', path: importOf },
  'PATCH /course-imports/:kind/:id/rows/:rowId': {
    ...{ as: 'admin', path: (world) => ({ ...importOf(world), rowId: world.ids.courseRow }) },
    body: () => ({ cells: { credits: '1' } }),
  },
  'POST /course-imports/:kind/:id/apply': { as: 'admin', path: importOf },
  'POST /course-imports/:kind/:id/undo': { as: 'admin', path: importOf },
  'DELETE /course-imports/:kind/:id': {
    ...{ as: 'admin', path: importOf, withoutControl: 'it is applied by then' },
  },
  'POST /course-plans/:id/signature': {
    ...{ as: 'student', path: id('coursePlan'), body: () => aSignature, withoutControl: UNSIGNED },
  },
  'POST /class/:personId/course-plan/signatures': {
    ...{ as: 'counselor', path: id('person', 'personId'), withoutControl: UNSIGNED },
    body: () => ({ ...aSignature, signer: 'guardian', signedOn: '2026-09-01' }),
  },
};
