import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { MailCadence, MailChoice } from '#contracts/mail.js';
import type { ApiClient } from '../api/client.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { cards, fields, layout } from '../styles/shared.js';

const CADENCES: readonly MailCadence[] = ['off', 'day', 'week'];

/**
 * Whether somebody of the staff wants an e-mail that counts what is new. Nothing where their district sends
 * none. Needs the `notifications` messages.
 *
 * @element ilp-mail-choice
 */
@customElement('ilp-mail-choice')
export class IlpMailChoice extends IlpElement {
  static override styles = [layout, cards, fields];

  @property({ attribute: false }) api!: ApiClient;
  @state() private choice: MailChoice | null = null;
  private readonly attempt = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<MailChoice>('/notifications/mail', { signal }),
    onComplete: (choice) => {
      this.choice = choice;
    },
  });

  protected override render() {
    if (this.choice?.state === 'off') return nothing;
    return html`<section class="stack" aria-labelledby="mail">
      <h2 id="mail">${t('notifications.mail-title')}</h2>
      ${renderLoad(this.loading, () => (this.choice ? this.renderChoice(this.choice) : nothing), {
        lines: 2,
      })}
      ${this.attempt.renderFault()}
    </section>`;
  }

  private renderChoice({ state: isOpen, cadence, address, stopped }: MailChoice) {
    if (isOpen === 'student') return html`<p>${t('notifications.mail-student')}</p>`;
    if (isOpen === 'no-address') return html`<p>${t('notifications.mail-no-address')}</p>`;
    return html`${stopped ? html`<p class=${stopped === 'refused' ? 'notice warn' : 'notice'}>${t(`notifications.mail-stopped-${stopped}`)}</p>` : nothing}
      <p>${t('notifications.mail-text')}</p>
      <fieldset class="stack tight">
        <legend class="small">${t('notifications.mail-cadence')}</legend>
        ${CADENCES.map((one) => this.renderCadence(one, one === cadence))}
      </fieldset>
      ${
        address === null
          ? nothing
          : html`<p class="small quiet">${t('notifications.mail-address', { address })}</p>`
      }`;
  }

  private renderCadence(cadence: MailCadence, isChosen: boolean) {
    const label = cadence === 'off' ? 'off-choice' : cadence;
    return html`<label class="choice">
      <input
        type="radio"
        name="cadence"
        value=${cadence}
        .checked=${isChosen}
        ?disabled=${this.attempt.isBusy}
        @change=${() => void this.choose(cadence)}
      />
      ${t(`notifications.mail-${label}`)}
    </label>`;
  }

  private async choose(cadence: MailCadence): Promise<void> {
    const before = this.choice?.cadence ?? 'off';
    const isSaved = await this.attempt.run(async () => {
      this.choice = await this.api.put<MailChoice>('/notifications/mail', { cadence });
    });
    // What could not be kept does not stand there as if it had been.
    const shown = isSaved ? cadence : before;
    await this.updateComplete;
    const radio = this.renderRoot.querySelector<HTMLInputElement>(`input[value=${shown}]`);
    if (radio) radio.checked = true;
    radio?.focus();
    if (!isSaved) return;
    announce(t('notifications.mail-saved'));
    showToast({ text: t('notifications.mail-saved'), undo: () => this.choose(before) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-mail-choice': IlpMailChoice;
  }
}
