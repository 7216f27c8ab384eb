import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { KeptText, KeptTexts } from '#contracts/people.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { cards, layout, lists } from '../styles/shared.js';

/**
 * What a student wrote in a record of theirs that became part of another one, and that had no place
 * there. To read.
 *
 * @element ilp-kept-view
 */
@customElement('ilp-kept-view')
export class IlpKeptView extends IlpView {
  static override styles = [
    layout,
    cards,
    lists,
    css`
      blockquote {
        margin: 0;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<KeptTexts>('/kept-texts', { signal }),
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('')}>${t('shell.title-home')}</a>
        <h1 tabindex="-1">${t('shell.title-kept')}</h1>
      </div>
      ${renderLoad(this.loading, ({ items }) =>
        items.length === 0
          ? html`<ilp-empty-state heading=${t('kept.none')}>
              <p>${t('kept.none-text')}</p>
            </ilp-empty-state>`
          : html`<p class="quiet">${t('kept.intro')}</p>
              ${items.map((item) => this.renderItem(item))}`,
      )}
    </div>`;
  }

  private renderItem({ kind, title, texts, writtenAt }: KeptText) {
    const isReflection = kind === 'reflection';
    return html`<section class="card stack">
      <div class="stack tight">
        <h2>${isReflection ? title : t('kept.interests')}</h2>
        <p class="small quiet">${t('kept.written', { date: formatDate(writtenAt) })}</p>
      </div>
      <ul class="rows">
        ${texts.map((entry) => {
          const words = isReflection ? entry.text : t('kept.answer', { number: entry.text });
          return html`<li class="stack tight">
            ${labelOf(entry)}
            <blockquote>${words}</blockquote>
          </li>`;
        })}
      </ul>
    </section>`;
  }
}

function labelOf({ kind, label }: KeptText['texts'][number]) {
  if (kind === 'answer') return label === '' ? nothing : html`<strong>${label}</strong>`;
  return html`<strong>${kind === 'comment' ? t('kept.comment') : t('kept.points')}</strong>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-kept-view': IlpKeptView;
  }
}
