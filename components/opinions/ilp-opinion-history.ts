import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Opinion, OpinionAt } from '#contracts/opinions.js';
import { formatDate, formatTime } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, layout } from '../styles/shared.js';
import { type Difference, differences } from './opinion-differences.js';

const FIRST = 6;

const NOTHING: Opinion = {
  ...{ rating: null, thought: '', stillInterested: true },
  ...{ pros: [], cons: [], confidence: null, reasons: [] },
};

const LISTS = {
  pros: 'opinions.pros',
  cons: 'opinions.cons',
  reasons: 'opinions.reasons',
} as const;

/**
 * Every change of mind with its day and time, the newest first: what was different from then on.
 *
 * @element ilp-opinion-history
 */
@customElement('ilp-opinion-history')
export class IlpOpinionHistory extends IlpElement {
  static override styles = [
    layout,
    buttons,
    css`
      summary {
        cursor: pointer;
        font-weight: 600;
      }

      ol {
        display: grid;
        gap: var(--ilp-space-3);
        margin: var(--ilp-space-3) 0 0;
        padding-inline-start: var(--ilp-space-4);
        border-inline-start: 2px solid var(--ilp-line);
        list-style: none;
      }

      li li {
        overflow-wrap: anywhere;
      }

      ul {
        margin: 0;
        padding-inline-start: var(--ilp-space-4);
      }

      .button {
        margin-block-start: var(--ilp-space-2);
      }
    `,
  ];

  /** Newest first. */
  @property({ attribute: false }) history: readonly OpinionAt[] = [];
  @state() private isAllShown = false;

  protected override render() {
    const { history } = this;
    if (history.length === 0) return nothing;
    const shown = this.isAllShown ? history : history.slice(0, FIRST);
    return html`<details>
      <summary>${t('opinions.history', { count: history.length })}</summary>
      <ol>
        ${shown.map((entry, place) => this.renderEntry(entry, history[place + 1]))}
      </ol>
      ${
        shown.length < history.length
          ? html`<button
              type="button"
              class="button small"
              @click=${() => (this.isAllShown = true)}
            >
              ${t('opinions.history-more', { count: history.length - shown.length })}
            </button>`
          : nothing
      }
    </details>`;
  }

  private renderEntry(entry: OpinionAt, before: OpinionAt | undefined) {
    const changes = differences(before ?? NOTHING, entry);
    return html`<li>
      <p class="small quiet">
        <time datetime=${entry.at}>${formatDate(entry.at)}, ${formatTime(entry.at)}</time>
      </p>
      <ul>
        ${before ? nothing : html`<li>${t('opinions.change-saved')}</li>`}
        ${changes.map((change) => html`<li>${inWords(change)}</li>`)}
      </ul>
    </li>`;
  }
}

function inWords(change: Difference): string {
  switch (change.what) {
    case 'rating':
      return starWords(t('opinions.change-rating'), change);
    case 'confidence':
      return starWords(t('opinions.change-confidence'), change);
    case 'interest':
      return t(change.isBack ? 'opinions.change-back' : 'opinions.change-lost');
    case 'thought':
      return change.text === ''
        ? t('opinions.change-thought-gone')
        : t('opinions.change-thought', { text: change.text });
    case 'order':
      return t('opinions.change-order', { list: t(LISTS[change.list]) });
    default:
      return t(`opinions.change-${change.what}`, {
        list: t(LISTS[change.list]),
        line: change.line,
      });
  }
}

function starWords(name: string, stars: { from: number | null; to: number | null }): string {
  const { from, to } = stars;
  if (to === null) return t('opinions.stars-gone', { name });
  if (from === null) return t('opinions.stars-new', { name, to });
  return t('opinions.stars-changed', { name, from, to });
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-opinion-history': IlpOpinionHistory;
  }
}
