import { Task } from '@lit/task';
import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Connection, Connections } from '#contracts/connections.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { cards, layout, lists } from '../styles/shared.js';
import './ilp-connect-steps.js';
import './ilp-connection-row.js';

/**
 * The LMS installations of the district, each with a sentence on whether it works.
 *
 * @element ilp-connections-view
 */
@customElement('ilp-connections-view')
export class IlpConnectionsView extends IlpView {
  static override styles = [
    layout,
    cards,
    lists,
    css`
      details {
        padding-block-start: var(--ilp-space-3);
        border-block-start: 1px solid var(--ilp-line);
      }

      summary {
        min-block-size: 1.75rem;
        font-weight: 600;
        cursor: pointer;
      }

      ilp-connect-steps {
        padding-block-start: var(--ilp-space-3);
      }
    `,
  ];

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<Connections>('/connections', { signal }),
  });

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('admin.title')}</h1>
      ${renderLoad(this.loading, (reply) =>
        reply.connections.length === 0 ? this.renderEmpty() : this.renderList(reply),
      )}
    </div>`;
  }

  private renderEmpty() {
    return html`<ilp-empty-state heading=${t('admin.empty')}>
      <ilp-connect-steps></ilp-connect-steps>
    </ilp-empty-state>`;
  }

  private renderList({ districtName, connections }: Connections) {
    return html`
      <p class="quiet">${t('admin.intro', { district: districtName })}</p>
      <ul class="rows">
        ${repeat(
          connections,
          (connection: Connection) => connection.deploymentId,
          (connection) =>
            html`<li><ilp-connection-row .connection=${connection}></ilp-connection-row></li>`,
        )}
      </ul>
      <details>
        <summary>${t('admin.add-title')}</summary>
        <ilp-connect-steps></ilp-connect-steps>
      </details>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-connections-view': IlpConnectionsView;
  }
}
