import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type {
  DistrictInstruments,
  InstrumentFiles,
  InstrumentPreview,
} from '#contracts/instruments.js';
import {
  INSTRUMENT_LICENCES,
  INSTRUMENT_TEXT_MAX,
  INSTRUMENT_VERSION_MAX,
} from '#contracts/instrument-limits.js';
import type { ApiClient } from '../api/client.js';
import { ProblemError } from '../api/problem-error.js';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, fields, layout, lists } from '../styles/shared.js';

/** Official questions were loaded. */
export class InstrumentsEvent extends Event {
  static readonly type = 'ilp-instruments';
  readonly known: DistrictInstruments;

  constructor(known: DistrictInstruments) {
    super(InstrumentsEvent.type, { bubbles: true, composed: true });
    this.known = known;
  }
}

/**
 * Chooses an official file, shows every question of it, and asks under which terms the district may use it.
 *
 * @element ilp-instrument-form
 * @fires {InstrumentsEvent} ilp-instruments
 */
@customElement('ilp-instrument-form')
export class IlpInstrumentForm extends IlpElement {
  static override styles = [
    layout,
    buttons,
    fields,
    lists,
    css`
      .check {
        display: flex;
        gap: var(--ilp-space-2);
        align-items: start;
      }

      .field {
        max-inline-size: 32rem;
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @state() private chosen: { files: InstrumentFiles; preview: InstrumentPreview } | null = null;
  @state() private problem = '';
  private readonly attempt = new Attempt(this);

  protected override render() {
    return html`
      ${this.problem ? html`<p class="notice bad" role="alert">${this.problem}</p>` : nothing}
      ${this.problem ? nothing : this.attempt.renderFault()}
      ${this.chosen ? this.renderTerms(this.chosen.preview) : this.renderFiles()}
    `;
  }

  private renderFiles() {
    const file = (id: string, label: string, isNeeded: boolean) =>
      html`<div class="field">
        <label for=${id}>${label}</label>
        <input
          id=${id}
          type="file"
          accept=".json,application/json"
          ?required=${isNeeded}
          aria-describedby=${isNeeded ? 'file-hint' : nothing}
        />
        ${isNeeded ? html`<span class="hint" id="file-hint">${t('instruments.file-hint')}</span>` : nothing}
      </div>`;
    return html`<form class="stack" @submit=${this.handleLook}>
      ${file('official', t('instruments.file'), true)}
      ${file('spanish', t('instruments.spanish-file'), false)}
      <div>
        <button type="submit" class="button primary" ?disabled=${this.attempt.isBusy}>
          ${t('instruments.look')}
        </button>
      </div>
    </form>`;
  }

  private renderTerms({ count, items, answers, sha256 }: InstrumentPreview) {
    return html`<form class="stack" @submit=${this.handleLoad}>
      <h3 id="preview" tabindex="-1">${t('instruments.preview', { count })}</h3>
      <p class="small">${t('instruments.answers', { list: formatList(answers) })}</p>
      <code class="small quiet">${t('instruments.checksum', { sum: sha256 })}</code>
      <details>
        <summary>${t('instruments.preview-all')}</summary>
        <ol>
          ${items.map(
            ({ text, spanish }) =>
              html`<li>
                <span lang="en">${text}</span>
                ${spanish === null ? nothing : html`· <span lang="es">${spanish}</span>`}
              </li>`,
          )}
        </ol>
      </details>
      <div class="field">
        <label for="version">${t('instruments.version')}</label>
        <input
          id="version"
          required
          maxlength=${INSTRUMENT_VERSION_MAX}
          aria-describedby="version-hint"
        />
        <span class="hint" id="version-hint">${t('instruments.version-hint')}</span>
      </div>
      <fieldset>
        <legend>${t('instruments.licence')}</legend>
        ${INSTRUMENT_LICENCES.map(
          (licence) =>
            html`<label class="check">
              <input type="radio" name="licence" value=${licence} required />
              <span>${t(`instruments.licence-${licence}`)}</span>
            </label>`,
        )}
      </fieldset>
      ${(['licence', 'unchanged'] as const).map(
        (what) =>
          html`<label class="check">
            <input id=${`confirm-${what}`} type="checkbox" required />
            <span>${t(`instruments.confirm-${what}`)}</span>
          </label>`,
      )}
      <div class="actions">
        <button type="submit" class="button primary" ?disabled=${this.attempt.isBusy}>
          ${t('instruments.apply')}
        </button>
        <button
          type="button"
          class="button quiet"
          @click=${() => {
            this.chosen = null;
          }}
        >
          ${t('instruments.discard')}
        </button>
      </div>
    </form>`;
  }

  private readonly handleLook = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.look();
  };

  private async look(): Promise<void> {
    this.problem = '';
    const fileOf = (id: string) =>
      this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)?.files?.[0];
    const [first, second] = [fileOf('official'), fileOf('spanish')];
    if (!first) return;
    // A letter takes up to four bytes.
    if ([first, second].some((file) => file && file.size > INSTRUMENT_TEXT_MAX * 4)) {
      this.problem = t('instruments.too-large');
      return;
    }
    const look = async () => {
      const read = async (file: File) => ({ fileName: file.name, content: await file.text() });
      const files: InstrumentFiles = {
        official: await read(first),
        ...(second && { spanish: await read(second) }),
      };
      const preview = await this.api.post<InstrumentPreview>('/instruments/preview', files);
      this.chosen = { files, preview };
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('#preview')?.focus();
    };
    await this.attempt.run(() =>
      look().catch((error: unknown) => {
        this.problem = wrongIn(error);
        throw error;
      }),
    );
  }

  private readonly handleLoad = (event: SubmitEvent): void => {
    event.preventDefault();
    const { chosen } = this;
    if (!chosen) return;
    const valueOf = (selector: string) =>
      this.renderRoot.querySelector<HTMLInputElement>(selector)?.value ?? '';
    void this.attempt.run(async () => {
      const known = await this.api.post<DistrictInstruments>('/instruments', {
        ...chosen.files,
        version: valueOf('#version'),
        licence: valueOf('[name=licence]:checked'),
        // Both boxes have to be ticked before the form goes.
        ...{ confirmsLicence: true, confirmsUnchanged: true },
      });
      this.chosen = null;
      this.dispatchEvent(new InstrumentsEvent(known));
    });
  };
}

/** What is wrong with a file, in the words of the answer; empty for any other failure. */
function wrongIn(error: unknown): string {
  const [wrong] = error instanceof ProblemError ? error.errors : [];
  if (!wrong) return '';
  const { pointer, detail } = wrong;
  return pointer.startsWith('/body/spanish')
    ? t('instruments.wrong-spanish-file', { detail })
    : t('instruments.wrong-file', { detail });
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-instrument-form': IlpInstrumentForm;
  }
  interface HTMLElementEventMap {
    [InstrumentsEvent.type]: InstrumentsEvent;
  }
}
