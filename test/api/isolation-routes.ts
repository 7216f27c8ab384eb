import type { IRoute, Router } from 'express';
import { emptyResume } from '../support/resumes.js';
import { ASSESSMENT_PLANS } from './isolation-assessments.js';
import { CASELOAD_PLANS } from './isolation-caseload.js';
import { COUNSEL_PLANS } from './isolation-counsel.js';
import { COLLEGE_PLANS } from './isolation-colleges.js';
import { FAMILY_PLANS } from './isolation-family.js';
import { GOAL_PLANS, GROUP_PLANS } from './isolation-goals.js';
import { DISTRICT_PLANS, YEAR_CLOSE_PLANS } from './isolation-district.js';
import { CONVERSATION_PLANS } from './isolation-conversations.js';
import { COURSE_PLANS } from './isolation-courses.js';
import { IMPORT_PLANS } from './isolation-import-routes.js';
import { LOOK_BACK_PLANS } from './isolation-look-back.js';
import { id, own, type Plan } from './isolation-plan.js';
import { PORTFOLIO_PLANS } from './isolation-portfolio.js';
import { PLAN_RULE_PLANS } from './isolation-plan-rules.js';
import { QUESTION_PLANS } from './isolation-questions.js';
import { REPORT_PLANS } from './isolation-reports.js';
import { TEACHING_PLANS } from './isolation-teaching.js';
import { WAY_PLANS } from './isolation-ways.js';
import { VOICE_PLANS } from './isolation-voices.js';
import { CAREER, type World } from './isolation-world.js';

const work = ({ ids }: World) => ({ id: ids.assignment, personId: ids.person });
const tie = ({ ids }: World) => ({ key: ids.item, goalId: ids.goal });
const pastGoal = ({ ids }: World) => ({ kind: 'goal', id: ids.goal });
const noteOf =
  (name: 'note' | 'school') =>
  ({ ids }: World) => ({ personId: ids.person, id: ids[name] });
const aSchool = { school: 'Cedar Middle', fromYear: 2024 };
const code = () => ({ code: CAREER });
const NOTHING = '00000000-0000-7000-8000-000000000000';
const NEEDS_LMS = 'needs a platform: attach.test.ts';

