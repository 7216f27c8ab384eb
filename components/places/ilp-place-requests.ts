import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PLACE_REQUEST_NOTE_MAX } from '#contracts/limits.js';
import type { Place, PlaceRequest, RequestKind } from '#contracts/places.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { PlaceCallEvent } from './place-events.js';
import { BADGES } from './place-words.js';

/**
 * What the student asked their school for one place, and how far each is.
 *
 * @element ilp-place-requests
 * @fires ilp-place-call
 */
@customElement('ilp-place-requests')
export class IlpPlaceRequests extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      p {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) place!: Place;
  @property({ type: Boolean, attribute: 'is-busy' }) isBusy = false;

  @state() private asking: RequestKind | null = null;
  @state() private note = '';

  protected override render() {
    const { requests } = this.place;
    return html`<div class="stack">
      <h3 id="requests" tabindex="-1">${t('places.requests')}</h3>
      ${
        requests.length === 0
          ? html`<p class="quiet">${t('places.requests-none')}</p>`
          : html`<ul class="rows">
              ${repeat(
                requests,
                ({ id }) => id,
                (one) => html`<li class="stack tight">${this.renderRequest(one)}</li>`,
              )}
            </ul>`
      }
      <p class="small quiet">${t('places.requests-text')}</p>
      ${this.asking ? this.renderForm(this.asking) : this.renderChoice()}
    </div>`;
  }

  private renderRequest({ id, kind, note, state, askedAt, decidedBy, decidedAt }: PlaceRequest) {
    const date = formatDate(askedAt);
    const name = t(`places.request-kind-${kind}`);
    return html`<div class="spread">
        <span>${name} <span class="small quiet">${t('places.asked-on', { date })}</span></span>
        <span class=${BADGES[state]}>${t(`places.request-${state}`)}</span>
      </div>
      ${
        decidedBy && decidedAt
          ? html`<p class="small quiet">
              ${t('places.decided', { name: decidedBy, date: formatDate(decidedAt) })}
            </p>`
          : nothing
      }
      ${note ? html`<p class="small">${note}</p>` : nothing}
      <div>
        <button
          type="button"
          class="button quiet small"
          aria-label=${t('places.take-back-of', { kind: name, date })}
          ?disabled=${this.isBusy}
          @click=${() => this.takeBack(id)}
        >
          ${t('places.take-back')}
        </button>
      </div>`;
  }

  private renderChoice() {
    const isAsked = this.place.requests.some(
      ({ kind, state }) => kind === 'transcript' && state !== 'sent',
    );
    return html`<div class="actions">
      ${
        isAsked
          ? nothing
          : html`<button type="button" class="button small" @click=${() => this.open('transcript')}>
              ${t('places.ask-transcript')}
            </button>`
      }
      <button type="button" class="button small" @click=${() => this.open('recommendation')}>
        ${t('places.ask-recommendation')}
      </button>
    </div>`;
  }

  private renderForm(kind: RequestKind) {
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      <h4>${t(`places.ask-${kind}`)}</h4>
      <ilp-field
        name="note"
        type="textarea"
        rows="2"
        label=${t('places.ask-note')}
        hint=${t('places.ask-note-hint')}
        maxlength=${PLACE_REQUEST_NOTE_MAX}
        .value=${this.note}
        @input=${(event: Event) => (this.note = (event.currentTarget as IlpField).value)}
      ></ilp-field>
      <div class="actions">
        <button type="submit" class="button primary small" ?disabled=${this.isBusy}>
          ${t('places.ask-send')}
        </button>
        <button type="button" class="button quiet small" @click=${() => this.close()}>
          ${t('places.cancel')}
        </button>
      </div>
    </form>`;
  }

  private async open(kind: RequestKind): Promise<void> {
    this.asking = kind;
    await this.updateComplete;
    this.renderRoot.querySelector('ilp-field')?.focus();
  }

  private close(): void {
    this.asking = null;
    this.note = '';
    this.renderRoot.querySelector<HTMLElement>('#requests')?.focus();
  }

  private handleSubmit(event: Event): void {
    event.preventDefault();
    const body = { kind: this.asking, note: this.note.trim() };
    const path = `/places/${this.place.id}/requests`;
    const call = { method: 'post', path, body, done: t('places.asked-toast') } as const;
    this.dispatchEvent(new PlaceCallEvent(call, () => this.close()));
  }

  private takeBack(id: string): void {
    const path = `/my-requests/${id}`;
    const done = t('places.taken-back');
    const call = { method: 'delete', path, done, undoPath: `${path}/restore` } as const;
    this.dispatchEvent(
      new PlaceCallEvent(call, () =>
        this.renderRoot.querySelector<HTMLElement>('#requests')?.focus(),
      ),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-place-requests': IlpPlaceRequests;
  }
}
