import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import {
  RESUME_LINE_DATES_MAX,
  RESUME_LINE_TEXT_MAX,
  RESUME_LINE_TITLE_MAX,
} from '#contracts/limits.js';
import type { LineNote, ResumeLine, ResumeLanguage } from '#contracts/resumes.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { styles } from './ilp-resume-line.styles.js';
import type { HintTakeEvent } from './ilp-resume-hints.js';
import './ilp-resume-hints.js';
import { changeLine, moveLine, type Place, settleOffer } from './resume-edit.js';
import { type FocusWish, LineRemoveEvent, ResumeEditEvent } from './resume-events.js';
import { type MoveChoice, nameOfLine } from './resume-words.js';

/**
 * One line of a résumé: on or off, its words, its place, and what happened to the record behind it.
 *
 * @element ilp-resume-line
 * @fires {ResumeEditEvent} ilp-resume-edit
 * @fires {LineRemoveEvent} ilp-line-remove
 */
@customElement('ilp-resume-line')
export class IlpResumeLine extends IlpElement {
  static override styles = [cards, layout, buttons, fields, styles];

  @property({ attribute: false }) line?: ResumeLine;
  @property({ attribute: false }) note: LineNote | undefined;
  @property({ attribute: false }) place: Place = { kind: 'other', index: 0 };
  /** How many lines the section has. */
  @property({ type: Number }) count = 0;
  /** Every place it can be moved to. */
  @property({ attribute: false }) moves: readonly MoveChoice[] = [];
  @property() language: ResumeLanguage = 'en';
  @property({ attribute: false }) verbs: readonly string[] = [];
  @property({ attribute: false }) known: readonly string[] = [];

  @state() private isOpen = false;

  /** Shows the fields of a line that has just been added. */
  async open(): Promise<void> {
    this.isOpen = true;
    await this.focusPart('words');
  }

  async focusPart(part: FocusWish['part']): Promise<void> {
    await this.updateComplete;
    const find = (id: string) =>
      this.renderRoot.querySelector<HTMLElement>(`#${id}:not(:disabled)`);
    const wanted = part === 'words' ? (find('title') ?? find('edit')) : find(part);
    (wanted ?? find('up') ?? find('down') ?? find('switch'))?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isEmpty = this.line && !nameOfLine(this.line) && !this.line.source;
    if (changed.has('line') && changed.get('line') === undefined && isEmpty) this.isOpen = true;
  }

  protected override render() {
    const { line } = this;
    if (!line) return nothing;
    const name = nameOfLine(line) || t('resumes.new-line');
    return html`<div class="line ${line.on ? '' : 'off'}">
      <div class="head">
        <label class="choice">
          <input
            id="switch"
            type="checkbox"
            .checked=${live(line.on)}
            @change=${this.handleSwitch}
          />
          <span class="words" lang=${this.language}>
            <span class="name">${name}</span>
            ${line.dates ? html`<span class="quiet small">${line.dates}</span>` : nothing}
          </span>
        </label>
        <div class="tools">${this.renderTools(name)}</div>
      </div>
      ${this.renderNote(this.note)} ${this.isOpen ? this.renderFields(line, name) : nothing}
    </div>`;
  }

  private renderTools(name: string) {
    const { index } = this.place;
    return html`
      <button
        type="button"
        id="up"
        class="button quiet small"
        aria-label=${t('resumes.move-up', { name })}
        ?disabled=${index === 0}
        @click=${() => this.step(-1, 'up')}
      >
        ${icon('up')}
      </button>
      <button
        type="button"
        id="down"
        class="button quiet small"
        aria-label=${t('resumes.move-down', { name })}
        ?disabled=${index >= this.count - 1}
        @click=${() => this.step(1, 'down')}
      >
        ${icon('down')}
      </button>
      <button
        type="button"
        id="edit"
        class="button quiet small"
        aria-label=${t('resumes.edit-line', { name })}
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        @click=${() => (this.isOpen = !this.isOpen)}
      >
        ${icon('edit')}
      </button>
    `;
  }