/** Every route, in an order in which each own request can succeed. A new route needs its line. */
export const PLANS: Record<string, Plan> = {
  'GET /home': { as: 'student', ...own },
  ...GOAL_PLANS,
  'GET /strengths': { as: 'student', ...own },
  'POST /strengths': {
    ...{ as: 'student', ...own, body: () => ({ side: 'growth', text: 'Talking in front' }) },
  },
  'PATCH /strengths/:id': {
    ...{ as: 'student', path: id('strength'), body: () => ({ text: 'Drawing' }) },
  },
  'DELETE /strengths/:id': { as: 'student', path: id('strength') },
  'POST /strengths/:id/restore': { as: 'student', path: id('strength') },
  'POST /strengths/:id/goal': { as: 'student', path: id('strength') },
  'GET /class/:personId/strengths': { as: 'teacher', path: id('person', 'personId') },
  'POST /class/:personId/strengths': {
    ...{ as: 'teacher', path: id('person', 'personId') },
    body: () => ({ side: 'strength', text: 'Explains well', sourceNote: null }),
  },
  ...GROUP_PLANS,
  ...LOOK_BACK_PLANS,
  ...PLAN_RULE_PLANS,
  ...CASELOAD_PLANS,
  ...COUNSEL_PLANS,
  ...REPORT_PLANS,
  ...CONVERSATION_PLANS,
  'GET /record': { as: 'student', ...own },
  'GET /readiness': { as: 'student', ...own },
  'GET /class-readiness': { as: 'teacher', ...own },
  'GET /class/:personId/readiness': { as: 'teacher', path: id('person', 'personId') },
  'POST /record/results': {
    ...{ as: 'student', ...own, body: () => ({ tool: 'Reading test', takenOn: '2026-09-01' }) },
  },
  'PATCH /record/results/:id': {
    ...{ as: 'student', path: id('ownResult'), body: () => ({ comment: 'I was ill' }) },
  },
  'DELETE /record/results/:id': { as: 'student', path: id('ownResult') },
  'POST /record/results/:id/restore': { as: 'student', path: id('ownResult') },
  'POST /record/corrections': {
    ...{ as: 'student', ...own, body: () => ({ subject: 'email', text: 'It is an old one' }) },
  },
  'POST /record/schools': { as: 'student', ...own, body: () => aSchool },
  'PUT /record/schools/:id': { as: 'student', path: id('school'), body: () => aSchool },
  'DELETE /record/schools/:id': { as: 'student', path: id('school') },
  'POST /record/schools/:id/restore': { as: 'student', path: id('school') },
  'GET /held': { as: 'student', ...own },
  'GET /class/:personId/held': { as: 'teacher', path: id('person', 'personId') },
  'GET /class/:personId/record': { as: 'teacher', path: id('person', 'personId') },
  'POST /class/:personId/results': {
    ...{ as: 'teacher', path: id('person', 'personId') },
    body: () => ({ tool: 'Reading test', takenOn: '2026-09-01' }),
  },
  'POST /class/:personId/notes': {
    ...{ as: 'teacher', path: id('person', 'personId') },
    body: () => ({ contact: 'call', contactOn: '2026-11-03', text: 'Called back' }),
  },
  'PATCH /class/:personId/notes/:id': {
    ...{ as: 'teacher', path: noteOf('note'), body: () => ({ text: 'Changed' }) },
  },
  'POST /class/:personId/notes/:id/additions': {
    ...{ as: 'teacher', path: noteOf('note'), body: () => ({ text: 'Called again' }) },
  },
  'PUT /class/:personId/schools/:id/confirmation': {
    ...{ as: 'counselor', path: noteOf('school'), body: () => ({ isConfirmed: true }) },
  },
  'GET /corrections': { as: 'counselor', ...own },
  'POST /corrections/:id/decision': {
    ...{ as: 'counselor', path: id('correction') },
    body: () => ({ state: 'refused', reason: 'It is right' }),
  },
  'PUT /corrections/:id/result': {
    ...{ as: 'counselor', path: id('resultCorrection') },
    body: () => ({ tool: 'Test', name: '', takenOn: '2026-09-01', scores: [], meaning: '' }),
  },
  'GET /contact-report': { as: 'counselor', ...own },
  'GET /sharing/people': { as: 'student', ...own },
  'GET /sharing/looks': { as: 'student', ...own },
  'GET /sharing/entries': { as: 'student', ...own },
  'PUT /sharing/entries': {
    ...{ as: 'student', ...own },
    body: ({ ids }) => ({
      changes: [{ kind: 'goal', ids: [ids.goal], was: 'teachers', visibility: 'private' }],
    }),
  },
  'GET /timeline': { as: 'student', ...own },
  'GET /years/:year': { as: 'student', ...own, path: () => ({ year: '2026' }) },
  'GET /class/:personId/timeline': { as: 'teacher', path: id('person', 'personId') },
  'GET /history/:kind/:id': { as: 'student', path: pastGoal },
  'POST /history/:kind/:id/restore': {
    ...{ as: 'student', path: pastGoal, body: () => ({ number: 1 }) },
  },
  ...FAMILY_PLANS,
  'GET /my-activities': { as: 'student', ...own },
  'GET /my-activities/hours': { as: 'student', ...own },
  'GET /my-activities/:id': { as: 'student', path: id('myActivity') },
  'POST /my-activities': {
    ...{ as: 'student', ...own },
    body: () => ({ title: 'One more', kind: 'service', hours: 2 }),
  },
  'PATCH /my-activities/:id': {
    ...{ as: 'student', path: id('myActivity'), body: () => ({ title: 'Changed', revision: 1 }) },
  },
  'DELETE /my-activities/:id': { as: 'student', path: id('myActivity') },
  'POST /my-activities/:id/restore': { as: 'student', path: id('myActivity') },
  'POST /my-activities/:id/confirmation': { as: 'student', path: id('myActivity') },
  'DELETE /my-activities/:id/confirmation': { as: 'student', path: id('myActivity') },
  'GET /class/:personId/activities': { as: 'teacher', path: id('person', 'personId') },
  'GET /hour-requirements': { as: 'admin', ...own },
  'POST /hour-requirements': {
    ...{ as: 'admin', ...own },
    body: () => ({ kind: 'work', hours: 10, fromGrade: 11, toGrade: 12 }),
  },
  'DELETE /hour-requirements/:id': { as: 'admin', path: id('hourRule') },
  'POST /hour-requirements/:id/restore': { as: 'admin', path: id('hourRule') },
  'GET /service-hours': { as: 'counselor', ...own },
  'GET /journal': { as: 'student', ...own },
  'GET /portfolio/choices': { as: 'student', ...own },
  'GET /journal/:id': { as: 'student', path: id('journal') },
  'PUT /journal/:id': {
    ...{ as: 'student', path: id('journal') },
    body: () => ({ text: 'Written on', revision: 1 }),
  },
  'PATCH /journal/:id': {
    ...{ as: 'student', path: id('journal'), body: () => ({ visibility: 'adviser' }) },
  },
  'DELETE /journal/:id': { as: 'student', path: id('journal') },
  'POST /journal/:id/restore': { as: 'student', path: id('journal') },
  ...PORTFOLIO_PLANS,
  ...WAY_PLANS,
  ...QUESTION_PLANS,
  ...VOICE_PLANS,
  ...TEACHING_PLANS,
  'GET /resumes': { as: 'student', ...own },
  'POST /resumes': { as: 'student', ...own, body: () => ({ name: 'One more' }) },
  'POST /resumes/update': { as: 'student', ...own },
  'GET /resumes/:id': { as: 'student', path: id('resume') },
  'PUT /resumes/:id': {
    ...{ as: 'student', path: id('resume'), body: () => emptyResume({ revision: 2 }) },
  },
  'PATCH /resumes/:id': {
    ...{ as: 'student', path: id('resume'), body: () => ({ name: 'Renamed' }) },
  },
  'PUT /resumes/:id/language': {
    ...{ as: 'student', path: id('resume'), body: () => ({ language: 'es', revision: 4 }) },
  },
  'POST /resumes/:id/copy': { as: 'student', path: id('resume') },
  'GET /resumes/:id/file/:format': {
    as: 'student',
    path: ({ ids }) => ({ id: ids.resume, format: 'pdf' }),
  },
  'DELETE /resumes/:id': { as: 'student', path: id('resume') },
  'POST /resumes/:id/restore': { as: 'student', path: id('resume') },
  'GET /profiler/items': { as: 'student', ...own },
  'GET /profiler/attempts/current': { as: 'student', ...own },
  'POST /profiler/attempts': { as: 'student', ...own, body: () => ({ form: 'short' }) },
  'PATCH /profiler/attempts/:id': {
    ...{ as: 'student', path: id('attempt') },
    body: () => ({ answers: { R01: 3 } }),
  },
  'POST /profiler/attempts/:id/finish': {
    ...{ as: 'student', path: id('attempt'), body: () => ({ name: 'Second' }) },
  },
  'GET /profiler/results': { as: 'student', ...own },
  'GET /profiler/results/:id': { as: 'student', path: id('result') },
  'GET /profiler/results/:id/careers': { as: 'student', path: id('result') },
  'PATCH /profiler/results/:id': {
    ...{ as: 'student', path: id('result'), body: () => ({ name: 'Renamed' }) },
  },
  'PUT /profiler/results/:id/weights': {
    ...{ as: 'student', path: id('result') },
    body: () => ({ interests: 5, skills: 0, values: 5 }),
  },
  'DELETE /profiler/results/:id': { as: 'student', path: id('result') },
  'POST /profiler/results/:id/restore': { as: 'student', path: id('result') },
  ...ASSESSMENT_PLANS,
  'GET /careers': { as: 'student', ...own },
  'GET /careers/home': { as: 'student', ...own },
  'GET /careers/clusters': { as: 'student', ...own },
  'GET /careers/clusters/:cluster': {
    ...{ as: 'student', path: () => ({ cluster: 'finance' }), ...own },
  },
  'GET /careers/pathways/:pathway': {
    ...{ as: 'student', path: () => ({ pathway: 'finance--accounting' }), ...own },
  },
  'GET /careers/index': { as: 'student', ...own },
  'GET /careers/selector': { as: 'student', ...own },
  'GET /careers/subjects': { as: 'student', ...own },
  'GET /careers/subjects/:subject': {
    ...{ as: 'student', path: () => ({ subject: 'physics' }), ...own },
  },
  'GET /careers/:code': { as: 'student', path: code, ...own },
  'GET /careers/:code/alike': { as: 'student', path: code, ...own },
  'GET /match-marks': { as: 'student', ...own },
  'PUT /match-marks/:code': {
    ...{ as: 'student', path: code, ...own, body: () => ({ mark: 'hidden' }) },
  },
  'DELETE /match-marks/:code': { as: 'student', path: code, ...own },
  'GET /careers/:code/programs': { as: 'student', path: code, ...own },
  'GET /programs/:cip': { as: 'student', path: () => ({ cip: '51.3801' }), ...own },
  ...COLLEGE_PLANS,
  'GET /saved-careers': { as: 'student', ...own },
  'GET /saved-careers/:code': { as: 'student', path: code, ...own },
  'PUT /saved-careers/:code': { as: 'student', path: code, ...own, body: () => ({ rating: 2 }) },
  'DELETE /saved-careers/:code': { as: 'student', path: code, ...own },
  'POST /saved-careers/:code/restore': { as: 'student', path: code, ...own },
  'GET /saved-career-pay': { as: 'student', ...own },
  'GET /reason-offers': { as: 'student', ...own },
  'GET /class/:personId/saved-careers': { as: 'teacher', path: id('person', 'personId') },
  'GET /assignments/:id/submission': { as: 'student', path: id('assignment') },
  'GET /assignments': { as: 'teacher', ...own },
  'GET /assignments/:id/submissions': { as: 'teacher', path: id('assignment') },
  'GET /assignments/:id/submissions/:personId': { as: 'teacher', path: work },
  'PUT /assignments/:id/submissions/:personId/score': {
    ...{ as: 'teacher', path: work, body: () => ({ points: 9, comment: 'Good' }) },
  },
  'GET /assignments/:id/responses': { as: 'teacher', path: id('assignment') },
  'POST /assignments/:id/completions': {
    ...{ as: 'teacher', path: id('assignment') },
    body: ({ ids }) => ({ works: [{ personId: ids.person, comment: '' }] }),
  },
  'POST /assignments/:id/completions/undo': {
    ...{ as: 'teacher', path: id('assignment') },
    body: ({ ids }) => ({
      at: '2026-01-05T10:00:00Z',
      works: [{ personId: ids.person, comment: '' }],
    }),
  },
  'POST /assignments/:id/submissions/:personId/send-again': {
    ...{ as: 'teacher', path: work, withoutControl: 'needs a parked score: scores.test.ts' },
  },
  'POST /assignments/:id/submissions/:personId/return': {
    ...{ as: 'teacher', path: work, body: () => ({ comment: 'Once more' }) },
  },
  'PUT /assignments/:id/submission': {
    ...{ as: 'student', path: id('assignment') },
    body: () => ({ answers: { b1: 'again' }, revision: 1 }),
  },
  'POST /assignments/:id/submission/submit': {
    ...{ as: 'student', path: id('assignment'), body: () => ({}) },
  },
  'GET /attach': { as: 'teacher', ...own },
  'POST /attach': {
    ...{ as: 'teacher', withoutControl: NEEDS_LMS },
    body: ({ ids }) => ({
      key: '0193a5c6-0000-7000-8000-000000000000',
      items: [{ type: 'reuse', assignmentId: ids.assignment }],
    }),
  },
  'POST /attach/again': { as: 'teacher', ...own, withoutControl: NEEDS_LMS },
  'GET /activities/:id': { as: 'teacher', path: id('activity') },
  'POST /attach/cancel': { as: 'teacher', ...own, withoutControl: NEEDS_LMS },
  'GET /class': { as: 'teacher', ...own },
  'POST /class/refresh': { as: 'teacher', ...own },
  'POST /class/roster/cancel': { as: 'teacher', ...own },
  'POST /class/roster/settle': {
    ...{ as: 'teacher', ...own, withoutControl: 'no class list waits for an answer' },
    body: () => ({ choice: 'new' }),
  },
  'PUT /class/together': { as: 'teacher', ...own, body: () => ({ courseIds: [] }) },
  'GET /class/:personId': { as: 'teacher', path: id('person', 'personId') },
  'GET /tags': { as: 'teacher', ...own },
  'POST /tags/refresh': { as: 'teacher', ...own },
  'POST /tags/items': { as: 'teacher', ...own, body: () => ({ title: 'Course work' }) },
  'DELETE /tags/:key/goals/:goalId': { as: 'teacher', path: tie },
  'PUT /tags/:key/goals/:goalId': { as: 'teacher', path: tie },
  'GET /course-copy': { as: 'teacher', ...own },
  'PUT /course-copy': {
    ...{ as: 'teacher', ...own, withoutControl: 'needs a copied course: course-copy.test.ts' },
    body: () => ({ choice: 'fresh' }),
  },
  'GET /connections': { as: 'admin', ...own },
  'GET /scores/waiting': { as: 'admin', ...own },
  'POST /scores/waiting/send-again': { as: 'admin', ...own, body: () => ({}) },
  'GET /admin/keys': { as: 'admin', ...own },
  'POST /admin/keys/rotate': {
    ...{ as: 'admin', ...own, withoutControl: 'needs an LMS with keys: keys.test.ts' },
    body: () => ({ registrationId: NOTHING }),
  },
  ...DISTRICT_PLANS,
  ...IMPORT_PLANS,
  ...COURSE_PLANS,
  ...YEAR_CLOSE_PLANS,
  'GET /same-people': { as: 'admin', ...own },
  'POST /same-people/merges': {
    ...{ as: 'admin' },
    body: ({ ids }) => ({ keptId: ids.kept, goneId: ids.gone }),
  },
  'POST /same-people/merges/:id/undo': { as: 'admin', path: id('merge') },
  'POST /same-people/distinct': {
    ...{ as: 'admin' },
    body: ({ ids }) => ({ personId: ids.one, otherId: ids.other }),
  },
  'DELETE /same-people/distinct/:id': { as: 'admin', path: id('distinct') },
  'GET /kept-texts': { as: 'student', ...own },
  'GET /connections/values/:family': { as: 'admin', ...own, path: () => ({ family: 'canvas' }) },
  'POST /connections/invitations': { as: 'admin', ...own },
  'DELETE /connections/invitations/:id': { as: 'admin', path: id('invitation') },
  'POST /connections/replacements': {
    ...{ as: 'admin', ...own, withoutControl: 'replace-registration.test.ts' },
    body: () => ({ fromId: NOTHING, toId: NOTHING }),
  },
  'POST /connections/platforms': { as: 'admin', ...own, withoutControl: 'console.test.ts' },
  'GET /connections/deployments/:id/self-test': { as: 'admin', path: id('deployment') },
  'POST /connections/deployments/:id/self-test': {
    ...{ as: 'admin', path: id('deployment') },
    body: () => ({ keepsCookies: true, keepsStorage: true }),
  },
  'PUT /connections/deployments/:id': {
    ...{ as: 'admin', path: id('deployment'), body: () => ({ schoolId: null }) },
  },
  'DELETE /connections/deployments/:id': { as: 'admin', path: id('deployment') },
  'POST /setup/look': {
    ...{ as: 'student', ...own, body: () => ({ token: 'setup_made-up-made-up' }) },
    withoutControl: 'takes a set-up link, not a token: setup.test.ts',
  },
  'POST /setup': {
    ...{ as: 'student', ...own },
    body: () => ({ token: 'setup_made-up-made-up', personName: 'A', locale: 'en' }),
    withoutControl: 'takes a set-up link, not a token: setup.test.ts',
  },
  'PUT /session/locale': { as: 'student', ...own, body: () => ({ locale: 'es' }) },
  'GET /session': { as: 'student', ...own },
  'POST /session': {
    ...{ as: 'student', ...own, body: () => ({ code: 'code_1_made-up-made-up' }) },
    withoutControl: 'takes a launch code, not a token: session.test.ts',
  },
  'DELETE /session': { as: 'student', ...own },
  // These end the student's visit.
  'PUT /class/:personId/not-student': {
    ...{ as: 'teacher', path: id('person', 'personId'), body: () => ({ kind: 'family' }) },
  },
  'DELETE /class/:personId/not-student': { as: 'teacher', path: id('person', 'personId') },
};

interface Layer {
  route?: IRoute & { methods?: Record<string, boolean> };
  handle?: { stack?: Layer[] };
}

/** `METHOD /path` of every route in these routers, however they are nested. */
export function routesOf(routers: Router[]): string[] {
  const walk = (layers: Layer[]): string[] =>
    layers.flatMap(({ route, handle }) =>
      route
        ? Object.keys(route.methods ?? {}).map((method) => `${method.toUpperCase()} ${route.path}`)
        : walk(handle?.stack ?? []),
    );
  return walk(routers.map((handle) => ({ handle }) as unknown as Layer));
}

export function addressOf(route: string, parameters: Record<string, string> = {}) {
  const [method = '', path = ''] = route.split(' ');
  const filled = path.replace(/:(\w+)/g, (_, name: string) => parameters[name] ?? `:${name}`);
  return { method: method.toLowerCase() as Method, path: `/api${filled}` };
}

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
