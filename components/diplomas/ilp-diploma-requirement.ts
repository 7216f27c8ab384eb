import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { COURSE_AREAS, type CourseArea, MARKS } from '#contracts/course-fields.js';
import { t } from '../i18n/i18n.js';
import { valueOf } from '../shared/form-text.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { buttons, fields, layout } from '../styles/shared.js';
import type { RequirementDraft } from './diploma-draft.js';
import { RequirementEvent } from './diploma-events.js';

/**
 * Credits that a diploma asks for, and which courses may give them.
 *
 * @element ilp-diploma-requirement
 * @fires {RequirementEvent} ilp-requirement-change
 */
@customElement('ilp-diploma-requirement')
export class IlpDiplomaRequirement extends IlpElement {
  static override styles = [
    layout,
    buttons,
    fields,
    css`
      .columns {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
        gap: var(--ilp-space-3);
        align-items: end;
      }

      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--ilp-space-4);
      }
    `,
  ];

  @property({ attribute: false }) requirement!: RequirementDraft;
  /** From 0. */
  @property({ type: Number }) place = 0;
  @property({ type: Number }) of = 1;
  @property({ attribute: false }) errors: Readonly<Record<string, string>> = {};

  override focus(): void {
    this.renderRoot.querySelector<IlpField>('[name=name]')?.focus();
  }

  protected override render() {
    const { requirement, place } = this;
    return html`<fieldset class="stack">
      <legend>${t('diplomas.requirement', { number: String(place + 1) })}</legend>
      <div class="columns">
        ${this.renderText('name')} ${this.renderText('nameEs')} ${this.renderText('credits')}
      </div>
      <fieldset>
        <legend>${t('diplomas.field-areas')}</legend>
        <div class="choices">
          ${COURSE_AREAS.map(
            (area) =>
              html`<label class="choice">
                <input
                  type="checkbox"
                  name=${area}
                  .checked=${requirement.areas.includes(area)}
                  @change=${(event: Event) => this.choose(area, event)}
                />
                ${t(`courses.area-${area}`)}
              </label>`,
          )}
        </div>
        ${this.errors.areas ? html`<span class="error">${this.errors.areas}</span>` : nothing}
      </fieldset>
      <div class="columns">
        ${this.renderText('codes')}
        <ilp-field
          type="select"
          name="mark"
          label=${t('diplomas.field-mark')}
          .value=${requirement.mark}
          .options=${[
            { value: '', label: t('diplomas.any-mark') },
            ...MARKS.map((value) => ({ value, label: value })),
          ]}
          @change=${(event: Event) => this.say({ mark: valueOf(event) })}
        ></ilp-field>
      </div>
      ${this.renderActions()}
    </fieldset>`;
  }

  private renderActions() {
    const { place, of } = this;
    const number = String(place + 1);
    return html`<div class="actions">
      <button
        type="button"
        class="button small"
        ?disabled=${place === 0}
        aria-label=${t('diplomas.up-of', { number })}
        @click=${() => this.dispatchEvent(new RequirementEvent(-1))}
      >
        ${t('diplomas.up')}
      </button>
      <button
        type="button"
        class="button small"
        ?disabled=${place === of - 1}
        aria-label=${t('diplomas.down-of', { number })}
        @click=${() => this.dispatchEvent(new RequirementEvent(1))}
      >
        ${t('diplomas.down')}
      </button>
      <button
        type="button"
        class="button small"
        ?disabled=${of === 1}
        aria-label=${t('diplomas.remove-of', { number })}
        @click=${() => this.dispatchEvent(new RequirementEvent(null))}
      >
        ${t('common.remove')}
      </button>
    </div>`;
  }

  private renderText(name: 'name' | 'nameEs' | 'credits' | 'codes') {
    const hint = HINTS[name];
    const label = t(`diplomas.field-${name}`);
    return html`<ilp-field
      name=${name}
      label=${name === 'nameEs' ? `${label} (${t('common.optional')})` : label}
      hint=${hint ? t(hint) : ''}
      error=${this.errors[name] ?? ''}
      maxlength=${name === 'codes' ? 2_000 : name === 'credits' ? 6 : 120}
      ?required=${name === 'name' || name === 'credits'}
      .value=${this.requirement[name]}
      @input=${(event: Event) => this.say({ [name]: valueOf(event) })}
    ></ilp-field>`;
  }

  private choose(area: CourseArea, event: Event): void {
    const isChosen = (event.currentTarget as HTMLInputElement).checked;
    const kept = this.requirement.areas.filter((one) => one !== area);
    this.say({ areas: isChosen ? [...kept, area] : kept });
  }

  private say(changes: Partial<RequirementDraft>): void {
    this.dispatchEvent(new RequirementEvent({ ...this.requirement, ...changes }));
  }
}
const HINTS = {
  name: null,
  nameEs: null,
  credits: 'courses.field-credits-hint',
  codes: 'diplomas.field-codes-hint',
} as const;

declare global {
  interface HTMLElementTagNameMap {
    'ilp-diploma-requirement': IlpDiplomaRequirement;
  }
}
