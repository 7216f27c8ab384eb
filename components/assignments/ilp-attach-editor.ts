import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AttachOptions, NewPlacement } from '#contracts/attach.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { showToast } from '../shared/toast.js';
import { buttons, layout } from '../styles/shared.js';
import {
  type ActivityChangeEvent,
  type ActivityToggleEvent,
  AttachCancelEvent,
  AttachEvent,
  type DraftChangeEvent,
  type PlaceAgainEvent,
  type ReuseEvent,
  type TemplateChooseEvent,
} from './assignment-events.js';
import { isSame, itemsFrom } from './attach-items.js';
import { type AttachWork, choosing, toggled } from './attach-work.js';
import './ilp-activity-picker.js';
import './ilp-activity-settings.js';
import './ilp-draft-form.js';
import './ilp-draft-preview.js';
import './ilp-not-seen.js';
import './ilp-ready-picker.js';
import './ilp-reuse-picker.js';
import './ilp-template-picker.js';
import { newId } from '../shared/new-id.js';

const DRAFT_KEY = 'attach';

/**
 * Where a teacher chooses what goes into the course: a reflection, activities, or both where the
 * course takes several things at once. What was made so far is kept on the device.
 *
 * @element ilp-attach-editor
 * @fires {AttachEvent} ilp-attach
 * @fires {AttachCancelEvent} ilp-attach-cancel
 */
@customElement('ilp-attach-editor')
export class IlpAttachEditor extends IlpView {
  static override styles = [
    layout,
    buttons,
    css`
      :host {
        display: grid;
        gap: var(--ilp-space-5);
        grid-template-columns: minmax(0, 1fr);
      }
    `,
  ];

  @property({ attribute: false }) options?: AttachOptions;
  @property({ type: Boolean }) busy = false;

  @state() private work: AttachWork = { activities: [], template: '' };
  @state() private isPreview = false;

  override connectedCallback(): void {
    super.connectedCallback();
    const kept = this.drafts.get(DRAFT_KEY) as Partial<AttachWork> | undefined;
    if (kept) this.work = { ...this.work, ...kept };
  }

