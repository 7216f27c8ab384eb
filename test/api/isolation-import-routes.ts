import { officialFile, officialWish } from '../support/official-questions.js';
import { id, own, type Plan } from './isolation-plan.js';

const IMPORTS = 'a file of its own: imports.test.ts';
const REFERENCE = 'a file of its own: reference-imports.test.ts';
const RESULTS = 'a file of its own: result-imports.test.ts';

/** Files that an administrator brings in. */
export const IMPORT_PLANS: Record<string, Plan> = {
  'GET /imports': { as: 'admin', ...own },
  'POST /imports': {
    ...{ as: 'admin', ...own, withoutControl: IMPORTS },
    body: () => ({ rowCount: 1, files: [{ kind: 'users', mode: 'delta' }] }),
  },
  'POST /imports/:id/rows': {
    ...{ as: 'admin', path: id('import'), withoutControl: IMPORTS },
    body: () => ({ kind: 'users', rows: [] }),
  },
  'POST /imports/:id/check': { as: 'admin', path: id('import') },
  'PATCH /imports/:id/rows/:rowId': {
    ...{ as: 'admin', path: ({ ids }) => ({ id: ids.import, rowId: ids.importRow }) },
    body: () => ({ cells: { identifier: 'x' } }),
  },
  'POST /imports/:id/apply': {
    ...{ as: 'admin', path: id('import'), body: () => ({ acceptsShrink: true }) },
  },
  'DELETE /imports/:id': { as: 'admin', path: id('import') },
  'GET /reference-imports': { as: 'admin', ...own },
  'POST /reference-imports': {
    ...{ as: 'admin', ...own, withoutControl: REFERENCE },
    body: () => ({ fileName: 'a.txt', size: 1 }),
  },
  'POST /reference-imports/pieces': { as: 'admin', ...own, withoutControl: REFERENCE },
  'POST /reference-imports/:id/read': {
    ...{ as: 'admin', path: id('referenceImport'), withoutControl: REFERENCE },
  },
  'POST /reference-imports/:id/apply': {
    ...{ as: 'admin', path: id('referenceImport'), withoutControl: REFERENCE },
    body: () => ({ release: 'x', year: 2026 }),
  },
  'POST /reference-imports/:id/undo': {
    ...{ as: 'admin', path: id('referenceImport'), withoutControl: REFERENCE },
  },
  'DELETE /reference-imports/:id': {
    ...{ as: 'admin', path: id('referenceImport'), withoutControl: REFERENCE },
  },
  'GET /instruments': { as: 'admin', ...own },
  'POST /instruments/preview': {
    ...{ as: 'admin', ...own, body: () => ({ official: officialFile() }) },
  },
  'POST /instruments': { as: 'admin', ...own, body: () => officialWish() },
  'PUT /instruments/used': { as: 'admin', ...own, body: () => ({ id: null }) },
  'GET /result-imports': { as: 'admin', ...own },
  'POST /result-imports': {
    ...{ as: 'admin', ...own, withoutControl: RESULTS },
    body: () => ({ rowCount: 1 }),
  },
  'POST /result-imports/:id/rows': {
    ...{ as: 'admin', path: id('resultImport') },
    withoutControl: RESULTS,
    body: () => ({ rows: [] }),
  },
  'POST /result-imports/:id/check': { as: 'admin', path: id('resultImport') },
  'PATCH /result-imports/:id/rows/:rowId': {
    ...{ as: 'admin', path: ({ ids }) => ({ id: ids.resultImport, rowId: ids.resultRow }) },
    body: () => ({ cells: { part: 'x' } }),
  },
  'POST /result-imports/:id/apply': { as: 'admin', path: id('resultImport') },
  'POST /result-imports/:id/undo': { as: 'admin', path: id('resultImport') },
  'DELETE /result-imports/:id': {
    ...{ as: 'admin', path: id('resultImport') },
    withoutControl: 'what was applied is taken back, not dropped: result-imports.test.ts',
  },
};
