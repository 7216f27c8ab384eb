import type { Response } from 'express';
import { FAMILY_NAME_MAX } from '#contracts/family-fields.js';
import { languageName, LOCALES } from '#contracts/locales.js';
import { markup, type Markup } from '#lti/pages/markup.js';
import type { Invited } from '../features/family/join-service.js';
import { translate } from '../messages.js';
import { sendFamilyPage } from './family-frame.js';
import type { PageLocale } from './plain-page.js';

export interface JoinDraft {
  name: string;
  problem: { field: 'code'; left: number | null } | { field: 'name' } | null;
}

/** Asks for the code, a name and a language. Whose plan it is stays unsaid until the code is known. */
export function sendJoinPage(
  res: Response,
  locale: PageLocale,
  invited: Invited,
  draft: JoinDraft,
): void {
  const t = (key: 'join-text' | 'join-again-text' | 'join-open') =>
    translate(locale, `family-page.${key}`);
  sendFamilyPage(res, {
    ...{ locale, status: draft.problem ? 400 : 200 },
    title: translate(locale, 'family-page.join'),
    body: markup`<p>${t(invited.isAgain ? 'join-again-text' : 'join-text')}</p>
${languageLinks(locale)}
<form method="post">
<input type="hidden" name="locale" value="${locale}">
${codeField(locale, draft)}
${invited.isAgain ? markup`` : nameField(locale, draft, invited.name)}
<div class="actions"><button class="main">${t('join-open')}</button></div>
</form>
<p class="quiet">${translate(locale, 'family-page.join-kept')}</p>`,
  });
}

/** The page in another language, under its own name. */
const languageLinks = (locale: PageLocale): Markup =>
  markup`<p>${LOCALES.filter((one) => one !== locale).map(
    (one) => markup`<a href="?lang=${one}" lang="${one}">${languageName(one)}</a>`,
  )}</p>`;

function codeField(locale: PageLocale, { problem }: JoinDraft): Markup {
  const isWrong = problem?.field === 'code';
  const text =
    problem?.field === 'code' && problem.left !== null
      ? translate(locale, 'family-page.code-wrong', { left: problem.left })
      : translate(locale, 'family-page.code-missing');
  return markup`<div class="field">
<label for="code">${translate(locale, 'family-page.code')}</label>
<span class="hint" id="code-hint">${translate(locale, 'family-page.code-hint')}</span>
<input id="code" name="code" inputmode="numeric" autocomplete="off" maxlength="12" required ${marks('code', isWrong)}>
${isWrong ? markup`<span class="error" id="code-error">${text}</span>` : markup``}
</div>`;
}

function nameField(locale: PageLocale, { name, problem }: JoinDraft, known: string | null): Markup {
  const isWrong = problem?.field === 'name';
  const hint = known === null ? 'name-hint' : 'name-hint-known';
  return markup`<div class="field">
<label for="name">${translate(locale, 'family-page.name')}</label>
<span class="hint" id="name-hint">${translate(locale, `family-page.${hint}`)}</span>
<input id="name" name="name" autocomplete="name" maxlength="${FAMILY_NAME_MAX}" required value="${name || (known ?? '')}" ${marks('name', isWrong)}>
${isWrong ? markup`<span class="error" id="name-error">${translate(locale, 'family-page.name-missing')}</span>` : markup``}
</div>`;
}

export const marks = (field: string, isWrong: boolean): Markup => ({
  markup: isWrong
    ? `aria-describedby="${field}-hint ${field}-error" aria-invalid="true" autofocus`
    : `aria-describedby="${field}-hint"`,
});
