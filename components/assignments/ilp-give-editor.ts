import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Assignment, NewAssignment } from '#contracts/assignments.js';
import { problemMessage } from '../api/problem-messages.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { navigate } from '../shared/navigation.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';
import type { DraftChangeEvent, TemplateChooseEvent } from './assignment-events.js';
import { type ReflectionDraft, requestFrom } from './assignment-templates.js';
import { datesFrom } from './attach-items.js';
import './ilp-draft-form.js';
import './ilp-ready-picker.js';
import './ilp-template-picker.js';

const DRAFT_KEY = 'give';

interface Kept {
  key: string;
  draft: ReflectionDraft;
}

/**
 * Gives a ready activity, or a reflection of the teacher's own, to the class inside Pathlight, when no
 * LMS waits for a link. What was written is kept on the device until the server has it.
 *
 * @element ilp-give-editor
 */
@customElement('ilp-give-editor')
export class IlpGiveEditor extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      :host {
        display: grid;
        gap: var(--ilp-space-5);
        grid-template-columns: minmax(0, 1fr);
      }
    `,
  ];

  @state() private work: Kept | undefined;
  @state() private isBusy = false;
  @state() private error: unknown = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.work = this.drafts.get(DRAFT_KEY) as Kept | undefined;
  }

  protected override render() {
    const { work } = this;
    return html`
      <div class="stack tight">
        <h2>${t('ready.give-title')}</h2>
        <p class="quiet">${t('ready.give-text')}</p>
      </div>
      <div class="page" @ilp-template-choose=${this.handleTemplate}>
        <ilp-ready-picker .api=${this.api} chosen=${work?.key ?? ''}></ilp-ready-picker>
        <ilp-template-picker chosen=${work?.key ?? ''}></ilp-template-picker>
      </div>
      ${
        this.error
          ? html`<p class="notice bad" role="alert">
              ${t('ready.give-failed')} ${problemMessage(this.error)}
            </p>`
          : nothing
      }
      ${
        work
          ? html`<ilp-draft-form
              dates-taken="due"
              ?busy=${this.isBusy}
              .draft=${work.draft}
              @ilp-draft-change=${(event: DraftChangeEvent) =>
                this.keep({ ...work, draft: event.draft })}
              @ilp-draft-submit=${() => void this.give()}
            ></ilp-draft-form>`
          : nothing
      }
    `;
  }

  private keep(work: Kept | undefined): void {
    this.work = work;
    if (work) this.drafts.set(DRAFT_KEY, work);
    else this.drafts.remove(DRAFT_KEY);
  }

  private readonly handleTemplate = async (event: TemplateChooseEvent): Promise<void> => {
    const before = this.work;
    this.keep({ key: event.key, draft: event.start(before?.draft) });
    if (before)
      showToast({ text: t('assignments.template-changed'), undo: () => this.keep(before) });
    await this.updateComplete;
    this.renderRoot.querySelector('ilp-draft-form')?.focus();
  };

  private async give(): Promise<void> {
    const draft = this.work?.draft;
    if (!draft || this.isBusy) return;
    this.isBusy = true;
    this.error = null;
    try {
      const body: NewAssignment = {
        ...requestFrom({ ...draft, grading: 'none' }),
        dueAt: datesFrom(draft).dueAt ?? null,
      };
      const { id, title } = await this.api.post<Assignment>('/assignments', body);
      this.keep(undefined);
      showToast({ text: t('ready.given', { title }), undo: () => this.takeBack(id) });
      navigate('assignments');
    } catch (error) {
      this.error = error;
    } finally {
      this.isBusy = false;
    }
  }

  private async takeBack(id: string): Promise<void> {
    await this.api.delete(`/assignments/${id}`);
    navigate('attach');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-give-editor': IlpGiveEditor;
  }
}
