import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OwnInterventions } from '#contracts/interventions.js';
import type { ApiClient } from '../api/client.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { renderLoad } from '../shared/render-load.js';
import { layout, lists } from '../styles/shared.js';
import { factsOf, kindWord } from './intervention-words.js';

/**
 * What a student agreed on with their school, as far as it is for them; nothing where nothing is. Needs the
 * `interventions` messages.
 *
 * @element ilp-own-interventions
 */
@customElement('ilp-own-interventions')
export class IlpOwnInterventions extends IlpElement {
  static override styles = [layout, lists];

  @property({ attribute: false }) api!: ApiClient;

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<OwnInterventions>('/interventions', { signal }),
  });

  protected override render() {
    return renderLoad(this.loading, ({ items }) =>
      items.length === 0
        ? nothing
        : html`<section class="stack" aria-labelledby="agreed">
            <h2 id="agreed">${t('interventions.own-title')}</h2>
            <ul class="rows">
              ${items.map(
                (item) =>
                  html`<li class="stack tight">
                    <strong>${kindWord(item.kind)}</strong>
                    <span>${item.note}</span>
                    ${
                      item.outcome === ''
                        ? nothing
                        : html`<span class="quiet">
                            ${t('interventions.outcome')}: ${item.outcome}
                          </span>`
                    }
                    <span class="small quiet">${factsOf(item)}</span>
                  </li>`,
              )}
            </ul>
          </section>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-own-interventions': IlpOwnInterventions;
  }
}
