import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DiplomaKind } from '#contracts/graduation.js';
import { t } from '../i18n/i18n.js';
import { valueOf } from '../shared/form-text.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { fieldGrid } from '../styles/field-grid.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { DIPLOMA_KINDS, type DiplomaDraft, emptyRequirement } from './diploma-draft.js';
import { DiplomaDraftEvent, type RequirementEvent } from './diploma-events.js';
import './ilp-diploma-requirement.js';
const isChecked = (event: Event) => (event.currentTarget as HTMLInputElement).checked;

/**
 * A set of requirements as it is written.
 *
 * @element ilp-diploma-form
 * @fires {DiplomaDraftEvent} ilp-diploma-draft
 */
@customElement('ilp-diploma-form')
export class IlpDiplomaForm extends IlpElement {
  static override styles = [layout, buttons, cards, fields, fieldGrid];

  @property({ attribute: false }) draft!: DiplomaDraft;
  /** By field. */
  @property({ attribute: false }) errors: Readonly<Record<string, string>> = {};

  override focus(): void {
    this.renderRoot.querySelector<IlpField>('[name=name]')?.focus();
  }

  protected override render() {
    const { draft } = this;
    return html`<div class="stack">
      <div class="fields">
        <ilp-field
          type="select"
          name="kind"
          label=${t('diplomas.field-kind')}
          .value=${draft.kind}
          .options=${DIPLOMA_KINDS.map((value) => ({
            ...{ value, label: t(`courses.audit-kind-${value}`) },
          }))}
          @change=${(event: Event) => this.say({ kind: valueOf(event) as DiplomaKind })}
        ></ilp-field>
        ${this.renderText('name')} ${this.renderText('nameEs')}
      </div>
      <label class="choice">
        <input
          type="checkbox"
          name="takesMiddleSchool"
          .checked=${draft.takesMiddleSchool}
          @change=${(event: Event) => this.say({ takesMiddleSchool: isChecked(event) })}
        />
        ${t('diplomas.field-middle')}
      </label>
      <label class="choice">
        <input
          type="checkbox"
          name="isRetired"
          .checked=${draft.isRetired}
          @change=${(event: Event) => this.say({ isRetired: isChecked(event) })}
        />
        ${t('diplomas.field-retired')}
      </label>
      <div class="fields">
        ${this.renderText('source')} ${this.renderText('sourceUrl')} ${this.renderText('checkedOn')}
      </div>
      <h2>${t('diplomas.requirements')}</h2>
      <p class="small quiet">${t('diplomas.requirements-text')}</p>
      ${draft.requirements.map(
        (requirement, place) =>
          html`<ilp-diploma-requirement
            class="card"
            .requirement=${requirement}
            .place=${place}
            .of=${draft.requirements.length}
            .errors=${this.errorsOf(place)}
            @ilp-requirement-change=${({ change }: RequirementEvent) => {
              this.change(place, change);
            }}
          ></ilp-diploma-requirement>`,
      )}
      <div>
        <button type="button" class="button" @click=${() => void this.add()}>
          ${t('diplomas.add-requirement')}
        </button>
      </div>
    </div>`;
  }

  private renderText(name: 'name' | 'nameEs' | 'source' | 'sourceUrl' | 'checkedOn') {
    const isOptional = name === 'nameEs' || name === 'sourceUrl';
    const label = t(`diplomas.field-${name}`);
    return html`<ilp-field
      type=${name === 'checkedOn' ? 'date' : name === 'sourceUrl' ? 'url' : 'text'}
      name=${name}
      label=${isOptional ? `${label} (${t('common.optional')})` : label}
      error=${this.errors[name] ?? ''}
      maxlength=${name === 'sourceUrl' ? 500 : name === 'source' ? 300 : 120}
      ?required=${!isOptional}
      .value=${this.draft[name]}
      @input=${(event: Event) => this.say({ [name]: valueOf(event) })}
    ></ilp-field>`;
  }

  private errorsOf(place: number): Record<string, string> {
    const start = `requirements/${place}/`;
    return Object.fromEntries(
      Object.entries(this.errors)
        .filter(([field]) => field.startsWith(start))
        .map(([field, words]) => [field.slice(start.length), words]),
    );
  }

  private async add(): Promise<void> {
    this.say({ requirements: [...this.draft.requirements, emptyRequirement()] });
    await this.updateComplete;
    const all = this.renderRoot.querySelectorAll('ilp-diploma-requirement');
    [...all].at(-1)?.focus();
  }

  private change(place: number, change: RequirementEvent['change']): void {
    const requirements = [...this.draft.requirements];
    if (change === null) requirements.splice(place, 1);
    else if (typeof change === 'number') {
      const [moved] = requirements.splice(place, 1);
      if (moved) requirements.splice(place + change, 0, moved);
    } else requirements[place] = change;
    this.say({ requirements });
  }

  private say(changes: Partial<DiplomaDraft>): void {
    this.dispatchEvent(new DiplomaDraftEvent({ ...this.draft, ...changes }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-diploma-form': IlpDiplomaForm;
  }
}
