import type { CoursePlan, PlanStep } from '#contracts/course-plans.js';
import { FAMILY_COMMENT_MAX, FAMILY_NAME_MAX } from '#contracts/family-fields.js';
import type { PlanHands, PlanSignature } from '#contracts/signatures.js';
import { markup, type Markup } from '#lti/pages/markup.js';
import type { Signing } from '../features/courses/plan-signing.js';
import { statementKey } from '../features/courses/plan-signing.js';
import { translate } from '../messages.js';
import { marks } from './family-join-page.js';
import type { PageLocale } from './plain-page.js';
import { dayWords } from '../day-words.js';

/** What somebody typed, to show again beside what is wrong with it. */
export interface SignDraft {
  name: string;
  comment: string;
  problem: 'name' | 'comment' | 'changed' | null;
}

/** Whose turn it is, in the words that all see. */
export function nextWords({ next, act }: PlanHands, locale: PageLocale): string {
  if (next === 'nobody' || act === null) return translate(locale, 'signing.next-nobody');
  if (act === 'sign' || act === 'approve')
    return translate(
      locale,
      next === 'guardian' ? `signing.next-guardian-${act}` : `signing.next-student-${act}`,
    );
  return translate(locale, `signing.next-${act}`);
}

/** The form by which somebody of the family signs the version above it. */
export function signForm(
  { guardianAct, hands }: Signing,
  draft: SignDraft,
  locale: PageLocale,
): Markup {
  if (guardianAct === null || hands.fingerprint === null || hands.approvedOn === null)
    return markup``;
  const button = (answer: 'agreed' | 'declined', kind: string) =>
    markup`<button${{ markup: kind }} name="answer" value="${answer}">${translate(locale, statementKey(answer, guardianAct))}</button>`;
  const words = {
    ...{ date: dayWords(locale, hands.approvedOn), version: hands.fingerprint.slice(0, 12) },
  };
  return markup`<h2 id="sign">${translate(locale, `family-page.sign-${guardianAct}`)}</h2>
<p>${translate(locale, 'family-page.sign-text', words)}</p>
${draft.problem === 'changed' ? markup`<p class="error">${translate(locale, 'family-page.sign-changed')}</p>` : markup``}
<form method="post">
<input type="hidden" name="fingerprint" value="${hands.fingerprint}">
${nameField(draft, locale)}
${commentField(draft, locale)}
<div class="actions">${button('agreed', ' class="main"')}${guardianAct === 'approve' ? button('declined', '') : markup``}</div>
</form>`;
}

function nameField({ name, problem }: SignDraft, locale: PageLocale): Markup {
  const isWrong = problem === 'name';
  return markup`<div class="field"><label for="name">${translate(locale, 'family-page.sign-name')}</label>
<span class="hint" id="name-hint">${translate(locale, 'family-page.sign-name-hint')}</span>
<input id="name" name="name" autocomplete="name" maxlength="${FAMILY_NAME_MAX}" required value="${name}" ${marks('name', isWrong)}>
${isWrong ? markup`<span class="error" id="name-error">${translate(locale, 'family-page.name-missing')}</span>` : markup``}</div>`;
}

function commentField({ comment, problem }: SignDraft, locale: PageLocale): Markup {
  const isWrong = problem === 'comment';
  return markup`<div class="field"><label for="comment">${translate(locale, 'family-page.sign-comment')}</label>
<span class="hint" id="comment-hint">${translate(locale, 'family-page.sign-comment-hint')}</span>
<textarea id="comment" name="comment" rows="3" maxlength="${FAMILY_COMMENT_MAX}" ${marks('comment', isWrong)}>${comment}</textarea>
${isWrong ? markup`<span class="error" id="comment-error">${translate(locale, 'family-page.comment-missing')}</span>` : markup``}</div>`;
}

export function signatureList(
  { hands: { signatures }, timeZone }: Signing,
  locale: PageLocale,
): Markup {
  if (signatures.length === 0) return markup``;
  return markup`<h2>${translate(locale, 'signing.signatures')}</h2>
<ul class="rows">${signatures.map((one) => signatureRow(one, timeZone, locale))}</ul>`;
}

function signatureRow(one: PlanSignature, timeZone: string, locale: PageLocale): Markup {
  const { name, signer, answer, act, signedOn, voidedAt, voidedBecause } = one;
  const who = translate(locale, `signing.signer-${signer}`);
  const key =
    answer === 'declined'
      ? 'signing.line-declined-approve'
      : (`signing.line-agreed-${act}` as const);
  const words = { name, who, date: dayWords(locale, signedOn) };
  const gone =
    voidedAt === null
      ? markup``
      : markup`<p class="quiet">${translate(locale, 'signing.voided', { date: dayWords(locale, voidedAt, timeZone), reason: voidedBecause })}</p>`;
  const said = one.comment === '' ? markup`` : markup`<p>${one.comment}</p>`;
  return markup`<li><p>${translate(locale, key, words)}</p>${said}${gone}</li>`;
}

/** What was said about the plan, and a box to say something. */
export function talk(
  plan: CoursePlan,
  { action, timeZone }: { action: string; timeZone: string },
  locale: PageLocale,
): Markup {
  const row = ({ by, kind, text, at }: PlanStep) =>
    markup`<li><p><strong>${by.name ?? '–'}</strong> ${translate(locale, `courses.step-${kind}`)} <span class="quiet">${dayWords(locale, at, timeZone)}</span></p>${text === '' ? markup`` : markup`<p>${text}</p>`}</li>`;
  const rows =
    plan.steps.length === 0 ? markup`` : markup`<ul class="rows">${plan.steps.map(row)}</ul>`;
  return markup`<h2>${translate(locale, 'family-page.talk')}</h2>${rows}
<form method="post" action="${action}"><div class="field">
<label for="text">${translate(locale, 'family-page.talk-text')}</label>
<span class="hint" id="text-hint">${translate(locale, 'family-page.talk-hint')}</span>
<textarea id="text" name="text" rows="3" maxlength="${FAMILY_COMMENT_MAX}" required aria-describedby="text-hint"></textarea>
</div><div class="actions"><button>${translate(locale, 'family-page.talk-send')}</button></div></form>`;
}
