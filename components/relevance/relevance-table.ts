import { html } from 'lit';
import { t } from '../i18n/i18n.js';
import type { HeatRow } from './ilp-heat-map.js';
import { figureWords, nameOf } from './relevance-words.js';

/** What the picture shows, as a table; the work by the titles of their keys. */
export const renderTable = (rows: readonly HeatRow[], titles: ReadonlyMap<string, string>) =>
  html`<details>
    <summary>${t('common.show-table')}</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">${t('relevance.column-want')}</th>
          <th scope="col" class="number">${t('relevance.column-count')}</th>
          <th scope="col">${t('relevance.column-work')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ want, figure }) =>
            html`<tr>
              <th scope="row">${nameOf(want)}</th>
              <td class="number">${figureWords(figure)}</td>
              <td>
                ${
                  (want.touchedBy ?? []).map((key) => titles.get(key) ?? '').join(', ') ||
                  t('relevance.nothing-touches')
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
