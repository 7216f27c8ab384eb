import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ApiToken, ApiTokens, MadeApiToken } from '#contracts/public-api.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-copy-row.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import type { ApiKeyAskEvent } from './api-key-events.js';
import './ilp-api-key-form.js';

/**
 * Keys by which the district's own programs read from Pathlight. A new one's secret is shown once.
 *
 * @element ilp-api-view
 */
@customElement('ilp-api-view')
export class IlpApiView extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  @state() private tokens: readonly ApiToken[] = [];
  @state() private secret: string | null = null;
  private readonly attempt = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<ApiTokens>('/api-tokens', { signal }),
    onComplete: ({ tokens }) => {
      this.tokens = tokens;
    },
  });

  /** A page that was left and comes back from the browser's memory shows no secret again. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.secret = null;
  }

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('district')}>${t('shell.title-live-board')}</a>
        <h1 tabindex="-1">${t('shell.title-api')}</h1>
      </div>
      <div class="stack tight">
        <p>${t('api.intro')}</p>
        <p><a href="/v1/openapi.json" target="_blank" rel="noopener">${t('api.document')}</a></p>
      </div>
      ${renderLoad(this.loading, () => this.renderAll())}
    </div>`;
  }

  private renderAll() {
    return html`
      ${this.secret === null ? nothing : this.renderSecret(this.secret)}
      <ilp-api-key-form
        ?busy=${this.attempt.isBusy}
        @ilp-api-key-ask=${(event: ApiKeyAskEvent) => void this.make(event)}
      ></ilp-api-key-form>
      ${this.attempt.renderFault()}
      <section class="stack" aria-labelledby="keys">
        <h2 id="keys">${t('api.keys')}</h2>
        ${
          this.tokens.length === 0
            ? html`<ilp-empty-state heading=${t('api.none')}>
                <p>${t('api.none-text')}</p>
              </ilp-empty-state>`
            : html`<ul class="rows">
                ${this.tokens.map((token) => this.renderToken(token))}
              </ul>`
        }
      </section>
    `;
  }

  private renderSecret(secret: string) {
    return html`<section
      class="notice stack tight"
      aria-labelledby="secret"
      id="made"
      tabindex="-1"
    >
      <h2 id="secret">${t('api.secret')}</h2>
      <ilp-copy-row label=${t('api.secret-value')} value=${secret}></ilp-copy-row>
      <p class="small">${t('api.secret-once')}</p>
    </section>`;
  }

  private renderToken({ id, name, scopes, expiresAt, lastUsedAt, isGood }: ApiToken) {
    const used = lastUsedAt ? t('api.used', { date: formatDate(lastUsedAt) }) : t('api.unused');
    return html`<li class="spread">
      <span class="stack tight">
        <strong>${name}</strong>
        <span class="small quiet">
          ${isGood ? t('api.until', { date: formatDate(expiresAt) }) : t('api.over')}, ${used}
        </span>
        <span class="small">${scopes.map((scope) => t(`api.scope-${scope}`)).join(' · ')}</span>
      </span>
      ${
        isGood
          ? html`<button
              type="button"
              class="button small danger"
              ?disabled=${this.attempt.isBusy}
              aria-label=${`${t('api.revoke')}: ${name}`}
              @click=${() => void this.revoke(id)}
            >
              ${t('api.revoke')}
            </button>`
          : nothing
      }
    </li>`;
  }

  private make({ wish }: ApiKeyAskEvent): Promise<unknown> {
    return this.attempt.run(async () => {
      const { tokens, secret } = await this.api.post<MadeApiToken>('/api-tokens', wish);
      this.tokens = tokens;
      this.secret = secret;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('#made')?.focus();
    });
  }

  private revoke(id: string): Promise<unknown> {
    return this.attempt.run(async () => {
      this.tokens = (await this.api.delete<ApiTokens>(`/api-tokens/${id}`)).tokens;
      this.secret = null;
      showToast({ text: t('api.revoked') });
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-api-view': IlpApiView;
  }
}
