import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CourseCopy } from '#contracts/course-copy.js';
import { t } from '../i18n/i18n.js';
import type { Attempt } from '../shared/attempt.js';
import { DialogCloseEvent } from '../shared/ilp-dialog.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { countToCome, renderTitles, renderToCome } from './copy-words.js';

/** The teacher wants the other answer. */
export class CopyChangeEvent extends Event {
  static readonly type = 'ilp-copy-change';

  constructor() {
    super(CopyChangeEvent.type, { bubbles: true, composed: true });
  }
}

/**
 * Asks before an answer is changed, with what would come or go.
 *
 * @element ilp-copy-change
 * @fires {CopyChangeEvent} ilp-copy-change
 */
@customElement('ilp-copy-change')
export class IlpCopyChange extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      ul {
        margin: 0;
        padding-inline-start: var(--ilp-space-5);
      }

      h3 {
        font-size: inherit;
      }
    `,
  ];

  @property({ attribute: false }) copy?: CourseCopy;
  @property({ attribute: false }) attempt?: Attempt;
  @property({ type: Boolean }) open = false;

  protected override render() {
    const { copy } = this;
    if (!copy?.answer) return nothing;
    const isFresh = copy.answer.choice === 'fresh';
    return html`<ilp-dialog heading=${t('copies.change-title')} ?open=${this.open}>
      <div class="stack">
        ${isFresh ? renderComing(copy) : renderGoing(copy)} ${this.attempt?.renderFault()}
      </div>
      <button
        slot="footer"
        type="button"
        class="button primary"
        ?disabled=${this.attempt?.isBusy === true}
        @click=${() => this.dispatchEvent(new CopyChangeEvent())}
      >
        ${isFresh ? t('copies.copy') : t('copies.fresh')}
      </button>
      <button
        slot="footer"
        type="button"
        class="button"
        @click=${() => this.dispatchEvent(new DialogCloseEvent())}
      >
        ${t('copies.keep')}
      </button>
    </ilp-dialog>`;
  }
}

const renderComing = (copy: CourseCopy) =>
  countToCome(copy) === 0
    ? html`<p>${t('copies.nothing-new')}</p>`
    : html`<p>${t('copies.change-copy')}</p>
        ${renderToCome(copy)}`;

const renderGoing = ({ copied }: CourseCopy) => html`
  <p>${t('copies.change-fresh')}</p>
  ${
    copied.unused.length === 0
      ? html`<p>${t('copies.goes-nothing')}</p>`
      : renderTitles(t('copies.goes'), copied.unused)
  }
  ${renderTitles(t('copies.stays'), copied.used)}
`;

declare global {
  interface HTMLElementTagNameMap {
    'ilp-copy-change': IlpCopyChange;
  }
  interface HTMLElementEventMap {
    [CopyChangeEvent.type]: CopyChangeEvent;
  }
}
