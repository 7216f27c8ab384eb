import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { INTERVENTION_OUTCOME_MAX } from '#contracts/intervention-fields.js';
import type { Intervention, InterventionChanges } from '#contracts/interventions.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { NOTE_AUDIENCES } from '../record/record-words.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { buttons, layout } from '../styles/shared.js';
import { factsOf, kindWord } from './intervention-words.js';

/** What is to change, and what puts it back. */
export class InterventionChangeEvent extends Event {
  static readonly type = 'ilp-intervention-change';
  readonly id: string;
  readonly changes: InterventionChanges;
  readonly back: InterventionChanges;

  constructor(id: string, changes: InterventionChanges, back: InterventionChanges) {
    super(InterventionChangeEvent.type, { bubbles: true, composed: true });
    this.id = id;
    this.changes = changes;
    this.back = back;
  }
}

/**
 * One thing that was agreed for a student, with another day to look again, and its end.
 *
 * @element ilp-intervention-item
 * @fires {InterventionChangeEvent} ilp-intervention-change
 */
@customElement('ilp-intervention-item')
export class IlpInterventionItem extends IlpElement {
  static override styles = [
    layout,
    buttons,
    css`
      .words {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
    `,
  ];

  @property({ attribute: false }) item!: Intervention;
  /** The district's day. */
  @property() today = '';
  @property({ attribute: 'talk-href' }) talkHref = '';
  @property({ type: Boolean }) busy = false;

  /** What is asked: another day, or what became of it. */
  @state() private asked: 'day' | 'end' | null = null;
  @state() private error = '';
  @query('ilp-field') private readonly field!: IlpField;

  protected override render() {
    const { item } = this;
    const { kind, note, outcome, visibility, talk } = item;
    return html`<div class="stack tight">
      <strong>${kindWord(kind)}</strong>
      <p class="words">${note}</p>
      ${
        outcome === ''
          ? nothing
          : html`<p class="words quiet">${t('interventions.outcome')}: ${outcome}</p>`
      }
      <p class="small quiet">
        ${factsOf(item)}
        ${talk === null ? nothing : html`· <a href=${this.talkHref}>${talkWords(talk)}</a>`} ·
        ${t(NOTE_AUDIENCES[visibility])}
      </p>
      ${this.asked === null ? this.renderActions() : this.renderQuestion(this.asked)}
    </div>`;
  }

  private renderActions() {
    const { endedOn, isMine } = this.item;
    return html`<div class="actions">
      ${
        endedOn === null
          ? html`${this.renderButton(t('interventions.another-day'), () => void this.ask('day'))}
            ${this.renderButton(t('interventions.end'), () => void this.ask('end'))}`
          : this.renderButton(t('interventions.go-on'), () =>
              this.change({ isEnded: false }, { isEnded: true }),
            )
      }
      ${
        isMine
          ? this.renderButton(t('interventions.remove'), () =>
              this.change({ isRemoved: true }, { isRemoved: false }),
            )
          : nothing
      }
    </div>`;
  }

  private renderButton(action: string, work: () => void) {
    return html`<button
      type="button"
      class="button small quiet"
      aria-label=${t('interventions.do-for', { action, name: kindWord(this.item.kind) })}
      ?disabled=${this.busy}
      @click=${work}
    >
      ${action}
    </button>`;
  }

  private renderQuestion(asked: 'day' | 'end') {
    const { lookOn, outcome } = this.item;
    return html`<form class="stack tight" novalidate @submit=${this.handleAnswer}>
      ${
        asked === 'day'
          ? html`<ilp-field
              type="date"
              label=${t('interventions.look')}
              error=${this.error}
              .value=${lookOn ?? ''}
            ></ilp-field>`
          : html`<ilp-field
              type="textarea"
              label=${t('interventions.outcome')}
              maxlength=${INTERVENTION_OUTCOME_MAX}
              .value=${outcome}
            ></ilp-field>`
      }
      <div class="actions">
        <button type="submit" class="button small primary" ?disabled=${this.busy}>
          ${t('interventions.save')}
        </button>
        <button type="button" class="button small quiet" @click=${() => (this.asked = null)}>
          ${t('record.cancel')}
        </button>
      </div>
    </form>`;
  }

  private async ask(what: 'day' | 'end'): Promise<void> {
    this.error = '';
    this.asked = what;
    await this.updateComplete;
    this.field.focus();
  }

  private handleAnswer(event: SubmitEvent): void {
    event.preventDefault();
    const { lookOn, outcome } = this.item;
    const { value } = this.field;
    if (this.asked === 'end') {
      this.change({ isEnded: true, outcome: value }, { isEnded: false, outcome });
      return;
    }
    if (value !== '' && value <= this.today) {
      this.error = t('interventions.look-missing');
      this.field.focus();
      return;
    }
    // A day gone by can't be set again: undone, it has no day.
    const before = lookOn !== null && lookOn > this.today ? lookOn : null;
    this.change({ lookOn: value || null }, { lookOn: before });
  }

  private change(changes: InterventionChanges, back: InterventionChanges): void {
    this.asked = null;
    this.dispatchEvent(new InterventionChangeEvent(this.item.id, changes, back));
  }
}

const talkWords = ({ heldOn }: NonNullable<Intervention['talk']>) =>
  t('interventions.from-talk', { date: formatDate(heldOn) });

declare global {
  interface HTMLElementTagNameMap {
    'ilp-intervention-item': IlpInterventionItem;
  }
  interface HTMLElementEventMap {
    [InterventionChangeEvent.type]: InterventionChangeEvent;
  }
}
