import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { AidStep } from '#contracts/aid.js';
import type { AidState, AidStepId } from '#contracts/aid-fields.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { formDays, formYear, PAGES } from './aid-words.js';

/** A step is to stand otherwise. */
export class AidStepEvent extends Event {
  static readonly type = 'ilp-aid-step';
  readonly step: AidStepId;
  readonly state: AidState;

  constructor(step: AidStepId, state: AidState) {
    super(AidStepEvent.type, { bubbles: true, composed: true });
    this.step = step;
    this.state = state;
  }
}

/**
 * One step towards money for college: what to do, the official page and its days, and a tick. Without a
 * `state` it is for reading.
 *
 * @element ilp-aid-step
 * @fires {AidStepEvent} ilp-aid-step
 */
@customElement('ilp-aid-step')
export class IlpAidStep extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    fields,
    css`
      h3,
      p,
      ul {
        margin: 0;
      }

      article[data-state='not-mine'] .how {
        display: none;
      }
    `,
  ];

  @property() step: AidStepId = 'fafsa';
  @property({ attribute: false }) said: AidStep | null = null;
  @property({ type: Number, attribute: 'start-year' }) startYear = 0;

  protected override render() {
    const { step, said } = this;
    const state = said?.state ?? 'open';
    return html`<article class="card stack tight" data-state=${state}>
      <div class="spread">
        <h3>${t(`aid.${step}`)}</h3>
        ${
          state === 'open'
            ? nothing
            : html`<span class="badge ${state === 'done' ? 'good' : ''}"
                >${t(`aid.state-${state}`)}${said?.changedOn ? ` · ${formatDate(said.changedOn)}` : ''}</span
              >`
        }
      </div>
      <div class="how stack tight">
        <p>${t(`aid.${step}-how`)}</p>
        ${step === 'fafsa' ? this.renderDays() : nothing} ${this.renderSource()}
      </div>
      ${said ? this.renderChoice(state) : nothing}
    </article>`;
  }

  private renderDays() {
    const { opens, ends } = formDays(this.startYear);
    const year = formYear(this.startYear);
    return html`<ul>
      <li>${t('aid.fafsa-opens', { year, date: formatDate(opens) })}</li>
      <li>${t('aid.fafsa-ends', { date: formatDate(ends) })}</li>
      <li>${t('aid.fafsa-sooner')}</li>
    </ul>`;
  }

  private renderSource() {
    const page = PAGES[this.step];
    if (page === null)
      return html`<p class="small quiet">
        ${t('aid.source-college')}
        <a href=${hrefFor('explore/colleges')}>${t('shell.title-colleges')}</a>
      </p>`;
    return html`<p class="small">
      <a href=${page} target="_blank" rel="noopener noreferrer">${t('aid.source-official')}</a>
      ${this.step === 'fafsa' ? html`<span class="quiet">${t('aid.source-days')}</span>` : nothing}
    </p>`;
  }

  private renderChoice(state: AidState) {
    const { step } = this;
    const name = t(`aid.${step}`);
    return html`<div class="actions">
      <label class="choice">
        <input
          type="checkbox"
          aria-label=${t('aid.done-named', { name })}
          .checked=${live(state === 'done')}
          @change=${(event: Event) =>
            this.tell((event.currentTarget as HTMLInputElement).checked ? 'done' : 'open')}
        />
        <span>${t('aid.done')}</span>
      </label>
      <button
        type="button"
        class="button small quiet"
        aria-label=${t(state === 'not-mine' ? 'aid.back-named' : 'aid.leave-named', { name })}
        @click=${() => this.tell(state === 'not-mine' ? 'open' : 'not-mine')}
      >
        ${t(state === 'not-mine' ? 'aid.back' : 'aid.leave')}
      </button>
    </div>`;
  }

  private tell(state: AidState): void {
    this.dispatchEvent(new AidStepEvent(this.step, state));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-aid-step': IlpAidStep;
  }
  interface HTMLElementEventMap {
    [AidStepEvent.type]: AidStepEvent;
  }
}
