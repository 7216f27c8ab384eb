import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { buttons, layout } from '../styles/shared.js';

/**
 * For a student whose link names work that a copied course does not have yet.
 *
 * @element ilp-not-ready-view
 */
@customElement('ilp-not-ready-view')
export class IlpNotReadyView extends IlpView {
  static override styles = [layout, buttons];

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('copies.not-ready-title')}</h1>
      <p>${t('copies.not-ready')}</p>
      <div class="actions">
        <a class="button primary" href=${hrefFor('')}>${t('copies.not-ready-plan')}</a>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-not-ready-view': IlpNotReadyView;
  }
}