  private renderNote(note: LineNote | undefined) {
    if (!note) return nothing;
    if (note.state !== 'changed')
      return html`<p class="notice warn small">${t(`resumes.note-${note.state}`)}</p>`;
    const { offer } = note;
    return html`<div class="notice warn small stack tight">
      <p><strong>${t('resumes.note-changed')}</strong></p>
      ${
        offer
          ? html`<p class="offer" lang=${this.language}>
              ${[offer.title, offer.dates, offer.text].filter(Boolean).join('\n')}
            </p>`
          : nothing
      }
      <div class="actions">
        <button type="button" id="use-new" class="button small" @click=${() => this.settle('new')}>
          ${t('resumes.use-new')}
        </button>
        <button
          type="button"
          id="keep-mine"
          class="button small"
          @click=${() => this.settle('mine')}
        >
          ${t('resumes.keep-mine')}
        </button>
      </div>
    </div>`;
  }

  private renderFields(line: ResumeLine, name: string) {
    return html`<div class="stack">
      <div class="pair">
        ${this.renderInput('title', line.title, RESUME_LINE_TITLE_MAX)}
        ${this.renderInput('dates', line.dates, RESUME_LINE_DATES_MAX)}
      </div>
      <div class="field">
        <label for="text">${t('resumes.line-text')}</label>
        <span class="hint" id="text-hint">${t('resumes.line-text-hint')}</span>
        <textarea
          id="text"
          rows="3"
          lang=${this.language}
          spellcheck="true"
          maxlength=${RESUME_LINE_TEXT_MAX}
          aria-describedby="text-hint"
          .value=${line.text}
          @input=${(event: Event) =>
            this.write({ text: (event.target as HTMLTextAreaElement).value })}
        ></textarea>
      </div>
      <ilp-resume-hints
        .text=${line.text}
        .language=${this.language}
        .verbs=${this.verbs}
        .known=${this.known}
        @ilp-hint-take=${({ text }: HintTakeEvent) => this.write({ text })}
      ></ilp-resume-hints>
      <div class="foot">
        <div class="field">
          <label for="move">${t('resumes.move-to')}</label>
          <select id="move" @change=${this.handleMove}>
            <option value="">${t('resumes.move-choose')}</option>
            ${this.moves.map(({ label }, index) => html`<option value=${index}>${label}</option>`)}
          </select>
        </div>
        <button
          type="button"
          class="button small danger"
          aria-label=${t('resumes.remove-line', { name })}
          @click=${() => this.dispatchEvent(new LineRemoveEvent(line.id))}
        >
          ${icon('trash')} ${t('common.remove')}
        </button>
      </div>
    </div>`;
  }

  private renderInput(field: 'title' | 'dates', value: string, maximum: number) {
    return html`<div class="field">
      <label for=${field}>${t(`resumes.line-${field}`)}</label>
      <input
        id=${field}
        lang=${this.language}
        spellcheck="true"
        autocomplete="off"
        maxlength=${maximum}
        .value=${value}
        @input=${(event: Event) =>
          this.write({ [field]: (event.target as HTMLInputElement).value })}
      />
    </div>`;
  }

  private write(changes: Partial<ResumeLine>): void {
    if (this.line) this.dispatchEvent(new ResumeEditEvent(changeLine(this.line.id, changes)));
  }

  private handleSwitch(event: Event): void {
    if (!this.line) return;
    const on = (event.target as HTMLInputElement).checked;
    this.dispatchEvent(new ResumeEditEvent(changeLine(this.line.id, { on }), { step: {} }));
  }

  private settle(choice: 'new' | 'mine'): void {
    if (!this.line || !this.note?.offer) return;
    const { id } = this.line;
    this.dispatchEvent(
      new ResumeEditEvent(settleOffer(id, this.note.offer, choice), {
        step: { reworded: id },
        focus: { lineId: id, part: 'switch' },
      }),
    );
  }

  private step(by: -1 | 1, part: 'up' | 'down'): void {
    const to = { ...this.place, index: this.place.index + by };
    this.moveTo({ to, label: '' }, part);
  }

  private handleMove(event: Event): void {
    const select = event.target as HTMLSelectElement;
    const choice = this.moves[Number(select.value)];
    if (select.value !== '' && choice) this.moveTo(choice, 'words');
    select.value = '';
  }

  private moveTo(choice: MoveChoice, part: FocusWish['part']): void {
    if (!this.line) return;
    this.dispatchEvent(new ResumeEditEvent(...moveEdit(this.line.id, choice, part)));
  }
}

/** What a move changes, and what to focus after it. The view says where the line stands then. */
function moveEdit(lineId: string, { to }: MoveChoice, part: FocusWish['part']) {
  return [moveLine(lineId, to), { step: {}, focus: { lineId, part } }] as const;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-resume-line': IlpResumeLine;
  }
}
