import { html } from 'lit';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';

/** More names than these are a wall of words. */
const SHOWN = 10;

/** Names in a sentence; many of them behind a line that says how many. */
export function renderNames(names: readonly string[]) {
  const words = formatList(names);
  if (names.length <= SHOWN) return html`<p>${words}</p>`;
  return html`<details>
    <summary>${t('common.show-names', { count: names.length })}</summary>
    <p>${words}</p>
  </details>`;
}
