import { html, nothing } from 'lit';
import type { PassportPreview } from '#contracts/passport.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { partWord } from './passport-words.js';

type PreviewPart = PassportPreview['parts'][number];

/** Who made the file, what its signature says, and what it would bring, kind by kind. */
export function renderPreview({ issuer, madeAt, student, parts }: PassportPreview) {
  const where = issuer.name;
  return html`<h3 id="preview" tabindex="-1">${t('passport.preview-title')}</h3>
    <p>
      ${student === null ? nothing : html`${t('passport.of', { name: student })} · `}${t(
        'passport.from',
        { where, day: formatDate(madeAt, 'long') },
      )}
    </p>
    <p class=${issuer.isOurs ? 'notice' : 'notice warn'}>
      ${issuer.isOurs ? t('passport.ours') : t('passport.not-ours', { where })}
    </p>
    <ul class="rows">
      ${parts.map(renderPart)}
    </ul>`;
}

function renderPart({ part, added, copies, same }: PreviewPart) {
  const counts = [
    added.length > 0 && t('passport.new', { count: added.length }),
    copies.length > 0 && t('passport.beside', { count: copies.length }),
    same > 0 && t('passport.same', { count: same }),
  ].filter(Boolean);
  const titles = [...added, ...copies.map((title) => t('passport.copy-of', { title }))];
  return html`<li class="stack tight">
    <span><strong>${partWord(part)}</strong> · ${counts.join(' · ')}</span>
    ${
      titles.length === 0
        ? nothing
        : html`<details>
            <summary aria-label=${`${t('passport.show')}: ${partWord(part)}`}>
              ${t('passport.show')}
            </summary>
            <ul>
              ${titles.map((title) => html`<li>${title}</li>`)}
            </ul>
          </details>`
    }
  </li>`;
}
