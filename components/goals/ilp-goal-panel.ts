import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Goal } from '#contracts/goals.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import type { GoalsController } from './goals-controller.js';
import type { Editing } from './ilp-goal-editor.js';

/** What is open above the list of goals. */
export type Open =
  | { kind: 'editor'; editing: Editing }
  | { kind: 'history' | 'comments' | 'rests'; goal: Goal };

const CHUNKS: Record<Open['kind'], () => Promise<unknown>> = {
  editor: () => import('./ilp-goal-editor.js'),
  history: () => import('../history/ilp-history-dialog.js'),
  rests: () => import('../strengths/ilp-goal-citations.js'),
  comments: () =>
    Promise.all([import('../shared/ilp-dialog.js'), import('../goal-talk/ilp-goal-comments.js')]),
};

/** Loads what a panel is made of, so that it opens with all of it. */
export async function loadPanel(kind: Open['kind']): Promise<void> {
  await CHUNKS[kind]();
}

/**
 * The one dialog that is open above the goals. Load its parts by `loadPanel` before.
 *
 * @element ilp-goal-panel
 * @fires {DialogCloseEvent} ilp-dialog-close
 * @fires {GoalSavedEvent} ilp-goal-saved
 * @fires {VersionRestoredEvent} ilp-version-restored
 */
@customElement('ilp-goal-panel')
export class IlpGoalPanel extends IlpView {
  @property({ attribute: false }) list!: GoalsController;
  @property({ attribute: false }) open!: Open;

  protected override render() {
    const { open } = this;
    if (open.kind === 'editor')
      return html`<ilp-goal-editor
        .api=${this.api}
        .list=${this.list}
        .editing=${open.editing}
      ></ilp-goal-editor>`;
    if (open.kind === 'history')
      return html`<ilp-history-dialog
        .api=${this.api}
        kind="goal"
        record-id=${open.goal.id}
      ></ilp-history-dialog>`;
    if (open.kind === 'rests')
      return html`<ilp-goal-citations
        .api=${this.api}
        goal-id=${open.goal.id}
      ></ilp-goal-citations>`;
    return html`<ilp-dialog heading=${t('goal-talk.heading')} open>
      <ilp-goal-comments
        .api=${this.api}
        goal-id=${open.goal.id}
        goal-title=${open.goal.title}
        @ilp-comment-count=${({ goalId, count }: { goalId: string; count: number }) =>
          this.list.noteComments(goalId, count)}
      ></ilp-goal-comments>
    </ilp-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-goal-panel': IlpGoalPanel;
  }
}
