import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { SUPPORT_HOURS_MAX, SUPPORT_REASON_MAX } from '#contracts/limits.js';
import type { SupportGrant, SupportGrants } from '#contracts/support.js';
import { ProblemError } from '../api/problem-error.js';
import { formatDate, formatTime } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { valueOf } from '../shared/form-text.js';
import '../shared/ilp-empty-state.js';
import '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { renderLooks } from './support-looks.js';

const REASON_MIN = 10;
const HOURS = Array.from({ length: SUPPORT_HOURS_MAX }, (_, index) => index + 1);

/**
 * Whether support may look at the district, why and until when; and all that they opened before.
 *
 * @element ilp-support-view
 */
@customElement('ilp-support-view')
export class IlpSupportView extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  @state() private grants: readonly SupportGrant[] = [];
  @state() private reason = '';
  @state() private hours = '1';
  @state() private isTried = false;
  private readonly attempt = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<SupportGrants>('/support-grants', { signal }),
    onComplete: ({ grants }) => {
      this.grants = grants;
    },
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('district')}>${t('shell.title-live-board')}</a>
        <h1 tabindex="-1">${t('shell.title-support')}</h1>
      </div>
      <p>${t('support.intro')}</p>
      ${renderLoad(this.loading, () => this.renderGrants())}
    </div>`;
  }

  private renderGrants() {
    const open = this.grants.find(({ isOpen }) => isOpen);
    const past = this.grants.filter(({ isOpen }) => !isOpen);
    return html`
      ${open ? this.renderOpen(open) : this.renderForm()}
      <section class="stack" aria-labelledby="past">
        <h2 id="past">${t('support.past')}</h2>
        ${
          past.length === 0
            ? html`<ilp-empty-state heading=${t('support.none')}>
                <p>${t('support.none-text')}</p>
              </ilp-empty-state>`
            : html`<ul class="rows">
                ${past.map((grant) => html`<li class="stack tight">${renderPast(grant)}</li>`)}
              </ul>`
        }
      </section>
    `;
  }

  private renderOpen(grant: SupportGrant) {
    return html`<section class="card stack" aria-labelledby="open">
      <h2 id="open">${t('support.open')}</h2>
      <p class="quiet">
        ${t('support.until', { time: formatTime(grant.endsAt), date: formatDate(grant.endsAt) })}
      </p>
      <p>${grant.reason}</p>
      <p class="small">${t('support.told', { district: this.session.districtName })}</p>
      ${renderLooks(grant)} ${this.attempt.renderFault()}
      <div class="actions">
        <button
          type="button"
          class="button danger"
          ?disabled=${this.attempt.isBusy}
          @click=${() => void this.end(grant.id)}
        >
          ${t('support.end')}
        </button>
      </div>
    </section>`;
  }

  private renderForm() {
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      <ilp-field
        type="textarea"
        name="reason"
        rows="3"
        maxlength=${SUPPORT_REASON_MAX}
        label=${t('support.reason')}
        hint=${t('support.reason-hint')}
        error=${this.isTried && this.isShort ? t('support.reason-short') : ''}
        .value=${this.reason}
        @input=${(event: Event) => (this.reason = valueOf(event))}
      ></ilp-field>
      <ilp-field
        type="select"
        name="hours"
        label=${t('support.hours')}
        .value=${this.hours}
        .options=${HOURS.map((count) => ({
          value: String(count),
          label: t('support.hours-n', { count }),
        }))}
        @change=${(event: Event) => (this.hours = valueOf(event))}
      ></ilp-field>
      ${this.attempt.renderFault()}
      <div class="actions">
        <button type="submit" class="button primary" ?disabled=${this.attempt.isBusy}>
          ${t('support.allow')}
        </button>
      </div>
    </form>`;
  }

  private get isShort(): boolean {
    return this.reason.trim().length < REASON_MIN;
  }

  private readonly handleSubmit = (event: Event) => {
    event.preventDefault();
    this.isTried = true;
    if (!this.isShort) void this.attempt.run(() => this.allow());
  };

  private async allow(): Promise<void> {
    const wish = { reason: this.reason.trim(), hours: Number(this.hours) };
    try {
      this.grants = (await this.api.post<SupportGrants>('/support-grants', wish)).grants;
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'conflict') throw error;
      // Another administrator was first: theirs is shown, and what was written here stays.
      this.grants = (await this.api.get<SupportGrants>('/support-grants')).grants;
      showToast({ text: t('support.conflict') });
      return;
    }
    this.reason = '';
    this.isTried = false;
    await this.say(t('support.allowed'));
  }

  private end(id: string): Promise<unknown> {
    return this.attempt.run(async () => {
      this.grants = (await this.api.post<SupportGrants>(`/support-grants/${id}/end`)).grants;
      await this.say(t('support.ended'));
    });
  }

  /** The button that was pressed is gone with what it did. */
  private async say(text: string): Promise<void> {
    showToast({ text });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }
}

function renderPast(grant: SupportGrant) {
  const { reason, grantedBy, grantedAt, endsAt } = grant;
  return html`
    <strong>
      ${t('support.from-to', {
        date: formatDate(grantedAt),
        from: formatTime(grantedAt),
        to: formatTime(endsAt),
      })}
    </strong>
    <span>${reason}</span>
    <span class="small quiet">
      ${t('support.by', { name: grantedBy ?? t('support.by-gone') })}
    </span>
    ${grant.looks === 0 ? html`<span class="small">${t('support.looks', { count: 0 })}</span>` : nothing}
    ${grant.looks > 0 ? renderLooks(grant) : nothing}
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-support-view': IlpSupportView;
  }
}
