import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { CaliperBoard, CaliperOutcome } from '#contracts/caliper.js';
import { formatDate, formatTime } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { Poll } from '../shared/poll.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';
import type { CaliperSetEvent } from './caliper-events.js';
import './ilp-caliper-form.js';
import type { IlpCaliperForm } from './ilp-caliper-form.js';

const BADGES: Record<CaliperOutcome, string> = {
  waiting: 'badge',
  sent: 'badge good',
  refused: 'badge warn',
  unreachable: 'badge warn',
  unreadable: 'badge warn',
};

const moment = (at: string) => ({ date: formatDate(at), time: formatTime(at) });

type Endpoint = NonNullable<CaliperBoard['endpoint']>;

/**
 * Whether and where events of what students do are sent, and how that goes. Needs the `caliper` messages.
 *
 * @element ilp-caliper-view
 */
@customElement('ilp-caliper-view')
export class IlpCaliperView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      :host {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @state() private endpoint: Endpoint | null = null;
  private readonly attempt = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<CaliperBoard>('/admin/caliper', { signal }),
    onComplete: (board) => {
      this.show(board);
    },
  });

  private readonly sending = new Poll(
    this,
    () => this.api.get<CaliperBoard>('/admin/caliper'),
    (board) => {
      this.show(board);
    },
  );

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('connections')}>${t('shell.title-connections')}</a>
        <h1 tabindex="-1">${t('shell.title-caliper')}</h1>
      </div>
      <div class="stack tight">
        <p>${t('caliper.intro')}</p>
        <p>${t('caliper.what')}</p>
        <p>${t('caliper.not')}</p>
      </div>
      ${renderLoad(this.loading, () => this.renderBoard())}
    </div>`;
  }

  private renderBoard() {
    const { endpoint } = this;
    return html`${this.attempt.renderFault()}
      <section class="card stack" aria-labelledby="state">
        ${endpoint ? this.renderEndpoint(endpoint) : html`<h2 id="state">${t('caliper.off')}</h2>`}
        ${endpoint ? html`<h3>${t('caliper.change')}</h3>` : nothing}
        <ilp-caliper-form
          url=${endpoint?.url ?? ''}
          action=${endpoint ? t('caliper.replace') : t('caliper.begin')}
          ?busy=${this.attempt.isBusy}
          @ilp-caliper-set=${(event: CaliperSetEvent) => void this.set(event)}
        ></ilp-caliper-form>
      </section>`;
  }

  private renderEndpoint({ url, setBy, setAt, outcome, sentAt, waiting, nextTryAt }: Endpoint) {
    const who = setBy ?? t('caliper.somebody');
    const isWell = outcome === 'waiting' || outcome === 'sent';
    return html`<div class="stack tight">
        <h2 id="state">${url}</h2>
        <p role="status">
          <span class=${BADGES[outcome]}>${t(`caliper.outcome-${outcome}`)}</span>
        </p>
        ${isWell ? nothing : html`<p>${t(`caliper.fix-${outcome}`)}</p>`}
        <p>${t('caliper.waiting', { count: waiting })}</p>
        <p class="small quiet">
          ${t('caliper.set', { who, date: formatDate(setAt) })}
          ${sentAt ? t('caliper.sent-at', moment(sentAt)) : nothing}
          ${nextTryAt ? t('caliper.next-try', moment(nextTryAt)) : nothing}
        </p>
      </div>
      <div class="actions">
        <button
          type="button"
          class="button small"
          ?disabled=${this.attempt.isBusy || outcome === 'waiting'}
          @click=${() => void this.test()}
        >
          ${t('caliper.test')}
        </button>
        <button
          type="button"
          class="button small danger"
          ?disabled=${this.attempt.isBusy}
          @click=${() => void this.end()}
        >
          ${t('caliper.end')}
        </button>
      </div>
      <p class="small quiet">${t('caliper.end-note')}</p>`;
  }

  private show({ endpoint }: CaliperBoard): void {
    this.endpoint = endpoint;
    this.sending.follow(endpoint?.outcome === 'waiting');
  }

  private async set(event: CaliperSetEvent): Promise<void> {
    const form = event.target as IlpCaliperForm;
    const isDone = await this.attempt.run(async () => {
      this.show(await this.api.put<CaliperBoard>('/admin/caliper', event.endpoint));
    });
    if (isDone) form.clear();
  }

  private test(): Promise<unknown> {
    return this.attempt.run(async () => {
      this.show(await this.api.post<CaliperBoard>('/admin/caliper/test'));
    });
  }

  private end(): Promise<unknown> {
    return this.attempt.run(async () => {
      this.show(await this.api.delete<CaliperBoard>('/admin/caliper'));
      showToast({ text: t('caliper.ended') });
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-caliper-view': IlpCaliperView;
  }
}
