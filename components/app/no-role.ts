import { html } from 'lit';
import type { SessionDetails } from '../api/session.js';
import { type PlainKey, t } from '../i18n/i18n.js';

const WORDS: Readonly<
  Record<NonNullable<SessionDetails['notStudent']>, { title: PlainKey; lines: PlainKey[] }>
> = {
  family: { title: 'shell.family-title', lines: ['shell.family-text', 'shell.family-way'] },
  staff: { title: 'shell.helper-title', lines: ['shell.helper-text', 'shell.helper-way'] },
};

/** For a person whose part in the course has no pages: why, and what they can do. */
export function noRole({ notStudent }: SessionDetails) {
  if (!notStudent)
    return html`<div class="message">
      <h1 tabindex="-1">${t('shell.no-role-title')}</h1>
      <p>${t('shell.no-role-text')}</p>
    </div>`;
  const { title, lines } = WORDS[notStudent];
  return html`<div class="message">
    <h1 tabindex="-1">${t(title)}</h1>
    ${[...lines, 'shell.not-student-wrong' as const].map((line) => html`<p>${t(line)}</p>`)}
  </div>`;
}
