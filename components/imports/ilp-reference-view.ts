import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ReferenceImport, ReferenceImports } from '#contracts/reference-imports.js';
import { REFERENCE_FILE_MAX, REFERENCE_PARTS } from '#contracts/reference-parts.js';
import { isAbort } from '../api/problem-error.js';
import { problemMessage } from '../api/problem-messages.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-progress.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, fields, layout, lists } from '../styles/shared.js';
import './ilp-reference-past.js';
import './ilp-reference-preview.js';
import type { ImportChangeEvent } from './import-events.js';
import { partName, refusalText } from './reference-words.js';
import { sendReference } from './send-reference.js';

const MB = 1024 * 1024;
const ASK_EVERY_MS = 1_000;

/**
 * Official files with public facts: choose one, see it being read, see what it would change, use it, and
 * go back. A reading goes on without this page.
 *
 * @element ilp-reference-view
 */
@customElement('ilp-reference-view')
export class IlpReferenceView extends IlpView {
  static override styles = [layout, buttons, cards, fields, lists];

  @state() private known: ReferenceImports | undefined;
  @state() private sent: { bytes: number; size: number } | null = null;
  @state() private problem = '';
  private readonly attempt = new Attempt(this);
  private sending: AbortController | undefined;
  private asking: ReturnType<typeof setTimeout> | undefined;

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<ReferenceImports>('/reference-imports', { signal }),
    onComplete: (known) => this.know(known),
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.asking);
    this.sending?.abort();
  }

  protected override render() {
    return html`<div class="page" @ilp-import-change=${this.handleChange}>
      <div class="stack tight">
        <a href=${hrefFor('connections')}>${t('shell.title-connections')}</a>
        <h1 tabindex="-1">${t('shell.title-reference')}</h1>
      </div>
      ${renderLoad(this.loading, (known) => this.renderAll(this.known ?? known))}
    </div>`;
  }

  private renderAll(known: ReferenceImports) {
    const { open, mayLoad } = known;
    return html`
      <div class="stack">
        <p>${t('reference.intro')}</p>
        <p class="small quiet">${t(mayLoad ? 'reference.everybody' : 'reference.not-here')}</p>
      </div>
      ${this.problem ? html`<p class="notice bad" role="alert">${this.problem}</p>` : nothing}
      ${this.attempt.renderFault()} ${mayLoad ? this.renderOpen(open) : nothing}
      <ilp-reference-past .api=${this.api} .known=${known}></ilp-reference-past>
    `;
  }

  private renderOpen(open: ReferenceImport | null) {
    if (this.sent) return this.renderSending(this.sent);
    if (open?.state === 'reading') return this.renderReading(open);
    if (open?.state === 'ready')
      return html`<ilp-reference-preview .api=${this.api} .import=${open}></ilp-reference-preview>`;
    return html`${open ? renderLeft(open) : nothing} ${this.renderChoice()}`;
  }

  private renderChoice() {
    const count = formatNumber(REFERENCE_FILE_MAX / MB);
    return html`<details>
        <summary>${t('reference.known-title')}</summary>
        <ul>
          ${REFERENCE_PARTS.map((part) => html`<li>${partName(part)}</li>`)}
        </ul>
      </details>
      <form class="stack" @submit=${this.handleSubmit}>
        <div class="field">
          <label for="file">${t('reference.choose')}</label>
          <input
            id="file"
            type="file"
            accept=".xlsx,.txt,.csv,.tsv,.zip"
            required
            aria-describedby="hint"
          />
          <span class="hint" id="hint">${t('reference.choose-hint', { count })}</span>
        </div>
        <div><button type="submit" class="button primary">${t('reference.look')}</button></div>
      </form>`;
  }

  private renderSending({ bytes, size }: { bytes: number; size: number }) {
    const inMb = (count: number) =>
      formatNumber(count / MB, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    return html`<section class="stack">
      <p>
        ${t('reference.sending')}: ${t('reference.sent', { done: inMb(bytes), total: inMb(size) })}
      </p>
      ${renderShare(t('reference.sending'), bytes, size)}
      <div>
        <button type="button" class="button" @click=${() => this.sending?.abort()}>
          ${t('reference.stop')}
        </button>
      </div>
    </section>`;
  }

  private renderReading({ id, fileName: file, rows, ...rest }: ReferenceImport) {
    const { step, stepDone, stepTotal } = rest;
    return html`<section class="stack">
      <p>${t('reference.reading', { file })}</p>
      <p class="small">${t(`reference.step-${step}`)}</p>
      ${renderShare(t(`reference.step-${step}`), stepDone, Math.max(1, stepTotal))}
      <p class="small quiet">${t('reference.reading-text', { rows: formatNumber(rows) })}</p>
      <div>
        <button
          type="button"
          class="button"
          ?disabled=${this.attempt.isBusy}
          @click=${() => void this.attempt.run(() => this.stop(id))}
        >
          ${t('reference.stop')}
        </button>
      </div>
    </section>`;
  }

  private async stop(id: string): Promise<void> {
    this.know(await this.api.delete<ReferenceImports>(`/reference-imports/${id}`));
    announce(t('reference.stopped'));
  }

  /** While a file is read, how far it is is asked again each second. */
  private know(known: ReferenceImports): void {
    this.known = known;
    clearTimeout(this.asking);
    if (known.open?.state !== 'reading' || !this.isConnected) return;
    this.asking = setTimeout(() => void this.ask(), ASK_EVERY_MS);
  }

  private async ask(): Promise<void> {
    try {
      this.know(await this.api.get<ReferenceImports>('/reference-imports'));
    } catch {
      // The reading goes on without us; the next answer tells as much.
      if (this.known) this.know(this.known);
    }
  }

  private readonly handleChange = async (
    event: ImportChangeEvent<ReferenceImports>,
  ): Promise<void> => {
    if (event.import) this.know(event.import);
    await this.updateComplete;
    // The button that was pressed is gone.
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  };

  private readonly handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const chosen = this.renderRoot.querySelector<HTMLInputElement>('#file')?.files?.[0];
    if (chosen) void this.send(chosen);
  };

  private async send(file: File): Promise<void> {
    this.problem = '';
    if (file.size > REFERENCE_FILE_MAX) {
      this.problem = t('reference.too-large', { count: formatNumber(REFERENCE_FILE_MAX / MB) });
      return;
    }
    const { signal } = (this.sending = new AbortController());
    const onProgress = (bytes: number) => {
      this.sent = { bytes, size: file.size };
    };
    onProgress(0);
    try {
      this.know(await sendReference(this.api, file, { signal, onProgress }));
    } catch (error) {
      if (isAbort(error)) announce(t('reference.stopped'));
      else this.problem = problemMessage(error);
      if (this.isConnected) await this.ask();
    } finally {
      this.sent = null;
    }
  }
}

/** In hundredths: bytes would be read out as millions. */
const renderShare = (label: string, done: number, size: number) =>
  html`<ilp-progress
    label=${label}
    done=${Math.round((100 * done) / size)}
    total="100"
  ></ilp-progress>`;

function renderLeft({ state: step, fileName: file, refusal }: ReferenceImport) {
  if (!refusal || step !== 'refused')
    return html`<p class="notice warn">${t('reference.left', { file })}</p>`;
  return html`<div class="notice bad stack tight" role="alert">
    <p>${t('reference.refused', { file })}</p>
    <p>${refusalText(refusal)}</p>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-reference-view': IlpReferenceView;
  }
}
