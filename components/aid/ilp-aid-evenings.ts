import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Aid, AidEvening } from '#contracts/aid.js';
import { AID_EVENING_MAX } from '#contracts/limits.js';
import type { ApiClient } from '../api/client.js';
import { ProblemError } from '../api/problem-error.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { textOf } from '../shared/form-text.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, fields, layout, lists } from '../styles/shared.js';

/** The district's evenings changed: all that the page shows, anew. */
export class AidChangedEvent extends Event {
  static readonly type = 'ilp-aid-changed';
  readonly aid: Aid;

  constructor(aid: Aid) {
    super(AidChangedEvent.type, { bubbles: true, composed: true });
    this.aid = aid;
  }
}

/**
 * Evenings at which somebody helps with the forms; counselors and administrators add and remove them.
 *
 * @element ilp-aid-evenings
 * @fires {AidChangedEvent} ilp-aid-changed
 */
@customElement('ilp-aid-evenings')
export class IlpAidEvenings extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    fields,
    lists,
    css`
      li {
        overflow-wrap: anywhere;
      }

      .new {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
        gap: var(--ilp-space-3);
        align-items: end;
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) evenings: readonly AidEvening[] = [];
  @property({ type: Boolean, attribute: 'may-change' }) mayChange = false;

  @state() private errors: { heldOn?: string; words?: string } = {};
  private readonly attempt = new Attempt(this);

  protected override render() {
    const { evenings } = this;
    return html`<section class="stack tight" aria-labelledby="evenings">
      <h2 id="evenings" tabindex="-1">${t('aid.evenings')}</h2>
      ${
        evenings.length === 0
          ? html`<p class="quiet">${t('aid.evenings-none')}</p>`
          : html`<ul class="rows">
              ${evenings.map(
                (evening) =>
                  html`<li class="spread">
                    <span><strong>${formatDate(evening.heldOn)}</strong> · ${evening.words}</span>
                    ${this.mayChange ? this.renderRemove(evening) : nothing}
                  </li>`,
              )}
            </ul>`
      }
      ${this.mayChange ? this.renderForm() : nothing}
    </section>`;
  }

  private renderRemove({ id, heldOn }: AidEvening) {
    return html`<button
      type="button"
      class="button small quiet"
      aria-label=${t('aid.evening-remove', { date: formatDate(heldOn) })}
      ?disabled=${this.attempt.isBusy}
      @click=${() => void this.takeOut(id)}
    >
      ${icon('trash')}
    </button>`;
  }

  private renderForm() {
    const { errors } = this;
    return html`<form class="new" novalidate @submit=${this.handleSubmit}>
        <ilp-field
          name="heldOn"
          type="date"
          label=${t('aid.evening-day')}
          error=${errors.heldOn ?? ''}
          required
        ></ilp-field>
        <ilp-field
          name="words"
          label=${t('aid.evening-words')}
          hint=${t('aid.evening-words-hint')}
          error=${errors.words ?? ''}
          maxlength=${AID_EVENING_MAX}
          required
        ></ilp-field>
        <div>
          <button type="submit" class="button" ?disabled=${this.attempt.isBusy}>
            ${t('aid.evening-add')}
          </button>
        </div>
      </form>
      ${Object.keys(errors).length > 0 ? nothing : this.attempt.renderFault()}`;
  }

  private readonly handleSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    const body = { heldOn: textOf(data, 'heldOn'), words: textOf(data, 'words') };
    this.errors = {
      ...(body.heldOn === '' && { heldOn: t('common.field-missing') }),
      ...(body.words === '' && { words: t('common.field-missing') }),
    };
    if (Object.keys(this.errors).length > 0) return;
    const isDone = await this.attempt.run(async () => {
      this.tell(await this.api.post<Aid>('/aid/evenings', body));
    });
    if (isDone) {
      form.reset();
      return;
    }
    const { error } = this.attempt;
    if (error instanceof ProblemError && error.hasField('body/heldOn'))
      this.errors = { heldOn: t('aid.evening-past') };
  };

  private async takeOut(id: string): Promise<void> {
    const path = `/aid/evenings/${id}`;
    const isDone = await this.attempt.run(async () => {
      this.tell(await this.api.delete<Aid>(path));
    });
    if (!isDone) return;
    showToast({
      text: t('aid.evening-removed'),
      undo: async () => {
        this.tell(await this.api.post<Aid>(`${path}/restore`));
      },
    });
    // The button that was pressed is gone.
    this.renderRoot.querySelector<HTMLElement>('#evenings')?.focus();
  }

  private tell(aid: Aid): void {
    this.dispatchEvent(new AidChangedEvent(aid));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-aid-evenings': IlpAidEvenings;
  }
  interface HTMLElementEventMap {
    [AidChangedEvent.type]: AidChangedEvent;
  }
}
