import { type Markup, markup } from '../../pages/markup.js';
import type { Platform } from '../platform.js';
import type { Course, Person } from '../types.js';
import type { SandboxPage } from './layout.js';

/** Who looks at which course, in which language. */
export interface View {
  platform: Platform;
  person: Person;
  course: Course;
  locale: string;
  /** The address of a page of this course, for the same person. */
  link(page: string, more?: Record<string, string>): string;
}

export function viewOf(
  platform: Platform,
  given: { course: string; as: string; locale: string },
): View {
  const person = platform.person(given.as);
  const course = platform.course(given.course);
  const locale = given.locale === 'es' ? 'es' : 'en';
  return {
    ...{ platform, person, course, locale },
    link: (page, more = {}) => {
      const query = new URLSearchParams({ as: person.id, locale, ...more });
      const tail = page ? `/${page}` : '';
      return `/${platform.shape}/courses/${course.id}${tail}?${query.toString()}`;
    },
  };
}

const MENU = [
  ['', 'Home'],
  ['assignments', 'Assignments'],
  ['grades', 'Grades'],
  ['people', 'People'],
  ['tool', 'Pathlight'],
] as const;

/** A page of the course with its menu. */
export function coursePage(
  view: View,
  current: string,
  title: string,
  content: { body: Markup; script?: string; isWide?: boolean },
): SandboxPage {
  const { platform, course, person } = view;
  const entries = MENU.map(
    ([page, label]): Markup =>
      markup`<li><a href="${view.link(page)}"${page === current ? { markup: ' aria-current="page"' } : undefined}>${label}</a></li>`,
  );
  return {
    title: `${title} – ${course.title}`,
    ...(content.script && { script: content.script }),
    body: markup`<a class="skip" href="#content">Skip to content</a>
<header class="bar ${platform.shape}"><a href="/" class="brand">${platform.profile.label} stand-in</a>
<span class="who">${person.name} (${person.part})</span><a href="${view.link('switch')}">Switch person</a></header>
<div class="course"><nav aria-label="Course"><h1>${course.title}</h1><ul>${entries}</ul></nav>
<main id="content" class="${content.isWide ? 'wide' : ''}">${content.body}</main></div>`,
  };
}
