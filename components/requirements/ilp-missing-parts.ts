import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ComponentCode } from '#contracts/component-codes.js';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { splitParts } from './missing-parts.js';
import { componentName } from './requirement-words.js';

/**
 * What one student's plan lacks, in a line: the next parts by name, the others behind how many they are. A list of
 * hundreds of students stays one to look over. Needs the `requirements` messages.
 *
 * @element ilp-missing-parts
 */
@customElement('ilp-missing-parts')
export class IlpMissingParts extends IlpElement {
  static override styles = css`
    summary {
      padding-block: var(--ilp-space-1);
      cursor: pointer;
    }

    .more {
      color: var(--ilp-accent);
      font-weight: 550;
      white-space: nowrap;
    }

    details p {
      padding-block-end: var(--ilp-space-1);
      padding-inline-start: var(--ilp-space-4);
    }
  `;

  /** In the order in which they come next. */
  @property({ attribute: false }) missing: readonly ComponentCode[] = [];

  protected override render() {
    if (this.missing.length === 0) return nothing;
    const { named, others } = splitParts(this.missing);
    const next = t('requirements.next', { what: formatList(named.map(componentName)) });
    if (others.length === 0) return html`<p class="small quiet">${next}</p>`;
    return html`<details class="small">
      <summary>
        <span class="quiet">${next}</span>
        <span class="more">${t('requirements.more-parts', { count: others.length })}</span>
      </summary>
      <p class="quiet">${formatList(others.map(componentName))}</p>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-missing-parts': IlpMissingParts;
  }
}
