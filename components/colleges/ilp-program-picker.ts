import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ProgramBrief, ProgramSearchReply } from '#contracts/programs.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-error-state.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { buttons, layout } from '../styles/shared.js';
import { CriterionChangeEvent } from './college-events.js';

/**
 * A program of study by words of its title.
 *
 * @element ilp-program-picker
 * @fires {CriterionChangeEvent} ilp-criterion-change - The code of the program.
 */
@customElement('ilp-program-picker')
export class IlpProgramPicker extends IlpView {
  static override styles = [layout, buttons];

  @state() private words = '';
  @state() private found: readonly ProgramBrief[] | null = null;
  @state() private problem: unknown = null;

  protected override render() {
    return html`<form class="stack tight" @submit=${this.handleSearch}>
      <ilp-field
        name="program-words"
        type="search"
        maxlength="100"
        label=${t('colleges.program-words')}
        .value=${this.words}
        @input=${(event: Event) => (this.words = (event.currentTarget as IlpField).value)}
      ></ilp-field>
      <button class="button small">${t('colleges.program-find')}</button>
      <div role="status">${this.renderFound()}</div>
      ${
        this.problem
          ? html`<ilp-error-state
              .error=${this.problem}
              @ilp-retry=${this.search}
            ></ilp-error-state>`
          : nothing
      }
    </form>`;
  }

  private renderFound() {
    if (!this.found) return nothing;
    if (this.found.length === 0) return html`<p>${t('colleges.program-none')}</p>`;
    return html`<div class="stack tight">
      ${this.found.map(
        ({ code, title, titleLocale }) =>
          html`<button
            type="button"
            class="button small"
            lang=${titleLocale}
            @click=${() => this.choose(code)}
          >
            ${title}
          </button>`,
      )}
    </div>`;
  }

  private readonly handleSearch = (event: Event): void => {
    event.preventDefault();
    void this.search();
  };

  private readonly search = async (): Promise<void> => {
    const query = this.words.trim();
    if (query === '') return;
    this.problem = null;
    try {
      const path = `/programs?query=${encodeURIComponent(query)}`;
      this.found = (await this.api.get<ProgramSearchReply>(path)).items;
    } catch (error) {
      this.problem = error;
    }
  };

  private choose(code: string): void {
    this.found = null;
    this.words = '';
    this.dispatchEvent(new CriterionChangeEvent('program', code));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-program-picker': IlpProgramPicker;
  }
}
