import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { JournalEntry } from '#contracts/journal.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { promptsFor } from './portfolio-words.js';

/**
 * A reflection of an earlier school year: to be read, and to be answered by a new one beside it.
 *
 * @element ilp-past-entry
 */
@customElement('ilp-past-entry')
export class IlpPastEntry extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      .words {
        max-inline-size: var(--ilp-measure);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) entry?: JournalEntry;

  protected override render() {
    if (!this.entry) return nothing;
    const { entry, gradeBand, prompt, text } = this.entry;
    const question = promptsFor(entry?.kind ?? 'free', gradeBand).find(
      ({ number }) => number === prompt,
    );
    const on = entry ? `${entry.kind}:${entry.ref}` : 'free';
    return html`<div class="stack">
      <p class="notice">${t('portfolio.past')}</p>
      ${question ? html`<h2>${question.text}</h2>` : nothing}
      <p class="words">${text}</p>
      <div>
        <a class="button" href=${hrefFor(`portfolio/entries/new?on=${on}`)}>
          ${icon('plus')} ${t('portfolio.write-beside')}
        </a>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-past-entry': IlpPastEntry;
  }
}
