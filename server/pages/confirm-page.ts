import type { Response } from 'express';
import { randomBytes } from 'node:crypto';
import { CONFIRM_COMMENT_MAX, CONFIRM_NAME_MAX } from '#contracts/activity-fields.js';
import { markup, type Markup } from '#lti/pages/markup.js';
import type { ConfirmationRequest } from '../features/activities/confirmation-answer.js';
import { translate } from '../messages.js';

export type PageLocale = 'en' | 'es';

/** What somebody typed, to show again beside what is wrong with it. */
export interface AnswerDraft {
  name: string;
  mayBeNamed: boolean;
  comment: string;
  problem?: 'name' | 'comment';
}

const STYLE: Markup = {
  markup: `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif;--line:#837a6b;--ink:#2b2721;--paper:#faf7f1;--surface:#fffefb;--quiet:#5f574b;--accent:#1b5e68;--on-accent:#fff;--bad:#a32a2a}
@media (prefers-color-scheme:dark){:root{--line:#938a7b;--ink:#f1ece3;--paper:#1b1916;--surface:#25221e;--quiet:#bdb4a5;--accent:#83ccd6;--on-accent:#10282c;--bad:#f3a59c}}
*{box-sizing:border-box}
body{margin:0;padding:1.5rem 1rem 3rem;background:var(--paper);color:var(--ink)}
main{display:grid;gap:1rem;grid-template-columns:minmax(0,1fr);max-width:36rem;margin:0 auto;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25;margin:0}
p{margin:0}
.quiet,.hint{color:var(--quiet);font-size:.875rem}
.error{color:var(--bad);font-size:.875rem;font-weight:600}
dl{display:grid;gap:.25rem 1rem;grid-template-columns:auto minmax(0,1fr);margin:0;padding:1rem;border:1px solid var(--line);border-radius:.5rem;background:var(--surface)}
dt{color:var(--quiet)}
dd{margin:0;font-weight:600}
form,.field{display:grid;gap:1rem;grid-template-columns:minmax(0,1fr)}
.field{gap:.25rem}
label{font-weight:600}
.choice{display:flex;gap:.5rem;align-items:center;min-height:2rem;font-weight:400}
input[type=checkbox]{width:1.25rem;height:1.25rem;flex:none;margin:0;accent-color:var(--accent)}
input:not([type=checkbox]),textarea{width:100%;min-height:2.75rem;padding:.5rem .75rem;border:1px solid var(--line);border-radius:.5rem;background:var(--surface);color:var(--ink);font:inherit}
[aria-invalid=true]{border-color:var(--bad);box-shadow:inset 0 0 0 1px var(--bad)}
.actions{display:flex;flex-wrap:wrap;gap:.5rem}
button{min-height:2.75rem;padding:.5rem 1.25rem;border:1px solid var(--line);border-radius:.5rem;background:var(--surface);color:var(--ink);font:inherit;font-weight:600;cursor:pointer}
button.main{border-color:var(--accent);background:var(--accent);color:var(--on-accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}`,
};

/** A page for people without an account: no script, nothing fetched, nothing kept by a browser or an index. */
function send(
  res: Response,
  page: { locale: PageLocale; title: string; body: Markup; status: number },
): void {
  const nonce = randomBytes(16).toString('base64');
  res
    .status(page.status)
    .set({
      'content-security-policy': `default-src 'none'; img-src data:; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    })
    .type('html')
    .send(
      markup`<!doctype html>
<html lang="${page.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${page.title} · Pathlight</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<h1>${page.title}</h1>
${page.body}
</main>
</body>
</html>
`.markup,
    );
}

/** The question, with what was typed before if something is wrong with it. */
export function sendQuestion(
  res: Response,
  locale: PageLocale,
  request: ConfirmationRequest,
  draft: AnswerDraft = { name: '', mayBeNamed: false, comment: '' },
): void {
  const name = nameOf(request, locale);
  send(res, {
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
  send(res, {
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
  send(res, { locale, status, title: translate(locale, title), body });
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
  const format = new Intl.DateTimeFormat(`${locale}-US`, { dateStyle: 'long', timeZone: 'UTC' });
  const [first, last] = [from, to].map((day) => (day ? format.format(new Date(day)) : ''));
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
