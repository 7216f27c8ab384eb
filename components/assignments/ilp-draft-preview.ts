import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { cards, layout } from '../styles/shared.js';
import type { ReflectionDraft } from './assignment-templates.js';
import './ilp-answer.js';

/**
 * The reflection as a student will see it; the editors take words, but keep none.
 *
 * @element ilp-draft-preview
 */
@customElement('ilp-draft-preview')
export class IlpDraftPreview extends IlpElement {
  static override styles = [
    layout,
    cards,
    css`
      .words {
        white-space: pre-wrap;
      }

      h2 {
        font-size: var(--ilp-text-large);
      }
    `,
  ];

  @property({ attribute: false }) draft?: ReflectionDraft;

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.notice')?.focus();
  }

  protected override render() {
    const { draft } = this;
    if (!draft) return nothing;
    return html`<div class="page">
      <p class="notice" tabindex="-1">${t('assignments.preview-note')}</p>
      <div class="stack tight">
        <h2>${draft.title || t('assignments.name')}</h2>
        ${
          draft.dueDate
            ? html`<p class="small quiet">
                ${t('common.due', { date: formatDate(draft.dueDate, 'long') })}
              </p>`
            : nothing
        }
      </div>
      ${draft.instructions ? html`<p class="words">${draft.instructions}</p>` : nothing}
      ${draft.prompts
        .filter(({ prompt }) => prompt.trim() !== '')
        .map(
          ({ id, prompt, hint }) =>
            html`<ilp-answer block-id=${id} prompt=${prompt} hint=${hint}></ilp-answer>`,
        )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-draft-preview': IlpDraftPreview;
  }
}
