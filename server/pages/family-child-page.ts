import type { Response } from 'express';
import { markup } from '#lti/pages/markup.js';
import { FAMILY_PATH } from '../features/family/family-service.js';
import type { ChildSection } from '../features/family/child-sections.js';
import type { Guardian } from '../features/family/guardian-service.js';
import type { Child } from '../features/family/link-records.js';
import { translate } from '../messages.js';
import { coursesBody } from './family-courses.js';
import { familyHref, sendFamilyPage } from './family-frame.js';
import { childName } from './family-home-page.js';
import type { SignDraft } from './family-signing.js';
import { sectionBody } from './family-sections.js';

/** One student: what there is to see. */
export function sendChild(res: Response, guardian: Guardian, child: Child): void {
  const { locale, policy } = guardian;
  const name = childName(child, locale);
  const parts = policy.sections.map(
    (section) =>
      markup`<li><a class="row" href="${familyHref('students', child.id, section)}">${translate(locale, `family-page.s-${section}`)}</a></li>`,
  );
  sendFamilyPage(res, {
    ...{ locale, title: translate(locale, 'family-page.child', { name }) },
    back: { href: FAMILY_PATH, name: translate(locale, 'family-page.home') },
    body: [
      markup`<p class="quiet">${translate(locale, 'family-page.child-text', { name })}</p>`,
      parts.length === 0
        ? markup`<p>${translate(locale, 'family-page.no-parts')}</p>`
        : markup`<ul class="rows">${parts}</ul>`,
      markup`<p><a href="${familyHref('students', child.id, 'times')}">${translate(locale, 'family-page.meet-link')}</a></p>`,
      markup`<details><summary>${translate(locale, 'family-page.leave')}</summary>
<form method="post" action="${familyHref('students', child.id, 'leave')}">
<p>${translate(locale, 'family-page.leave-text', { name })}</p>
<div class="actions"><button>${translate(locale, 'family-page.leave-now')}</button></div>
</form></details>`,
    ],
  });
}

/** One part of a student's plan, to read. */
export function sendSection(
  res: Response,
  { locale, name: ownName }: Guardian,
  child: Child,
  shown: ChildSection,
  draft: SignDraft = { name: ownName ?? '', comment: '', problem: null },
): void {
  const name = childName(child, locale);
  const commentTo = familyHref('students', child.id, 'courses', 'comments');
  sendFamilyPage(res, {
    ...{ locale, title: translate(locale, `family-page.s-${shown.section}`) },
    back: { href: familyHref('students', child.id), name },
    status: draft.problem ? 400 : 200,
    body:
      shown.section === 'courses'
        ? coursesBody(shown, { draft, maySign: maySign(child, shown), commentTo }, locale)
        : sectionBody(shown, locale),
  });
}

/** Once is enough; somebody whom the family names signs only where the state's rule says so. */
function maySign({ kind }: Child, { signing }: Extract<ChildSection, { section: 'courses' }>) {
  if (!signing || (kind === 'designee' && !signing.mayDesignee)) return false;
  const { signatures } = signing.hands;
  return !signatures.some(({ signer, voidedAt }) => signer !== 'student' && voidedAt === null);
}
