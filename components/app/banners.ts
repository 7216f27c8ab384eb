import { html, nothing } from 'lit';
import type { SessionDetails } from '../api/session.js';
import { formatTime } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';

/** What a person must know in every view of their visit. */
export function banners(session: SessionDetails | undefined, isOffline: boolean) {
  return [
    isOffline && t('common.offline'),
    session?.supportUntil && t('shell.support-visit', { time: formatTime(session.supportUntil) }),
    session?.part && t(`shell.in-part-${session.part}`),
    session?.isActedFor && t('shell.acted-for', { name: session.name }),
    session?.isTest && t('shell.test-data'),
  ].map((text) => (text ? html`<p class="banner">${text}</p>` : nothing));
}
