import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Replacement } from '#contracts/connections.js';
import type { ApiClient } from '../api/client.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-dialog.js';
import type { DialogCloseEvent } from '../shared/ilp-dialog.js';
import { IlpElement } from '../shared/ilp-element.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { ConnectionsChangeEvent } from './admin-events.js';

/**
 * Offers to let a newer registration of an LMS take the place of an older one, with what would move
 * and what is there twice.
 *
 * @element ilp-replacement
 * @fires {ConnectionsChangeEvent} ilp-connections-change
 */
@customElement('ilp-replacement')
export class IlpReplacement extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    fields,
    css`
      ul {
        margin: 0;
        padding-inline-start: var(--ilp-space-5);
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) replacement?: Replacement;

  @state() private asks = false;
  @state() private accepts = false;

  private readonly attempt = new Attempt(this);

  protected override render() {
    const { replacement } = this;
    if (!replacement) return nothing;
    const { from, to } = replacement;
    return html`<section class="notice stack" aria-labelledby="heading">
      <h2 id="heading">${t('admin.replace-title', { lms: to.platformName })}</h2>
      <p>${t('admin.replace-text', { from: from.clientId, to: to.clientId })}</p>
      ${renderCounts(replacement)}
      <div>
        <button type="button" class="button" @click=${() => (this.asks = true)}>
          ${t('admin.replace')}
        </button>
      </div>
      <ilp-dialog
        heading=${t('admin.replace')}
        ?open=${this.asks}
        @ilp-dialog-close=${(event: DialogCloseEvent) => {
          event.stopPropagation();
          this.asks = false;
          this.attempt.forget();
        }}
      >
        ${this.renderQuestion(replacement)}
      </ilp-dialog>
    </section>`;
  }

  private renderQuestion(replacement: Replacement) {
    const { courses, people } = replacement;
    const isTwice = courses.stays + people.stays > 0;
    return html`
      <div class="stack">
        <p>${t('admin.replace-sure')}</p>
        ${
          isTwice
            ? html`${renderStays(replacement)}
                <label class="choice">
                  <input
                    type="checkbox"
                    .checked=${this.accepts}
                    @change=${(event: Event) => {
                      this.accepts = (event.currentTarget as HTMLInputElement).checked;
                    }}
                  />
                  ${t('admin.replace-accept')}
                </label>`
            : nothing
        }
        ${this.attempt.renderFault()}
      </div>
      <button
        slot="footer"
        type="button"
        class="button danger"
        ?disabled=${this.attempt.isBusy || (isTwice && !this.accepts)}
        @click=${() => void this.replace(replacement)}
      >
        ${t('admin.replace-now')}
      </button>
    `;
  }

  private replace({ from, to }: Replacement): Promise<boolean> {
    return this.attempt.run(async () => {
      await this.api.post('/connections/replacements', {
        fromId: from.registrationId,
        toId: to.registrationId,
        acceptsStays: this.accepts,
      });
      this.asks = false;
      showToast({ text: t('admin.replaced') });
      this.dispatchEvent(new ConnectionsChangeEvent());
    });
  }
}

const renderCounts = ({ courses, people, links }: Replacement) =>
  html`<ul>
    <li>${t('admin.replace-courses', { count: courses.moves })}</li>
    <li>${t('admin.replace-people', { count: people.moves })}</li>
    <li>${t('admin.replace-links', { count: links })}</li>
  </ul>`;

const renderStays = ({ courses, people }: Replacement) => html`
  ${
    courses.stays > 0
      ? renderNames(t('admin.replace-stay-courses', { count: courses.stays }), courses)
      : nothing
  }
  ${
    people.stays > 0
      ? renderNames(t('admin.replace-stay-people', { count: people.stays }), people)
      : nothing
  }
`;

const renderNames = (words: string, { names, stays }: Replacement['people']) =>
  html`<div>
    <p>${words}</p>
    <ul>
      ${names.map((name) => html`<li>${name}</li>`)}
      ${
        stays > names.length
          ? html`<li>${t('admin.replace-more', { count: stays - names.length })}</li>`
          : nothing
      }
    </ul>
  </div>`;

declare global {
  interface HTMLElementTagNameMap {
    'ilp-replacement': IlpReplacement;
  }
}
