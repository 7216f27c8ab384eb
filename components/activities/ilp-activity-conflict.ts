import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout } from '../styles/shared.js';
import type { ActivityField, ActivityValues } from './activity-draft.js';
import { ActivityChooseEvent } from './activity-events.js';
import { BRANCHES, KINDS } from './activity-words.js';
import { VISIBILITIES } from '../shared/visibility-words.js';

/**
 * What two windows wrote into the same fields, side by side, with one button for each.
 *
 * @element ilp-activity-conflict
 * @fires {ActivityChooseEvent} ilp-activity-choose
 */
@customElement('ilp-activity-conflict')
export class IlpActivityConflict extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      .sides {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
        gap: var(--ilp-space-3);
      }

      .text {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) fields: readonly ActivityField[] = [];
  @property({ attribute: false }) mine?: ActivityValues;
  @property({ attribute: false }) theirs?: ActivityValues;

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('.notice')?.focus();
  }

  protected override render() {
    return html`<div class="stack">
      <div class="notice warn" tabindex="-1" role="alert">
        <p>${t('activities.conflict')}</p>
        <p>${t('activities.conflict-text')}</p>
      </div>
      <div class="sides">
        ${this.renderSide('mine', this.mine)} ${this.renderSide('theirs', this.theirs)}
      </div>
    </div>`;
  }

  private renderSide(side: 'mine' | 'theirs', values: ActivityValues | undefined) {
    const isMine = side === 'mine';
    return html`<section class="card stack" aria-labelledby=${side}>
      <h3 id=${side}>${t(isMine ? 'activities.conflict-mine' : 'activities.conflict-theirs')}</h3>
      ${this.fields.map((field) => html`<p class="text">${values ? shown(values, field) : ''}</p>`)}
      <div>
        <button
          type="button"
          class="button"
          @click=${() => this.dispatchEvent(new ActivityChooseEvent(side))}
        >
          ${t(isMine ? 'activities.conflict-keep-mine' : 'activities.conflict-keep-theirs')}
        </button>
      </div>
    </section>`;
  }
}

/** A field's value as a person reads it. */
function shown(values: ActivityValues, field: ActivityField): string {
  if (field === 'kind') return t(KINDS[values.kind]);
  if (field === 'visibility') return t(VISIBILITIES[values.visibility]);
  if (field === 'branch' && values.branch) return t(BRANCHES[values.branch]);
  if (field === 'isPaid' && values.isPaid !== null)
    return t(values.isPaid ? 'activities.paid' : 'activities.unpaid');
  const value = values[field];
  const text = Array.isArray(value) ? formatList(value.map(String)) : String(value ?? '');
  return text === '' ? t('activities.nothing') : text;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-activity-conflict': IlpActivityConflict;
  }
}
