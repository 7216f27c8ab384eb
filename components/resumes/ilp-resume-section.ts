import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { RESUME_LINES_PER_SECTION_MAX, RESUME_SECTION_TITLE_MAX } from '#contracts/limits.js';
import type {
  LineNote,
  OfferedLine,
  ResumeLine,
  ResumePage,
  ResumeSection,
} from '#contracts/resumes.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, fields, layout, lists } from '../styles/shared.js';
import './ilp-resume-line.js';
import { styles } from './ilp-resume-section.styles.js';
import {
  changeSection,
  insertLine,
  lineFrom,
  moveLine,
  moveSection,
  ownLine,
  type Place,
} from './resume-edit.js';
import { type FocusWish, ResumeEditEvent } from './resume-events.js';
import { movesFor, nameOfLine, titleOf } from './resume-words.js';

const DRAGGED = 'application/x-pathlight-line';

/**
 * One section of a résumé: its switch and title, its lines to drag or move by buttons, and the lines
 * suggested out of the student's records.
 *
 * @element ilp-resume-section
 * @fires {ResumeEditEvent} ilp-resume-edit
 * @fires {LineRemoveEvent} ilp-line-remove
 */
@customElement('ilp-resume-section')
export class IlpResumeSection extends IlpElement {
  static override styles = [cards, layout, buttons, fields, lists, styles];

  @property({ attribute: false }) section?: ResumeSection;
  @property({ attribute: false }) sections: readonly ResumeSection[] = [];
  @property({ attribute: false }) page?: ResumePage;

  @state() private over: string | null = null;
  @state() private isTitleOpen = false;

  /** @returns whether the line stands here. */
  async focusLine({ lineId, part }: FocusWish): Promise<boolean> {
    await this.updateComplete;
    const line = this.renderRoot.querySelector<HTMLElementTagNameMap['ilp-resume-line']>(
      `ilp-resume-line[data-line="${lineId}"]`,
    );
    await line?.focusPart(part);
    return line !== null;
  }

  protected override render() {
    const { section, page } = this;
    if (!section || !page) return nothing;
    const title = titleOf(section, page.titles);
    return html`<section class="card stack" aria-labelledby="title">
      ${this.renderHead(section, title)} ${section.on ? this.renderLines(section, page) : nothing}
    </section>`;
  }

  private renderHead({ kind, on }: ResumeSection, title: string) {
    const index = this.sections.findIndex((one) => one.kind === kind);
    const move = (to: number) => this.edit(moveSection(kind, to), { step: {} });
    return html`<div class="head">
      <h2 id="title">
        <label class="choice">
          <input
            type="checkbox"
            .checked=${live(on)}
            @change=${(event: Event) =>
              this.edit(changeSection(kind, { on: (event.target as HTMLInputElement).checked }), {
                step: {},
              })}
          />
          <span lang=${this.page?.resume.language ?? 'en'}>${title}</span>
        </label>
      </h2>
      <div class="tools">
        <button
          type="button"
          id="section-up"
          class="button quiet small"
          aria-label=${t('resumes.section-up', { section: title })}
          ?disabled=${index === 0}
          @click=${() => move(index - 1)}
        >
          ${icon('up')}
        </button>
        <button
          type="button"
          id="section-down"
          class="button quiet small"
          aria-label=${t('resumes.section-down', { section: title })}
          ?disabled=${index === this.sections.length - 1}
          @click=${() => move(index + 1)}
        >
          ${icon('down')}
        </button>
        <button
          type="button"
          class="button quiet small"
          aria-label=${t('resumes.section-rename', { section: title })}
          aria-expanded=${this.isTitleOpen ? 'true' : 'false'}
          @click=${() => (this.isTitleOpen = !this.isTitleOpen)}
        >
          ${icon('edit')}
        </button>
      </div>
    </div>`;
  }

  private renderLines(section: ResumeSection, page: ResumePage) {
    const suggestions = page.suggestions.filter(
      (offer) => offer.section === section.kind && !isUsed(offer, this.sections),
    );
    return html`${this.isTitleOpen ? this.renderTitle(section, page) : nothing}
    ${
      section.lines.length > 0
        ? html`<ul class="rows">
            ${repeat(
              section.lines,
              ({ id }) => id,
              (_, index) => this.renderLine(section, page, index),
            )}
          </ul>`
        : nothing
    }
    ${suggestions.map((offer) => this.renderSuggestion(section, page, offer))}
    ${
      section.lines.length < RESUME_LINES_PER_SECTION_MAX
        ? html`<div>
            <button type="button" id="add" class="button small" @click=${() => this.add(section)}>
              ${icon('plus')} ${t('resumes.add-line')}
            </button>
          </div>`
        : html`<p class="small quiet">${t('resumes.section-full')}</p>`
    }`;
  }

