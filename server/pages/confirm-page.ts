import type { Response } from 'express';
import { CONFIRM_COMMENT_MAX, CONFIRM_NAME_MAX } from '#contracts/activity-fields.js';
import { markup, type Markup } from '#lti/pages/markup.js';
import type { ConfirmationRequest } from '../features/activities/confirmation-answer.js';
import { translate } from '../messages.js';
import { type PageLocale, sendPlainPage } from './plain-page.js';
import { dayWords } from '../day-words.js';

/** What somebody typed, to show again beside what is wrong with it. */
export interface AnswerDraft {
  name: string;
  mayBeNamed: boolean;
  comment: string;
  problem?: 'name' | 'comment';
}

/** The question, with what was typed before if something is wrong with it. */
export function sendQuestion(
  res: Response,
  locale: PageLocale,
  request: ConfirmationRequest,
  draft: AnswerDraft = { name: '', mayBeNamed: false, comment: '' },
): void {
  const name = nameOf(request, locale);
  sendPlainPage(res, {
    locale,
    status: draft.problem ? 400 : 200,
    title: translate(locale, 'confirm.title', { name }),
    body: markup`<p>${translate(locale, 'confirm.intro', { name })}</p>
${facts(request, locale)}
${form(draft, name, locale)}`,
  });
}

export function sendThanks(
  res: Response,
  locale: PageLocale,
  request: ConfirmationRequest,
  decision: 'verified' | 'returned',
): void {
  const name = nameOf(request, locale);
  sendPlainPage(res, {
    locale,
    status: 200,
    title: translate(locale, 'confirm.thanks'),
    body: markup`<p>${translate(locale, `confirm.done-${decision}`, { name })}</p>
<p class="quiet">${translate(locale, 'confirm.close')}</p>`,
  });
}

/** Used, too old, withdrawn or made up: nobody learns which. */
export function sendNoLink(res: Response, locale: PageLocale): void {
  sendWords(res, locale, 404, 'confirm.no-link', 'confirm.no-link-text');
}

export function sendTrouble(res: Response, locale: PageLocale, status: number): void {
  if (status === 429) sendWords(res, locale, status, 'confirm.busy', 'confirm.busy-text');
  else sendWords(res, locale, status, 'confirm.trouble', 'confirm.trouble-text');
}

function sendWords(
  res: Response,
  locale: PageLocale,
  status: number,
  title: 'confirm.no-link' | 'confirm.busy' | 'confirm.trouble',
  text: 'confirm.no-link-text' | 'confirm.busy-text' | 'confirm.trouble-text',
): void {
  const body = markup`<p>${translate(locale, text)}</p>`;
  sendPlainPage(res, { locale, status, title: translate(locale, title), body });
}

function nameOf({ firstName, pseudonym }: ConfirmationRequest, locale: PageLocale): string {
  return firstName ?? translate(locale, 'common.learner-without-name', { code: pseudonym });
}

function facts({ claim }: ConfirmationRequest, locale: PageLocale): Markup {
  const row = (term: string, value: string) => markup`<dt>${term}</dt><dd>${value}</dd>`;
  const rows = [row(translate(locale, 'confirm.what'), claim.title)];
  if (claim.organisation) rows.push(row(translate(locale, 'confirm.where'), claim.organisation));
  const when = dates(claim.startedOn, claim.endedOn, locale);
  if (when) rows.push(row(translate(locale, 'confirm.when'), when));
  if (claim.hours !== null) {
    const hours = new Intl.NumberFormat(`${locale}-US`).format(claim.hours);
    rows.push(row(translate(locale, 'confirm.hours'), hours));
  }
  return markup`<dl>${rows}</dl>`;
}

function dates(from: string | null, to: string | null, locale: PageLocale): string {
  const [first, last] = [from, to].map((day) => (day ? dayWords(locale, day) : ''));
  if (first && last && first !== last) return translate(locale, 'confirm.from-to', { first, last });
  return [first, last].find((day) => day !== '') ?? '';
}

function form(draft: AnswerDraft, name: string, locale: PageLocale): Markup {
  const { problem } = draft;
  const wrong = (field: 'name' | 'comment') =>
    problem === field
      ? markup`<span class="error" id="${field}-error">${translate(locale, `confirm.${field}-missing`)}</span>`
      : markup``;
  const state = (field: 'name' | 'comment') => {
    const described = problem === field ? `${field}-hint ${field}-error` : `${field}-hint`;
    const marks = problem === field ? ' aria-invalid="true" autofocus' : '';
    return { markup: `aria-describedby="${described}"${marks}` };
  };
  return markup`<form method="post">
<div class="field">
<label for="name">${translate(locale, 'confirm.name')}</label>
<span class="hint" id="name-hint">${translate(locale, 'confirm.name-hint', { name })}</span>
<input id="name" name="name" autocomplete="name" maxlength="${CONFIRM_NAME_MAX}" required value="${draft.name}" ${state('name')}>
${wrong('name')}
</div>
<label class="choice"><input type="checkbox" name="mayBeNamed" value="yes"${{ markup: draft.mayBeNamed ? ' checked' : '' }}>
<span>${translate(locale, 'confirm.may-be-named')}</span></label>
<div class="field">
<label for="comment">${translate(locale, 'confirm.comment')}</label>
<span class="hint" id="comment-hint">${translate(locale, 'confirm.comment-hint', { name })}</span>
<textarea id="comment" name="comment" rows="3" maxlength="${CONFIRM_COMMENT_MAX}" ${state('comment')}>${draft.comment}</textarea>
${wrong('comment')}
</div>
<div class="actions">
<button class="main" name="decision" value="verified">${translate(locale, 'confirm.confirm')}</button>
<button name="decision" value="returned">${translate(locale, 'confirm.return')}</button>
</div>
<p class="quiet">${translate(locale, 'confirm.only-this')}</p>
</form>`;
}
