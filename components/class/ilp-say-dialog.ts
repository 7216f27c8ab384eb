import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ClassStudent } from '#contracts/class.js';
import { GOAL_COMMENT_MAX } from '#contracts/limits.js';
import type { ApiClient } from '../api/client.js';
import { formatList } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import '../shared/ilp-dialog.js';
import '../shared/ilp-field.js';
import { buttons, layout } from '../styles/shared.js';
import { chips } from './chips.js';
import './ilp-talk-starters.js';
import { QuickText } from './quick-text.js';

/** Sentences to start from, in the teacher's language; each can be changed before it is sent. */
const READY: readonly PlainKey[] = [
  'class.say-smaller',
  'class.say-ask',
  'class.say-friday',
  'class.say-proud',
];

/** From here on names would fill the dialog. */
const NAMES_MAX = 12;

/**
 * A comment on the goal in focus of one student, or of many at once: who gets it is said before.
 *
 * @element ilp-say-dialog
 * @fires {DialogCloseEvent} ilp-dialog-close
 */
@customElement('ilp-say-dialog')
export class IlpSayDialog extends QuickText {
  static override styles = [
    layout,
    buttons,
    chips,
    css`
      .goal {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) students: readonly ClassStudent[] = [];
  /** Says it to those with a goal in focus; what it throws is shown. */
  @property({ attribute: false }) send!: (text: string) => Promise<unknown>;

  protected override render() {
    const [first] = this.students;
    const reached = this.reached();
    return html`<ilp-dialog heading=${this.heading()} open>
      <form class="stack" novalidate @submit=${this.handleSubmit} @keydown=${this.handleKey}>
        ${
          this.students.length === 1 && first?.focusGoal
            ? html`<p class="goal">${t('class.say-goal', { goal: first.focusGoal })}</p>`
            : this.renderReached(reached)
        }
        ${
          this.students.length === 1 && first
            ? html`<ilp-talk-starters .api=${this.api} .student=${first}></ilp-talk-starters>`
            : nothing
        }
        <div class="chips" role="group" aria-label=${t('class.say-ready')}>
          ${READY.map(
            (key) =>
              html`<button type="button" @click=${() => this.take(t(key))}>${t(key)}</button>`,
          )}
        </div>
        <ilp-field
          type="textarea"
          rows="3"
          label=${t('class.say-label')}
          hint=${t('class.say-hint')}
          error=${this.isMissing ? t('class.say-missing') : ''}
          maxlength=${GOAL_COMMENT_MAX}
          .value=${this.text}
          @input=${this.handleInput}
        ></ilp-field>
        ${this.sending.renderFault()}
        <div class="actions">
          <button
            type="submit"
            class="button primary"
            ?disabled=${this.sending.isBusy || reached.length === 0}
          >
            ${t('class.say-send')}
          </button>
          <span class="small quiet">${t('class.say-keys')}</span>
        </div>
      </form>
    </ilp-dialog>`;
  }

  private heading(): string {
    const [first] = this.students;
    if (this.students.length === 1 && first) return t('class.say-to', { name: first.name });
    return t('class.say-to-many', { count: this.reached().length });
  }

  private renderReached(reached: readonly ClassStudent[]) {
    const without = this.students.filter(({ focusGoalId }) => focusGoalId === null);
    return html`
      ${reached.length === 0 ? html`<p class="notice">${t('class.say-nobody')}</p>` : nothing}
      ${reached.length > 0 ? html`<p>${t('class.say-who', { names: namesOf(reached) })}</p>` : nothing}
      ${
        without.length > 0
          ? html`<p class="small quiet">${t('class.say-without', { names: namesOf(without) })}</p>`
          : nothing
      }
    `;
  }

  private reached(): readonly ClassStudent[] {
    return this.students.filter(({ focusGoalId }) => focusGoalId !== null);
  }

  protected get key(): string {
    const [first] = this.students;
    return this.students.length === 1 ? `say.${first?.personId ?? ''}` : 'say.many';
  }

  private take(words: string): void {
    const before = this.text.trim();
    this.writeOn(before === '' ? words : `${before} ${words}`);
  }

  protected override canSend(): boolean {
    return this.reached().length > 0;
  }

  protected override deliver(text: string): Promise<unknown> {
    return this.send(text);
  }
}

function namesOf(students: readonly ClassStudent[]): string {
  const names = students.slice(0, NAMES_MAX).map(({ name }) => name);
  const more = students.length - names.length;
  return formatList(more > 0 ? [...names, t('class.say-more', { count: more })] : names);
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-say-dialog': IlpSayDialog;
  }
}
