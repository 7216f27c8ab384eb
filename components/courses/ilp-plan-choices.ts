import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CourseTerm } from '#contracts/course-fields.js';
import type { CourseChoice, CourseChoices } from '#contracts/course-plans.js';
import type { ApiClient } from '../api/client.js';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-dialog.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { creditWords } from './course-words.js';
import { problemWords } from './plan-words.js';

const TYPING_MS = 250;

/** A course is to stand at the place that was asked for. */
export class PlanAddEvent extends Event {
  static readonly type = 'ilp-plan-add';
  readonly choice: CourseChoice;

  constructor(choice: CourseChoice) {
    super(PlanAddEvent.type, { bubbles: true, composed: true });
    this.choice = choice;
  }
}

/**
 * Courses for one place of a plan, with what each would do: credits that it fills, and saved careers that
 * it keeps open.
 *
 * @element ilp-plan-choices
 * @fires {PlanAddEvent} ilp-plan-add
 * @fires ilp-dialog-close
 */
@customElement('ilp-plan-choices')
export class IlpPlanChoices extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--ilp-space-2);
        align-items: start;
      }

      .good {
        color: var(--ilp-good);
      }

      .warn {
        color: var(--ilp-warn);
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: 'plan-id' }) planId = '';
  @property({ type: Number }) grade = 9;
  @property() term: CourseTerm = 'year';

  @state() private query = '';
  private typing: ReturnType<typeof setTimeout> | undefined;

  private readonly loading = new Task(this, {
    args: () => [this.planId, this.grade, this.term, this.query] as const,
    task: ([planId, grade, term, query], { signal }) => {
      const search = new URLSearchParams({
        ...{ grade: String(grade), term },
        ...(query && { query }),
      });
      return this.api.get<CourseChoices>(`/course-plans/${planId}/choices?${search.toString()}`, {
        signal,
      });
    },
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.typing);
  }

  protected override render() {
    const words = { grade: String(this.grade), term: t(`courses.term-${this.term}`) };
    return html`<ilp-dialog heading=${t('courses.plan-choices', words)} open>
      <div class="stack">
        <ilp-field
          type="search"
          label=${t('courses.catalog-search')}
          @input=${this.handleTyping}
        ></ilp-field>
        ${renderLoad(this.loading, (found) => this.renderChoices(found))}
      </div>
    </ilp-dialog>`;
  }

  private renderChoices({ choices, titles }: CourseChoices) {
    if (choices.length === 0) return html`<p>${t('courses.plan-choices-none')}</p>`;
    return html`<ul class="rows">
      ${repeat(
        choices,
        ({ code }) => code,
        (choice) =>
          html`<li>
            <div class="stack tight">
              <strong>${choice.title}</strong>
              <span class="small quiet">
                ${t(`courses.area-${choice.area}`)} · ${creditWords(choice.credits)}
              </span>
              ${
                choice.fills > 0
                  ? html`<span class="small good">
                      ${t('courses.plan-choice-fills', { credits: creditWords(choice.fills) })}
                    </span>`
                  : nothing
              }
              ${renderCareers(choice)}
              ${choice.problems.map(
                (problem) =>
                  html`<span class="small warn">
                    ${icon('warning')} ${problemWords(problem, titles)}
                  </span>`,
              )}
            </div>
            <button
              type="button"
              class="button small"
              aria-label=${`${t('courses.plan-add')}: ${choice.title}`}
              @click=${() => this.dispatchEvent(new PlanAddEvent(choice))}
            >
              ${t('courses.plan-add')}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  private readonly handleTyping = (event: Event): void => {
    const { value } = event.currentTarget as IlpField;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => {
      this.query = value.trim();
    }, TYPING_MS);
  };
}

function renderCareers({ careers }: CourseChoice) {
  if (careers.of === 0) return nothing;
  const words = t('courses.plan-choice-careers', { uses: careers.uses, of: careers.of });
  if (careers.uses === 0) return html`<span class="small quiet">${words}</span>`;
  return html`<details class="small">
    <summary>${words}</summary>
    ${t('courses.plan-choice-careers-why', { titles: formatList(careers.titles) })}
  </details>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-plan-choices': IlpPlanChoices;
  }
  interface HTMLElementEventMap {
    [PlanAddEvent.type]: PlanAddEvent;
  }
}
