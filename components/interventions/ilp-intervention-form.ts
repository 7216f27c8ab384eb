import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { NoteVisibility } from '#contracts/advising.js';
import {
  INTERVENTION_KINDS,
  INTERVENTION_NOTE_MAX,
  INTERVENTION_OUTCOME_MAX,
  type InterventionKind,
} from '#contracts/intervention-fields.js';
import type { InterventionDraft, StudentInterventions } from '#contracts/interventions.js';
import { KINDS } from '../conversations/conversation-words.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { RecordForm } from '../record/record-form.js';
import { NOTE_AUDIENCES } from '../record/record-words.js';
import '../shared/ilp-field.js';
import { KIND_NAMES } from './intervention-words.js';

export class InterventionSubmitEvent extends Event {
  static readonly type = 'ilp-intervention-submit';
  readonly values: InterventionDraft;

  constructor(values: InterventionDraft) {
    super(InterventionSubmitEvent.type, { bubbles: true, composed: true });
    this.values = values;
  }
}

/**
 * What was agreed for a student: who reads it is chosen before it is saved. Needs the `interventions`,
 * `conversations` and `record` messages.
 *
 * @element ilp-intervention-form
 * @fires {InterventionSubmitEvent} ilp-intervention-submit
 * @fires ilp-cancel
 */
@customElement('ilp-intervention-form')
export class IlpInterventionForm extends RecordForm {
  @property({ attribute: false }) known!: StudentInterventions;

  protected override render() {
    const { talks, planState } = this.known;
    return html`<form class="card stack" novalidate @submit=${this.handleSubmit}>
      <div class="columns">
        <ilp-field
          name="kind"
          type="select"
          label=${t('interventions.kind')}
          .value=${INTERVENTION_KINDS[0]}
          .options=${INTERVENTION_KINDS.map((value) => ({ value, label: t(KIND_NAMES[value]) }))}
        ></ilp-field>
        <ilp-field
          name="lookOn"
          type="date"
          label=${t('interventions.look')}
          error=${this.errors.lookOn ?? ''}
        ></ilp-field>
      </div>
      <ilp-field
        name="note"
        type="textarea"
        label=${t('interventions.note')}
        hint=${t('interventions.note-hint')}
        error=${this.errors.note ?? ''}
        maxlength=${INTERVENTION_NOTE_MAX}
        required
      ></ilp-field>
      <div class="columns">
        <ilp-field
          name="visibility"
          type="select"
          label=${t('record.note-who')}
          .value=${'staff'}
          .options=${Object.entries(NOTE_AUDIENCES).map(([value, key]) => ({ value, label: t(key) }))}
        ></ilp-field>
        ${talks.length === 0 ? nothing : this.renderTalks()}
      </div>
      ${
        planState === null
          ? nothing
          : html`<ilp-field
              name="planReason"
              type="textarea"
              label=${t('interventions.plan-reason')}
              hint=${t('interventions.plan-reason-hint')}
              maxlength=${INTERVENTION_OUTCOME_MAX}
            ></ilp-field>`
      }
      ${this.renderActions()}
    </form>`;
  }

  /** The newest is what it most likely comes from. */
  private renderTalks() {
    const { talks } = this.known;
    return html`<ilp-field
      name="talkId"
      type="select"
      label=${t('interventions.talk')}
      .value=${talks[0]?.id ?? ''}
      .options=${[
        ...talks.map(({ id, heldOn, kind }) => ({
          value: id,
          label: `${formatDate(heldOn)} · ${t(KINDS[kind])}`,
        })),
        { value: '', label: t('interventions.talk-none') },
      ]}
    ></ilp-field>`;
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const { word } = this;
    const lookOn = word('lookOn') || null;
    const errors: Record<string, string> = {};
    if (lookOn !== null && lookOn <= this.known.today)
      errors.lookOn = t('interventions.look-missing');
    if (word('note') === '') errors.note = t('interventions.note-missing');
    if (!this.isRight(errors)) return;
    this.dispatchEvent(
      new InterventionSubmitEvent({
        ...{ kind: word('kind') as InterventionKind, note: word('note'), lookOn },
        ...{ visibility: word('visibility') as NoteVisibility, talkId: word('talkId') || null },
        planReason: word('planReason'),
      }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-intervention-form': IlpInterventionForm;
  }
  interface HTMLElementEventMap {
    [InterventionSubmitEvent.type]: InterventionSubmitEvent;
  }
}
