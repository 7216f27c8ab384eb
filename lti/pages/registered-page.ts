import { markup } from './markup.js';
import type { Page } from './page.js';
import { type PageLocale, say } from './words.js';

/** The end of dynamic registration: tells the LMS's window to close, and says what comes next. */
export function registeredPage(isBound: boolean, locale: PageLocale): Page {
  const title = say(locale, 'lti.registered-title');
  return {
    locale,
    title,
    body: markup`<h1>${title}</h1>
<p>${say(locale, isBound ? 'lti.registered-bound' : 'lti.registered-pending')}</p>`,
    script: markup`(window.opener || window.parent).postMessage({ subject: 'org.imsglobal.lti.close' }, '*');`,
  };
}
