import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { HELPS_BECAUSE_MAX } from '#contracts/limits.js';
import type { GoalStep } from '#contracts/goals.js';
import { formatDate, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import '../shared/ilp-field.js';
import { hrefFor } from '../shared/navigation.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { StepChangeEvent } from './goal-events.js';
import { STEP_STATES } from './goal-words.js';

/**
 * An assignment that a teacher tagged to a goal: when it is due, where it stands, and the student's
 * own "helps me because…".
 *
 * @element ilp-goal-step
 * @fires {StepChangeEvent} ilp-step-change
 */
@customElement('ilp-goal-step')
export class IlpGoalStep extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      form {
        display: grid;
        gap: var(--ilp-space-2);
      }
    `,
  ];

  @property({ attribute: false }) step?: GoalStep;

  @state() private isWriting = false;
  @state() private isAsking = false;

  protected override render() {
    const { step } = this;
    if (!step) return nothing;
    return html`<div class="stack tight">
      <div class="spread">
        ${this.renderTitle(step)}
        <span class="badge ${step.state === 'graded' ? 'good' : ''}">
          ${t(STEP_STATES[step.state])}
          ${
            step.score
              ? t('common.score-of', {
                  points: formatNumber(step.score.points),
                  maximum: formatNumber(step.score.maximum),
                })
              : nothing
          }
        </span>
      </div>
      ${
        step.dueDate
          ? html`<span class="small quiet">
              ${t('common.due', { date: formatDate(step.dueDate) })}
            </span>`
          : nothing
      }
      <span class="small quiet">
        ${
          step.level === 'C' && step.readAt
            ? t('goals.level-C', { date: formatDate(step.readAt) })
            : t(step.level === 'A' ? 'goals.level-A' : 'goals.level-B')
        }
      </span>
      ${this.isWriting ? this.renderForm(step) : this.renderReason(step)} ${this.renderWhy(step)}
    </div>`;
  }

  private renderTitle(step: GoalStep) {
    // An address that somebody typed may be anything; only web pages become links.
    const isWebPage = /^https?:\/\//i.test(step.url ?? '');
    if (!step.url || (step.source === 'course' && !isWebPage))
      return html`<span>${step.title}</span>`;
    if (step.source === 'ours') return html`<a href=${hrefFor(step.url)}>${step.title}</a>`;
    return html`<a href=${step.url} target="_blank" rel="noopener noreferrer">${step.title}</a>`;
  }

  /** Asked for once somebody wants to know: a plan may have many steps. */
  private renderWhy({ tagId, title }: GoalStep) {
    if (this.isAsking) return html`<ilp-why .api=${this.api} key=${tagId}></ilp-why>`;
    return html`<div>
      <button
        type="button"
        class="button small quiet"
        aria-label=${`${t('why.title')} ${title}`}
        @click=${this.handleAsk}
      >
        ${t('why.title')}
      </button>
    </div>`;
  }

  private async handleAsk(): Promise<void> {
    await import('../why/ilp-why.js');
    this.isAsking = true;
  }

  private renderReason(step: GoalStep) {
    return html`
      ${
        step.helpsBecause
          ? html`<p><span class="quiet">${t('goals.helps-because')}</span> ${step.helpsBecause}</p>`
          : nothing
      }
      <div>
        <button
          type="button"
          class="button small quiet"
          aria-label=${`${step.helpsBecause ? t('common.edit') : t('goals.helps-add')}: ${step.title}`}
          @click=${this.handleWrite}
        >
          ${step.helpsBecause ? t('common.edit') : t('goals.helps-add')}
        </button>
      </div>
    `;
  }

  private renderForm(step: GoalStep) {
    return html`<form @submit=${this.handleSubmit} @keydown=${this.handleKey}>
      <ilp-field
        name="reason"
        type="textarea"
        rows="2"
        label=${t('goals.helps-because')}
        hint=${t('goals.helps-label', { title: step.title })}
        maxlength=${HELPS_BECAUSE_MAX}
        .value=${step.helpsBecause ?? ''}
      ></ilp-field>
      <div class="actions">
        <button type="submit" class="button small primary">${t('common.save')}</button>
        <button type="button" class="button small" @click=${() => void this.stopWriting()}>
          ${t('common.cancel')}
        </button>
      </div>
    </form>`;
  }

  private async handleWrite(): Promise<void> {
    this.isWriting = true;
    await this.updateComplete;
    this.renderRoot.querySelector('ilp-field')?.focus();
  }

  private async stopWriting(): Promise<void> {
    this.isWriting = false;
    await this.updateComplete;
    this.renderRoot.querySelector('button')?.focus();
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') void this.stopWriting();
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (!this.step) return;
    const reason = this.renderRoot.querySelector('ilp-field')?.value.trim() ?? '';
    this.dispatchEvent(new StepChangeEvent(this.step.tagId, reason === '' ? null : reason));
    void this.stopWriting();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-goal-step': IlpGoalStep;
  }
}
