import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { MERGE_UNDO_DAYS } from '#contracts/limits.js';
import type { PersonPair } from '#contracts/people.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-dialog.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, fields, layout } from '../styles/shared.js';
import { MergeConfirmEvent } from './pair-events.js';

/**
 * What putting two records together will do, to the last thing, before it is done.
 *
 * @element ilp-merge-dialog
 * @slot - What went wrong, after a failure.
 * @fires {MergeConfirmEvent} ilp-merge-confirm
 */
@customElement('ilp-merge-dialog')
export class IlpMergeDialog extends IlpElement {
  static override styles = [
    layout,
    buttons,
    fields,
    css`
      ul {
        display: grid;
        gap: var(--ilp-space-2);
        margin: 0;
        padding-inline-start: 1.2rem;
      }

      fieldset label {
        display: flex;
        gap: var(--ilp-space-2);
        align-items: center;
        min-block-size: 2rem;
      }
    `,
  ];

  @property({ attribute: false }) pair: PersonPair | undefined;
  @property({ type: Boolean }) busy = false;
  @state() private keptId = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('pair') && this.pair) this.keptId = goesOn(this.pair);
  }

  protected override render() {
    const { pair } = this;
    return html`<ilp-dialog heading=${t('people.confirm-title')} ?open=${pair !== undefined}>
      ${pair ? this.renderBody(pair) : nothing}
      <slot></slot>
      <button
        slot="footer"
        type="button"
        class="button primary"
        ?disabled=${this.busy}
        @click=${() => {
          if (pair) this.dispatchEvent(new MergeConfirmEvent(pair, this.keptId));
        }}
      >
        ${t('people.confirm')}
      </button>
    </ilp-dialog>`;
  }

  private renderBody({ records, meetings }: PersonPair) {
    const { savedCareers, reflections, openQuestions, focusGoals } = meetings;
    const words = [
      t('people.confirm-all', { name: records[0].name }),
      savedCareers > 0 && t('people.confirm-careers', { count: savedCareers }),
      openQuestions && t('people.confirm-questions'),
      reflections > 0 && t('people.confirm-reflections', { count: reflections }),
      t('people.confirm-visits'),
      t('people.confirm-undo', { days: MERGE_UNDO_DAYS }),
    ].filter((line) => line !== false);
    return html`<div class="stack">
      <ul>
        ${words.map((line) => html`<li>${line}</li>`)}
      </ul>
      ${focusGoals ? this.renderFocus(records) : nothing}
    </div>`;
  }

  private renderFocus(records: PersonPair['records']) {
    return html`<fieldset>
      <legend>${t('people.focus-question')}</legend>
      ${records.map(
        ({ personId, platforms }, index) =>
          html`<label>
            <input
              type="radio"
              name="kept"
              .checked=${personId === this.keptId}
              @change=${() => {
                this.keptId = personId;
              }}
            />
            ${t('people.focus-of', { number: index + 1, platforms: platforms.join(', ') })}
          </label>`,
      )}
    </fieldset>`;
  }
}

/** The one that holds a plan, else the older one. */
function goesOn({ records: [one, other] }: PersonPair): string {
  return one.holds.goals === 0 && other.holds.goals > 0 ? other.personId : one.personId;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-merge-dialog': IlpMergeDialog;
  }
}
