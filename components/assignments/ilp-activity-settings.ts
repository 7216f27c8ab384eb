import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AttachOptions } from '#contracts/attach.js';
import { ASSIGNMENT_TITLE_MAX } from '#contracts/limits.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { buttons, cards, layout } from '../styles/shared.js';
import {
  ActivityChangeEvent,
  ActivityToggleEvent,
  type PlacingChangeEvent,
} from './assignment-events.js';
import { type ActivityDraft, activityFaults, type ActivityFaults, nameOf } from './attach-items.js';
import './ilp-date-fields.js';
import './ilp-grade-fields.js';

/**
 * A chosen activity: its title in the course, and behind one word its grade and dates.
 *
 * @element ilp-activity-settings
 * @fires {ActivityChangeEvent} ilp-activity-change
 * @fires {ActivityToggleEvent} ilp-activity-toggle - It is wanted no more.
 */
@customElement('ilp-activity-settings')
export class IlpActivitySettings extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      summary {
        min-block-size: 1.75rem;
        cursor: pointer;
      }

      details .stack {
        padding-block-start: var(--ilp-space-3);
      }

      details {
        margin-block-start: var(--ilp-space-3);
      }

      h3 {
        margin: 0;
      }
    `,
  ];

  @property({ attribute: false }) activity?: ActivityDraft;
  @property({ type: Boolean, attribute: 'can-grade' }) canGrade = false;
  @property({ attribute: 'dates-taken' }) datesTaken: AttachOptions['datesTaken'] = 'all';
  @property({ type: Boolean }) busy = false;

  @state() private faults: ActivityFaults = {};

  /** Shows what is wrong, if anything, and says whether it may go. */
  check(): boolean {
    if (!this.activity) return true;
    this.faults = activityFaults(this.activity);
    return Object.keys(this.faults).length === 0;
  }

  override focus(): void {
    const place = this.faults.title
      ? '[name=title]'
      : this.faults.points
        ? 'ilp-grade-fields'
        : 'ilp-date-fields';
    this.renderRoot.querySelector<HTMLElement>(place)?.focus();
  }

  protected override render() {
    const { activity } = this;
    if (!activity) return nothing;
    const hasHidden = Boolean(
      this.faults.points ?? this.faults.availableUntil ?? this.faults.dueDate,
    );
    return html`<section class="card stack" aria-labelledby="heading">
      <div class="spread">
        <h3 id="heading">${nameOf(activity.kind)}</h3>
        <button
          type="button"
          class="button quiet"
          ?disabled=${this.busy}
          @click=${() => this.dispatchEvent(new ActivityToggleEvent(activity))}
        >
          ${t('common.remove')}
          <span class="visually-hidden">${activity.title}</span>
        </button>
      </div>
      <ilp-field
        name="title"
        label=${t('assignments.name')}
        maxlength=${ASSIGNMENT_TITLE_MAX}
        required
        error=${this.words('title')}
        .value=${activity.title}
        @input=${(event: InputEvent) =>
          this.change({ title: (event.currentTarget as IlpField).value })}
      ></ilp-field>
      <details ?open=${hasHidden || activity.grading !== 'none' || activity.dueDate !== ''}>
        <summary>${t('assignments.grade-and-dates')}</summary>
        <div class="stack" @ilp-placing-change=${this.handlePlacing}>
          <ilp-grade-fields
            by-hand
            ?can-grade=${this.canGrade}
            error=${this.words('points')}
            .grade=${activity}
          ></ilp-grade-fields>
          <ilp-date-fields
            taken=${this.datesTaken}
            due-error=${this.words('dueDate')}
            until-error=${this.words('availableUntil')}
            .dates=${activity}
          ></ilp-date-fields>
        </div>
      </details>
    </section>`;
  }

  private words(field: keyof ActivityFaults): string {
    const fault = this.faults[field];
    return fault ? t(fault) : '';
  }

  private handlePlacing(event: PlacingChangeEvent): void {
    event.stopPropagation();
    this.change(event.changes);
  }

  private change(changes: Partial<ActivityDraft>): void {
    if (!this.activity) return;
    const activity = { ...this.activity, ...changes };
    // Kept here too: two changes may come before the owner has drawn again.
    this.activity = activity;
    if (Object.keys(this.faults).length > 0) this.faults = activityFaults(activity);
    this.dispatchEvent(new ActivityChangeEvent(activity));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-activity-settings': IlpActivitySettings;
  }
}
