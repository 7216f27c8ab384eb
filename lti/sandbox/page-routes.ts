import { type Request, type Response, Router } from 'express';
import { copyCourse } from './copy-course.js';
import { createAssignment, formError } from './deep-link-routes.js';
import { installPage } from './pages/chooser-pages.js';
import { type View, viewOf } from './pages/course-layout.js';
import {
  assignmentsPage,
  gradesPage,
  homePage,
  peoplePage,
  switchPage,
  toolPage,
} from './pages/course-pages.js';
import { pendingPage } from './pages/deep-link-pages.js';
import { type SandboxPage, sendPage } from './pages/layout.js';
import { postFormPage } from './pages/post-form.js';
import { markup } from '../pages/markup.js';
import { parametersOf } from './parameters.js';
import { currentTool, type Platform } from './platform.js';
import { registrationAddress } from './registration-routes.js';

/** What people see: the course, the tool in its frame, installing a tool. */
export function pageRoutes(platform: Platform): Router {
  const router = Router();
  const pages: Record<string, (view: View) => SandboxPage> = {
    '': homePage,
    '/assignments': assignmentsPage,
    '/grades': gradesPage,
    '/people': peoplePage,
    '/switch': switchPage,
  };
  for (const [path, write] of Object.entries(pages))
    router.get(`/courses/:course${path}`, (request, response) => {
      sendPage(response, write(viewIn(platform, request)));
    });
  router.post('/courses/:course/copy', (request, response) => {
    const view = viewIn(platform, request);
    const { as = 'teacher', locale = 'en' } = parametersOf(request);
    const copy = copyCourse(platform, view.course);
    response.redirect(303, viewOf(platform, { course: copy.id, as, locale }).link(''));
  });
  router.get('/courses/:course/tool', (request, response) => {
    const given = parametersOf(request);
    const view = viewIn(platform, request);
    sendPage(
      response,
      toolPage(view, linkIn(platform, given, view.course.id), given.choose === '1'),
    );
  });
  router.get('/launch', (request, response) => {
    sendPage(response, launchPage(platform, parametersOf(request)));
  });
  router.get('/storage', (_request, response) => {
    sendPage(response, { title: 'Storage', body: markup``, script: 'storage.js' });
  });
  router.get('/install', (request, response) => {
    install(platform, parametersOf(request), response);
  });
  pendingRoutes(platform, router);
  return router;
}

function install(platform: Platform, given: Record<string, string>, response: Response): void {
  const wanted = given.address ?? '';
  if (!wanted || !platform.profile.paths.register) {
    sendPage(response, installPage(platform, null));
    return;
  }
  const isWeb = URL.canParse(wanted) && /^https?:$/.test(new URL(wanted).protocol);
  if (isWeb) sendPage(response, installPage(platform, registrationAddress(platform, wanted)));
  else sendPage(response, installPage(platform, null, 'That is not a web address.'), 400);
}

function pendingRoutes(platform: Platform, router: Router): void {
  const path = '/courses/:course/assignments/new';
  router.get(path, (request, response) => {
    const view = viewIn(platform, request);
    const key = parametersOf(request).pending ?? '';
    const items = platform.state.deepLinks.get(key)?.items;
    if (items) sendPage(response, pendingPage(view, items, key, null));
    else response.redirect(303, view.link('assignments'));
  });
  router.post(path, (request, response) => {
    const view = viewIn(platform, request);
    const key = parametersOf(request).pending ?? '';
    const items = platform.state.deepLinks.get(key)?.items ?? [];
    const error = formError(platform, items);
    if (error) {
      sendPage(response, pendingPage(view, items, key, error), 422);
      return;
    }
    platform.state.deepLinks.delete(key);
    for (const item of items) createAssignment(platform, view.course.id, item);
    response.redirect(303, view.link('assignments'));
  });
}

/** Login initiation: a form that posts itself to the tool. */
function launchPage(platform: Platform, given: Record<string, string>): SandboxPage {
  const person = platform.person(given.as ?? 'student');
  const course = platform.course(given.course);
  const isChoosing = given.choose === '1';
  const fields = platform.loginParameters(person, course, linkIn(platform, given, course.id), {
    locale: given.locale === 'es' ? 'es' : 'en',
    messageType: isChoosing ? 'LtiDeepLinkingRequest' : 'LtiResourceLinkRequest',
    documentTarget: given.target === 'window' ? 'window' : 'iframe',
  });
  return postFormPage(currentTool(platform).loginUrl, fields);
}

const linkIn = (platform: Platform, given: Record<string, string>, courseId: string) =>
  platform.state.links.get(given.link ?? '') ?? platform.courseLink(courseId);

function viewIn(platform: Platform, request: Request): View {
  const { as = 'student', locale = 'en' } = parametersOf(request);
  return viewOf(platform, { course: String(request.params.course), as, locale });
}
