import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DeliveryReason } from '#contracts/assignments.js';
import type { WaitingGroup } from '#contracts/waiting-scores.js';
import { formatDate, formatTime } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout } from '../styles/shared.js';

/** What happened, and what to do next. */
const WORDS = {
  'lms-busy': { why: 'scores.why-lms-busy', then: 'scores.then-lms-busy' },
  'lms-down': { why: 'scores.why-lms-down', then: 'scores.then-lms-down' },
  'no-column': { why: 'scores.why-no-column', then: 'scores.then-no-column' },
  'not-student': { why: 'scores.why-not-student', then: 'scores.then-not-student' },
  gone: { why: 'scores.why-gone', then: 'scores.then-gone' },
  refused: { why: 'scores.why-refused', then: 'scores.then-refused' },
  'keeps-old': { why: 'scores.why-keeps-old', then: 'scores.then-keeps-old' },
  'gave-up': { why: 'scores.why-gave-up', then: 'scores.then-gave-up' },
  unknown: { why: 'scores.why-unknown', then: 'scores.then-unknown' },
} as const satisfies Record<DeliveryReason, object>;

/** Asks to send the scores of this group once more. */
export class GroupSendEvent extends Event {
  static readonly type = 'ilp-group-send';
  readonly group: WaitingGroup;

  constructor(group: WaitingGroup) {
    super(GroupSendEvent.type, { bubbles: true, composed: true });
    this.group = group;
  }
}

/**
 * Scores of one assignment that wait for one reason: what it means and what to do.
 *
 * @element ilp-waiting-group
 * @fires {GroupSendEvent} ilp-group-send
 */
@customElement('ilp-waiting-group')
export class IlpWaitingGroup extends IlpElement {
  static override styles = [layout, buttons, cards];

  @property({ attribute: false }) group?: WaitingGroup;
  @property({ type: Boolean }) busy = false;

  protected override render() {
    const { group } = this;
    if (!group) return nothing;
    const { lmsName: lms, count, isStopped } = group;
    const words = WORDS[group.reason ?? (isStopped ? 'unknown' : 'lms-down')];
    return html`<div class="stack tight">
      <div class="spread">
        <h2>${group.title}</h2>
        <span class=${isStopped ? 'badge warn' : 'badge'}>
          ${isStopped ? t('scores.stopped', { count }) : t('scores.waits', { count })}
        </span>
      </div>
      <p class="small quiet">
        ${t('scores.where', { lms, course: group.courseTitle, date: formatDate(group.since) })}
      </p>
      <p>${t(words.why, { lms })}</p>
      <p>${t(words.then, { lms })}</p>
      ${
        group.nextTryAt
          ? html`<p class="small quiet">
              ${t('scores.next-try', { time: formatTime(group.nextTryAt) })}
            </p>`
          : nothing
      }
      <div>
        <button
          type="button"
          class="button small"
          aria-label=${t('scores.send-again-of', { title: group.title })}
          ?disabled=${this.busy}
          @click=${() => this.dispatchEvent(new GroupSendEvent(group))}
        >
          ${t('scores.send-again')}
        </button>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-waiting-group': IlpWaitingGroup;
  }
  interface HTMLElementEventMap {
    [GroupSendEvent.type]: GroupSendEvent;
  }
}
