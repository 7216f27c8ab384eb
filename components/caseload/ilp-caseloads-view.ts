import { Task } from '@lit/task';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Caseloads } from '#contracts/caseload.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { cards, layout } from '../styles/shared.js';
import './ilp-caseload-parts.js';

/**
 * Every counselor of the district with the parts of their caseload, for an administrator. Needs the
 * `caseload` and `imports` messages.
 *
 * @element ilp-caseloads-view
 */
@customElement('ilp-caseloads-view')
export class IlpCaseloadsView extends IlpView {
  static override styles = [layout, cards];

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<Caseloads>('/caseloads', { signal }),
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('connections')}>${t('shell.title-connections')}</a>
        <h1 tabindex="-1">${t('caseload.admin-title')}</h1>
        <p class="quiet">${t('caseload.admin-intro')}</p>
      </div>
      ${renderLoad(this.loading, ({ counselors }) =>
        counselors.length === 0
          ? html`<ilp-empty-state heading=${t('caseload.admin-none')}>
              <p>${t('caseload.admin-none-text')}</p>
            </ilp-empty-state>`
          : counselors.map(
              ({ personId, name }) =>
                html`<section class="card stack" aria-label=${name}>
                  <h2>${name}</h2>
                  <ilp-caseload-parts
                    .api=${this.api}
                    .counselorId=${personId}
                  ></ilp-caseload-parts>
                </section>`,
            ),
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-caseloads-view': IlpCaseloadsView;
  }
}
