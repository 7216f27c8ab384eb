import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Entry } from '#contracts/entries.js';
import type { EvidenceItem } from '#contracts/evidence.js';
import type { JournalEntry } from '#contracts/journal.js';
import type { ApiClient } from '../api/client.js';
import { formatDate, formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-picture.js';
import { saveFile } from '../shared/save-file.js';
import { buttons, layout, lists } from '../styles/shared.js';

/**
 * What a student shares of the journal and the portfolio, as staff read it.
 *
 * @element ilp-student-portfolio
 */
@customElement('ilp-student-portfolio')
export class IlpStudentPortfolio extends IlpElement {
  static override styles = [
    layout,
    buttons,
    lists,
    css`
      .words {
        max-inline-size: var(--ilp-measure);
        overflow-wrap: anywhere;
        white-space: pre-line;
      }

      .piece {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-3);
        align-items: start;
      }

      .piece > .stack {
        flex: 1 1 12rem;
      }

      ilp-picture {
        inline-size: 6rem;
        block-size: 4.5rem;

        --picture-block: 4.5rem;
      }
    `,
  ];

  @property({ attribute: false }) api?: ApiClient;
  @property({ attribute: false }) journal: readonly JournalEntry[] = [];
  @property({ attribute: false }) evidence: readonly EvidenceItem[] = [];

  private readonly attempt = new Attempt(this);

  protected override render() {
    return html`<div class="page">
      <section class="stack" aria-labelledby="journal">
        <h3 id="journal">${t('class.journal')}</h3>
        ${
          this.journal.length === 0
            ? html`<p class="quiet">${t('class.no-journal')}</p>`
            : html`<ul class="rows">
                ${this.journal.map((entry) => html`<li>${renderEntry(entry)}</li>`)}
              </ul>`
        }
      </section>
      <section class="stack" aria-labelledby="evidence">
        <h3 id="evidence">${t('class.evidence')}</h3>
        ${this.attempt.renderFault()}
        ${
          this.evidence.length === 0
            ? html`<p class="quiet">${t('class.no-evidence')}</p>`
            : html`<ul class="rows">
                ${this.evidence.map((item) => html`<li>${this.renderPiece(item)}</li>`)}
              </ul>`
        }
      </section>
    </div>`;
  }

  private renderPiece(item: EvidenceItem) {
    const titles = item.entries.flatMap(({ title }) => title ?? []);
    return html`<div class="piece">
      ${
        item.file?.hasThumbnail
          ? html`<ilp-picture .api=${this.api} path="/evidence/${item.id}/thumbnail"></ilp-picture>`
          : nothing
      }
      <div class="stack tight">
        <strong class="words">${item.title}</strong>
        <span class="small quiet">${formatDate(item.addedAt)}</span>
        ${item.why ? html`<p class="words">${item.why}</p>` : nothing}
        ${
          titles.length > 0
            ? html`<p class="small">${t('class.shows', { titles: formatList(titles) })}</p>`
            : nothing
        }
        <div>${this.renderOpen(item)}</div>
      </div>
    </div>`;
  }

  private renderOpen({ id, title, url, file }: EvidenceItem) {
    if (url)
      return html`<a href=${url} target="_blank" rel="noopener noreferrer"
        >${t('class.open-evidence', { title })}</a
      >`;
    if (!file) return nothing;
    return html`<button
      type="button"
      class="button small"
      @click=${() => void this.attempt.run(() => this.save(id, file.name))}
    >
      ${t('class.save-evidence', { name: file.name })}
    </button>`;
  }

  private async save(id: string, name: string): Promise<void> {
    if (this.api) await saveFile(this.api, `/evidence/${id}/file`, name);
  }
}

function renderEntry({ entry, text, writtenAt, gradeLevel }: JournalEntry) {
  const about = entry && aboutWords(entry);
  const grade = gradeLevel === null ? null : t('class.in-grade', { grade: gradeLevel });
  return html`<article class="stack tight">
    ${about ? html`<strong>${about}</strong>` : nothing}
    <span class="small quiet">${[formatDate(writtenAt), grade].filter(Boolean).join(' · ')}</span>
    <p class="words">${text}</p>
  </article>`;
}

function aboutWords({ kind, title }: Entry): string | null {
  return title === null ? null : t(`class.on-${kind}`, { title });
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-student-portfolio': IlpStudentPortfolio;
  }
}
