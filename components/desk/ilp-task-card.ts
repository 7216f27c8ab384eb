import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { TASK_LINE_MAX, type TaskProof } from '#contracts/counsel-fields.js';
import type { MyTask } from '#contracts/grade-tasks.js';
import { formatDate, formatNumber, today } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { hrefFor } from '../shared/navigation.js';
import { buttons, cards, layout } from '../styles/shared.js';

/** Where what is counted is made. */
const PLACES: Record<Exclude<TaskProof, 'tick'>, string> = {
  ...{
    interest: 'explore/profiler',
    skills: 'explore/assessments/skills',
    values: 'explore/assessments/values',
  },
  ...{ self: 'strengths', explore: 'explore', careergoal: 'goals?new', edgoal: 'goals?new' },
  ...{ psgoal: 'goals?new', extra: 'activities', 'service-hours': 'activities' },
  ...{ resume: 'resumes', portfolio: 'portfolio', reflect: 'portfolio', adult: 'conversations' },
};

/** The student ticks a task with a line, or takes that back with none. */
export class TickEvent extends Event {
  static readonly type = 'ilp-tick';
  readonly line: string | null;

  constructor(line: string | null) {
    super(TickEvent.type, { bubbles: true, composed: true });
    this.line = line;
  }
}

/**
 * A task as its student sees it. Needs the `desk` messages.
 *
 * @element ilp-task-card
 * @fires {TickEvent} ilp-tick
 */
@customElement('ilp-task-card')
export class IlpTaskCard extends IlpElement {
  static override styles = [
    cards,
    layout,
    buttons,
    css`
      :host {
        display: block;
      }

      .title {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) task!: MyTask;
  /** To look at only. */
  @property({ type: Boolean }) preview = false;
  @property({ type: Boolean }) busy = false;
  @state() private isTicking = false;
  @state() private fault = '';

  protected override render() {
    const { title, details, from, dueOn, isDone, line } = this.task;
    const isLate = !isDone && dueOn < today();
    const date = formatDate(dueOn);
    const facts = [
      t(isLate ? 'desk.task-overdue' : 'desk.task-due', { date }),
      ...(from === null ? [] : [t('desk.from', { name: from })]),
    ];
    return html`<div class="stack tight">
      <div class="spread">
        <span class="title">${title}</span>
        ${isDone ? html`<span class="badge good">${t('desk.task-done')}</span>` : this.renderHave()}
      </div>
      ${details ? html`<p>${details}</p>` : nothing}
      <p class="small quiet">${facts.join(' · ')}</p>
      ${line === null ? nothing : html`<p><q>${line}</q></p>`} ${this.renderDoing()}
    </div>`;
  }

  private renderHave() {
    const { proof, have, amount } = this.task;
    if (proof === 'tick') return nothing;
    const counts = { have: formatNumber(have), amount: formatNumber(amount) };
    return html`<span class="badge">${t('desk.task-have', counts)}</span>`;
  }

  private renderDoing() {
    const { proof, isDone, title, amount } = this.task;
    if (this.preview) return html`<p class="small quiet">${needWords(proof, amount)}</p>`;
    if (proof !== 'tick')
      return isDone
        ? nothing
        : html`<p class="small quiet">${needWords(proof, amount)}</p>
            <div class="actions">
              <a
                class="button small"
                href=${hrefFor(PLACES[proof])}
                aria-label=${t('desk.go-for', { title })}
                >${t('desk.go')}</a
              >
            </div>`;
    if (isDone)
      return html`<div class="actions">
        <button
          type="button"
          class="button small quiet"
          ?disabled=${this.busy}
          @click=${() => this.dispatchEvent(new TickEvent(null))}
        >
          ${t('desk.untick')}
        </button>
      </div>`;
    return this.isTicking ? this.renderForm() : this.renderTick();
  }

  private renderTick() {
    return html`<div class="actions">
      <button
        type="button"
        class="button small"
        aria-label=${t('desk.tick-for', { title: this.task.title })}
        @click=${this.handleOpen}
      >
        ${t('desk.tick')}
      </button>
    </div>`;
  }

  private renderForm() {
    return html`<form class="stack tight" novalidate @submit=${this.handleSubmit}>
      <ilp-field
        name="line"
        required
        label=${t('desk.tick-line')}
        maxlength=${TASK_LINE_MAX}
        error=${this.fault}
      ></ilp-field>
      <div>
        <button class="button small primary" ?disabled=${this.busy}>${t('desk.tick-save')}</button>
      </div>
    </form>`;
  }

  private readonly handleOpen = async () => {
    this.isTicking = true;
    await this.updateComplete;
    this.renderRoot.querySelector<IlpField>('ilp-field')?.focus();
  };

  private readonly handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const field = this.renderRoot.querySelector<IlpField>('ilp-field');
    const line = field?.value.trim() ?? '';
    this.fault = line === '' ? t('desk.tick-missing') : '';
    if (this.fault) field?.focus();
    else this.dispatchEvent(new TickEvent(line));
  };
}

function needWords(proof: TaskProof, amount: number): string {
  if (proof === 'tick') return t('desk.need-tick');
  return t('desk.need', { proof: t(`desk.proof-${proof}`), amount: formatNumber(amount) });
}

declare global {
  interface HTMLElementEventMap {
    [TickEvent.type]: TickEvent;
  }

  interface HTMLElementTagNameMap {
    'ilp-task-card': IlpTaskCard;
  }
}
