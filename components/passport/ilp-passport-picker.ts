import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { PassportOverview, PassportPreview } from '#contracts/passport.js';
import type { ApiClient } from '../api/client.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, fields, layout, lists } from '../styles/shared.js';
import { showToast } from '../shared/toast.js';
import { PassportChangeEvent } from './passport-change-event.js';
import { refusalWords } from './passport-words.js';
import { renderPreview } from './render-preview.js';

/**
 * A passport from elsewhere: chosen, looked at, and brought in once the student says yes.
 *
 * @element ilp-passport-picker
 * @fires {PassportChangeEvent} ilp-passport-change
 */
@customElement('ilp-passport-picker')
export class IlpPassportPicker extends IlpElement {
  static override styles = [layout, buttons, cards, fields, lists];

  @property({ attribute: false }) api!: ApiClient;

  @state() private preview: PassportPreview | null = null;
  @state() private share = 0;
  /** Whether all is said that must be said before this file comes in. */
  @state() protected isReady = true;

  /** Whether somebody has to say first that they checked the file. */
  protected readonly needsCheck: boolean = false;

  @query('input') private readonly input!: HTMLInputElement;

  private file: File | null = null;
  private readonly sending = new Attempt(this);
  private readonly stop = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop.abort();
  }

  /** Where it goes. */
  protected path(): string {
    return '/passport';
  }

  protected importPath(digest: string): string {
    return `${this.path()}/imports?digest=${digest}`;
  }

  protected get words() {
    return {
      title: t('passport.bring-title'),
      text: t('passport.bring-text'),
      yes: t('passport.yes'),
      brought: t('passport.brought'),
    };
  }

  /** Whether the file has anything that is not here. */
  protected mayBring({ parts }: PassportPreview): boolean {
    return parts.some(({ added, copies }) => added.length + copies.length > 0);
  }

  /** What there is to check before saying yes. */
  protected renderCheck(_preview: PassportPreview): TemplateResult | typeof nothing {
    return nothing;
  }

  protected tell(reply: unknown): void {
    this.dispatchEvent(new PassportChangeEvent(reply as PassportOverview));
  }

  protected override render() {
    const { error, isBusy } = this.sending;
    return html`<section class="stack" aria-labelledby="in">
      <h2 id="in">${this.words.title}</h2>
      <p>${this.words.text}</p>
      <div class="actions">
        <button
          type="button"
          class="button"
          id="choose"
          ?disabled=${isBusy}
          @click=${() => this.input.click()}
        >
          ${t('passport.choose')}
        </button>
        <input type="file" hidden accept=".zip,application/zip" @change=${() => void this.look()} />
      </div>
      <p role="status">${this.statusWords()}</p>
      ${error ? html`<p class="notice bad" role="alert">${refusalWords(error)}</p>` : nothing}
      ${this.preview ? this.renderAnswer(this.preview) : nothing}
    </section>`;
  }

  private statusWords(): string {
    if (!this.sending.isBusy) return '';
    const percent = Math.round(this.share * 100);
    return t(this.preview ? 'passport.bringing' : 'passport.checking', { percent });
  }

  private renderAnswer(preview: PassportPreview) {
    const hasNews = this.mayBring(preview);
    return html`<div class="card">
      <div class="stack">
        ${renderPreview(preview)} ${this.renderCheck(preview)}
        ${hasNews ? nothing : html`<p class="notice">${t('passport.nothing-new')}</p>`}
        <div class="actions">
          ${
            hasNews
              ? html`<button
                  type="button"
                  class="button primary"
                  ?disabled=${this.sending.isBusy || !this.isReady}
                  @click=${() => void this.bring(preview)}
                >
                  ${this.words.yes}
                </button>`
              : nothing
          }
          <button
            type="button"
            class="button quiet"
            ?disabled=${this.sending.isBusy}
            @click=${() => void this.forget()}
          >
            ${t('passport.no')}
          </button>
        </div>
      </div>
    </div>`;
  }

  private async look(): Promise<void> {
    const file = this.input.files?.[0];
    // Emptied, so that the same file can be chosen again.
    this.input.value = '';
    if (!file) return;
    this.preview = null;
    this.isReady = !this.needsCheck;
    this.file = file;
    await this.sending.run(async () => {
      this.preview = await this.send<PassportPreview>(`${this.path()}/preview`, file);
    });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#preview')?.focus();
  }

  private async bring({ digest }: PassportPreview): Promise<void> {
    const { file } = this;
    if (!file) return;
    const isDone = await this.sending.run(async () => {
      this.tell(await this.send(this.importPath(digest), file));
    });
    if (!isDone) return;
    showToast({ text: this.words.brought });
    await this.forget();
  }

  private async forget(): Promise<void> {
    this.preview = null;
    this.file = null;
    this.sending.forget();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#choose')?.focus();
  }

  private send<T>(path: string, file: File): Promise<T> {
    this.share = 0;
    return this.api.upload<T>(path, file, {
      signal: this.stop.signal,
      progress: (share) => (this.share = share),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-passport-picker': IlpPassportPicker;
  }
}
