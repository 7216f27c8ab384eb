import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { layout } from '../styles/shared.js';
import './ilp-student-view.js';

/**
 * One student whom a part of the staff names: as a page of its own, since a part has no class beside it.
 *
 * @element ilp-named-student-view
 */
@customElement('ilp-named-student-view')
export class IlpNamedStudentView extends IlpView {
  static override styles = [
    layout,
    css`
      .page {
        gap: var(--ilp-space-2);
      }

      /* The name below is what counts. */
      h1 {
        color: var(--ilp-ink-quiet);
        font-size: var(--ilp-text-small);
        font-weight: 550;
      }
    `,
  ];

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('shell.title-student')}</h1>
      <ilp-student-view .params=${this.params} .api=${this.api}></ilp-student-view>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-named-student-view': IlpNamedStudentView;
  }
}
