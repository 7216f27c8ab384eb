import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { GroupPart } from '#contracts/group-goals.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-progress.js';
import { cards, layout, lists } from '../styles/shared.js';

/**
 * Who is in a group, what each of them does for it, and how many steps are reached.
 *
 * @element ilp-group-parts
 */
@customElement('ilp-group-parts')
export class IlpGroupParts extends IlpElement {
  static override styles = [
    layout,
    cards,
    lists,
    css`
      .rows > li {
        padding-block: var(--ilp-space-2);
      }

      .step {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) parts: readonly GroupPart[] = [];

  protected override render() {
    const { parts } = this;
    if (parts.length === 0) return nothing;
    const label = t('groups.steps-reached');
    return html`<div class="stack tight">
      <p class="small" aria-hidden="true">${label}</p>
      <ilp-progress
        label=${label}
        done=${parts.filter(({ isReached }) => isReached).length}
        total=${parts.length}
      ></ilp-progress>
      <ul class="rows" aria-label=${t('groups.who')}>
        ${parts.map((part) => renderPart(part))}
      </ul>
    </div>`;
  }
}

function renderPart({ name, title, isReached, isMe }: GroupPart) {
  return html`<li class="spread">
    <div class="stack tight">
      <strong>${isMe ? t('groups.me', { name }) : name}</strong>
      <span class="step">${title}</span>
    </div>
    ${
      isReached
        ? html`<span class="badge good">${t('groups.reached')}</span>`
        : html`<span class="badge">${t('groups.on-the-way')}</span>`
    }
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-group-parts': IlpGroupParts;
  }
}
