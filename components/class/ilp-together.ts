import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { TaughtCourse } from '#contracts/class.js';
import type { ApiClient } from '../api/client.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-dialog.js';
import { IlpElement } from '../shared/ilp-element.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { TogetherEvent } from './class-events.js';

/**
 * Which of a teacher's other courses are shown in one list with this one.
 *
 * @element ilp-together
 * @fires {TogetherEvent} ilp-together - When it has changed.
 */
@customElement('ilp-together')
export class IlpTogether extends IlpElement {
  static override styles = [layout, buttons, cards, fields];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) courses: readonly TaughtCourse[] = [];

  @state() private isOpen = false;
  @state() private wanted: ReadonlySet<string> = new Set();

  private readonly attempt = new Attempt(this);

  protected override render() {
    if (this.courses.length === 0) return nothing;
    const shown = this.courses.filter(({ isShown }) => isShown).map(titleOf);
    return html`<div class="spread">
        ${
          shown.length > 0
            ? html`<p class="small">${t('class.together-with', { courses: shown.join(', ') })}</p>`
            : nothing
        }
        <button
          type="button"
          class="button small quiet"
          aria-haspopup="dialog"
          @click=${() => this.openDialog()}
        >
          ${t('class.together-ask')}
        </button>
      </div>
      ${this.renderDialog()}`;
  }

  private renderDialog() {
    return html`<ilp-dialog
      heading=${t('class.together-title')}
      ?open=${this.isOpen}
      @ilp-dialog-close=${() => this.close()}
    >
      <div class="stack">
        <p>${t('class.together-text')}</p>
        <fieldset class="stack tight">
          <legend>${t('class.together-courses')}</legend>
          ${this.courses.map((course) => this.renderCourse(course))}
        </fieldset>
        ${this.attempt.renderFault()}
      </div>
      <button
        slot="footer"
        type="button"
        class="button primary"
        ?disabled=${this.attempt.isBusy}
        @click=${() => void this.save()}
      >
        ${t('common.save')}
      </button>
      <button slot="footer" type="button" class="button" @click=${() => this.close()}>
        ${t('common.cancel')}
      </button>
    </ilp-dialog>`;
  }

  private renderCourse(course: TaughtCourse) {
    const { id } = course;
    return html`<label class="choice">
      <input
        type="checkbox"
        value=${id}
        .checked=${this.wanted.has(id)}
        @change=${() => this.toggle(id)}
      />
      ${titleOf(course)}
    </label>`;
  }

  private toggle(id: string): void {
    const wanted = new Set(this.wanted);
    if (!wanted.delete(id)) wanted.add(id);
    this.wanted = wanted;
  }

  private openDialog(): void {
    this.wanted = new Set(this.shownIds());
    this.isOpen = true;
  }

  private close(): void {
    this.isOpen = false;
    this.attempt.forget();
  }

  private shownIds(): string[] {
    return this.courses.filter(({ isShown }) => isShown).map(({ id }) => id);
  }

  private async save(): Promise<void> {
    const before = this.shownIds();
    if (!(await this.attempt.run(() => this.show([...this.wanted])))) return;
    this.isOpen = false;
    showToast({ text: t('class.together-done'), undo: () => this.show(before) });
  }

  private async show(courseIds: string[]): Promise<void> {
    await this.api.put('/class/together', { courseIds });
    this.dispatchEvent(new TogetherEvent());
  }
}

const titleOf = ({ title }: TaughtCourse) => title ?? t('common.course-without-name');

declare global {
  interface HTMLElementTagNameMap {
    'ilp-together': IlpTogether;
  }
}
