import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { PLACE_NOTES_MAX } from '#contracts/limits.js';
import type { Place } from '#contracts/places.js';
import { t } from '../i18n/i18n.js';
import { valueOf } from '../shared/form-text.js';
import { IlpView } from '../shared/ilp-view.js';
import '../shared/ilp-field.js';
import { hrefFor } from '../shared/navigation.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import './ilp-place-requests.js';
import './ilp-place-tasks.js';
import { PlaceCallEvent } from './place-events.js';
import { dueWords, statusOptions } from './place-words.js';

/**
 * One place a student applies to: how far they are, by when, notes, tasks and what they asked for.
 *
 * @element ilp-place-card
 * @fires ilp-place-call
 */
@customElement('ilp-place-card')
export class IlpPlaceCard extends IlpView {
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

      summary {
        cursor: pointer;
        overflow-wrap: anywhere;
      }

      summary h2 {
        display: inline;
      }

      details[open] > .stack {
        margin-block-start: var(--ilp-space-4);
      }
    `,
  ];

  @property({ attribute: false }) place!: Place;
  @property({ type: Boolean, attribute: 'is-open' }) isOpen = false;
  @property({ type: Boolean, attribute: 'is-busy' }) isBusy = false;

  /** What was written and is not kept yet. */
  @state() private notes: string | null = null;
  /** What was chosen and is on its way. */
  @state() private chosen: Partial<Pick<Place, 'status' | 'dueOn'>> = {};

  override focus(): void {
    this.renderRoot.querySelector('summary')?.focus();
  }

  protected override firstUpdated(): void {
    const draft = this.drafts.get(this.draftKey);
    if (typeof draft === 'string') this.notes = draft;
  }

  private get draftKey(): string {
    return `place.${this.place.id}`;
  }

  protected override render() {
    const { kind, name, nameLocale, status, dueOn } = this.place;
    return html`<details class="card" ?open=${this.isOpen}>
      <summary>
        <h2 lang=${nameLocale ?? nothing}>${name}</h2>
        <span class="badge">${t(`places.status-${status}`)}</span>
        <span class="small quiet"
          >${t(`places.kind-${kind}`)}${dueOn === null ? nothing : ` · ${dueWords(dueOn)}`}</span
        >
      </summary>
      <div class="stack">
        ${this.renderFacts()}
        <ilp-place-tasks .place=${this.place} ?is-busy=${this.isBusy}></ilp-place-tasks>
        <ilp-place-requests .place=${this.place} ?is-busy=${this.isBusy}></ilp-place-requests>
        ${this.renderFoot()}
      </div>
    </details>`;
  }

  private renderFacts() {
    const { status, dueOn, notes } = { ...this.place, ...this.chosen };
    return html`<div class="facts">
        <ilp-field
          name="status"
          type="select"
          label=${t('places.status')}
          .value=${live(status)}
          .options=${statusOptions()}
          @change=${(event: Event) => this.choose({ status: valueOf(event) as Place['status'] })}
        ></ilp-field>
        <ilp-field
          name="dueOn"
          type="date"
          label=${t('places.due')}
          .value=${live(dueOn ?? '')}
          @change=${(event: Event) => this.choose({ dueOn: valueOf(event) || null })}
        ></ilp-field>
      </div>
      <ilp-field
        name="notes"
        type="textarea"
        rows="2"
        label=${t('places.notes')}
        maxlength=${PLACE_NOTES_MAX}
        .value=${this.notes ?? notes}
        @input=${(event: Event) => this.write(valueOf(event))}
        @change=${() => this.sendNotes()}
      ></ilp-field>`;
  }

  private renderFoot() {
    const { name, collegeCode } = this.place;
    return html`<div class="actions">
      ${
        collegeCode === null
          ? nothing
          : html`<a class="button quiet small" href=${hrefFor(`explore/colleges/${collegeCode}`)}
              >${t('places.to-college')}</a
            >`
      }
      <button
        type="button"
        class="button quiet small"
        ?disabled=${this.isBusy}
        @click=${this.removePlace}
      >
        ${t('places.remove', { name })}
      </button>
    </div>`;
  }

  private write(notes: string): void {
    this.notes = notes;
    this.drafts.set(this.draftKey, notes);
  }

  private sendNotes(): void {
    if (this.notes === null || this.notes === this.place.notes) return;
    const { notes } = this;
    this.change({ notes }, () => {
      this.drafts.remove(this.draftKey);
      // What was written meanwhile goes out with the next change.
      if (this.notes === notes) this.notes = null;
    });
  }

  private choose(changes: IlpPlaceCard['chosen']): void {
    const chosen = { ...this.chosen, ...changes };
    this.chosen = chosen;
    this.change(changes, undefined, () => {
      // What was chosen meanwhile is on its way still.
      if (this.chosen === chosen) this.chosen = {};
    });
  }

  private change(body: object, then?: () => void, after?: () => void): void {
    const { place } = this;
    const call = { method: 'patch', path: `/places/${place.id}`, body, place } as const;
    this.dispatchEvent(new PlaceCallEvent(call, then, after));
  }

  private removePlace(): void {
    const { id, name } = this.place;
    const path = `/places/${id}`;
    const done = t('places.removed', { name });
    this.dispatchEvent(
      new PlaceCallEvent({ method: 'delete', path, done, undoPath: `${path}/restore` }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-place-card': IlpPlaceCard;
  }
}
