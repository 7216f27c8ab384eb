import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { HourRequirement, NewHourRequirement } from '#contracts/activity-hours.js';
import { ACTIVITY_HOURS_MAX, GRADES, type HourKind } from '#contracts/activity-fields.js';
import { ProblemError } from '../api/problem-error.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { fieldGrid } from '../styles/field-grid.js';
import { buttons, cards, layout } from '../styles/shared.js';

export class HourRuleAddedEvent extends Event {
  static readonly type = 'ilp-hour-rule-added';
  readonly rule: HourRequirement;

  constructor(rule: HourRequirement) {
    super(HourRuleAddedEvent.type, { bubbles: true, composed: true });
    this.rule = rule;
  }
}

/**
 * A new requirement of hours.
 *
 * @element ilp-hour-rule-form
 * @fires {HourRuleAddedEvent} ilp-hour-rule-added
 */
@customElement('ilp-hour-rule-form')
export class IlpHourRuleForm extends IlpView {
  static override styles = [layout, buttons, cards, fieldGrid];

  @state() private kind: HourKind = 'service';
  @state() private hours = '';
  @state() private fromGrade = '9';
  @state() private toGrade = '12';
  @state() private hasTried = false;

  private readonly attempt = new Attempt(this);

  override focus(): void {
    this.renderRoot.querySelector<IlpField>('[name=hours]')?.focus();
  }

  protected override render() {
    const grades = GRADES.map(String).map((value) => ({ value, label: value }));
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      <div class="fields">
        <ilp-field
          type="select"
          name="kind"
          label=${t('hours.field-kind')}
          .value=${this.kind}
          .options=${[
            { value: 'service', label: t('hours.kind-service') },
            { value: 'work', label: t('hours.kind-work') },
            { value: 'extracurricular', label: t('hours.kind-extracurricular') },
          ]}
          @change=${(event: Event) => (this.kind = valueOf(event) as HourKind)}
        ></ilp-field>
        <ilp-field
          type="number"
          name="hours"
          min="1"
          max=${ACTIVITY_HOURS_MAX}
          label=${t('hours.field-hours')}
          error=${this.hasTried && !this.hasHours ? t('hours.hours-missing') : ''}
          .value=${this.hours}
          @input=${(event: Event) => (this.hours = valueOf(event))}
        ></ilp-field>
        <ilp-field
          type="select"
          name="fromGrade"
          label=${t('hours.field-from')}
          error=${this.isTaken ? t('hours.taken') : ''}
          .value=${this.fromGrade}
          .options=${grades}
          @change=${(event: Event) => (this.fromGrade = valueOf(event))}
        ></ilp-field>
        <ilp-field
          type="select"
          name="toGrade"
          label=${t('hours.field-to')}
          error=${this.isOrdered ? '' : t('hours.grades-order')}
          .value=${this.toGrade}
          .options=${grades}
          @change=${(event: Event) => (this.toGrade = valueOf(event))}
        ></ilp-field>
      </div>
      ${this.isTaken ? nothing : this.attempt.renderFault()}
      <div class="actions">
        <button type="submit" class="button" ?disabled=${this.attempt.isBusy}>
          ${t('hours.add')}
        </button>
      </div>
    </form>`;
  }

  private get hasHours(): boolean {
    return Number(this.hours) > 0;
  }

  private get isOrdered(): boolean {
    return Number(this.fromGrade) <= Number(this.toGrade);
  }

  private get isTaken(): boolean {
    const { error } = this.attempt;
    return error instanceof ProblemError && error.hasField('body/fromGrade');
  }

  private async handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    this.hasTried = true;
    if (!this.hasHours) {
      this.focus();
      return;
    }
    if (!this.isOrdered) return;
    const rule: NewHourRequirement = {
      ...{ kind: this.kind, hours: Number(this.hours) },
      ...{ fromGrade: Number(this.fromGrade), toGrade: Number(this.toGrade) },
    };
    const isAdded = await this.attempt.run(async () => {
      const added = await this.api.post<HourRequirement>('/hour-requirements', rule);
      this.dispatchEvent(new HourRuleAddedEvent(added));
    });
    if (!isAdded) return;
    this.hours = '';
    this.hasTried = false;
    this.focus();
  }
}

function valueOf(event: Event): string {
  return (event.currentTarget as IlpField).value;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-hour-rule-form': IlpHourRuleForm;
  }
  interface HTMLElementEventMap {
    [HourRuleAddedEvent.type]: HourRuleAddedEvent;
  }
}
