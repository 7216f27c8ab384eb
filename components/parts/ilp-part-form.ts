import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { addDays } from '#contracts/days.js';
import {
  namesStudents,
  PART_DAYS_MAX,
  type PartKind,
  PRINCIPAL,
  READ_ONLY,
  STUDENT_PARTS,
} from '#contracts/part-kinds.js';
import type { NewStaffPart, StaffParts } from '#contracts/staff-parts.js';
import { t } from '../i18n/i18n.js';
import { valueOf } from '../shared/form-text.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-people-finder.js';
import type { IlpPeopleFinder } from './ilp-people-finder.js';
import { type Found, PartGiveEvent, type PersonChooseEvent, placeOf } from './part-events.js';

/** The narrowest of those for students first. */
const OFFERED: readonly PartKind[] = [...STUDENT_PARTS.toReversed(), PRINCIPAL, READ_ONLY];

/**
 * Gives a part: which, to whom, for which students, for which school or its figures, until when. Needs the `parts`
 * messages.
 *
 * @element ilp-part-form
 * @fires {PartGiveEvent} ilp-part-give
 */
@customElement('ilp-part-form')
export class IlpPartForm extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  /** The district's day. */
  @property() today = '';
  /** Schools of the district. */
  @property({ attribute: false }) schools: StaffParts['schools'] = [];
  @property({ type: Boolean }) busy = false;

  @state() private kind: PartKind = 'adviser';
  @state() private person: Found | null = null;
  @state() private students: readonly Found[] = [];
  /** Empty for the whole district, and while a principal has none. */
  @state() private school = '';
  @state() private endsOn = '';
  /** Faults are told from the first try on. */
  @state() private isTried = false;

  @query('#person') private readonly staffFinder!: IlpPeopleFinder | null;
  @query('#students') private readonly studentFinder!: IlpPeopleFinder | null;
  @query('#school') private readonly schoolField!: IlpField | null;
  @query('#until') private readonly until!: IlpField;

  private get lastDay(): string {
    return addDays(this.today, PART_DAYS_MAX);
  }

  private get isDayGood(): boolean {
    return this.endsOn >= this.today && this.endsOn <= this.lastDay;
  }

  private get lacksSchool(): boolean {
    return this.kind === PRINCIPAL && this.school === '';
  }

  /** Empty for the next one. */
  clear(): void {
    this.person = null;
    this.students = [];
    this.school = '';
    this.isTried = false;
    this.studentFinder?.clear();
  }

  protected override render() {
    return html`<section class="card stack" aria-labelledby="give">
      <h2 id="give">${t('parts.give-title')}</h2>
      <ilp-field
        type="select"
        label=${t('parts.give-kind')}
        hint=${t(`parts.about-${this.kind}`)}
        .value=${this.kind}
        .options=${OFFERED.map((kind) => ({
          value: kind,
          label: t(`parts.kind-${kind}`),
        }))}
        @change=${(event: Event) => (this.kind = valueOf(event) as PartKind)}
      ></ilp-field>
      ${this.renderPerson()}
      ${namesStudents(this.kind) ? this.renderStudents() : this.renderSchool()}
      <ilp-field
        id="until"
        type="date"
        required
        label=${t('parts.give-until')}
        hint=${t('parts.give-until-hint')}
        min=${this.today}
        max=${this.lastDay}
        error=${this.isTried && !this.isDayGood ? t('parts.until-missing') : ''}
        .value=${this.endsOn}
        @input=${(event: Event) => (this.endsOn = valueOf(event))}
      ></ilp-field>
      <div>
        <button
          type="button"
          class="button primary"
          ?disabled=${this.busy}
          @click=${() => void this.give()}
        >
          ${t('parts.give')}
        </button>
      </div>
    </section>`;
  }

  private renderPerson() {
    return html`<h3>${t('parts.give-who')}</h3>
      ${
        this.person
          ? html`<ul class="rows">
              ${this.renderChosen(this.person, () => void this.dropPerson())}
            </ul>`
          : html`<ilp-people-finder
              id="person"
              .api=${this.api}
              error=${this.isTried ? t('parts.who-missing') : ''}
              @ilp-person-choose=${this.handlePerson}
            ></ilp-people-finder>`
      }`;
  }

  private renderStudents() {
    const { students } = this;
    return html`<h3>${t('parts.give-whom')}</h3>
      ${
        students.length === 0
          ? nothing
          : html`<ul class="rows">
              ${students.map((one) => this.renderChosen(one, () => this.dropStudent(one)))}
            </ul>`
      }
      <ilp-people-finder
        id="students"
        who="student"
        .api=${this.api}
        .chosen=${students.map(({ personId }) => personId)}
        error=${this.isTried && students.length === 0 ? t('parts.whom-missing') : ''}
        @ilp-person-choose=${({ person }: PersonChooseEvent) => (this.students = [...students, person])}
      ></ilp-people-finder>`;
  }

  private renderSchool() {
    const isReader = this.kind === READ_ONLY;
    return html`<ilp-field
      id="school"
      type="select"
      label=${t(isReader ? 'parts.give-school' : 'parts.give-school-of')}
      error=${this.isTried && this.lacksSchool ? t('parts.school-missing') : ''}
      .value=${this.school}
      .options=${[
        { value: '', label: t(isReader ? 'parts.whole-district' : 'parts.school-choose') },
        ...this.schools.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      @change=${(event: Event) => (this.school = valueOf(event))}
    ></ilp-field>`;
  }

  private renderChosen(person: Found, drop: () => void) {
    const { name } = person;
    const place = placeOf(person);
    return html`<li class="spread">
      <span class="stack tight">
        <strong>${name}</strong>
        ${place ? html`<span class="small quiet">${place}</span>` : nothing}
      </span>
      <button
        type="button"
        class="button small quiet"
        aria-label=${t('parts.drop-one', { name })}
        @click=${drop}
      >
        ${t('parts.drop')}
      </button>
    </li>`;
  }

  private readonly handlePerson = async ({ person }: PersonChooseEvent) => {
    this.person = person;
    await this.updateComplete;
    (this.studentFinder ?? this.schoolField)?.focus();
  };

  private async dropPerson(): Promise<void> {
    this.person = null;
    await this.updateComplete;
    await this.staffFinder?.updateComplete;
    this.staffFinder?.focus();
  }

  private dropStudent({ personId }: Found): void {
    this.students = this.students.filter((one) => one.personId !== personId);
    this.studentFinder?.focus();
  }

  private async give(): Promise<void> {
    this.isTried = true;
    const { person, students } = this;
    await this.updateComplete;
    if (!person) this.staffFinder?.focus();
    else if (namesStudents(this.kind) && students.length === 0) this.studentFinder?.focus();
    else if (this.lacksSchool) this.schoolField?.focus();
    else if (!this.isDayGood) this.until.focus();
    else this.dispatchEvent(new PartGiveEvent(this.partOf(person), person.name));
  }

  private partOf({ personId }: Found): NewStaffPart {
    const { kind, endsOn, school } = this;
    if (kind === PRINCIPAL) return { personId, kind, endsOn, schoolId: school };
    if (kind === READ_ONLY)
      return { personId, kind, endsOn, schoolId: school === '' ? null : school };
    return { personId, kind, endsOn, studentIds: this.students.map((one) => one.personId) };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-part-form': IlpPartForm;
  }
}
