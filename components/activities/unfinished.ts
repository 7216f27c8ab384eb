import { html } from 'lit';
import { t } from '../i18n/i18n.js';

/** Says that the device holds words which the server does not have, with a way on and a way out. */
export function renderUnfinished(goOn: () => void, drop: () => void) {
  return html`<div class="notice warn stack tight">
    <p>${t('activities.unfinished')}</p>
    <div class="actions">
      <button type="button" class="button small" @click=${goOn}>
        ${t('activities.unfinished-open')}
      </button>
      <button type="button" class="button small quiet" @click=${drop}>
        ${t('activities.unfinished-drop')}
      </button>
    </div>
  </div>`;
}
