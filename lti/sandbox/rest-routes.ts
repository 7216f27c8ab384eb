import { type Request, type RequestHandler, Router } from 'express';
import { parametersOf } from './parameters.js';
import type { Platform } from './platform.js';
import type { Person, Work } from './types.js';

/**
 * The systems' own APIs, as far as course work is read by them: a student's work has the address of the
 * assignment and the person as its key (`platform.state.work`).
 */
export function restRoutes(platform: Platform): Router {
  const router = Router();
  if (platform.shape === 'canvas') canvas(platform, router);
  if (platform.shape === 'moodle') moodle(platform, router);
  if (platform.shape === 'schoology') schoology(platform, router);
  return router;
}

/** The token that the administrator of the system would make. */
export const restToken = ({ shape }: Platform): string =>
  shape === 'schoology' ? 'sandbox-key:sandbox-secret' : `sandbox-token-${shape}`;

/** Work that nobody has begun is there as well. */
const NOT_BEGUN: Work = { state: 'new', points: null, maximum: 10 };

const workOf = ({ state }: Platform, assignment: string, person: Person): Work =>
  state.work.get(`${assignment} ${person.id}`) ?? NOT_BEGUN;

const named = (request: Request, name: string): string => {
  const value = request.params[name];
  return typeof value === 'string' ? value : '';
};

const noted =
  ({ state }: Platform): RequestHandler =>
  (request, _response, next) => {
    state.restRequests.push(request.path);
    next();
  };

function canvas(platform: Platform, router: Router): void {
  const signedIn: RequestHandler = (request, response, next) => {
    if (request.get('authorization') === `Bearer ${restToken(platform)}`) next();
    else response.status(401).json({ errors: [{ message: 'Invalid access token.' }] });
  };
  const missing = { errors: [{ message: 'The specified resource does not exist.' }] };
  const path = '/api/v1/courses/:course/assignments/:assignment';
  router.use('/api/v1', noted(platform), signedIn);
  router.get('/api/v1/users/self', (_request, response) => {
    response.json({ id: 1, name: 'API' });
  });
  router.get(path, (request, response) => {
    const assignment = named(request, 'assignment');
    const work = [...platform.state.work].find(([key]) => key.startsWith(`${assignment} `))?.[1];
    response.json({ id: Number(assignment), points_possible: (work ?? NOT_BEGUN).maximum });
  });
  router.get(`${path}/submissions/:user`, (request, response) => {
    const [assignment, user] = [named(request, 'assignment'), named(request, 'user')];
    const person = platform.state.people.find(({ id }) => `lti_1_3_id:${id}` === user);
    if (!person) {
      response.status(404).json(missing);
      return;
    }
    const { state, points } = workOf(platform, assignment, person);
    const isIn = state === 'submitted' || state === 'graded';
    response.json({
      ...{ id: 9_000, assignment_id: Number(assignment), user_id: person.number, attempt: 1 },
      workflow_state: isIn ? state : 'unsubmitted',
      submitted_at: isIn ? platform.now().toISOString() : null,
      ...{ score: points, grade: points === null ? null : String(points), excused: false },
      body: '<p>What the student wrote</p>',
    });
  });
}

function moodle(platform: Platform, router: Router): void {
  const failure = (errorcode: string) => ({
    exception: 'moodle_exception',
    errorcode,
    message: '',
  });
  const answers: Record<string, (values: Record<string, string>) => object> = {
    core_webservice_get_site_info: () => ({ sitename: 'Sandbox', userid: 2 }),
    // Numbers of 900 and more are quizzes here.
    core_course_get_course_module: ({ cmid = '' }) => ({
      cm: {
        ...{ id: Number(cmid), course: Number(platform.course().id), instance: Number(cmid) },
        ...{ modname: Number(cmid) >= 900 ? 'quiz' : 'assign', grade: 10 },
      },
      warnings: [],
    }),
    core_completion_get_activities_completion_status: ({ userid }) => {
      const person = platform.state.people.find(({ id }) => id === userid);
      if (!person) return failure('invaliduser');
      const kept = [...platform.state.work].filter(([key]) => key.endsWith(` ${person.id}`));
      const statuses = kept.map(([key, { state }]) => ({
        ...{ cmid: Number(key.split(' ')[0]), modname: 'quiz', timecompleted: 0, tracking: 2 },
        state: state === 'submitted' || state === 'graded' ? 1 : 0,
      }));
      return { statuses, warnings: [] };
    },
    mod_assign_get_submission_status: ({ assignid = '', userid }) => {
      const person = platform.state.people.find(({ id }) => id === userid);
      if (!person) return failure('invaliduser');
      const { state, points } = workOf(platform, assignid, person);
      const isGraded = state === 'graded';
      return {
        lastattempt: {
          submission: { status: isGraded ? 'submitted' : state, timemodified: 0 },
          graded: isGraded,
        },
        ...(isGraded && { feedback: { grade: { grade: Number(points).toFixed(5) } } }),
        warnings: [],
      };
    },
  };
  router.post('/webservice/rest/server.php', (request, response) => {
    const { wstoken, wsfunction = '', ...values } = parametersOf(request);
    platform.state.restRequests.push(wsfunction);
    if (wstoken !== restToken(platform)) response.json(failure('invalidtoken'));
    else response.json(answers[wsfunction]?.(values) ?? failure('accessexception'));
  });
}

function schoology(platform: Platform, router: Router): void {
  const [key = '', secret = ''] = restToken(platform).split(':');
  const signedIn: RequestHandler = (request, response, next) => {
    const given = request.get('authorization') ?? '';
    const isGood =
      given.includes(`oauth_consumer_key="${key}"`) &&
      given.includes(`oauth_signature="${encodeURIComponent(`${secret}&`)}"`);
    if (isGood) next();
    else response.status(401).type('text').send('Invalid consumer key or signature.');
  };
  const personOf = (id: string) => platform.state.people.find((one) => one.id === id);
  router.use('/v1', noted(platform), signedIn);
  router.get('/v1/app-user-info', (_request, response) => {
    response.json({ api_uid: 1, web_session_timestamp: 0 });
  });
  router.get('/v1/sections/:section/submissions/:assignment/:user', (request, response) => {
    const person = personOf(named(request, 'user'));
    if (!person) {
      response.status(404).type('text').send('User not found');
      return;
    }
    const { state } = workOf(platform, named(request, 'assignment'), person);
    const revision = {
      ...{ revision_id: 1, uid: Number(person.id), created: 0, num_items: 1, late: 0 },
      draft: state === 'draft' ? 1 : 0,
    };
    response.json({ revision: state === 'new' ? [] : [revision] });
  });
  router.get('/v1/users/:user/grades', (request, response) => {
    const id = named(request, 'user');
    const assignment = [...platform.state.work]
      .filter(([held, { state }]) => held.endsWith(` ${id}`) && state === 'graded')
      .map(([held, { points, maximum }]) => ({
        ...{ assignment_id: Number(held.split(' ')[0]), grade: points, max_points: maximum },
        type: 'assignment',
      }));
    const { section_id: section = '' } = parametersOf(request);
    response.json({
      section: [{ section_id: section, period: [{ period_id: 'p1', assignment }] }],
    });
  });
}
