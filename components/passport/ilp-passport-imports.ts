import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PassportImport, PassportUndone } from '#contracts/passport.js';
import type { ApiClient } from '../api/client.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { PassportChangeEvent } from './passport-change-event.js';
import { importWords, renderUndoQuestion } from './undo-question.js';

/**
 * What was brought in, each with a way to take it back.
 *
 * @element ilp-passport-imports
 * @fires {PassportChangeEvent} ilp-passport-change
 */
@customElement('ilp-passport-imports')
export class IlpPassportImports extends IlpElement {
  static override styles = [layout, buttons, cards, lists];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) imports: readonly PassportImport[] = [];

  @state() private asked: PassportImport | null = null;

  private readonly undoing = new Attempt(this);

  protected override render() {
    return html`<section class="stack" aria-labelledby="brought">
        <h2 id="brought">${t('passport.imports-title')}</h2>
        <ul class="rows">
          ${this.imports.map((one) => {
            const words = importWords(one);
            return html`<li class="spread">
              <span class="stack tight">
                <span>${words}</span>
                ${
                  one.by === null
                    ? nothing
                    : html`<span class="small quiet">
                        ${t('passport.import-by', { who: one.by.name ?? t('passport.somebody') })}
                      </span>`
                }
              </span>
              <button
                type="button"
                class="button small"
                aria-label=${`${t('passport.undo')}: ${words}`}
                @click=${() => (this.asked = one)}
              >
                ${t('passport.undo')}
              </button>
            </li>`;
          })}
        </ul>
      </section>
      ${this.asked ? this.renderQuestion(this.asked) : nothing}`;
  }

  private renderQuestion(asked: PassportImport) {
    return renderUndoQuestion(asked, t('passport.undo-text'), this.undoing, {
      undo: () => void this.undo(asked),
      close: () => {
        this.asked = null;
      },
    });
  }

  private async undo({ id }: PassportImport): Promise<void> {
    await this.undoing.run(async () => {
      const { left, overview } = await this.api.delete<PassportUndone>(`/passport/imports/${id}`);
      this.asked = null;
      showToast({ text: t('passport.undone', { left }) });
      this.dispatchEvent(new PassportChangeEvent(overview));
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-passport-imports': IlpPassportImports;
  }
}
