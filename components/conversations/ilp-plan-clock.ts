import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PlanClock } from '#contracts/conversations.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import { cards } from '../styles/shared.js';

/**
 * By when the district's rule wants a first plan, and whether a talk met that.
 *
 * @element ilp-plan-clock
 */
@customElement('ilp-plan-clock')
export class IlpPlanClock extends IlpElement {
  static override styles = [cards];

  @property({ attribute: false }) clock!: PlanClock;

  protected override render() {
    const { clock } = this;
    const isWarning = clock.state === 'over';
    return html`<p class=${isWarning ? 'notice warn' : 'notice'}>
      ${clock.state === 'met' ? icon('check') : nothing} ${words(clock)}
    </p>`;
  }
}

function words({ dueOn, metOn, state, daysLeft }: PlanClock): string {
  const due = formatDate(dueOn);
  if (metOn !== null) {
    const date = formatDate(metOn);
    return state === 'met'
      ? t('conversations.clock-met', { due, date })
      : t('conversations.clock-late', { due, date });
  }
  return state === 'over'
    ? t('conversations.clock-over', { date: due })
    : t('conversations.clock-open', { date: due, days: daysLeft });
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-plan-clock': IlpPlanClock;
  }
}
