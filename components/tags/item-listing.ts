import { html, nothing } from 'lit';
import type { TagBoard } from '#contracts/tags.js';
import { t } from '../i18n/i18n.js';
import { moment, renderFault } from './tag-parts.js';

interface Asking {
  isBusy: boolean;
  /** Why the LMS could not be asked. */
  error: unknown;
  refresh: () => void;
}

/** Asking the LMS for the work of the course, and what became of it. */
export function renderListing(
  { canListLineItems, listing, listingAt }: TagBoard,
  { isBusy, error, refresh }: Asking,
) {
  const isAsking = listing === 'asking';
  return html`${
    canListLineItems
      ? html`<div>
          <button
            type="button"
            class="button small"
            ?disabled=${isAsking || isBusy}
            @click=${refresh}
          >
            ${isAsking ? t('tags.refreshing') : t('tags.refresh')}
          </button>
        </div>`
      : html`<p class="small quiet">${t('tags.refresh-unavailable')}</p>`
  }
  ${renderFault(error)}
  ${
    listing === 'failed'
      ? html`<p class="notice warn">
          ${t('tags.refresh-failed')}
          ${listingAt ? t('tags.failed-at', moment(listingAt)) : nothing}
        </p>`
      : nothing
  }
  ${
    listing === 'idle' && listingAt
      ? html`<p class="small quiet">${t('tags.refreshed-at', moment(listingAt))}</p>`
      : nothing
  }`;
}
