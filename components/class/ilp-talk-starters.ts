import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SharedCareer, SharedCareers } from '#contracts/careers.js';
import type { ClassStudent } from '#contracts/class.js';
import type { ApiClient } from '../api/client.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, layout } from '../styles/shared.js';

const CAREERS_SHOWN = 2;

/** Who put them away sees none for the rest of the visit. */
let isAway = false;

/**
 * Short lines to begin a talk with a student, each from one thing that they show: the goal in focus, a career
 * they saved and still think about, their last move. Nothing is guessed; where nothing is shown there is none.
 *
 * @element ilp-talk-starters
 */
@customElement('ilp-talk-starters')
export class IlpTalkStarters extends IlpElement {
  static override styles = [
    layout,
    buttons,
    css`
      ul {
        margin: 0;
        padding-inline-start: var(--ilp-space-4);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) student!: ClassStudent;

  @state() private isHidden = isAway;

  private readonly loading = new Task(this, {
    args: () => [this.student.personId, this.isHidden] as const,
    task: async ([personId, isHidden], { signal }): Promise<SharedCareer[]> => {
      if (isHidden) return [];
      const path = `/class/${encodeURIComponent(personId)}/saved-careers`;
      return (await this.api.get<SharedCareers>(path, { signal })).items;
    },
  });

  protected override render() {
    if (this.isHidden) return nothing;
    // A failure leaves the careers out: what the dialog is for does not wait for them.
    const lines = this.lines(this.loading.value ?? []);
    if (lines.length === 0) return nothing;
    return html`<section class="stack tight" aria-labelledby="starters">
      <div class="spread">
        <h3 id="starters" class="small">${t('class.starters')}</h3>
        <button type="button" class="button small quiet" @click=${this.putAway}>
          ${t('class.starters-away')}
        </button>
      </div>
      <ul class="small">
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>
    </section>`;
  }

  private lines(careers: readonly SharedCareer[]): string[] {
    const { focusGoal, lastMoveAt } = this.student;
    const wanted = careers.filter(({ stillInterested }) => stillInterested);
    return [
      ...(focusGoal ? [t('class.starter-goal', { goal: focusGoal })] : []),
      ...wanted
        .slice(0, CAREERS_SHOWN)
        .map(({ career }) => t('class.starter-career', { career: career.title })),
      ...(lastMoveAt ? [t('class.starter-move', { date: formatDate(lastMoveAt) })] : []),
    ];
  }

  private readonly putAway = () => {
    isAway = true;
    this.isHidden = true;
  };
}

/** For a new visit. */
export function showStarters(): void {
  isAway = false;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-talk-starters': IlpTalkStarters;
  }
}
