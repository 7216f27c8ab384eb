import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { SCHOLARSHIP_NOTES_MAX } from '#contracts/limits.js';
import type { Pick } from '#contracts/scholarships.js';
import { t } from '../i18n/i18n.js';
import { valueOf } from '../shared/form-text.js';
import '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { PickCallEvent } from './pick-events.js';
import { dueWords, statusOptions } from './scholarship-words.js';
import { renderWayOut } from './way-out.js';

/**
 * One scholarship that the student keeps: how far they are and what they think.
 *
 * @element ilp-pick-card
 * @fires ilp-pick-call
 */
@customElement('ilp-pick-card')
export class IlpPickCard extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    fields,
    css`
      .facts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
        gap: var(--ilp-space-3);
      }

      h3,
      p {
        margin: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) pick!: Pick;
  @property({ type: Boolean, attribute: 'is-busy' }) isBusy = false;

  /** What was written and is not kept yet. */
  @state() private notes: string | null = null;

  protected override firstUpdated(): void {
    const draft = this.drafts.get(this.draftKey);
    if (typeof draft === 'string') this.notes = draft;
  }

  private get draftKey(): string {
    return `scholarship.${this.pick.id}`;
  }

  protected override render() {
    const { name, giver, amount, dueOn, link, isRetired, scholarshipId } = this.pick;
    const { status, notes } = this.pick;
    const facts = [giver, amount, dueWords(dueOn)].filter(Boolean);
    return html`<article class="card stack">
      <div class="stack tight">
        <div class="spread">
          <h3>${name}</h3>
          <span class="badge ${status === 'sent' ? 'good' : ''}"
            >${t(`scholarships.status-${status}`)}</span
          >
        </div>
        <p class="small">${facts.join(' · ')}</p>
        ${isRetired ? html`<p class="small quiet">${t('scholarships.off-list')}</p>` : nothing}
        ${
          scholarshipId === null
            ? html`<p class="small quiet">${t('scholarships.found-by-you')}</p>`
            : nothing
        }
        ${link ? html`<p>${renderWayOut(link)}</p>` : nothing}
      </div>
      <div class="facts">
        <ilp-field
          name="status"
          type="select"
          label=${t('scholarships.status')}
          .value=${live(status)}
          .options=${statusOptions()}
          @change=${(event: Event) => this.change({ status: valueOf(event) })}
        ></ilp-field>
        <ilp-field
          name="notes"
          type="textarea"
          rows="2"
          label=${t('scholarships.notes')}
          hint=${t('scholarships.notes-hint')}
          maxlength=${SCHOLARSHIP_NOTES_MAX}
          .value=${this.notes ?? notes}
          @input=${(event: Event) => this.write(valueOf(event))}
          @change=${() => this.sendNotes()}
        ></ilp-field>
      </div>
      <div class="actions">
        <button
          type="button"
          class="button quiet small"
          ?disabled=${this.isBusy}
          @click=${this.removePick}
        >
          ${t('scholarships.unkeep', { name })}
        </button>
      </div>
    </article>`;
  }

  private write(notes: string): void {
    this.notes = notes;
    this.drafts.set(this.draftKey, notes);
  }

  private sendNotes(): void {
    const { notes } = this;
    if (notes === null || notes === this.pick.notes) return;
    this.change({ notes }, () => {
      this.drafts.remove(this.draftKey);
      // What was written meanwhile goes out with the next change.
      if (this.notes === notes) this.notes = null;
    });
  }

  private change(changes: object, then?: () => void): void {
    const { id } = this.pick;
    const call = { method: 'patch', path: `/my-scholarships/${id}`, body: changes } as const;
    this.dispatchEvent(new PickCallEvent(call, then));
  }

  private removePick(): void {
    const { id, name } = this.pick;
    const path = `/my-scholarships/${id}`;
    const done = t('scholarships.unkept', { name });
    this.dispatchEvent(
      new PickCallEvent({ method: 'delete', path, done, undoPath: `${path}/restore` }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-pick-card': IlpPickCard;
  }
}