  /** The server has it all: nothing needs to be kept here. */
  forget(): void {
    this.drafts.remove(DRAFT_KEY);
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('isPreview') || !this.work.draft) return;
    const next = this.isPreview ? 'ilp-draft-preview' : '#preview';
    this.renderRoot.querySelector<HTMLElement>(next)?.focus();
  }

  protected override render() {
    if (!this.options) return nothing;
    return this.isPreview ? this.renderPreview() : this.renderEditing(this.options);
  }

  private renderEditing(options: AttachOptions) {
    const { work } = this;
    return html`
      <p class="quiet">
        ${t(options.takesSeveral ? 'assignments.attach-intro' : 'assignments.attach-intro-one')}
      </p>
      ${
        options.notSeen.length > 0
          ? html`<ilp-not-seen
              open
              ?busy=${this.busy}
              .placements=${options.notSeen}
              @ilp-place-again=${(event: PlaceAgainEvent) =>
                this.add([{ type: 'placed', placementId: event.placementId }])}
            ></ilp-not-seen>`
          : nothing
      }
      <div
        class="page"
        @ilp-template-choose=${(event: TemplateChooseEvent) =>
          void this.handleTemplate(event, options)}
      >
        <ilp-template-picker chosen=${work.draft ? work.template : ''}></ilp-template-picker>
        <ilp-ready-picker
          .api=${this.api}
          chosen=${work.draft ? work.template : ''}
        ></ilp-ready-picker>
      </div>
      <ilp-activity-picker
        .api=${this.api}
        .chosen=${work.activities}
        @ilp-activity-toggle=${(event: ActivityToggleEvent) =>
          this.keep(toggled(work, event.activity, options.takesSeveral))}
      ></ilp-activity-picker>
      ${this.renderReuse(options)} ${this.renderChosen(options)}
      ${work.draft ? this.renderReflection(options) : this.renderActions(options)}
      ${
        work.draft || work.activities.length > 0
          ? html`<p class="small quiet">
              ${t(options.isMadeAtOnce ? 'assignments.made-at-once' : 'assignments.saved-there')}
            </p>`
          : nothing
      }
    `;
  }

  private renderReuse({ reusable }: AttachOptions) {
    if (reusable.length === 0) return nothing;
    return html`<ilp-reuse-picker
      .assignments=${reusable}
      ?busy=${this.busy}
      @ilp-reuse=${(event: ReuseEvent) => this.add([{ type: 'reuse', assignmentId: event.assignmentId }])}
    ></ilp-reuse-picker>`;
  }

  private renderChosen(options: AttachOptions) {
    if (this.work.activities.length === 0) return nothing;
    return html`<section class="stack" aria-labelledby="chosen">
      <h2 id="chosen">${t('assignments.chosen')}</h2>
      ${repeat(
        this.work.activities,
        ({ kind, target }) => `${kind} ${target ?? ''}`,
        (activity) =>
          html`<ilp-activity-settings
            .activity=${activity}
            ?can-grade=${options.canGrade}
            dates-taken=${options.datesTaken}
            ?busy=${this.busy}
            @ilp-activity-change=${this.handleActivity}
            @ilp-activity-toggle=${(event: ActivityToggleEvent) =>
              this.keep(toggled(this.work, event.activity, options.takesSeveral))}
          ></ilp-activity-settings>`,
      )}
    </section>`;
  }

  private renderReflection(options: AttachOptions) {
    return html`<ilp-draft-form
      .draft=${this.work.draft}
      ?can-grade=${options.canGrade}
      dates-taken=${options.datesTaken}
      ?busy=${this.busy}
      @ilp-draft-change=${(event: DraftChangeEvent) =>
        this.keep({ ...this.work, draft: event.draft })}
      @ilp-draft-submit=${() => void this.addChosen(options)}
    >
      <button type="button" id="preview" class="button" @click=${() => (this.isPreview = true)}>
        ${t('assignments.preview')}
      </button>
      ${this.renderCancel()}
    </ilp-draft-form>`;
  }

  private renderActions(options: AttachOptions) {
    return html`<div class="actions">
      ${
        this.work.activities.length > 0
          ? html`<button
              type="button"
              class="button primary"
              ?disabled=${this.busy}
              @click=${() => void this.addChosen(options)}
            >
              ${this.busy ? t('assignments.adding') : t('assignments.add-to-course')}
            </button>`
          : nothing
      }
      ${this.renderCancel()}
    </div>`;
  }

  private renderCancel() {
    return html`<button
      type="button"
      class="button quiet"
      ?disabled=${this.busy}
      @click=${() => this.dispatchEvent(new AttachCancelEvent())}
    >
      ${t('common.cancel')}
    </button>`;
  }

  private renderPreview() {
    return html`
      <ilp-draft-preview .draft=${this.work.draft}></ilp-draft-preview>
      <div class="actions">
        <button type="button" class="button primary" @click=${() => (this.isPreview = false)}>
          ${t('assignments.preview-back')}
        </button>
      </div>
    `;
  }

  /** A changed choice is another one: only an unchanged one keeps its key. */
  private keep({ activities, template, draft }: AttachWork): void {
    this.work = { activities, template, ...(draft && { draft }) };
    this.drafts.set(DRAFT_KEY, this.work);
  }

  private async handleTemplate(event: TemplateChooseEvent, options: AttachOptions): Promise<void> {
    const before = this.work;
    const draft = event.start(before.draft);
    this.keep(choosing(before, event.key, draft, options.takesSeveral));
    if (before.draft)
      showToast({ text: t('assignments.template-changed'), undo: () => this.keep(before) });
    await this.updateComplete;
    this.renderRoot.querySelector('ilp-draft-form')?.focus();
  }

  private handleActivity(event: ActivityChangeEvent): void {
    const activities = this.work.activities.map((one) =>
      isSame(one, event.activity) ? event.activity : one,
    );
    this.keep({ ...this.work, activities });
  }

  private async addChosen({ canGrade }: AttachOptions): Promise<void> {
    const settings = [...this.renderRoot.querySelectorAll('ilp-activity-settings')];
    // All of them are asked, so that each shows what is wrong with it.
    const wrong = settings.map((each) => !each.check() && each).find((each) => each !== false);
    if (wrong) {
      await wrong.updateComplete;
      wrong.focus();
      return;
    }
    this.add(itemsFrom(this.work.activities, this.work.draft, canGrade));
  }

  /** A second click, or a second try after a lost answer, carries the same key and is taken once. */
  private add(items: NewPlacement[]): void {
    const key = this.work.key ?? newId();
    this.work = { ...this.work, key };
    this.drafts.set(DRAFT_KEY, this.work);
    this.dispatchEvent(new AttachEvent({ key, items }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-attach-editor': IlpAttachEditor;
  }
}
