import { html } from 'lit';
import { PRINCIPAL, WORKING_PARTS } from '#contracts/part-kinds.js';
import type { SessionDetails } from '../api/session.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { hrefFor } from '../shared/navigation.js';

interface Link {
  page: string;
  words: PlainKey;
  isOpen: boolean;
}

/** Pages about one student that stand by themselves, as far as the role or the part of the staff opens them. */
export function studentLinks(
  personId: string,
  { role, part }: Pick<SessionDetails, 'role' | 'part'>,
) {
  const works = !part || WORKING_PARTS.some((kind) => kind === part);
  const links: readonly Link[] = [
    { page: 'conversations', words: 'class.talks-link', isOpen: works },
    { page: 'timeline', words: 'class.timeline-link', isOpen: true },
    { page: 'held', words: 'class.held-link', isOpen: works },
    // In a class it stands on a list of its own.
    {
      page: 'requirements',
      words: 'class.requirements-link',
      isOpen: part === PRINCIPAL || (Boolean(part) && works),
    },
    {
      page: 'family',
      words: 'class.family-link',
      isOpen: role === 'counselor' || role === 'admin',
    },
    { page: 'passport', words: 'class.passport-link', isOpen: role === 'counselor' },
  ];
  const path = `class/${encodeURIComponent(personId)}`;
  return html`<span>
    ${links
      .filter(({ isOpen }) => isOpen)
      .map(
        ({ page, words }, index) =>
          html`${index > 0 ? ' · ' : ''}<a href=${hrefFor(`${path}/${page}`)}>${t(words)}</a>`,
      )}
  </span>`;
}
