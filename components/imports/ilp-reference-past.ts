import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ReferenceImport, ReferenceImports } from '#contracts/reference-imports.js';
import type { ApiClient } from '../api/client.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { ImportChangeEvent } from './import-events.js';
import { partName, releaseText } from './reference-words.js';

/**
 * Which release each part is of now, and the files so far: who, when, which, with its checksum, and the way
 * back.
 *
 * @element ilp-reference-past
 * @fires ilp-import-change - once a file was taken back
 */
@customElement('ilp-reference-past')
export class IlpReferencePast extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      code,
      .file {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) known!: ReferenceImports;

  private readonly attempt = new Attempt(this);

  protected override render() {
    const { current, past } = this.known;
    return html`<section class="stack tight" aria-labelledby="current">
        <h2 id="current">${t('reference.current')}</h2>
        ${
          current.length === 0
            ? html`<p class="quiet">${t('reference.current-none')}</p>`
            : html`<ul class="rows">
                ${current.map(
                  ({ part, release, year, fileName: file }) =>
                    html`<li class="file">
                      <strong>${partName(part)}</strong>:
                      ${t('reference.current-row', { release: releaseText(release, year), file })}
                    </li>`,
                )}
              </ul>`
        }
      </section>
      ${
        past.length === 0
          ? nothing
          : html`<section class="stack tight" aria-labelledby="past">
              <h2 id="past">${t('reference.past')}</h2>
              ${this.attempt.renderFault()}
              <ul class="rows">
                ${past.map((file) => this.renderFile(file))}
              </ul>
            </section>`
      }`;
  }

  private renderFile(file: ReferenceImport) {
    const { id, fileName, isCurrent, sha256 } = file;
    return html`<li class="stack tight">
      <strong class="file">${fileName}</strong>
      <span class="small">${pastText(file)}</span>
      <code class="small quiet">${t('reference.checksum', { sum: sha256 ?? '' })}</code>
      ${
        isCurrent && this.known.mayLoad
          ? html`<div>
              <button
                type="button"
                class="button"
                aria-label=${`${t('reference.undo')}: ${fileName}`}
                ?disabled=${this.attempt.isBusy}
                @click=${() => void this.undo(id)}
              >
                ${t('reference.undo')}
              </button>
            </div>`
          : nothing
      }
    </li>`;
  }

  private undo(id: string): Promise<unknown> {
    return this.attempt.run(async () => {
      const known = await this.api.post<ReferenceImports>(`/reference-imports/${id}/undo`);
      this.dispatchEvent(new ImportChangeEvent(known));
    });
  }
}

function pastText({ release, year, appliedAt, undoneAt, loadedBy }: ReferenceImport): string {
  const named = { release: releaseText(release ?? '', year ?? 0) };
  if (undoneAt) return t('reference.past-undone', { ...named, date: formatDate(undoneAt) });
  const name = loadedBy ?? t('reference.somebody');
  return t('reference.past-applied', { ...named, date: formatDate(appliedAt ?? ''), name });
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-reference-past': IlpReferencePast;
  }
}
