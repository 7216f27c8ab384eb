import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CaseloadNumbers, PartPreview } from '#contracts/caseload.js';
import { CASELOAD_LIST_MAX } from '#contracts/limits.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpView } from '../shared/ilp-view.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { type ClearableForm, PartSubmitEvent } from './caseload-events.js';
import { numbersWords } from './caseload-words.js';
import { numbersFault, readNumbers, tooMany } from './read-numbers.js';

/**
 * Students by number out of a file, which is read here: look first, then add. Needs the `imports`
 * messages.
 *
 * @element ilp-caseload-list-form
 * @fires {PartSubmitEvent} ilp-part-submit
 */
@customElement('ilp-caseload-list-form')
export class IlpCaseloadListForm extends IlpView implements ClearableForm {
  static override styles = [layout, buttons, cards, fields];

  @property({ attribute: false }) counselorId = '';
  /** What it sent is under way. */
  @property({ type: Boolean }) busy = false;
  @state() private list: CaseloadNumbers | null = null;
  @state() private found: PartPreview | null = null;
  /** Why the file gives no list. */
  @state() private fault = '';
  @query('input') private readonly input!: HTMLInputElement | null;

  private readonly looking = new Attempt(this);

  clear(): void {
    this.list = null;
    this.found = null;
    this.fault = '';
    if (this.input) this.input.value = '';
  }

  protected override render() {
    return html`<form class="stack" @submit=${this.handleSubmit}>
      <div class="field">
        <label for="file">${t('caseload.choose')}</label>
        <input
          id="file"
          type="file"
          accept=".csv,.xlsx"
          required
          aria-describedby="hint"
          ?disabled=${this.busy || this.looking.isBusy}
          @change=${this.handleFile}
        />
        <span class="hint" id="hint">
          ${t('caseload.choose-hint', { count: formatNumber(CASELOAD_LIST_MAX) })}
        </span>
      </div>
      ${this.fault ? html`<p class="notice bad" role="alert">${this.fault}</p>` : nothing}
      ${this.looking.renderFault()}
      ${
        this.found && this.list
          ? this.renderFound(this.found, this.list)
          : html`<div>
              <button type="submit" class="button" ?disabled=${this.looking.isBusy}>
                ${t('caseload.look')}
              </button>
            </div>`
      }
    </form>`;
  }

  private renderFound({ students, known, unknown, several }: PartPreview, list: CaseloadNumbers) {
    return html`<div class="stack" role="status">
        <p>${t('caseload.preview', { found: students, known: String(known) })}</p>
        ${
          unknown.length > 0
            ? html`<p class="notice warn">
                ${t('caseload.preview-unknown', { list: numbersWords(unknown) })}
              </p>`
            : nothing
        }
        ${
          several.length > 0
            ? html`<p class="notice warn">
                ${t('caseload.preview-several', { list: numbersWords(several) })}
              </p>`
            : nothing
        }
      </div>
      <div class="actions">
        ${
          students > 0
            ? html`<button
                type="button"
                class="button primary"
                ?disabled=${this.busy}
                @click=${() => this.dispatchEvent(new PartSubmitEvent(list, this))}
              >
                ${t('caseload.take')}
              </button>`
            : nothing
        }
        <button
          type="button"
          class="button quiet"
          ?disabled=${this.busy}
          @click=${() => this.clear()}
        >
          ${t('caseload.cancel')}
        </button>
      </div>`;
  }

  /** What was found stands for the file that was looked at. */
  private readonly handleFile = () => {
    this.list = null;
    this.found = null;
    this.fault = '';
    this.looking.forget();
  };

  private async handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const file = this.input?.files?.[0];
    if (!file) return;
    this.fault = '';
    await this.looking.run(() => this.look(file));
  }

  private async look(file: File): Promise<void> {
    try {
      const numbers = await readNumbers(file);
      if (numbers.length > CASELOAD_LIST_MAX) {
        this.fault = tooMany();
        return;
      }
      const list: CaseloadNumbers = { kind: 'list', name: file.name.slice(0, 200), numbers };
      const path = `/caseloads/${encodeURIComponent(this.counselorId)}/parts/preview`;
      this.found = await this.api.post<PartPreview>(path, list);
      this.list = list;
    } catch (error) {
      const fault = numbersFault(error);
      if (fault === null) throw error;
      this.fault = fault;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-caseload-list-form': IlpCaseloadListForm;
  }
}
