import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ProblemError } from '../api/problem-error.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import '../shared/ilp-dialog.js';
import '../shared/ilp-save-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { buttons, cards, layout } from '../styles/shared.js';
import type { ActivityDraft, ActivityField, ActivityValues } from './activity-draft.js';
import { ActivityEditing } from './activity-editing.js';
import {
  type ActivityChooseEvent,
  ActivityDoneEvent,
  ActivitySavedEvent,
  type ActivityWriteEvent,
} from './activity-events.js';
import './ilp-activity-conflict.js';
import './ilp-activity-fields.js';

/**
 * The dialog in which an activity is written. There is no save button: it saves as one goes, and closing
 * it loses nothing.
 *
 * @element ilp-activity-editor
 * @fires {ActivitySavedEvent} ilp-activity-saved
 * @fires {ActivityDoneEvent} ilp-activity-done
 */
@customElement('ilp-activity-editor')
export class IlpActivityEditor extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      .foot {
        position: sticky;
        inset-block-end: 0;
        padding-block: var(--ilp-space-3);
        background: var(--ilp-surface);
      }
    `,
  ];

  /** What to begin with: the activity as it is, an empty one, or what the device kept. */
  @property({ attribute: false }) start?: ActivityDraft;
  /** `start` holds words that are not saved yet. */
  @property({ type: Boolean }) resumes = false;

  private editing?: ActivityEditing;

  protected override firstUpdated(): void {
    if (!this.start) return;
    this.editing = new ActivityEditing(this, this.start, {
      saved: () => this.dispatchEvent(new ActivitySavedEvent()),
      merged: () => announce(t('activities.merged')),
    });
    if (this.resumes) this.editing.keep();
    this.requestUpdate();
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('ilp-activity-fields')?.focus(),
    );
  }

  protected override render() {
    const isNew = this.start?.revision === 0;
    return html`<ilp-dialog
      heading=${t(isNew ? 'activities.form-new' : 'activities.form-edit')}
      open
      @ilp-dialog-close=${this.handleClose}
    >
      ${this.editing ? this.renderForm(this.editing) : nothing}
    </ilp-dialog>`;
  }

  private renderForm(editing: ActivityEditing) {
    const { autosave, values, theirs } = editing;
    return html`<form class="stack" novalidate @submit=${this.handleDone}>
      ${
        theirs
          ? html`<ilp-activity-conflict
              .fields=${theirs.fields}
              .mine=${values}
              .theirs=${theirs.values}
              @ilp-activity-choose=${this.handleChoice}
            ></ilp-activity-conflict>`
          : nothing
      }
      <ilp-activity-fields
        .values=${values}
        .errors=${this.errorsOf(editing)}
        @ilp-activity-write=${this.handleWrite}
      ></ilp-activity-fields>
      <div class="foot spread">
        <button type="submit" class="button primary">${t('activities.done')}</button>
        ${
          editing.hasTitle
            ? html`<ilp-save-state
                .state=${autosave.state}
                .savedAt=${autosave.savedAt}
                .error=${autosave.error}
              ></ilp-save-state>`
            : html`<p class="small quiet">${t('activities.title-missing')}</p>`
        }
      </div>
    </form>`;
  }

  /** What the form knows by itself, and what the server said of a field. */
  private errorsOf({ values, autosave, hasTitle }: ActivityEditing) {
    const errors: Partial<Record<ActivityField, string>> = {};
    const wasNamed = this.start?.values.title !== '';
    if (!hasTitle && wasNamed) errors.title = t('activities.title-missing');
    if (isBackwards(values)) errors.endedOn = t('activities.ended-before');
    const { error, state } = autosave;
    if (state === 'failed' && error instanceof ProblemError)
      for (const field of Object.keys(values) as ActivityField[])
        if (error.hasField(`body/${field}`)) errors[field] ??= t('common.problem-invalid-request');
    return errors;
  }

  private handleWrite({ changes }: ActivityWriteEvent): void {
    this.editing?.write(changes);
  }

  private handleChoice({ choice }: ActivityChooseEvent): void {
    this.editing?.choose(choice);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('ilp-activity-fields')?.focus(),
    );
  }

  private handleDone(event: SubmitEvent): void {
    event.preventDefault();
    this.handleClose();
  }

  private handleClose(): void {
    const finished = this.editing ? this.editing.autosave.flush() : Promise.resolve(true);
    this.dispatchEvent(new ActivityDoneEvent(finished));
  }
}

function isBackwards({ startedOn, endedOn }: ActivityValues): boolean {
  return startedOn !== null && endedOn !== null && endedOn < startedOn;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-activity-editor': IlpActivityEditor;
  }
}
