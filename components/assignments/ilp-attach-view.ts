import { Task } from '@lit/task';
import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { AttachOptions, FormPost, NewAttachment } from '#contracts/assignments.js';
import { problemMessage } from '../api/problem-messages.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';
import type { DraftChangeEvent, ReuseEvent, TemplateChooseEvent } from './assignment-events.js';
import { draftFrom, requestFrom, type ReflectionDraft } from './assignment-templates.js';
import './ilp-draft-form.js';
import './ilp-draft-preview.js';
import './ilp-reuse-picker.js';
import './ilp-template-picker.js';
import { submitForm } from './submit-form.js';

const DRAFT_KEY = 'attach';

interface Work {
  template: string;
  draft: ReflectionDraft;
}

/**
 * Makes a reflection for the course that opened us by deep linking, and hands it over by a form.
 *
 * What the teacher writes stays on the device until the LMS has it.
 *
 * @element ilp-attach-view
 */
@customElement('ilp-attach-view')
export class IlpAttachView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      [tabindex='-1']:focus {
        outline: none;
      }
    `,
  ];

  /** How the form leaves this page; a test looks at it instead. */
  submit: (form: HTMLFormElement) => void = (form) => form.submit();

  @state() private template = '';
  @state() private draft: ReflectionDraft | undefined;
  @state() private isPreview = false;
  @state() private isBusy = false;
  @state() private error: unknown = null;

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<AttachOptions>('/assignments/attach', { signal }),
    onComplete: () => this.resume(),
  });

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('isPreview') || !this.draft) return;
    const next = this.isPreview ? 'ilp-draft-preview' : '#preview';
    this.renderRoot.querySelector<HTMLElement>(next)?.focus();
  }

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('assignments.attach-title')}</h1>
      ${renderLoad(this.loading, (options) =>
        options.isOpen ? this.renderMaking(options) : this.renderClosed(),
      )}
    </div>`;
  }

  private renderClosed() {
    return html`<ilp-empty-state heading=${t('assignments.attach-closed')}>
      <p>${t('assignments.attach-closed-text')}</p>
      <a slot="actions" class="button primary" href=${hrefFor('assignments')}>
        ${t('assignments.title')}
      </a>
    </ilp-empty-state>`;
  }

  private renderMaking(options: AttachOptions) {
    return html`
      ${this.renderError()} ${this.isPreview ? this.renderPreview() : this.renderEditing(options)}
    `;
  }

  private renderError() {
    if (!this.error) return nothing;
    return html`<p class="notice bad" role="alert">
      ${t('assignments.add-failed')} ${problemMessage(this.error)}
    </p>`;
  }

  private renderEditing(options: AttachOptions) {
    return html`
      <p class="quiet">${t('assignments.attach-intro')}</p>
      <ilp-template-picker
        chosen=${this.template}
        @ilp-template-choose=${this.handleTemplate}
      ></ilp-template-picker>
      ${
        options.reusable.length > 0
          ? html`<ilp-reuse-picker
              .assignments=${options.reusable}
              ?busy=${this.isBusy}
              @ilp-reuse=${(event: ReuseEvent) =>
                void this.add({ assignmentId: event.assignmentId })}
            ></ilp-reuse-picker>`
          : nothing
      }
      ${
        this.draft
          ? html`<ilp-draft-form
              .draft=${this.draft}
              ?can-grade=${options.canGrade}
              ?busy=${this.isBusy}
              @ilp-draft-change=${this.handleChange}
              @ilp-draft-submit=${() => void this.addDraft()}
            >
              <button
                type="button"
                id="preview"
                class="button"
                @click=${() => (this.isPreview = true)}
              >
                ${t('assignments.preview')}
              </button>
              ${this.renderCancel()}
            </ilp-draft-form>`
          : html`<div>${this.renderCancel()}</div>`
      }
    `;
  }

  private renderCancel() {
    return html`<button
      type="button"
      class="button quiet"
      ?disabled=${this.isBusy}
      @click=${() => void this.leave('/assignments/attach/cancel')}
    >
      ${t('common.cancel')}
    </button>`;
  }

  private renderPreview() {
    return html`
      <ilp-draft-preview .draft=${this.draft}></ilp-draft-preview>
      <div class="actions">
        <button
          type="button"
          class="button primary"
          ?disabled=${this.isBusy}
          @click=${() => void this.addDraft()}
        >
          ${this.isBusy ? t('assignments.adding') : t('assignments.add-to-course')}
        </button>
        <button type="button" class="button" @click=${() => (this.isPreview = false)}>
          ${t('assignments.preview-back')}
        </button>
      </div>
    `;
  }

  private resume(): void {
    const kept = this.drafts.get(DRAFT_KEY) as Work | undefined;
    if (kept) this.keep(kept);
  }

  private keep(work: Work): void {
    this.template = work.template;
    this.draft = work.draft;
    this.drafts.set(DRAFT_KEY, work);
  }

  private async handleTemplate(event: TemplateChooseEvent): Promise<void> {
    const before = this.draft && { template: this.template, draft: this.draft };
    this.keep({ template: event.template.key, draft: draftFrom(event.template, before?.draft) });
    if (before)
      showToast({ text: t('assignments.template-changed'), undo: () => this.keep(before) });
    await this.updateComplete;
    this.renderRoot.querySelector('ilp-draft-form')?.focus();
  }

  private handleChange(event: DraftChangeEvent): void {
    this.keep({ template: this.template, draft: event.draft });
  }

  private async addDraft(): Promise<void> {
    if (this.draft) await this.add(requestFrom(this.draft));
  }

  private add(attachment: NewAttachment): Promise<void> {
    return this.leave('/assignments/attach', attachment);
  }

  /** Asks for the form and posts it. The page stays busy, since it is about to be left. */
  private async leave(path: string, body?: NewAttachment): Promise<void> {
    this.isBusy = true;
    this.error = null;
    try {
      const form = await this.api.post<FormPost>(path, body);
      this.drafts.remove(DRAFT_KEY);
      submitForm(form, this.submit);
    } catch (error) {
      this.error = error;
      this.isBusy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-attach-view': IlpAttachView;
  }
}
