import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { OPINION_LINE_MAX, OPINION_LINES_MAX } from '#contracts/limits.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import { showToast } from '../shared/toast.js';
import { buttons, fields, layout } from '../styles/shared.js';
import { LinesChangeEvent } from './opinion-events.js';

interface Line {
  key: number;
  text: string;
}

const said = (lines: readonly Line[]) => lines.map(({ text }) => text.trim()).filter(Boolean);
const isSame = (left: readonly string[], right: readonly string[]) =>
  left.length === right.length && left.every((text, place) => text === right[place]);

/**
 * Short lines in an order of one's own. One line is always empty: writing in it makes it a line. Enter
 * goes to the next, and lines move by their buttons.
 *
 * @element ilp-short-lines
 * @fires ilp-lines-change - With each letter.
 */
@customElement('ilp-short-lines')
export class IlpShortLines extends IlpElement {
  static override styles = [
    layout,
    buttons,
    fields,
    css`
      ol {
        display: grid;
        gap: var(--ilp-space-1);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--ilp-space-1);
      }

      textarea {
        min-block-size: 2.75rem;
        resize: none;
      }

      .tools {
        display: flex;
      }

      .tools .button[aria-disabled] {
        border-color: transparent;
        background: none;
        opacity: 0.5;
      }

      .tools .button {
        min-inline-size: 2.25rem;
        min-block-size: 2.75rem;
      }
    `,
  ];

  @property() label = '';
  @property() hint = '';
  @property({ attribute: false }) lines: readonly string[] = [];

  @state() private held: readonly Line[] = [];
  private nextKey = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    // What was written here comes back as it was sent; the line under the hand stays as it is.
    if (changed.has('lines') && !isSame(said(this.held), this.lines))
      this.held = this.lines.map((text) => this.lineOf(text));
    const last = this.held.at(-1);
    if (this.held.length < OPINION_LINES_MAX && last?.text.trim() !== '')
      this.held = [...this.held, this.lineOf('')];
  }

  protected override render() {
    const count = said(this.held).length;
    return html`<fieldset class="stack tight">
      <legend>${this.label}</legend>
      ${this.hint ? html`<p class="hint">${this.hint}</p>` : nothing}
      <ol>
        ${repeat(
          this.held,
          ({ key }) => key,
          (line, place) =>
            html`<li data-key=${line.key}>
              ${this.renderText(line, place)}
              ${line.text.trim() === '' ? nothing : this.renderTools(line, place, count)}
            </li>`,
        )}
      </ol>
      ${
        count >= OPINION_LINES_MAX
          ? html`<p class="hint">${t('opinions.lines-full', { count: OPINION_LINES_MAX })}</p>`
          : nothing
      }
    </fieldset>`;
  }

  private renderText({ key, text }: Line, place: number) {
    const isNew = text === '' && place === this.held.length - 1;
    return html`<textarea
      rows="1"
      maxlength=${OPINION_LINE_MAX}
      aria-label=${
        isNew
          ? t('opinions.line-new', { list: this.label })
          : t('opinions.line', { list: this.label, number: place + 1 })
      }
      placeholder=${isNew ? t('opinions.line-add') : nothing}
      .value=${live(text)}
      @input=${(event: Event) => this.write(key, (event.target as HTMLTextAreaElement).value)}
      @keydown=${(event: KeyboardEvent) => this.handleKey(event, place)}
      @blur=${this.dropEmpty}
    ></textarea>`;
  }

  private renderTools({ key, text }: Line, place: number, count: number) {
    return html`<div class="tools">
      ${
        count < 2
          ? nothing
          : html`${this.renderMove(key, text, { by: -1, isOff: place === 0 })}
            ${this.renderMove(key, text, { by: 1, isOff: place >= count - 1 })}`
      }
      <button
        type="button"
        class="button quiet small remove"
        aria-label=${t('opinions.line-remove', { line: text })}
        @click=${() => this.drop(key)}
      >
        ${icon('trash')}
      </button>
    </div>`;
  }

  private renderMove(key: number, line: string, { by, isOff }: { by: 1 | -1; isOff: boolean }) {
    const label = by < 0 ? t('opinions.line-up', { line }) : t('opinions.line-down', { line });
    return html`<button
      type="button"
      class="button quiet small ${by < 0 ? 'up' : 'down'}"
      aria-label=${label}
      aria-disabled=${isOff ? 'true' : nothing}
      @click=${() => (isOff ? undefined : this.move(key, by))}
    >
      ${icon(by < 0 ? 'up' : 'down')}
    </button>`;
  }

  private lineOf(text: string): Line {
    return { key: this.nextKey++, text };
  }

  private become(held: readonly Line[]): void {
    this.held = held;
    this.dispatchEvent(new LinesChangeEvent(said(held)));
  }

  /** A line that was pasted with breaks is one line. */
  private write(key: number, value: string): void {
    const text = value.replaceAll(/\s*\n\s*/g, ' ');
    this.become(this.held.map((line) => (line.key === key ? { ...line, text } : line)));
  }

  private move(key: number, by: 1 | -1): void {
    const held = [...this.held];
    const from = held.findIndex((line) => line.key === key);
    const [line] = held.splice(from, 1);
    if (!line) return;
    held.splice(from + by, 0, line);
    this.become(held);
    announce(t('opinions.line-moved', { line: line.text, number: from + by + 1 }));
    void this.focusOn(key, by < 0 ? '.up' : '.down');
  }

  private drop(key: number): void {
    const place = this.held.findIndex((line) => line.key === key);
    const line = this.held[place];
    if (!line) return;
    this.become(this.held.filter((one) => one !== line));
    showToast({
      text: t('opinions.line-removed', { line: line.text }),
      undo: () => {
        const kept = this.held.filter(({ text }) => text.trim() !== '');
        this.become(kept.toSpliced(Math.min(place, kept.length), 0, line));
      },
    });
    const next = this.held[place] ?? this.held[place - 1];
    void this.focusOn(next?.key, 'textarea');
  }

  private readonly dropEmpty = () => {
    const last = this.held.length - 1;
    const kept = this.held.filter(({ text }, place) => text.trim() !== '' || place === last);
    if (kept.length < this.held.length) this.held = kept;
  };

  private handleKey(event: KeyboardEvent, place: number): void {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    void this.focusOn(this.held[place + 1]?.key, 'textarea');
  }

  private async focusOn(key: number | undefined, selector: string): Promise<void> {
    await this.updateComplete;
    const row =
      key === undefined
        ? this.renderRoot.querySelector('li:last-child')
        : this.renderRoot.querySelector(`li[data-key="${key}"]`);
    row?.querySelector<HTMLElement>(selector)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-short-lines': IlpShortLines;
  }
}
