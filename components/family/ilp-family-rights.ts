import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { RIGHTS_REASONS } from '#contracts/family-fields.js';
import type { RightsMove } from '#contracts/family.js';
import { formatDate, today } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { textOf } from '../shared/form-text.js';
import '../shared/ilp-dialog.js';
import '../shared/ilp-field.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { REASON_NAMES } from './family-words.js';

/** The rights move to the student, or (null) back to the family. */
export class RightsMoveEvent extends Event {
  static readonly type = 'ilp-rights-move';
  readonly move: { movedOn: string; reason: string; note: string } | null;

  constructor(move: RightsMoveEvent['move']) {
    super(RightsMoveEvent.type, { bubbles: true, composed: true });
    this.move = move;
  }
}

/**
 * Whose the rights over a record are, for staff. Needs the `family` messages.
 *
 * @element ilp-family-rights
 * @fires {RightsMoveEvent} ilp-rights-move
 */
@customElement('ilp-family-rights')
export class IlpFamilyRights extends IlpElement {
  static override styles = [layout, buttons, cards];

  @property({ attribute: false }) rights: RightsMove | null = null;
  @property({ type: Boolean }) busy = false;
  @state() private isAsking = false;

  protected override render() {
    return html`<section class="stack tight" aria-labelledby="rights">
      <h2 id="rights">${t('family.rights')}</h2>
      ${this.rights ? this.renderMoved(this.rights) : this.renderNotMoved()}
    </section>`;
  }

  private renderMoved({ movedOn, reason, note, by }: RightsMove) {
    return html`<p>
        ${t('family.rights-moved', { date: formatDate(movedOn), reason: t(REASON_NAMES[reason]) })}
        ${by ? t('family.rights-by', { name: by }) : nothing}
      </p>
      ${note ? html`<p class="quiet">${note}</p>` : nothing}
      <div>
        <button
          type="button"
          class="button small"
          ?disabled=${this.busy}
          @click=${() => this.dispatchEvent(new RightsMoveEvent(null))}
        >
          ${t('family.rights-back')}
        </button>
      </div>`;
  }

  private renderNotMoved() {
    return html`<p class="quiet">${t('family.rights-family')}</p>
      <div>
        <button
          type="button"
          class="button small"
          ?disabled=${this.busy}
          @click=${() => (this.isAsking = true)}
        >
          ${t('family.rights-move')}
        </button>
      </div>
      ${this.isAsking ? this.renderAsking() : nothing}`;
  }

  private renderAsking() {
    const day = today();
    return html`<ilp-dialog
      heading=${t('family.rights-move')}
      open
      @ilp-dialog-close=${() => (this.isAsking = false)}
    >
      <form class="stack" @submit=${this.handleSubmit}>
        <p>${t('family.rights-move-text')}</p>
        <ilp-field
          type="date"
          name="movedOn"
          label=${t('family.rights-day')}
          value=${day}
          max=${day}
          required
        ></ilp-field>
        <ilp-field
          type="select"
          name="reason"
          label=${t('family.rights-reason')}
          value="eighteen"
          .options=${RIGHTS_REASONS.map((value) => ({ value, label: t(REASON_NAMES[value]) }))}
        ></ilp-field>
        <ilp-field name="note" label=${t('family.rights-note')} maxlength="500"></ilp-field>
        <div>
          <button type="submit" class="button primary">${t('family.rights-save')}</button>
        </div>
      </form>
    </ilp-dialog>`;
  }

  private readonly handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string) => textOf(form, name);
    const move = { movedOn: text('movedOn'), reason: text('reason'), note: text('note') };
    if (move.movedOn === '') return;
    this.isAsking = false;
    this.dispatchEvent(new RightsMoveEvent(move));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-family-rights': IlpFamilyRights;
  }
  interface HTMLElementEventMap {
    [RightsMoveEvent.type]: RightsMoveEvent;
  }
}
