import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SessionReply } from '#contracts/session.js';
import type { SetupLink } from '#contracts/setup.js';
import type { ApiClient } from '../api/client.js';
import { ProblemError } from '../api/problem-error.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout } from '../styles/shared.js';

/** Typed on the server's own command line; the same in every language. */
const COMMAND = 'npm run --silent lti -- setup-link';

/** The set-up link was taken: the visit can begin. */
export class SetupDoneEvent extends Event {
  static readonly type = 'ilp-setup-done';
  readonly reply: SessionReply;

  constructor(reply: SessionReply) {
    super(SetupDoneEvent.type, { bubbles: true, composed: true });
    this.reply = reply;
  }
}

/**
 * The first page behind a set-up link: who is here, and for which district.
 *
 * @element ilp-setup-start
 * @fires {SetupDoneEvent} ilp-setup-done
 */
@customElement('ilp-setup-start')
export class IlpSetupStart extends IlpElement {
  static override styles = [layout, buttons, cards];

  @property({ attribute: false }) api!: ApiClient;
  @property() token = '';

  @state() private hasTried = false;
  private readonly attempt = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [this.token] as const,
    task: async ([token]) => {
      try {
        return await this.api.post<SetupLink>('/setup/look', { token });
      } catch (error) {
        if (error instanceof ProblemError && error.status === 401) return null;
        throw error;
      }
    },
  });

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('setup.title')}</h1>
      ${renderLoad(this.loading, (link) => (link ? this.renderForm(link) : this.renderUsed()))}
    </div>`;
  }

  private renderUsed() {
    return html`<div class="notice warn stack tight" role="alert">
      <p>${t('setup.used')}</p>
      <code>${COMMAND}</code>
    </div>`;
  }

  private renderForm({ districtName }: SetupLink) {
    const missing = this.hasTried ? t('common.field-missing') : '';
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      <p>
        ${districtName ? t('setup.intro-district', { district: districtName }) : t('setup.intro')}
      </p>
      ${
        districtName
          ? nothing
          : html`<ilp-field
              name="districtName"
              label=${t('setup.district')}
              error=${this.isTaken ? t('setup.taken') : missing}
              maxlength="200"
              required
            ></ilp-field>`
      }
      <ilp-field
        name="personName"
        label=${t('setup.person')}
        hint=${t('setup.person-hint')}
        error=${missing}
        maxlength="200"
        required
      ></ilp-field>
      ${this.isTaken ? nothing : this.attempt.renderFault()}
      <div>
        <button type="submit" class="button primary" ?disabled=${this.attempt.isBusy}>
          ${t('setup.open')}
        </button>
      </div>
    </form>`;
  }

  private get isTaken(): boolean {
    const { error } = this.attempt;
    return error instanceof ProblemError && error.code === 'conflict';
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    const values = [...data].map(
      ([name, value]) => [name, typeof value === 'string' ? value.trim() : ''] as const,
    );
    const empty = values.find(([, value]) => value === '');
    this.hasTried = empty !== undefined;
    if (empty) form.querySelector<HTMLElement>(`[name=${empty[0]}]`)?.focus();
    else void this.send(Object.fromEntries(values));
  }

  private send(values: Record<string, string>): Promise<unknown> {
    return this.attempt.run(async () => {
      const locale = document.documentElement.lang === 'es' ? 'es' : 'en';
      const body = { ...values, token: this.token, locale };
      this.dispatchEvent(new SetupDoneEvent(await this.api.post<SessionReply>('/setup', body)));
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-setup-start': IlpSetupStart;
  }
  interface HTMLElementEventMap {
    [SetupDoneEvent.type]: SetupDoneEvent;
  }
}
