import type { Plan } from './isolation-plan.js';
import type { World } from './isolation-world.js';

const own = { isOwn: true } as const;
const id =
  (name: keyof World['ids'], parameter = 'id') =>
  ({ ids }: World) => ({ [parameter]: ids[name] });
const UPLOAD = 'takes a file, not JSON: evidence.test.ts';

const PASSPORT = 'takes a file, not JSON: passport-import.test.ts';

/** What a student keeps to show, and what they take along. */
export const PORTFOLIO_PLANS: Record<string, Plan> = {
  'GET /evidence': { as: 'student', ...own },
  'POST /evidence': {
    ...{ as: 'student', withoutControl: 'evidence.test.ts' },
    body: ({ ids }) => ({
      ...{ kind: 'link', title: 'Mine', url: 'https://example.org' },
      entries: [{ kind: 'goal', ref: ids.goal }],
    }),
  },
  'POST /evidence/files': { as: 'student', ...own, withoutControl: UPLOAD },
  'PATCH /evidence/:id': {
    ...{ as: 'student', path: id('evidence'), body: () => ({ title: 'Changed' }) },
  },
  'GET /evidence/:id/file': { as: 'student', path: id('evidence') },
  'GET /evidence/:id/thumbnail': { as: 'student', path: id('evidence') },
  'DELETE /evidence/:id': { as: 'student', path: id('evidence') },
  'POST /evidence/:id/restore': { as: 'student', path: id('evidence') },
  'GET /passport': { as: 'student', ...own },
  'GET /passport/file/:scope': { as: 'student', ...own, path: () => ({ scope: 'whole' }) },
  'PUT /passport/opened': { as: 'student', ...own, body: () => ({ isOpened: true }) },
  'POST /passport/preview': { as: 'student', ...own, withoutControl: PASSPORT },
  'POST /passport/imports': { as: 'student', ...own, withoutControl: PASSPORT },
  'DELETE /passport/imports/:id': { as: 'student', path: id('passportImport') },
};
