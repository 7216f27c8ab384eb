import type { Frame, Page } from 'playwright-core';
import type { Product } from './product.js';

/** Who looks, and where: paths below the app's base. `:assignment`, `:student`, `:result` are filled in. */
export const PAGES = {
  student: [
    '',
    'meetings',
    'news',
    'goals',
    'groups',
    'strengths',
    'activities',
    'activities?by=year&edit=new',
    'portfolio',
    'portfolio/entries/new?on=free',
    'portfolio/evidence',
    'sharing',
    'sharing/entries',
    'conversations',
    'conversations/:conversation',
    'sharing/family',
    'held',
    'passport',
    'timeline',
    'look-back',
    'years/2026',
    'explore',
    'explore/clusters',
    'explore/compare',
    'explore/saved',
    'explore/budget',
    'explore/colleges',
    'explore/colleges/110635',
    'explore/colleges/saved',
    'next-step',
    'places',
    'scholarships',
    'aid',
    'next-step?career=29-1141.00',
    'requirements',
    'courses',
    'courses/history',
    'courses/taken',
    'catalog',
    'explore/compare-results',
    'explore/selector?interests=s,i',
    'explore/programs/51.3801',
    'explore/index?letter=V',
    'explore/subjects/physics',
    'explore/profiler',
    'explore/results/:result',
    'explore/assessments',
    'explore/assessments/skills',
    'explore/assessments/preferences',
    'careers/29-1141.00',
    'resumes',
    'resumes/:resume',
    'reflections/:assignment',
    'kept',
    'nowhere',
  ],
  teacher: [
    'class',
    'news',
    'class/:student',
    'class/:student/conversations',
    'class/:student/conversations/:conversation',
    'groups',
    'assignments',
    'assignments/:assignment?student=:student',
    'attach',
    'tags',
    'relevance',
    'place-requests',
    'scholarships',
    'aid',
  ],
  counselor: [
    ...['queue', 'caseload', 'class', 'corrections', 'course-plans', 'completion'],
    ...['scholarships', 'scholarships/import', 'aid', 'aid/students'],
    ...['tasks', 'tasks/:task', 'nudges', 'conference-days', 'conference-days/:day'],
  ],
  admin: [
    'connections',
    'district',
    'district/audit',
    'connections/caseloads',
    'district/support',
    'district/schools',
    'district/rights',
    'district/year',
    'district/api',
    'district/clock',
    'district/mail',
    'connections/scores',
    'connections/work',
    'connections/caliper',
    'connections/reference',
    'connections/instruments',
    'connections/courses/catalog',
    'completion',
    'reports',
    'diplomas',
    'template',
    'families',
    'questions',
    'catalog',
    'connections/same-people',
    'hours',
    'interviews',
    'explore/fairness',
    'connections/guides/canvas',
    'connections/guides/schoology',
    'connections/:deployment/test',
  ],
} as const;

export type Part = keyof typeof PAGES;

/** Opens Pathlight in the course and returns its frame, once the first view stands. */
export async function openTool(
  page: Page,
  product: Pick<Product, 'lms' | 'tool'>,
  part: string,
  locale = 'en',
  lms = 'canvas',
): Promise<Frame> {
  await page.goto(`${product.lms}/${lms}/courses/1/tool?as=${part}&locale=${locale}`);
  await page.frameLocator('iframe[name=tool_content]').locator('h1').first().waitFor();
  const frame = page.frame({ name: 'tool_content' });
  if (!frame) throw new Error('The tool is not in its frame.');
  return frame;
}

/** The part of the frame's address that stays: `/app/<deployment>/`. */
export function baseOf(frame: Frame): string {
  return new URL(frame.url()).pathname.split('/').slice(0, 3).join('/');
}

/** Goes to a view by its address, as a reload or a copied link does, and waits until it has loaded. */
export async function goTo(frame: Frame, path: string): Promise<void> {
  const target = `${new URL(frame.url()).origin}${baseOf(frame)}/${path}`;
  await frame.goto(target);
  await frame.locator('h1').first().waitFor();
  await settled(frame);
}

/** Goes to a view as a link of the app does: the page stays, the view is another one. */
export async function follow(frame: Frame, path: string): Promise<void> {
  // The same view is kept, and reads its query when it is loaded.
  if (new URL(frame.url()).pathname === `${baseOf(frame)}/${path.split('?')[0] ?? ''}`)
    return goTo(frame, path);
  const view = frame.locator('ilp-app main > *').first();
  await view.evaluate(
    (element, href) => {
      element.setAttribute('data-left', '');
      history.pushState(null, '', href);
      dispatchEvent(new PopStateEvent('popstate'));
    },
    `${baseOf(frame)}/${path}`,
  );
  await frame.locator('ilp-app main > :not([data-left])').first().waitFor();
  await frame.locator('h1').first().waitFor();
  await settled(frame);
}

/** No skeleton, no busy region left. */
export async function settled(frame: Frame): Promise<void> {
  await frame.locator('[aria-busy=true], ilp-skeleton').first().waitFor({ state: 'detached' });
}

/** Calls the API as the person in the frame. */
export async function api(
  frame: Frame,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> {
  return frame.evaluate(
    async (call) => {
      const token = Object.values(sessionStorage)
        .map((value) => /session_\d+_[\w-]{43}/.exec(String(value))?.[0])
        .find((found) => found !== undefined);
      const response = await fetch(`/api${call.path}`, {
        method: call.method,
        headers: { authorization: `Bearer ${token ?? ''}`, 'content-type': 'application/json' },
        ...(call.body && { body: JSON.stringify(call.body) }),
      });
      if (!response.ok) throw new Error(`${call.method} ${call.path}: ${response.status}`);
      return (await response.json()) as unknown;
    },
    { method, path, body },
  );
}
