import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { DistrictMail } from '#contracts/mail.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { cards, fields, layout } from '../styles/shared.js';

/**
 * Whether the district sends its staff e-mails that count what is new, and how that goes.
 *
 * @element ilp-district-mail-view
 */
@customElement('ilp-district-mail-view')
export class IlpDistrictMailView extends IlpView {
  static override styles = [layout, cards, fields];

  @state() private mail: DistrictMail | null = null;

  private readonly attempt = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.mail = await this.api.get<DistrictMail>('/district-mail', { signal });
    },
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('district')}>${t('shell.title-live-board')}</a>
        <h1 tabindex="-1">${t('shell.title-district-mail')}</h1>
        <p>${t('district-mail.intro')}</p>
        <p>${t('district-mail.never')}</p>
        <p>${t('district-mail.what')}</p>
      </div>
      ${renderLoad(this.loading, () => (this.mail ? this.renderMail(this.mail) : nothing))}
    </div>`;
  }

  private renderMail({ isOn, hasServer, from, people, lately }: DistrictMail) {
    return html`<div class="stack">
        ${hasServer ? nothing : html`<p class="notice warn">${t('district-mail.no-server')}</p>`}
        <label class="choice">
          <input
            type="checkbox"
            name="isOn"
            .checked=${isOn}
            ?disabled=${this.attempt.isBusy || (!hasServer && !isOn)}
            @change=${this.handleSwitch}
          />
          ${t('district-mail.switch')}
        </label>
        ${from === null ? nothing : html`<p class="small quiet">${t('district-mail.sender', { from })}</p>`}
        ${this.attempt.renderFault()}
      </div>
      ${this.renderCounts('people', [
        [t('district-mail.day'), people.day],
        [t('district-mail.week'), people.week],
      ])}
      ${this.renderCounts('lately', [
        [t('district-mail.sent'), lately.sent],
        [t('district-mail.waiting'), lately.waiting],
        [t('district-mail.refused'), lately.refused],
        [t('district-mail.late'), lately.late],
      ])}`;
  }

  private renderCounts(what: 'people' | 'lately', rows: readonly (readonly [string, number])[]) {
    return html`<section class="stack tight" aria-labelledby=${what}>
      <h2 id=${what}>${t(`district-mail.${what}`)}</h2>
      <ul>
        ${rows.map(([label, count]) => html`<li>${label}: <strong>${formatNumber(count)}</strong></li>`)}
      </ul>
    </section>`;
  }

  private readonly handleSwitch = async (event: Event): Promise<void> => {
    const box = event.currentTarget as HTMLInputElement;
    const isOn = box.checked;
    const isSaved = await this.attempt.run(async () => {
      this.mail = await this.api.put<DistrictMail>('/district-mail', { isOn });
    });
    if (!isSaved) box.checked = !isOn;
    await this.updateComplete;
    box.focus();
    if (!isSaved) return;
    const text = t(isOn ? 'district-mail.on' : 'district-mail.off');
    announce(text);
    showToast({ text });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-district-mail-view': IlpDistrictMailView;
  }
}
