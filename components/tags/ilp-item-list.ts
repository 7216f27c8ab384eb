import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { TaggedItem } from '#contracts/tags.js';
import { formatDate } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { pickList } from '../styles/pick-list.js';
import { layout } from '../styles/shared.js';
import { ItemChooseEvent } from './tag-events.js';

const GROUPS: readonly { source: TaggedItem['source']; label: PlainKey }[] = [
  { source: 'ours', label: 'tags.ours' },
  { source: 'course', label: 'tags.theirs' },
  { source: 'typed', label: 'tags.typed' },
];

/**
 * The course work that can be tagged, by where it comes from.
 *
 * @element ilp-item-list
 * @fires {ItemChooseEvent} ilp-item-choose
 */
@customElement('ilp-item-list')
export class IlpItemList extends IlpElement {
  static override styles = [layout, pickList];

  @property({ attribute: false }) items: readonly TaggedItem[] = [];
  @property() chosen = '';

  protected override render() {
    return html`<div class="stack">
      ${GROUPS.map(({ source, label }) => this.renderGroup(source, label))}
    </div>`;
  }

  private renderGroup(source: TaggedItem['source'], label: PlainKey) {
    const items = this.items.filter((item) => item.source === source);
    if (items.length === 0) return nothing;
    return html`<section class="stack tight" aria-labelledby=${source}>
      <h3 id=${source} class="small quiet">${t(label)}</h3>
      <ul>
        ${repeat(
          items,
          ({ key }) => key,
          (item) => html`<li>${this.renderItem(item)}</li>`,
        )}
      </ul>
    </section>`;
  }

  private renderItem({ key, title, dueDate, goalIds }: TaggedItem) {
    return html`<button
      type="button"
      aria-pressed=${key === this.chosen ? 'true' : 'false'}
      @click=${() => this.dispatchEvent(new ItemChooseEvent(key))}
    >
      <span class="name">${title}</span>
      <span class="small quiet">
        ${dueDate ? html`${t('tags.due', { date: formatDate(dueDate) })} ·` : nothing}
        ${t('tags.tagged-count', { count: goalIds.length })}
      </span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-item-list': IlpItemList;
  }
}
