import { html, nothing } from 'lit';
import type { OfficialNote } from '#contracts/instruments.js';
import { getLocale, t } from '../i18n/i18n.js';

/** Where the terms can be read; opened only by whoever wants to. */
const LICENCES: Readonly<Record<OfficialNote['licence'], string>> = {
  'cc-by-nd': 'https://creativecommons.org/licenses/by-nd/4.0/',
  'tools-developer': 'https://www.onetcenter.org/license_toolsdev.html',
};

/** The language in which official texts are shown: the reader's, if they come in it. */
export const officialLanguage = ({ locales }: OfficialNote): 'en' | 'es' =>
  getLocale() === 'es' && locales.includes('es') ? 'es' : 'en';

/** Whose questions these are, under which terms, and what for: the publisher asks for it. */
export function renderOfficial(note: OfficialNote | undefined) {
  if (!note) return nothing;
  const { licence, version } = note;
  return html`<div class="stack tight small quiet">
    <p>
      ${t(`profiler.official-${licence}`, { version })}
      <a href=${LICENCES[licence]} target="_blank" rel="noopener noreferrer"
        >${t('profiler.official-licence-link')}</a
      >
    </p>
    <p>${t('profiler.official-purpose')}</p>
    ${
      officialLanguage(note) === getLocale()
        ? nothing
        : html`<p>${t('profiler.official-language')}</p>`
    }
  </div>`;
}
