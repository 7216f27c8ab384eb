import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';

/** @element ilp-explore-view */
@customElement('ilp-explore-view')
export class IlpExploreView extends IlpView {
  protected override render() {
    return html`<h1 tabindex="-1">${t('careers.title')}</h1>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-explore-view': IlpExploreView;
  }
}
