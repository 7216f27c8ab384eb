import type { Response } from 'express';
import { languageName, LOCALES } from '#contracts/locales.js';
import { markup, type Markup } from '#lti/pages/markup.js';
import { FAMILY_PATH } from '../features/family/family-service.js';
import type { Guardian } from '../features/family/guardian-service.js';
import type { Child } from '../features/family/link-records.js';
import { translate } from '../messages.js';
import { familyHref, sendFamilyPage } from './family-frame.js';
import type { PageLocale } from './plain-page.js';

export const childName = ({ givenName, name, pseudonym }: Child, locale: PageLocale): string =>
  givenName ?? name ?? translate(locale, 'common.learner-without-name', { code: pseudonym });

/** Whose plans somebody may look at, and what is theirs to set. */
export function sendFamilyHome(res: Response, { children, locale, name }: Guardian): void {
  const rows = children.map(
    (child) =>
      markup`<li><a class="row" href="${familyHref('students', child.id)}">${childName(child, locale)}</a></li>`,
  );
  sendFamilyPage(res, {
    locale,
    title: translate(locale, 'family-page.home'),
    body: [
      name === null
        ? markup``
        : markup`<p class="quiet">${translate(locale, 'family-page.signed-in', { name })}</p>`,
      rows.length === 0
        ? markup`<p>${translate(locale, 'family-page.none')}</p>`
        : markup`<ul class="rows">${rows}</ul>`,
      settings(locale),
    ],
  });
}

function settings(locale: PageLocale): Markup {
  const languages = LOCALES.map(
    (one) =>
      markup`<button name="locale" value="${one}" lang="${one}"${{ markup: one === locale ? ' aria-pressed="true"' : '' }}>${languageName(one)}</button>`,
  );
  return markup`<h2>${translate(locale, 'family-page.settings')}</h2>
<form method="post" action="${FAMILY_PATH}/language" aria-label="${translate(locale, 'family-page.language')}"><div class="actions">${languages}</div></form>
<form method="post" action="${FAMILY_PATH}/sign-out"><div class="actions">
<button name="where" value="here">${translate(locale, 'family-page.sign-out')}</button>
<button name="where" value="everywhere">${translate(locale, 'family-page.sign-out-all')}</button>
</div></form>
<p class="quiet">${translate(locale, 'family-page.sign-out-text')}</p>`;
}
