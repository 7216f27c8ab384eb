import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  COMPONENT_CODES,
  COMPONENT_DOMAINS,
  type ComponentCode,
  DOMAIN_OF,
} from '#contracts/component-codes.js';
import type { TemplateChoice } from '#contracts/district-template.js';
import type { PlanTemplate } from '#contracts/templates.js';
import { t } from '../i18n/i18n.js';
import { componentName, DOMAIN_NAMES } from '../requirements/requirement-words.js';
import { valueOf } from '../shared/form-text.js';
import '../shared/ilp-field.js';
import { IlpElement } from '../shared/ilp-element.js';
import { fields, layout } from '../styles/shared.js';
import { SIGNERS } from './template-words.js';

export class TemplateChoiceEvent extends Event {
  static readonly type = 'ilp-template-choice';
  readonly choice: TemplateChoice;

  constructor(choice: TemplateChoice) {
    super(TemplateChoiceEvent.type, { bubbles: true, composed: true });
    this.choice = choice;
  }
}

const GRADES = [6, 7, 8, 9, 10, 11, 12].map(String);
const isChecked = (event: Event) => (event.currentTarget as HTMLInputElement).checked;

/**
 * What a district may change of its state's rule: names, grades, components, signatures.
 *
 * @element ilp-template-editor
 * @fires {TemplateChoiceEvent} ilp-template-choice
 */
@customElement('ilp-template-editor')
export class IlpTemplateEditor extends IlpElement {
  static override styles = [
    layout,
    fields,
    css`
      .fields,
      .domains {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr));
        gap: var(--ilp-space-3) var(--ilp-space-5);
        align-items: start;
      }

      .choice {
        align-items: start;
      }

      legend {
        padding-block-end: var(--ilp-space-1);
      }
    `,
  ];

  @property({ attribute: false }) choice!: TemplateChoice;
  /** The state's own rule: what was left out of it comes back as it says. */
  @property({ attribute: false }) state!: PlanTemplate;

  protected override render() {
    const { name, abbreviation, grades } = this.choice;
    const options = GRADES.map((value) => ({ value, label: value }));
    return html`<div class="stack">
      <div class="fields">
        <ilp-field
          name="name"
          required
          maxlength="120"
          label=${t('requirements.tpl-name')}
          .value=${name}
          @change=${(event: Event) => this.say({ name: valueOf(event) })}
        ></ilp-field>
        <ilp-field
          name="abbreviation"
          required
          maxlength="16"
          label=${t('requirements.tpl-abbreviation')}
          .value=${abbreviation}
          @change=${(event: Event) => this.say({ abbreviation: valueOf(event) })}
        ></ilp-field>
        <ilp-field
          type="select"
          name="from"
          label=${t('requirements.tpl-from')}
          .value=${String(grades.from)}
          .options=${options}
          @change=${(event: Event) => this.say({ grades: { ...grades, from: Number(valueOf(event)) } })}
        ></ilp-field>
        <ilp-field
          type="select"
          name="to"
          label=${t('requirements.tpl-to')}
          .value=${String(grades.to)}
          .options=${options}
          @change=${(event: Event) => this.say({ grades: { ...grades, to: Number(valueOf(event)) } })}
        ></ilp-field>
      </div>
      ${this.renderComponents()} ${this.renderSignatures()}
    </div>`;
  }

  private renderComponents() {
    const chosen = new Set(this.choice.components.map(({ code }) => code));
    return html`<h2>${t('requirements.tpl-components')}</h2>
      <div class="domains">
        ${COMPONENT_DOMAINS.map(
          (domain) =>
            html`<fieldset>
              <legend>${t(DOMAIN_NAMES[domain])}</legend>
              ${COMPONENT_CODES.filter((code) => DOMAIN_OF[code] === domain).map(
                (code) =>
                  html`<label class="choice">
                    <input
                      type="checkbox"
                      name=${code}
                      .checked=${chosen.has(code)}
                      @change=${(event: Event) => this.choose(code, isChecked(event))}
                    />
                    ${componentName(code)}
                  </label>`,
              )}
            </fieldset>`,
        )}
      </div>`;
  }

  private renderSignatures() {
    const { signatures } = this.choice;
    return html`<fieldset>
      <legend>${t('requirements.tpl-signatures')}</legend>
      ${(['student', 'guardian', 'staff'] as const).map((by) => {
        const own = signatures.find((one) => one.by === by);
        return html`<label class="choice">
          <input
            type="checkbox"
            name="sign-${by}"
            .checked=${own !== undefined}
            @change=${(event: Event) => this.sign(by, isChecked(event))}
          />
          ${t(SIGNERS[by])} ${own?.orDesignee ? t('requirements.sig-designee') : ''}
        </label>`;
      })}
    </fieldset>`;
  }

  private choose(code: ComponentCode, isChosen: boolean): void {
    const kept = this.choice.components.filter((one) => one.code !== code);
    const original = this.state.components.find((one) => one.code === code) ?? { code };
    this.say({ components: isChosen ? [...kept, original] : kept });
  }

  private sign(by: 'student' | 'guardian' | 'staff', isAsked: boolean): void {
    const kept = this.choice.signatures.filter((one) => one.by !== by);
    const original = this.state.signatures.find((one) => one.by === by);
    this.say({
      signatures: isAsked ? [...kept, original ?? { by, act: 'sign' as const }] : kept,
    });
  }

  private say(changes: Partial<TemplateChoice>): void {
    this.dispatchEvent(new TemplateChoiceEvent({ ...this.choice, ...changes }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-template-editor': IlpTemplateEditor;
  }
  interface HTMLElementEventMap {
    [TemplateChoiceEvent.type]: TemplateChoiceEvent;
  }
}
