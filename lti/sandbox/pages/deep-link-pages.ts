import { type Markup, markup } from '../../pages/markup.js';
import type { Platform } from '../platform.js';
import type { DeepLinkVisit, PendingItem } from '../types.js';
import { coursePage, type View } from './course-layout.js';
import type { SandboxPage } from './layout.js';

/** Inside the frame, after the tool's answer: leads the whole window back to the course. */
export function returnPage(
  platform: Platform,
  visit: DeepLinkVisit,
  pending: string | null,
): SandboxPage {
  const query = new URLSearchParams({ as: visit.personId, locale: visit.locale });
  if (pending) query.set('pending', pending);
  const page = pending ? 'assignments/new' : 'assignments';
  const address = `/${platform.shape}/courses/${visit.courseId}/${page}?${query.toString()}`;
  return {
    title: 'Back to the course',
    script: 'return.js',
    body: markup`<main class="plain"><p><a href="${address}" target="_top" data-return>Back to the course</a></p></main>`,
  };
}

/** The form that the tool's answer has filled; nothing exists until it is saved. */
export function pendingPage(
  view: View,
  items: PendingItem[],
  pending: string,
  error: string | null,
): SandboxPage {
  const rows = items.map(
    ({ title, text, lineItem, dueAt }): Markup => markup`<dl class="card">
<dt>Name</dt><dd>${title}</dd><dt>Description</dt><dd>${text || '—'}</dd>
<dt>Points</dt><dd>${lineItem ? lineItem.scoreMaximum : 'Not graded'}</dd>
<dt>Due</dt><dd>${dueAt ?? '—'}</dd></dl>`,
  );
  const alert = error ? markup`<p role="alert" class="error">${error}</p>` : undefined;
  return coursePage(view, 'assignments', 'New assignment', {
    body: markup`<h2>New assignment</h2>${alert}${rows}
<form method="post" action="${view.link('assignments/new')}">
<input type="hidden" name="pending" value="${pending}"><button>Save</button></form>`,
  });
}
