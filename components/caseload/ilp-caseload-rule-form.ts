import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CaseloadRule, Caseloads } from '#contracts/caseload.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { buttons, layout } from '../styles/shared.js';
import { type ClearableForm, PartSubmitEvent } from './caseload-events.js';

const GRADES = [6, 7, 8, 9, 10, 11, 12];
const LETTERS = /^\p{L}{1,3}$/u;

type Faults = Partial<Record<'letters' | 'grades' | 'all', string>>;

/**
 * Letters of the last name, grades and a school: whoever fits all that is named.
 *
 * @element ilp-caseload-rule-form
 * @fires {PartSubmitEvent} ilp-part-submit
 */
@customElement('ilp-caseload-rule-form')
export class IlpCaseloadRuleForm extends IlpElement implements ClearableForm {
  static override styles = [
    layout,
    buttons,
    css`
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
        gap: var(--ilp-space-3);
      }
    `,
  ];

  /** What it sent is under way. */
  @property({ type: Boolean }) busy = false;
  @property({ attribute: false }) schools: Caseloads['schools'] = [];
  @state() private faults: Faults = {};

  clear(): void {
    this.faults = {};
    for (const field of this.fields()) field.value = '';
  }

  protected override render() {
    const grades = [
      { value: '', label: t('caseload.any-grade') },
      ...GRADES.map((grade) => ({ value: String(grade), label: String(grade) })),
    ];
    const { faults } = this;
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      <div class="pair">
        <ilp-field
          name="from"
          label=${t('caseload.from-letters')}
          maxlength="3"
          error=${faults.letters ?? ''}
        ></ilp-field>
        <ilp-field name="to" label=${t('caseload.to-letters')} maxlength="3"></ilp-field>
      </div>
      <p class="small quiet">${t('caseload.letters-hint')}</p>
      <div class="pair">
        <ilp-field
          name="fromGrade"
          type="select"
          label=${t('caseload.from-grade')}
          .options=${grades}
          error=${faults.grades ?? ''}
        ></ilp-field>
        <ilp-field
          name="toGrade"
          type="select"
          label=${t('caseload.to-grade')}
          .options=${grades}
        ></ilp-field>
        ${
          this.schools.length > 1
            ? html`<ilp-field
                name="school"
                type="select"
                label=${t('caseload.school')}
                .options=${[
                  { value: '', label: t('caseload.any-school') },
                  ...this.schools.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              ></ilp-field>`
            : nothing
        }
      </div>
      ${faults.all ? html`<p class="notice bad" role="alert">${faults.all}</p>` : nothing}
      <div>
        <button type="submit" class="button primary" ?disabled=${this.busy}>
          ${t('caseload.add')}
        </button>
      </div>
    </form>`;
  }

  private fields(): IlpField[] {
    return [...this.renderRoot.querySelectorAll('ilp-field')];
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const word = (name: string) =>
      this.fields()
        .find((field) => field.name === name)
        ?.value.trim() ?? '';
    const rule = ruleFrom(word);
    this.faults = faultsOf(rule);
    if (Object.keys(this.faults).length > 0) return;
    this.dispatchEvent(new PartSubmitEvent(rule, this));
  }
}

/** One grade alone stands for itself. */
function ruleFrom(word: (name: string) => string): CaseloadRule {
  const [from, to] = [word('from'), word('to')];
  const first = word('fromGrade') || word('toGrade');
  const last = word('toGrade') || first;
  return {
    kind: 'rule',
    letters: from === '' && to === '' ? null : { from, to },
    grades: first === '' ? null : { from: Number(first), to: Number(last) },
    schoolId: word('school') || null,
  };
}

function faultsOf({ letters, grades, schoolId }: CaseloadRule): Faults {
  if (!letters && !grades && !schoolId) return { all: t('caseload.say-something') };
  const isPair = (pair: { from: string; to: string }) =>
    LETTERS.test(pair.from) &&
    LETTERS.test(pair.to) &&
    pair.from.slice(0, pair.to.length).localeCompare(pair.to, 'en', { sensitivity: 'base' }) <= 0;
  return {
    ...(letters && !isPair(letters) ? { letters: t('caseload.letters-pair') } : {}),
    ...(grades && grades.from > grades.to ? { grades: t('caseload.grades-order') } : {}),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-caseload-rule-form': IlpCaseloadRuleForm;
  }
}
