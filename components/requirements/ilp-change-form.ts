import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { COMPONENT_CODES, type ComponentCode } from '#contracts/component-codes.js';
import type { NewComponentChange, PlanStatus, StudentCompletion } from '#contracts/completion.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { valueOf } from '../shared/form-text.js';
import '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { StudentCompletionEvent } from './ilp-record-form.js';
import { componentName } from './requirement-words.js';

/**
 * Waives a component for one student, or asks one more, with a reason.
 *
 * @element ilp-change-form
 * @fires {StudentCompletionEvent} ilp-student-completion
 */
@customElement('ilp-change-form')
export class IlpChangeForm extends IlpView {
  static override styles = [layout, buttons, cards];

  @property({ attribute: 'person-id' }) personId = '';
  @property({ attribute: false }) plan!: PlanStatus;

  @state() private change: 'waive' | 'add' = 'waive';
  @state() private code: ComponentCode | null = null;
  @state() private reason = '';
  @state() private hasTried = false;

  private readonly attempt = new Attempt(this);

  /** What can be waived is asked and not changed yet; what can be added is not asked. */
  private get codes(): ComponentCode[] {
    const { components } = this.plan;
    const open = components.filter(({ change }) => !change).map(({ code }) => code);
    const asked = new Set(components.map(({ code }) => code));
    return this.change === 'waive' ? open : COMPONENT_CODES.filter((code) => !asked.has(code));
  }

  protected override render() {
    const { codes } = this;
    const isShort = this.reason.trim().length < 3;
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      <ilp-field
        type="select"
        name="change"
        label=${t('requirements.field-change')}
        .value=${this.change}
        .options=${[
          { value: 'waive', label: t('requirements.choose-waive') },
          { value: 'add', label: t('requirements.choose-add') },
        ]}
        @change=${(event: Event) => (this.change = valueOf(event) === 'add' ? 'add' : 'waive')}
      ></ilp-field>
      <ilp-field
        type="select"
        name="code"
        label=${t('requirements.field-component')}
        .value=${this.chosen ?? ''}
        .options=${codes.map((value) => ({ value, label: componentName(value) }))}
        @change=${(event: Event) => (this.code = codes.find((code) => code === valueOf(event)) ?? null)}
      ></ilp-field>
      <ilp-field
        name="reason"
        maxlength="500"
        label=${t('requirements.field-reason')}
        hint=${t('requirements.change-hint')}
        error=${this.hasTried && isShort ? t('requirements.note-missing') : ''}
        .value=${this.reason}
        @input=${(event: Event) => (this.reason = valueOf(event))}
      ></ilp-field>
      ${this.attempt.renderFault()}
      <div class="actions">
        <button type="submit" class="button" ?disabled=${this.attempt.isBusy}>
          ${t('requirements.save-change')}
        </button>
      </div>
    </form>`;
  }

  private get chosen(): ComponentCode | undefined {
    const { code, codes } = this;
    return code && codes.includes(code) ? code : codes[0];
  }

  private async handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    this.hasTried = true;
    const { chosen: code, change, reason } = this;
    if (!code || reason.trim().length < 3) return;
    const body: NewComponentChange = { code, change, reason };
    const path = `/class/${encodeURIComponent(this.personId)}/component-changes`;
    const isSaved = await this.attempt.run(async () => {
      const completion = await this.api.post<StudentCompletion>(path, body);
      this.dispatchEvent(new StudentCompletionEvent(completion, 'changed'));
    });
    if (!isSaved) return;
    this.reason = '';
    this.code = null;
    this.hasTried = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-change-form': IlpChangeForm;
  }
}
