import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Connection, Connections, Invitation } from '#contracts/connections.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { GUIDES } from './guides.js';
import './ilp-bind-form.js';
import './ilp-connection-row.js';
import './ilp-keys-panel.js';
import './ilp-replacement.js';

/**
 * The LMS installations of the district, each with a sentence on whether it works; what waits; and
 * the ways to connect another.
 *
 * @element ilp-connections-view
 */
@customElement('ilp-connections-view')
export class IlpConnectionsView extends IlpView {
  static override styles = [
    layout,
    buttons,
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

      ilp-keys-panel {
        display: block;
        padding-block-start: var(--ilp-space-3);
      }
    `,
  ];

  @state() private reply: Connections | undefined;
  @state() private showsKeys = false;
  private readonly attempt = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<Connections>('/connections', { signal }),
    onComplete: (reply) => {
      this.reply = reply;
    },
  });

  protected override render() {
    return html`<div class="page" @ilp-connections-change=${() => void this.reload()}>
      <h1 tabindex="-1">${t('admin.title')}</h1>
      ${renderLoad(this.loading, (reply) => this.renderAll(this.reply ?? reply))}
    </div>`;
  }

  private renderAll(reply: Connections) {
    return html`
      <p class="quiet">${t('admin.intro', { district: reply.districtName })}</p>
      ${this.attempt.renderFault()}
      ${reply.replacements.map(
        (replacement) =>
          html`<ilp-replacement .api=${this.api} .replacement=${replacement}></ilp-replacement>`,
      )}
      ${this.renderWaiting(reply)}
      ${
        reply.connections.length === 0
          ? html`<ilp-empty-state heading=${t('admin.empty')}>
              <p>${t('admin.empty-text')}</p>
            </ilp-empty-state>`
          : this.renderList(reply)
      }
      ${this.renderBare(reply)} ${this.renderGuides()} ${this.renderInvitations(reply.invitations)}
      <section class="stack tight">
        <h2>${t('shell.title-imports')}</h2>
        <p>
          <a href=${hrefFor('connections/sis')}>${t('admin.sis-link')}</a>
        </p>
        <p>
          <a href=${hrefFor('connections/results')}>${t('admin.results-link')}</a>
        </p>
        <p>
          <a href=${hrefFor('connections/reference')}>${t('admin.reference-link')}</a>
        </p>
        <p>
          <a href=${hrefFor('connections/instruments')}>${t('admin.instruments-link')}</a>
        </p>
        <p>
          <a href=${hrefFor('connections/courses/catalog')}>${t('admin.catalog-link')}</a>
        </p>
        <p>
          <a href=${hrefFor('connections/courses/taken')}>${t('admin.taken-link')}</a>
        </p>
        <p><a href=${hrefFor('connections/work')}>${t('shell.title-work')}</a></p>
        <p><a href=${hrefFor('scholarships/import')}>${t('admin.scholarships-link')}</a></p>
        <p><a href=${hrefFor('hours')}>${t('admin.service-hours')}</a></p>
        <p><a href=${hrefFor('explore/fairness')}>${t('shell.title-fairness')}</a></p>
      </section>
      <section class="stack tight">
        <h2>${t('shell.title-same-people')}</h2>
        <p>
          <a href=${hrefFor('connections/same-people')}>${t('admin.same-people-link')}</a>
        </p>
        <p><a href=${hrefFor('connections/caseloads')}>${t('shell.title-caseloads')}</a></p>
      </section>
      ${reply.connections.length > 0 ? this.renderKeys() : nothing}
    `;
  }

  private renderList({ connections, schools }: Connections) {
    return html`<ul class="rows">
      ${repeat(
        connections,
        (connection: Connection) => connection.deploymentId,
        (connection) =>
          html`<li>
            <ilp-connection-row
              .api=${this.api}
              .schools=${schools}
              .connection=${connection}
            ></ilp-connection-row>
          </li>`,
      )}
    </ul>`;
  }

  /** Launches of these are turned away until somebody says whose they are. */
  private renderWaiting({ waiting, schools }: Connections) {
    if (waiting.length === 0) return nothing;
    return html`<section class="stack">
      <h2>${t('admin.waiting-title')}</h2>
      <p>${t('admin.waiting-text')}</p>
      ${waiting.map(
        (row) =>
          html`<div class="card stack">
            <div class="stack tight">
              <strong>${row.platformName}</strong>
              <span class="small">${t('admin.deployment')}: ${row.deployment}</span>
              <span class="small quiet">
                ${t('admin.waiting-since', { date: formatDate(row.firstSeenAt) })}
              </span>
            </div>
            <ilp-bind-form
              waits
              .api=${this.api}
              .schools=${schools}
              deploymentId=${row.deploymentId}
            ></ilp-bind-form>
          </div>`,
      )}
    </section>`;
  }

  private renderBare({ platforms }: Connections) {
    if (platforms.length === 0) return nothing;
    return html`<section class="stack tight">
      <h2>${t('admin.bare-title')}</h2>
      <p class="small quiet">${t('admin.bare-text')}</p>
      <ul class="rows">
        ${platforms.map(
          (row) =>
            html`<li>${row.platformName} <span class="small quiet">${row.clientId}</span></li>`,
        )}
      </ul>
    </section>`;
  }

  private renderGuides() {
    return html`<section class="stack">
      <h2>${t('admin.add-title')}</h2>
      <p>${t('admin.add-text')}</p>
      <div class="actions">
        ${Object.entries(GUIDES).map(
          ([family, { name }]) =>
            html`<a class="button" href=${hrefFor(`connections/guides/${family}`)}>${t(name)}</a>`,
        )}
      </div>
    </section>`;
  }

  private renderInvitations(invitations: readonly Invitation[]) {
    if (invitations.length === 0) return nothing;
    return html`<section class="stack tight">
      <h2>${t('admin.invitations-title')}</h2>
      <p class="small quiet">${t('admin.invitations-text')}</p>
      <ul class="rows">
        ${invitations.map((invitation) => {
          const words = t('admin.invitation', {
            made: formatDate(invitation.createdAt),
            until: formatDate(invitation.expiresAt),
          });
          return html`<li class="spread">
            <span>${words}</span>
            <button
              type="button"
              class="button small"
              ?disabled=${this.attempt.isBusy}
              aria-label=${`${t('admin.invitation-revoke')}: ${words}`}
              @click=${() => void this.revoke(invitation.id)}
            >
              ${t('admin.invitation-revoke')}
            </button>
          </li>`;
        })}
      </ul>
    </section>`;
  }

  private renderKeys() {
    return html`<details
      @toggle=${() => {
        this.showsKeys = true;
      }}
    >
      <summary>${t('admin.keys-title')}</summary>
      ${this.showsKeys ? html`<ilp-keys-panel .api=${this.api}></ilp-keys-panel>` : nothing}
    </details>`;
  }

  private revoke(id: string): Promise<unknown> {
    return this.attempt.run(async () => {
      await this.api.delete(`/connections/invitations/${id}`);
      this.reply = await this.readAgain();
    });
  }

  private readonly readAgain = () => this.api.get<Connections>('/connections');

  /** Without the grey lines, so that what is being worked on stays in place. */
  private reload(): Promise<unknown> {
    return this.attempt.run(async () => {
      this.reply = await this.readAgain();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-connections-view': IlpConnectionsView;
  }
}
