import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  ACTIVITY_DESCRIPTION_MAX,
  ACTIVITY_HONOURS_MAX,
  ACTIVITY_HOURS_MAX,
  ACTIVITY_KINDS,
  ACTIVITY_TEXT_MAX,
  hasField,
  type KindField,
} from '#contracts/activity-fields.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { FieldOption, IlpField } from '../shared/ilp-field.js';
import { visibilityOptions } from '../shared/visibility-words.js';
import { fields } from '../styles/shared.js';
import type { ActivityField, ActivityValues } from './activity-draft.js';
import { ActivityWriteEvent } from './activity-events.js';
import { BRANCHES, KINDS, organisationLabel } from './activity-words.js';
import './ilp-grade-ticks.js';

type Draw = () => unknown;

/**
 * The fields of one kind of activity. Says what was written; keeps nothing.
 *
 * @element ilp-activity-fields
 * @fires {ActivityWriteEvent} ilp-activity-write
 */
@customElement('ilp-activity-fields')
export class IlpActivityFields extends IlpElement {
  static override styles = [
    fields,
    css`
      :host,
      .pair {
        display: grid;
        gap: var(--ilp-space-4);
        grid-template-columns: minmax(0, 1fr);
      }

      .pair {
        grid-template-columns: repeat(auto-fit, minmax(min(10rem, 100%), 1fr));
        align-items: end;
      }
    `,
  ];

  @property({ attribute: false }) values?: ActivityValues;
  /** A sentence for each field that needs a change. */
  @property({ attribute: false }) errors: Partial<Record<ActivityField, string>> = {};

  /** What stands in a field letter by letter: `12.` and `sew, ` must not turn into `12` and `sew` meanwhile. */
  private readonly typed = new Map<string, { text: string; value: unknown }>();

  override focus(): void {
    this.renderRoot.querySelector<IlpField>('[name=title]')?.focus();
  }

  protected override render() {
    const { values } = this;
    if (!values) return nothing;
    const has = (field: KindField) => hasField(values.kind, field);
    return html`
      ${this.renderKind(values)} ${this.renderTitle(values)}
      ${has('branch') ? this.renderBranch(values) : nothing}
      <div class="pair">
        ${has('organisation') ? this.renderText('organisation', organisationLabel(values.kind)) : nothing}
        ${has('role') ? this.renderRole(values) : nothing}
      </div>
      <div class="pair">
        ${this.renderDates(values)} ${has('hours') ? this.renderHours(values) : nothing}
      </div>
      ${has('isPaid') ? this.renderPaid(values) : nothing}
      <ilp-grade-ticks .grades=${values.grades}></ilp-grade-ticks>
      ${
        has('honours')
          ? this.renderText('honours', t('activities.field-honours'), {
              max: ACTIVITY_HONOURS_MAX,
              rows: 2,
            })
          : nothing
      }
      ${
        has('supervisor')
          ? this.renderText('supervisor', t('activities.field-supervisor'), {
              hint: t('activities.field-supervisor-hint'),
            })
          : nothing
      }
      ${this.renderText('description', t('activities.field-description'), {
        ...{ hint: t('activities.field-description-hint'), max: ACTIVITY_DESCRIPTION_MAX, rows: 3 },
      })}
      ${has('skills') ? this.renderList('skills', values.skills, t('activities.field-skills')) : nothing}
      ${this.renderList('tags', values.tags, t('activities.field-tags'))}
      ${this.renderVisibility(values)}
    `;
  }

  private renderTitle({ kind, title }: ActivityValues) {
    const isGiven = kind === 'award' || kind === 'certificate';
    const hints: Partial<Record<typeof kind, PlainKey>> = {
      planning: 'activities.field-title-planning-hint',
      service: 'activities.field-title-hint',
    };
    const hint = hints[kind];
    return html`<ilp-field
      name="title"
      required
      label=${t(isGiven ? 'activities.field-title-award' : 'activities.field-title')}
      hint=${hint ? t(hint) : ''}
      error=${this.errors.title ?? ''}
      maxlength=${ACTIVITY_TEXT_MAX}
      .value=${title}
      @input=${this.handleText}
    ></ilp-field>`;
  }

  private renderText(
    name: 'organisation' | 'role' | 'supervisor' | 'honours' | 'description',
    label: string,
    { hint = '', max = ACTIVITY_TEXT_MAX, rows = 0 } = {},
  ) {
    return html`<ilp-field
      name=${name}
      label=${label}
      hint=${hint}
      type=${rows > 0 ? 'textarea' : 'text'}
      rows=${rows || 1}
      maxlength=${max}
      error=${this.errors[name] ?? ''}
      .value=${this.values?.[name] ?? ''}
      @input=${this.handleText}
    ></ilp-field>`;
  }

