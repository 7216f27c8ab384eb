import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HandedIn, JournalEntry, JournalItem } from '#contracts/journal.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { VISIBILITIES } from '../shared/visibility-words.js';
import { cards, layout } from '../styles/shared.js';
import { aboutWords, languageOf, promptsFor, whenWords } from './portfolio-words.js';

/**
 * One line of the journal: what it is about, when it was written, and how it begins.
 *
 * @element ilp-journal-item
 */
@customElement('ilp-journal-item')
export class IlpJournalItem extends IlpElement {
  static override styles = [
    layout,
    cards,
    css`
      h2 {
        font-size: var(--ilp-text-base);
      }

      .words {
        display: -webkit-box;
        max-inline-size: var(--ilp-measure);
        overflow: hidden;
        overflow-wrap: anywhere;
        white-space: pre-line;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 4;
      }
    `,
  ];

  @property({ attribute: false }) item?: JournalItem;

  override focus(): void {
    this.renderRoot.querySelector('a')?.focus();
  }

  protected override render() {
    const { item } = this;
    if (!item) return nothing;
    return item.source === 'journal'
      ? this.renderEntry(item.journal)
      : this.renderHandedIn(item.handedIn);
  }

  private renderEntry(entry: JournalEntry) {
    const prompt = promptsFor(entry.entry?.kind ?? 'free', entry.gradeBand).find(
      ({ number }) => number === entry.prompt,
    );
    return html`<article class="stack tight">
      <div class="spread">
        <h2 lang=${languageOf(entry.entry) ?? nothing}>
          <a href=${hrefFor(`portfolio/entries/${entry.id}`)}>${aboutWords(entry.entry)}</a>
        </h2>
        <span class="badge">${t(VISIBILITIES[entry.visibility])}</span>
      </div>
      <p class="small quiet">${whenWords(entry.writtenAt, entry.gradeLevel)}</p>
      ${prompt ? html`<p class="small">${prompt.text}</p>` : nothing}
      <p class="words">${entry.text}</p>
    </article>`;
  }

  private renderHandedIn(work: HandedIn) {
    const text = work.answers
      .map((answer) => answer.text.trim())
      .filter(Boolean)
      .join('\n');
    return html`<article class="stack tight">
      <h2>
        <a href=${hrefFor(`reflections/${work.assignmentId}`)}
          >${t('portfolio.handed-in-for', { title: work.title })}</a
        >
      </h2>
      <p class="small quiet">${whenWords(work.submittedAt, null)}</p>
      <p class="words">${text}</p>
      ${
        work.comment
          ? html`<p class="notice words">
              ${
                work.teacherName
                  ? t('portfolio.comment-by', { name: work.teacherName, text: work.comment })
                  : t('portfolio.comment', { text: work.comment })
              }
            </p>`
          : nothing
      }
    </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-journal-item': IlpJournalItem;
  }
}
