import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  COMPONENT_CODES,
  type ComponentCode,
  MEETING_KINDS,
  type MeetingKind,
  type Strand,
  STRANDS,
} from '#contracts/component-codes.js';
import type { NewComponentRecord, PlanStatus, StudentCompletion } from '#contracts/completion.js';
import { today } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { valueOf } from '../shared/form-text.js';
import '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { fieldGrid } from '../styles/field-grid.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { componentName, MEETINGS, STRAND_NAMES } from './requirement-words.js';

export class StudentCompletionEvent extends Event {
  static readonly type = 'ilp-student-completion';
  readonly completion: StudentCompletion;
  readonly said: 'recorded' | 'changed';

  constructor(completion: StudentCompletion, said: 'recorded' | 'changed') {
    super(StudentCompletionEvent.type, { bubbles: true, composed: true });
    this.completion = completion;
    this.said = said;
  }
}

/**
 * What staff saw for one component of a student's plan.
 *
 * @element ilp-record-form
 * @fires {StudentCompletionEvent} ilp-student-completion
 */
@customElement('ilp-record-form')
export class IlpRecordForm extends IlpView {
  static override styles = [layout, buttons, cards, fieldGrid];

  @property({ attribute: 'person-id' }) personId = '';
  @property({ attribute: false }) plan!: PlanStatus;

  @state() private code: ComponentCode | null = null;
  @state() private kind: 'seen' | 'earlier' = 'seen';
  @state() private day = today();
  @state() private meeting: MeetingKind | '' = '';
  @state() private strand: Strand | '' = '';
  @state() private note = '';
  @state() private hasTried = false;

  private readonly attempt = new Attempt(this);

  protected override render() {
    const codes = this.plan.components.map(({ code }) => code);
    const { chosen } = this;
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      <div class="fields">
        <ilp-field
          type="select"
          name="code"
          label=${t('requirements.field-component')}
          .value=${chosen}
          .options=${codes.map((value) => ({ value, label: componentName(value) }))}
          @change=${(event: Event) => (this.code = asCode(valueOf(event)))}
        ></ilp-field>
        <ilp-field
          type="select"
          name="kind"
          label=${t('requirements.field-kind')}
          .value=${this.kind}
          .options=${[
            { value: 'seen', label: t('requirements.kind-seen') },
            { value: 'earlier', label: t('requirements.kind-earlier') },
          ]}
          @change=${(event: Event) => (this.kind = valueOf(event) === 'earlier' ? 'earlier' : 'seen')}
        ></ilp-field>
        <ilp-field
          type="date"
          name="happenedOn"
          label=${t('requirements.field-day')}
          max=${today()}
          .value=${this.day}
          @change=${(event: Event) => (this.day = valueOf(event))}
        ></ilp-field>
        ${chosen === 'annual' ? this.renderMeeting() : nothing}
        ${chosen === 'portfolio' && this.plan.state === 'PA' ? this.renderStrand() : nothing}
      </div>
      <ilp-field
        name="note"
        maxlength="500"
        label=${t('requirements.field-note')}
        error=${this.hasTried && this.note.trim() === '' ? t('requirements.note-missing') : ''}
        .value=${this.note}
        @input=${(event: Event) => (this.note = valueOf(event))}
      ></ilp-field>
      ${this.attempt.renderFault()}
      <div class="actions">
        <button type="submit" class="button" ?disabled=${this.attempt.isBusy}>
          ${t('requirements.save-record')}
        </button>
      </div>
    </form>`;
  }

  private get chosen(): ComponentCode {
    const { components } = this.plan;
    const first =
      components.find(
        ({ standing, isOwn, isSeen }) => standing === 'missing' && !isOwn && !isSeen,
      ) ?? components.find(({ standing, isOwn }) => standing === 'missing' && !isOwn);
    return this.code ?? first?.code ?? components[0]?.code ?? COMPONENT_CODES[0];
  }

  private renderMeeting() {
    return html`<ilp-field
      type="select"
      name="meeting"
      label=${t('requirements.field-meeting')}
      .value=${this.meeting}
      .options=${[
        { value: '', label: t('requirements.meeting-none') },
        ...MEETING_KINDS.map((value) => ({ value, label: t(MEETINGS[value]) })),
      ]}
      @change=${(event: Event) => (this.meeting = valueOf(event) as MeetingKind | '')}
    ></ilp-field>`;
  }

  private renderStrand() {
    return html`<ilp-field
      type="select"
      name="strand"
      label=${t('requirements.field-strand')}
      .value=${this.strand}
      .options=${[
        { value: '', label: t('requirements.strand-none') },
        ...STRANDS.map((value) => ({ value, label: t(STRAND_NAMES[value]) })),
      ]}
      @change=${(event: Event) => (this.strand = valueOf(event) as Strand | '')}
    ></ilp-field>`;
  }

  private async handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    this.hasTried = true;
    if (this.note.trim() === '') return;
    const { chosen: code, kind, day: happenedOn, note } = this;
    const record: NewComponentRecord = {
      ...{ code, kind, happenedOn, note },
      meeting: code === 'annual' && this.meeting !== '' ? this.meeting : null,
      strand: code === 'portfolio' && this.strand !== '' ? this.strand : null,
    };
    const path = `/class/${encodeURIComponent(this.personId)}/component-records`;
    const isSaved = await this.attempt.run(async () => {
      const completion = await this.api.post<StudentCompletion>(path, record);
      this.dispatchEvent(new StudentCompletionEvent(completion, 'recorded'));
    });
    if (!isSaved) return;
    this.note = '';
    this.code = null;
    this.hasTried = false;
  }
}

const asCode = (text: string) => COMPONENT_CODES.find((code) => code === text) ?? null;

declare global {
  interface HTMLElementTagNameMap {
    'ilp-record-form': IlpRecordForm;
  }
  interface HTMLElementEventMap {
    [StudentCompletionEvent.type]: StudentCompletionEvent;
  }
}
