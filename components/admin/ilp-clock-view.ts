import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { DistrictClock } from '#contracts/district-clock.js';
import { timeZones, zoneWords } from '#contracts/time-zones.js';
import { formatDate, useTimeZone } from '../i18n/format.js';
import { intlLocale, t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { textOf } from '../shared/form-text.js';
import type { FieldOption } from '../shared/ilp-field.js';
import '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, layout } from '../styles/shared.js';

/**
 * By whose clock the district's days begin and end.
 *
 * @element ilp-clock-view
 */
@customElement('ilp-clock-view')
export class IlpClockView extends IlpView {
  static override styles = [layout, buttons];

  @state() private clock: DistrictClock | null = null;

  private readonly attempt = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.clock = await this.api.get<DistrictClock>('/district-clock', { signal });
    },
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('district')}>${t('shell.title-live-board')}</a>
        <h1 tabindex="-1">${t('shell.title-clock')}</h1>
        <p>${t('clock.intro')}</p>
      </div>
      ${renderLoad(this.loading, () => (this.clock ? this.renderClock(this.clock) : nothing))}
    </div>`;
  }

  private renderClock({ timeZone, isChosen, today }: DistrictClock) {
    return html`<form class="stack" @submit=${this.handleSubmit}>
      <ilp-field
        type="select"
        name="timeZone"
        label=${t('clock.zone')}
        .value=${timeZone}
        .options=${optionsWith(timeZone)}
      ></ilp-field>
      <p>${t('clock.today', { date: formatDate(today, 'long') })}</p>
      ${isChosen ? nothing : html`<p class="quiet">${t('clock.from-state')}</p>`}
      <p class="small quiet">${t('clock.keeps')}</p>
      ${this.attempt.renderFault()}
      <div>
        <button type="submit" class="button primary" ?disabled=${this.attempt.isBusy}>
          ${t('clock.save')}
        </button>
      </div>
    </form>`;
  }

  private readonly handleSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const timeZone = textOf(new FormData(event.currentTarget as HTMLFormElement), 'timeZone');
    const isSaved = await this.attempt.run(async () => {
      this.clock = await this.api.put<DistrictClock>('/district-clock', { timeZone });
    });
    if (!isSaved) return;
    useTimeZone(timeZone);
    announce(t('clock.saved'));
    showToast({ text: t('clock.saved') });
  };
}

/** The names of hundreds of zones take a moment to work out: once a language. */
const named = new Map<string, FieldOption[]>();

function zonesIn(locale: string): FieldOption[] {
  const options =
    named.get(locale) ?? timeZones().map((value) => ({ value, label: zoneWords(value, locale) }));
  named.set(locale, options);
  return options;
}

/** The one in force stands among them even where this browser doesn't list it. */
function optionsWith(timeZone: string): FieldOption[] {
  const options = zonesIn(intlLocale());
  const isThere = options.some(({ value }) => value === timeZone);
  return isThere ? options : [...options, { value: timeZone, label: timeZone }];
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-clock-view': IlpClockView;
  }
}