  private renderSelect(
    name: 'kind' | 'branch' | 'isPaid' | 'visibility',
    label: string,
    value: string,
    options: FieldOption[],
  ) {
    return html`<ilp-field
      name=${name}
      type="select"
      label=${label}
      .value=${value}
      .options=${options}
      @change=${name === 'isPaid' ? this.handlePaid : this.handleNullable}
    ></ilp-field>`;
  }

  private renderKind({ kind }: ActivityValues) {
    const options = ACTIVITY_KINDS.map((value) => ({ value, label: t(KINDS[value]) }));
    return this.renderSelect('kind', t('activities.field-kind'), kind, options);
  }

  private renderBranch({ branch }: ActivityValues) {
    const options = Object.entries(BRANCHES).map(([value, key]) => ({ value, label: t(key) }));
    return this.renderSelect('branch', t('activities.field-branch'), branch ?? '', [
      { value: '', label: t('activities.branch-none') },
      ...options,
    ]);
  }

  private renderDates({ kind, startedOn, endedOn }: ActivityValues) {
    const hasEnd = hasField(kind, 'endedOn');
    const isCertificate = kind === 'certificate';
    const one = t(hasEnd && !isCertificate ? 'activities.field-started' : 'activities.field-date');
    const draw = (name: 'startedOn' | 'endedOn', value: string | null, label: string) =>
      html`<ilp-field
        name=${name}
        type="date"
        label=${label}
        error=${this.errors[name] ?? ''}
        .value=${value ?? ''}
        @change=${this.handleNullable}
      ></ilp-field>`;
    const end: Draw = () =>
      draw(
        'endedOn',
        endedOn,
        t(isCertificate ? 'activities.field-valid-until' : 'activities.field-ended'),
      );
    return html`${draw('startedOn', startedOn, one)} ${hasEnd ? end() : nothing}`;
  }

  private renderHours({ hours }: ActivityValues) {
    return html`<ilp-field
      name="hours"
      type="number"
      min="0"
      max=${ACTIVITY_HOURS_MAX}
      label=${t('activities.field-hours')}
      error=${this.errors.hours ?? ''}
      .value=${this.textOf('hours', hours, hours === null ? '' : String(hours))}
      @input=${this.handleHours}
    ></ilp-field>`;
  }

  private renderPaid({ isPaid }: ActivityValues) {
    const value = isPaid === null ? '' : isPaid ? 'yes' : 'no';
    return this.renderSelect('isPaid', t('activities.field-paid'), value, [
      { value: '', label: t('activities.paid-unsaid') },
      { value: 'yes', label: t('activities.paid') },
      { value: 'no', label: t('activities.unpaid') },
    ]);
  }

  private renderVisibility({ visibility }: ActivityValues) {
    return this.renderSelect('visibility', t('common.who-sees'), visibility, visibilityOptions());
  }

  private renderRole({ kind }: ActivityValues) {
    const isPosition = kind === 'extracurricular';
    return this.renderText(
      'role',
      t(isPosition ? 'activities.field-role-extracurricular' : 'activities.field-role'),
    );
  }

  private renderList(name: 'skills' | 'tags', value: readonly string[], label: string) {
    return html`<ilp-field
      name=${name}
      label=${label}
      hint=${t('activities.field-list-hint')}
      error=${this.errors[name] ?? ''}
      .value=${this.textOf(name, value, value.join(', '))}
      @input=${this.handleList}
    ></ilp-field>`;
  }

  /** The letters somebody typed, as long as they mean what is kept. */
  private textOf(name: string, value: unknown, plain: string): string {
    const typed = this.typed.get(name);
    return typed && JSON.stringify(typed.value) === JSON.stringify(value) ? typed.text : plain;
  }

  private say({ name, value: text }: IlpField, value: unknown): void {
    this.typed.set(name, { text, value });
    this.dispatchEvent(new ActivityWriteEvent({ [name]: value }));
  }

  private handleText(event: Event): void {
    const field = event.currentTarget as IlpField;
    this.say(field, field.value);
  }

  private handleNullable(event: Event): void {
    const field = event.currentTarget as IlpField;
    this.say(field, field.value === '' ? null : field.value);
  }

  private handleHours(event: Event): void {
    const field = event.currentTarget as IlpField;
    const hours = Number(field.value);
    this.say(field, field.value.trim() === '' || Number.isNaN(hours) ? null : hours);
  }

  private handlePaid(event: Event): void {
    const field = event.currentTarget as IlpField;
    this.say(field, field.value === '' ? null : field.value === 'yes');
  }

  private handleList(event: Event): void {
    const field = event.currentTarget as IlpField;
    const words = field.value.split(',').map((word) => word.trim());
    this.say(field, [...new Set(words.filter(Boolean))]);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-activity-fields': IlpActivityFields;
  }
}
