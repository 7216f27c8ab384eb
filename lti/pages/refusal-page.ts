import { LtiRefusal, REFUSALS } from '../refusal.js';
import { markup } from './markup.js';
import type { Page } from './page.js';
import { type PageLocale, say } from './words.js';

/** Why it did not work, what to do now, and the code to tell whoever helps. */
export function refusalPage(refusal: LtiRefusal, locale: PageLocale): Page {
  const { reason } = REFUSALS[refusal.refusal];
  const title = say(locale, `lti.${reason}-title`);
  const { detail } = refusal;
  return {
    locale,
    title,
    status: refusal.status,
    body: markup`<h1>${title}</h1>
<p>${say(locale, `lti.${reason}-body`)}</p>
${detail === undefined ? undefined : markup`<p>${say(locale, detailKey(reason))} <code>${detail}</code></p>`}
<p>${say(locale, 'lti.code-label')} <code>${refusal.code}</code></p>`,
  };
}

const detailKey = (reason: string) =>
  reason === 'pending' ? ('lti.deployment-label' as const) : ('lti.detail-label' as const);
