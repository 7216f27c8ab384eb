import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AuditFilters } from '#contracts/audit.js';
import { ACCESS_KINDS, ACCESS_WORDS, ADMIN_ACTS } from '#contracts/audit-kinds.js';
import { addDays, daysBetween } from '#contracts/days.js';
import { momentOf, today } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpElement } from '../shared/ilp-element.js';
import { fieldGrid } from '../styles/field-grid.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { AuditAskEvent } from './audit-events.js';

/** As the contract allows; it can't be imported here. */
const DAYS = 31;
const DAYS_OF_ONE = 400;
const WEEK = 7;

type Name = 'kind' | 'what' | 'from' | 'to' | 'staff' | 'student';

/**
 * What to look for in the logs: kind, days, who, and whom.
 *
 * @element ilp-audit-form
 * @fires ilp-audit-ask
 */
@customElement('ilp-audit-form')
export class IlpAuditForm extends IlpElement {
  static override styles = [layout, buttons, cards, fieldGrid];

  @property({ type: Boolean }) busy = false;
  @state() private isTried = false;
  @state() private values: Record<Name, string> = {
    ...{ kind: 'all', what: '', staff: '', student: '' },
    ...{ from: addDays(today(), 1 - WEEK), to: today() },
  };

  protected override render() {
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      <div class="fields" @change=${this.handleChange} @input=${this.handleChange}>
        <ilp-field
          type="select"
          name="kind"
          label=${t('audit.kind')}
          .value=${this.values.kind}
          .options=${(['all', 'saw', 'did'] as const).map((kind) => ({
            value: kind,
            label: t(`audit.kind-${kind}`),
          }))}
        ></ilp-field>
        <ilp-field
          type="select"
          name="what"
          label=${t('audit.what')}
          .value=${this.values.what}
          .options=${this.whats()}
        ></ilp-field>
        ${this.renderField('from', 'date')} ${this.renderField('to', 'date')}
        ${this.renderField('staff', 'search')} ${this.renderField('student', 'search')}
      </div>
      ${
        this.isTried && !this.hasSpan()
          ? html`<p class="notice bad" role="alert">${t('audit.span-wrong')}</p>`
          : html`<p class="small quiet">${t('audit.span')}</p>`
      }
      <div class="actions">
        <button type="submit" class="button primary" ?disabled=${this.busy}>
          ${t('audit.search')}
        </button>
        <button
          type="button"
          class="button"
          ?disabled=${this.busy}
          @click=${() => {
            this.ask(true);
          }}
        >
          ${t('audit.file')}
        </button>
      </div>
    </form>`;
  }

  private renderField(name: 'from' | 'to' | 'staff' | 'student', type: 'date' | 'search') {
    return html`<ilp-field
      type=${type}
      name=${name}
      label=${t(`audit.${name}`)}
      .value=${this.values[name]}
      maxlength=${type === 'search' ? 100 : nothing}
      error=${this.isTried && this.isShort(name) ? t('audit.short') : ''}
    ></ilp-field>`;
  }

  private whats() {
    const { kind } = this.values;
    const saw = ACCESS_KINDS.map((one) => ({ value: one, label: t(`audit.${ACCESS_WORDS[one]}`) }));
    const did = ADMIN_ACTS.map((one) => ({ value: one, label: t(`audit.did-${one}`) }));
    const all = { value: '', label: t('audit.what-all') };
    return [all, ...(kind === 'did' ? [] : saw), ...(kind === 'saw' ? [] : did)];
  }

  private readonly handleChange = (event: Event) => {
    const field = event.target as IlpField;
    const changed = { ...this.values, [field.name]: field.value };
    // What was chosen exactly may not be of the kind that is shown now.
    if (field.name === 'kind' && this.values.kind !== field.value) changed.what = '';
    this.values = changed;
  };

  private isShort(name: Name): boolean {
    if (name !== 'staff' && name !== 'student') return false;
    return this.values[name].trim().length === 1;
  }

  private hasSpan(): boolean {
    const { from, to, student } = this.values;
    const days = daysBetween(from, to) + 1;
    return days >= 1 && days <= (student.trim() === '' ? DAYS : DAYS_OF_ONE);
  }

  private readonly handleSubmit = (event: Event) => {
    event.preventDefault();
    this.ask(false);
  };

  private ask(wantsFile: boolean): void {
    this.isTried = true;
    if (!this.hasSpan() || this.isShort('staff') || this.isShort('student')) return;
    const { kind, what, from, to, staff, student } = this.values;
    const filters = {
      ...{ kind, from: momentOf(from), to: momentOf(addDays(to, 1)) },
      ...(what && { what }),
      ...(staff.trim() && { staff: staff.trim() }),
      ...(student.trim() && { student: student.trim() }),
    };
    this.dispatchEvent(new AuditAskEvent(filters as AuditFilters, wantsFile));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-audit-form': IlpAuditForm;
  }
}