  private renderTitle({ kind, title }: ResumeSection, { titles, resume }: ResumePage) {
    return html`<div class="field">
      <label for="own-title">${t('resumes.section-title')}</label>
      <input
        id="own-title"
        lang=${resume.language}
        spellcheck="true"
        maxlength=${RESUME_SECTION_TITLE_MAX}
        placeholder=${titles[kind]}
        .value=${title}
        @input=${(event: Event) =>
          this.edit(changeSection(kind, { title: (event.target as HTMLInputElement).value }))}
      />
    </div>`;
  }

  private renderLine(section: ResumeSection, page: ResumePage, index: number) {
    const line = section.lines[index];
    if (!line) return nothing;
    const note = page.notes.find((one) => one.lineId === line.id && !isSettled(one, line));
    const place: Place = { kind: section.kind, index };
    return html`<li
      draggable="true"
      class=${this.over === line.id ? 'over' : ''}
      @dragstart=${(event: DragEvent) => this.handleDragStart(event, line.id)}
      @dragover=${(event: DragEvent) => this.handleDragOver(event, line.id)}
      @dragleave=${() => (this.over = null)}
      @drop=${(event: DragEvent) => this.handleDrop(event, place)}
    >
      <ilp-resume-line
        data-line=${line.id}
        .line=${line}
        .note=${note}
        .place=${place}
        .count=${section.lines.length}
        .moves=${movesFor(line.id, section, this.sections, page.titles)}
        .language=${page.resume.language}
        .verbs=${page.verbs[section.kind]}
        .known=${Object.values(page.verbs).flat()}
      ></ilp-resume-line>
    </li>`;
  }

  private renderSuggestion(section: ResumeSection, page: ResumePage, offer: OfferedLine) {
    return html`<div class="suggested">
      <label class="choice">
        <input
          type="checkbox"
          class="suggestion"
          .checked=${live(false)}
          @change=${() => this.use(section, offer)}
        />
        <span class="words">
          <span lang=${page.resume.language}>${nameOfLine(offer)}</span>
          <span class="small quiet">
            <span class="badge">${t('resumes.suggested')}</span>
            <span lang=${page.resume.language}>${offer.dates}</span>
          </span>
        </span>
      </label>
    </div>`;
  }

  private use({ kind, lines }: ResumeSection, offer: OfferedLine): void {
    const line = lineFrom(offer);
    this.edit(insertLine({ kind, index: lines.length }, line), {
      step: {},
      said: t('resumes.line-on', { name: nameOfLine(line) }),
      focus: { lineId: line.id, part: 'switch' },
    });
  }

  private add({ kind, lines }: ResumeSection): void {
    const line = ownLine();
    this.edit(insertLine({ kind, index: lines.length }, line), {
      step: {},
      focus: { lineId: line.id, part: 'words' },
    });
  }

  private handleDragStart(event: DragEvent, lineId: string): void {
    // Inside a field, dragging selects words.
    const [target] = event.composedPath();
    if (target instanceof Element && target.matches('input, textarea')) event.preventDefault();
    else event.dataTransfer?.setData(DRAGGED, lineId);
  }

  private handleDragOver(event: DragEvent, lineId: string): void {
    if (!event.dataTransfer?.types.includes(DRAGGED)) return;
    event.preventDefault();
    this.over = lineId;
  }

  private handleDrop(event: DragEvent, to: Place): void {
    this.over = null;
    const lineId = event.dataTransfer?.getData(DRAGGED);
    if (!lineId) return;
    event.preventDefault();
    this.edit(moveLine(lineId, to), { step: {}, focus: { lineId, part: 'switch' } });
  }

  private edit(...parts: ConstructorParameters<typeof ResumeEditEvent>): void {
    this.dispatchEvent(new ResumeEditEvent(...parts));
  }
}

/** Between a click and the server's answer, what was just used is still among the suggestions. */
function isUsed({ source }: OfferedLine, sections: readonly ResumeSection[]): boolean {
  return sections.some(({ lines }) =>
    lines.some((line) => line.source?.id === source.id && line.source.kind === source.kind),
  );
}

/** The same for what was just decided. */
function isSettled({ offer }: LineNote, { source }: ResumeLine): boolean {
  return offer !== null && offer.source.facts === source?.facts;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-resume-section': IlpResumeSection;
  }
}
