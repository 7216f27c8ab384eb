import { css, html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, layout } from '../styles/shared.js';

/** Files were chosen or dropped. */
export class FilesChooseEvent extends Event {
  static readonly type = 'ilp-files-choose';
  readonly files: readonly File[];

  constructor(files: readonly File[]) {
    super(FilesChooseEvent.type, { bubbles: true, composed: true });
    this.files = files;
  }
}

/** Helps the file dialog only: what a file is decides the server. */
const ACCEPT =
  '.pdf,.png,.jpg,.jpeg,.webp,.docx,.pptx,.xlsx,.odt,.mp3,.m4a,.wav,.mp4,.txt,.md,image/png,image/jpeg,image/webp';

/**
 * A button for files, in a place where they can be dropped too.
 *
 * @element ilp-drop-zone
 * @slot - More buttons beside it.
 * @fires {FilesChooseEvent} ilp-files-choose
 */
@customElement('ilp-drop-zone')
export class IlpDropZone extends IlpElement {
  static override styles = [
    layout,
    buttons,
    css`
      .zone {
        display: grid;
        gap: var(--ilp-space-2);
        padding: var(--ilp-space-4);
        border: 1px dashed var(--ilp-line-strong);
        border-radius: var(--ilp-radius);
      }

      .zone.over {
        border-color: var(--ilp-accent);
        background: var(--ilp-accent-quiet);
      }
    `,
  ];

  @state() private isOver = false;

  @query('input') private readonly input!: HTMLInputElement;

  override focus(): void {
    this.renderRoot.querySelector('button')?.focus();
  }

  protected override render() {
    return html`<div
      class=${this.isOver ? 'zone over' : 'zone'}
      @dragover=${this.handleOver}
      @dragleave=${() => (this.isOver = false)}
      @drop=${this.handleDrop}
    >
      <div class="actions">
        <button type="button" class="button primary" @click=${() => this.input.click()}>
          ${icon('plus')} ${t('portfolio.add-files')}
        </button>
        <slot></slot>
      </div>
      <p class="small quiet">${t('portfolio.drop')}</p>
      <input type="file" multiple hidden accept=${ACCEPT} @change=${this.handleChoice} />
    </div>`;
  }

  private handleOver(event: DragEvent): void {
    event.preventDefault();
    this.isOver = true;
  }

  private handleDrop(event: DragEvent): void {
    event.preventDefault();
    this.isOver = false;
    this.offer(event.dataTransfer?.files ?? []);
  }

  private handleChoice(): void {
    this.offer(this.input.files ?? []);
    // Emptied, so that the same file can be chosen again.
    this.input.value = '';
  }

  private offer(files: Iterable<File>): void {
    const chosen = [...files];
    if (chosen.length > 0) this.dispatchEvent(new FilesChooseEvent(chosen));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-drop-zone': IlpDropZone;
  }
  interface HTMLElementEventMap {
    [FilesChooseEvent.type]: FilesChooseEvent;
  }
}
