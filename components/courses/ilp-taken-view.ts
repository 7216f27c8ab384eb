import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { layout } from '../styles/shared.js';
import './ilp-taken-section.js';

/**
 * The student's courses, taken and running. Needs the `courses` messages.
 *
 * @element ilp-taken-view
 */
@customElement('ilp-taken-view')
export class IlpTakenView extends IlpView {
  static override styles = [layout];

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <h1 tabindex="-1">${t('shell.title-courses-taken')}</h1>
        <p class="quiet">${t('courses.taken-intro')}</p>
        <p><a href=${hrefFor('catalog')}>${t('shell.title-catalog')}</a></p>
      </div>
      <ilp-taken-section .api=${this.api} .session=${this.session}></ilp-taken-section>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-taken-view': IlpTakenView;
  }
}
