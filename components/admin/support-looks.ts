import { html, nothing } from 'lit';
import type { SupportGrant } from '#contracts/support.js';
import { formatNumber, formatTime } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';

/** As the server writes it when a link was made. */
const VISIT = 'visit';

/** What support opened under one permission: how much in words, and each page in a table. */
export function renderLooks({ looks, latest }: SupportGrant) {
  const count = t('support.looks', { count: looks });
  if (looks === 0) return html`<p class="small">${count}</p>`;
  return html`<details>
    <summary>${count}</summary>
    ${
      looks > latest.length
        ? html`<p class="small quiet">
            ${t('support.looks-newest', { count: formatNumber(latest.length) })}
          </p>`
        : nothing
    }
    <div class="scroller" tabindex="0" role="group" aria-label=${count}>
      <table>
        <thead>
          <tr>
            <th scope="col">${t('support.col-time')}</th>
            <th scope="col">${t('support.col-page')}</th>
          </tr>
        </thead>
        <tbody>
          ${latest.map(
            ({ at, page }) =>
              html`<tr>
                <td>${formatTime(at)}</td>
                <td>${page === VISIT ? t('support.visit') : html`<code>${page}</code>`}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
