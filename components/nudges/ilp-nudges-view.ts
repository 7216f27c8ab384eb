import { Task } from '@lit/task';
import { html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Caseload } from '#contracts/caseload.js';
import {
  NUDGE_PLACES,
  NUDGE_STUDENTS_MAX,
  NUDGE_TEXT_MAX,
  NUDGES_PER_WEEK,
} from '#contracts/counsel-fields.js';
import type { Nudge, Nudges } from '#contracts/nudges.js';
import type { Queue } from '#contracts/queue.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-nudge-sent.js';
import { type ChosenEvent, tooMany } from './ilp-nudge-who.js';
import { choosable, type Choosable, whyOf } from './nudge-choice.js';

/**
 * A short message to many students of a caseload, chosen by filters, and what was sent. Needs the `nudges` and
 * `queue` messages.
 *
 * @element ilp-nudges-view
 */
@customElement('ilp-nudges-view')
export class IlpNudgesView extends IlpView {
  static override styles = [cards, layout, buttons, lists];

  @state() private all: readonly Choosable[] = [];
  @state() private sent: readonly Nudge[] = [];
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private faults: { text?: string; who?: string } = {};
  @query('#text') private readonly text!: IlpField | null;
  @query('#place') private readonly place!: IlpField | null;

  private readonly sending = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      const [caseload, queue, sent] = await Promise.all([
        this.api.get<Caseload>('/caseload', { signal }),
        this.api.get<Queue>('/queue', { signal }),
        this.api.get<Nudges>('/nudges', { signal }),
      ]);
      this.all = choosable(caseload, queue);
      this.sent = sent.items;
    },
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <h1 tabindex="-1">${t('nudges.title')}</h1>
        <p class="quiet">${t('nudges.intro')}</p>
        <p class="small quiet">${t('nudges.limit-text', { count: String(NUDGES_PER_WEEK) })}</p>
      </div>
      ${renderLoad(this.loading, () => this.renderAll(), { lines: 8 })}
    </div>`;
  }

  private renderAll() {
    if (this.all.length === 0)
      return html`<ilp-empty-state heading=${t('nudges.no-caseload')}>
        <a class="button primary" href=${hrefFor('caseload')}>${t('nudges.no-caseload-link')}</a>
      </ilp-empty-state>`;
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
        <ilp-nudge-who
          .all=${this.all}
          .chosen=${this.chosen}
          .why=${whyOf(location.search, this.all)}
          error=${this.faults.who ?? ''}
          @ilp-chosen=${(event: ChosenEvent) => {
            this.chosen = event.chosen;
            this.faults = { ...this.faults, who: '' };
          }}
        ></ilp-nudge-who>
        ${this.renderWhat()}
      </form>
      <section class="stack" aria-labelledby="sent">
        <h2 id="sent" tabindex="-1">${t('nudges.sent-list')}</h2>
        ${
          this.sent.length === 0
            ? html`<p class="quiet">${t('nudges.sent-none')}</p>`
            : html`<ul class="rows">
                ${repeat(
                  this.sent,
                  ({ id }) => id,
                  (nudge) =>
                    html`<li>
                      <ilp-nudge-sent .api=${this.api} .nudge=${nudge}></ilp-nudge-sent>
                    </li>`,
                )}
              </ul>`
        }
      </section>`;
  }

  private renderWhat() {
    const count = this.chosen.size;
    return html`<section class="card stack" aria-labelledby="what">
      <h2 id="what">${t('nudges.what')}</h2>
      <ilp-field
        id="text"
        type="textarea"
        rows="3"
        required
        label=${t('nudges.text')}
        hint=${t('nudges.text-hint')}
        maxlength=${NUDGE_TEXT_MAX}
        error=${this.faults.text ?? ''}
      ></ilp-field>
      <ilp-field
        id="place"
        type="select"
        label=${t('nudges.place')}
        value="none"
        .options=${NUDGE_PLACES.map((value) => ({ value, label: t(`nudges.place-${value}`) }))}
      ></ilp-field>
      ${this.sending.renderFault()}
      <div>
        <button class="button primary" ?disabled=${this.sending.isBusy}>
          ${t('nudges.send', { count })}
        </button>
      </div>
    </section>`;
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const text = this.text?.value.trim() ?? '';
    const { size } = this.chosen;
    this.faults = {
      ...(size === 0 && { who: t('nudges.choose-first') }),
      ...(size > NUDGE_STUDENTS_MAX && { who: tooMany() }),
      ...(text === '' && { text: t('nudges.say-what') }),
    };
    if (Object.keys(this.faults).length === 0) void this.send(text);
    else if (this.faults.text) this.text?.focus();
  }

  private async send(text: string): Promise<void> {
    const place = NUDGE_PLACES.find((one) => one === this.place?.value) ?? 'none';
    const body = { text, place, studentIds: [...this.chosen] };
    const isSent = await this.sending.run(async () => {
      const nudge = await this.api.post<Nudge>('/nudges', body);
      this.sent = [nudge, ...this.sent];
    });
    if (!isSent) return;
    if (this.text) this.text.value = '';
    this.chosen = new Set();
    await this.updateComplete;
    const first = this.renderRoot.querySelector('ilp-nudge-sent');
    showToast({
      text: t('nudges.on-its-way'),
      undo: async () => {
        await first?.setRemoved(true, true);
      },
    });
    this.renderRoot.querySelector<HTMLElement>('#sent')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-nudges-view': IlpNudgesView;
  }
}
