import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PROMPT_MAX, PROMPTS_MAX } from '#contracts/limits.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { PromptsChangeEvent } from './assignment-events.js';
import { newPrompt, type PromptDraft } from './assignment-templates.js';

/**
 * The questions of a reflection: written, added, moved and removed without a mouse.
 *
 * @element ilp-prompt-list
 * @fires {PromptsChangeEvent} ilp-prompts-change - With all questions in their new order.
 */
@customElement('ilp-prompt-list')
export class IlpPromptList extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    fields,
    css`
      ol {
        display: grid;
        gap: var(--ilp-space-3);
        grid-template-columns: minmax(0, 1fr);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      .error {
        color: var(--ilp-bad);
        font-size: var(--ilp-text-small);
        font-weight: 550;
      }
    `,
  ];

  @property({ attribute: false }) prompts: readonly PromptDraft[] = [];
  @property() error = '';

  override focus(): void {
    this.renderRoot.querySelector('ilp-field')?.focus();
  }

  protected override render() {
    return html`<section class="stack" aria-labelledby="heading">
      <h2 id="heading">${t('assignments.prompts')}</h2>
      ${
        this.prompts.length > 1
          ? html`<p class="small quiet">${t('assignments.prompt-keys')}</p>`
          : ''
      }
      <ol>
        ${repeat(
          this.prompts,
          (prompt) => prompt.id,
          (prompt, index) => html`<li class="card">${this.renderPrompt(prompt, index)}</li>`,
        )}
      </ol>
      ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : ''}
      <div>
        <button
          type="button"
          class="button small"
          ?disabled=${this.prompts.length >= PROMPTS_MAX}
          @click=${() => void this.add()}
        >
          ${icon('plus')} ${t('assignments.prompt-add')}
        </button>
      </div>
    </section>`;
  }

  private renderPrompt(prompt: PromptDraft, index: number) {
    const number = index + 1;
    return html`<div
      class="stack"
      data-id=${prompt.id}
      @keydown=${(event: KeyboardEvent) => this.handleKey(event, index)}
    >
      <ilp-field
        type="textarea"
        rows="2"
        label=${t('assignments.prompt-number', { number })}
        maxlength=${PROMPT_MAX}
        .value=${prompt.prompt}
        @input=${(event: InputEvent) =>
          this.replace(index, { ...prompt, prompt: (event.currentTarget as IlpField).value })}
      ></ilp-field>
      <div class="actions">
        <button
          type="button"
          class="button small quiet"
          data-move="up"
          aria-label=${t('assignments.prompt-up', { number })}
          ?disabled=${index === 0}
          @click=${() => void this.move(index, -1, 'button')}
        >
          ${icon('up')}
        </button>
        <button
          type="button"
          class="button small quiet"
          data-move="down"
          aria-label=${t('assignments.prompt-down', { number })}
          ?disabled=${index === this.prompts.length - 1}
          @click=${() => void this.move(index, 1, 'button')}
        >
          ${icon('down')}
        </button>
        <button
          type="button"
          class="button small quiet"
          aria-label=${t('assignments.prompt-remove', { number })}
          ?disabled=${this.prompts.length === 1}
          @click=${() => void this.removePrompt(index)}
        >
          ${icon('trash')}
        </button>
      </div>
    </div>`;
  }

  private replace(index: number, prompt: PromptDraft): void {
    this.ask(this.prompts.with(index, prompt));
  }

  private async add(): Promise<void> {
    const prompt = newPrompt();
    this.ask([...this.prompts, prompt]);
    await this.updateComplete;
    this.boxOf(prompt.id)?.querySelector('ilp-field')?.focus();
  }

  private async removePrompt(index: number): Promise<void> {
    const before = this.prompts;
    this.ask(before.toSpliced(index, 1));
    showToast({
      text: t('assignments.prompt-removed', { number: index + 1 }),
      undo: () => this.ask(before),
    });
    await this.updateComplete;
    const neighbour = this.prompts[Math.min(index, this.prompts.length - 1)];
    if (neighbour) this.boxOf(neighbour.id)?.querySelector('ilp-field')?.focus();
  }

  private async move(index: number, by: -1 | 1, from: 'button' | 'field'): Promise<void> {
    const moved = this.prompts[index];
    const target = index + by;
    if (!moved || target < 0 || target >= this.prompts.length) return;
    this.ask(this.prompts.toSpliced(index, 1).toSpliced(target, 0, moved));
    await this.updateComplete;
    const box = this.boxOf(moved.id);
    // At the end of the list the button just used is switched off, so focus goes to its twin.
    const same = box?.querySelector<HTMLElement>(`[data-move=${by < 0 ? 'up' : 'down'}]:enabled`);
    const twin = box?.querySelector<HTMLElement>('[data-move]:enabled');
    if (from === 'button') (same ?? twin)?.focus();
    else box?.querySelector('ilp-field')?.focus();
    announce(t('assignments.prompt-moved', { number: target + 1, total: this.prompts.length }));
  }

  private handleKey(event: KeyboardEvent, index: number): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    void this.move(index, event.key === 'ArrowUp' ? -1 : 1, 'field');
  }

  private boxOf(id: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[data-id="${id}"]`);
  }

  /** Shows the change at once; whoever owns the questions keeps it. */
  private ask(prompts: readonly PromptDraft[]): void {
    this.prompts = prompts;
    this.dispatchEvent(new PromptsChangeEvent(prompts));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-prompt-list': IlpPromptList;
  }
}
