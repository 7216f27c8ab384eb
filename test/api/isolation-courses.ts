import { id, own, type Plan } from './isolation-plan.js';
import type { World } from './isolation-world.js';

const IMPORTS = 'a file of its own: catalog.test.ts, courses-taken.test.ts';
const importOf = ({ ids }: World) => ({
  ...{ kind: 'catalog', id: ids.courseImport },
});
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
};
