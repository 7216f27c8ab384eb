import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { AttachOptions, FormPost, NewAttachment } from '#contracts/attach.js';
import { problemMessage } from '../api/problem-messages.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout } from '../styles/shared.js';
import type { AttachEvent } from './assignment-events.js';
import './ilp-attach-editor.js';
import './ilp-give-editor.js';
import './ilp-not-seen.js';
import { submitForm } from './submit-form.js';

/** After this long on our page, the course has not taken the form. */
const ANSWER_MS = 10_000;

/**
 * What goes into the course that opened us by deep linking: chosen here, handed over by a form.
 *
 * What the teacher makes stays on the device until the server has it, and on the server from then on:
 * when it does not arrive in the course, it can be handed over again.
 *
 * @element ilp-attach-view
 */
@customElement('ilp-attach-view')
export class IlpAttachView extends IlpView {
  static override styles = [layout, buttons, cards];

  /** How the form leaves this page; a test looks at it instead. */
  submit: (form: HTMLFormElement) => void = (form) => form.submit();

  @state() private isBusy = false;
  /** The form was sent, and this page is still here. */
  @state() private isStuck = false;
  @state() private error: unknown = null;
  private waiting?: ReturnType<typeof setTimeout>;

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<AttachOptions>('/attach', { signal }),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('securitypolicyviolation', this.handleBlocked);
    window.addEventListener('pageshow', this.handlePageShow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('securitypolicyviolation', this.handleBlocked);
    window.removeEventListener('pageshow', this.handlePageShow);
    clearTimeout(this.waiting);
  }

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('assignments.attach-title')}</h1>
      ${renderLoad(this.loading, (options) => this.renderStage(options))}
    </div>`;
  }

  private renderStage(options: AttachOptions) {
    if (this.isStuck || options.isAnswered) return this.renderHandedOver(options);
    if (!options.isOpen)
      return this.renderClosed(t('assignments.attach-closed-text'), options.notSeen);
    if (!options.takesTools)
      return this.renderClosed(t('common.problem-course-takes-no-tools'), options.notSeen);
    return html`${this.renderError()}
      <ilp-attach-editor
        .api=${this.api}
        .drafts=${this.drafts}
        .options=${options}
        ?busy=${this.isBusy}
        @ilp-attach=${(event: AttachEvent) => void this.handOver(event)}
        @ilp-attach-cancel=${() => void this.leave('/attach/cancel')}
      ></ilp-attach-editor>`;
  }

  private renderClosed(text: string, notSeen: AttachOptions['notSeen']) {
    return html`${
        this.session.canTeach
          ? html`<ilp-give-editor .api=${this.api} .drafts=${this.drafts}></ilp-give-editor>`
          : nothing
      }
      <ilp-empty-state heading=${t('assignments.attach-closed')}>
        <p>${text}</p>
        <a slot="actions" class="button" href=${hrefFor('assignments')}>
          ${t('assignments.title')}
        </a>
      </ilp-empty-state>
      ${notSeen.length > 0 ? html`<ilp-not-seen .placements=${notSeen}></ilp-not-seen>` : nothing}`;
  }

  /** The course has it, as far as we know; whoever is still here may see that it has not. */
  private renderHandedOver(options: AttachOptions) {
    return html`${this.renderError()}
      <div class="notice" role="status">
        <p>
          <strong>${t(this.isStuck ? 'assignments.stuck' : 'assignments.handed-over')}</strong>
        </p>
        <p>${t(this.isStuck ? 'assignments.stuck-text' : 'assignments.handed-over-text')}</p>
      </div>
      <div class="actions">
        <button
          type="button"
          class="button primary"
          ?disabled=${this.isBusy}
          @click=${() => void this.leave('/attach/again')}
        >
          ${t('common.try-again')}
        </button>
      </div>
      ${
        options.notSeen.length > 0
          ? html`<ilp-not-seen .placements=${options.notSeen}></ilp-not-seen>`
          : nothing
      }`;
  }

  private renderError() {
    if (!this.error) return nothing;
    return html`<p class="notice bad" role="alert">
      ${t('assignments.add-failed')} ${problemMessage(this.error)}
    </p>`;
  }

  private async handOver({ attachment }: AttachEvent): Promise<void> {
    if (await this.leave('/attach', attachment))
      this.renderRoot.querySelector('ilp-attach-editor')?.forget();
  }

  /** Asks for the form and posts it. The page stays busy, since it is about to be left. */
  private async leave(path: string, body?: NewAttachment): Promise<boolean> {
    if (this.isBusy) return false;
    this.isBusy = true;
    this.error = null;
    try {
      const form = await this.api.post<FormPost>(path, body);
      submitForm(form, this.submit);
      this.waiting = setTimeout(this.handleBlocked, ANSWER_MS);
      return true;
    } catch (error) {
      this.error = error;
      this.isBusy = false;
      return false;
    }
  }

  private readonly handleBlocked = () => {
    if (!this.isBusy) return;
    clearTimeout(this.waiting);
    this.isStuck = true;
    this.isBusy = false;
  };

  /** Back from the course's own page, the browser shows this one as it was left. */
  private readonly handlePageShow = (event: PageTransitionEvent) => {
    if (!event.persisted) return;
    this.isBusy = false;
    void this.loading.run();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-attach-view': IlpAttachView;
  }
}
