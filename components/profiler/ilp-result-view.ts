import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';

/** @element ilp-result-view */
@customElement('ilp-result-view')
export class IlpResultView extends IlpView {
  protected override render() {
    return html`<h1 tabindex="-1">${t('profiler.title')}</h1>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-result-view': IlpResultView;
  }
}
