import { css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { buttons, layout } from '../styles/shared.js';
import { ReuseEvent } from './assignment-events.js';

/**
 * Adds a reflection that the course already has once more.
 *
 * @element ilp-reuse-picker
 * @fires {ReuseEvent} ilp-reuse
 */
@customElement('ilp-reuse-picker')
export class IlpReusePicker extends IlpElement {
  static override styles = [
    layout,
    buttons,
    css`
      details {
        border-block: 1px solid var(--ilp-line);
        padding-block: var(--ilp-space-3);
      }

      summary {
        min-block-size: 1.75rem;
        font-weight: 600;
        cursor: pointer;
      }

      .stack {
        padding-block-start: var(--ilp-space-3);
      }
    `,
  ];

  @property({ attribute: false }) assignments: readonly { id: string; title: string }[] = [];
  @property({ type: Boolean }) busy = false;

  @state() private chosen = '';

  protected override render() {
    return html`<details>
      <summary>${t('assignments.reuse')}</summary>
      <div class="stack">
        <ilp-field
          type="select"
          label=${t('assignments.reuse-choose')}
          hint=${t('assignments.reuse-hint')}
          .value=${this.selected()}
          .options=${this.assignments.map(({ id, title }) => ({ value: id, label: title }))}
          @change=${(event: Event) => {
            this.chosen = (event.currentTarget as IlpField).value;
          }}
        ></ilp-field>
        <div>
          <button
            type="button"
            class="button"
            ?disabled=${this.busy}
            @click=${() => this.dispatchEvent(new ReuseEvent(this.selected()))}
          >
            ${t('assignments.reuse-add')}
          </button>
        </div>
      </div>
    </details>`;
  }

  private selected(): string {
    return this.chosen || (this.assignments[0]?.id ?? '');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-reuse-picker': IlpReusePicker;
  }
}
