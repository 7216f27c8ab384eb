import { id, own, type Plan } from './isolation-plan.js';
import type { World } from './isolation-world.js';

const theme = ({ ids }: World) => ({ key: ids.item, kind: 'skill', theme: 'mathematics' });

/** How the routes of teachers' own work are asked in the matrix, each after the one before. */
export const TEACHING_PLANS: Record<string, Plan> = {
  'GET /ready-activities': { as: 'teacher', ...own },
  'POST /assignments': {
    ...{ as: 'teacher', ...own },
    body: () => ({ title: 'Look back', blocks: [{ prompt: 'What went well?' }], grading: 'none' }),
  },
  'DELETE /assignments/:id': {
    ...{ as: 'teacher', path: id('assignment') },
    withoutControl: 'students have begun it: ready.test.ts',
  },
  'POST /class/words': {
    ...{ as: 'teacher', ...own },
    body: ({ ids }) => ({ personIds: [ids.person], text: 'I have read your goal.' }),
  },
  'PUT /class/words/removal': {
    ...{ as: 'teacher', ...own },
    body: ({ ids }) => ({ commentIds: [ids.comment], isRemoved: true }),
  },
  'GET /notifications': { as: 'student', ...own },
  'GET /notifications/count': { as: 'student', ...own },
  'PUT /notifications/read': {
    ...{ as: 'student', ...own },
    body: ({ ids }) => ({ ids: [ids.notification], isRead: true }),
  },
  'GET /notifications/settings': { as: 'student', ...own },
  'GET /notifications/mail': { as: 'teacher', ...own },
  'PUT /notifications/mail': { as: 'teacher', ...own, body: () => ({ cadence: 'off' }) },
  'PUT /notifications/settings': {
    ...{ as: 'student', ...own, body: () => ({ topic: 'comments', isOn: true }) },
  },
  'PUT /tags/:key/themes/:kind/:theme': { as: 'teacher', path: theme },
  'DELETE /tags/:key/themes/:kind/:theme': { as: 'teacher', path: theme },
  'GET /class/evidence': { as: 'teacher', ...own },
  'GET /class/report': { as: 'teacher', ...own },
  'GET /relevance': { as: 'teacher', ...own },
  'GET /relevance/:kind/:id/people': {
    ...{ as: 'teacher', ...own, path: () => ({ kind: 'goal', id: 'academic' }) },
  },
  'GET /why/:key': { as: 'student', path: id('item', 'key') },
  'PUT /why': { as: 'student', ...own, body: () => ({ isHidden: true }) },
  'GET /worries': { as: 'counselor', ...own },
  'GET /worries/told': { as: 'teacher', ...own },
  'PUT /worries/:id/looked': { as: 'counselor', path: id('worry') },
  'PUT /worries/:id/settled': {
    ...{ as: 'counselor', path: id('worry'), body: () => ({ isSettled: true }) },
  },
};
